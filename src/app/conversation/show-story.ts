import type { AlertQuote } from '../../core/alert/alert.ts';
import type { AnswerBlock, ChatReply } from '../../ports/conversation.ts';
import type { StoredItem } from '../../ports/item-store.ts';
import type { StoredQuote } from '../../ports/quote-store.ts';
import { explainItem, findItemAt } from '../explain-item.ts';
import { quoteId } from '../withdraw.ts';
import { datedLine, paragraph, smallLine, titleLine, toReply, toTextReply } from './answers.ts';
import { listStoryQuotes } from './list-story-quotes.ts';
import { listNothing, type Question, type Reader, showQuestion } from './questions.ts';
import { readStoryId, readUrl } from './read-options.ts';
import type { Turn } from './turn.ts';

const ITEMS_ON_A_PAGE = 8;
const QUOTES_SHOWN = 3;
const TERMS_SHOWN = 6;
/** It belongs to the sentence around the words (product.md, An alert). */
const TRAILING_COMMA = /,$/;

/** `/news story <id>`: who reports it, the quotes, and which watches it met. */
export const readStory: Reader = async (turn, { options }, page) => {
  const { store, access, labels } = turn;
  const id = readStoryId(options['id'] ?? '');
  const story = id === '' ? undefined : await store.findStory(id);
  const items = story === undefined ? [] : await listShownItems(turn, story.id);
  if (story === undefined || items.length === 0) return listNothing(labels.noStory);
  const [first] = items;
  const from = page * ITEMS_ON_A_PAGE;
  const quotes = page === 0 ? await listStoryQuotes(store, items) : [];
  const watches = page === 0 ? await namesOfWatches(turn, items) : [];
  const alertsCount = (await store.listAlertsOfStory(story.id)).filter(({ alert }) =>
    access.canSeeAlert(alert),
  ).length;
  const facts = [labels.sources(story.sourcesCount), labels.alertsHere(alertsCount), story.id];
  return {
    blocks: [
      titleLine(story.title, first?.url),
      datedLine(facts.join(' · '), story.firstAtMs),
      ...quotes
        .slice(0, QUOTES_SHOWN)
        .flatMap((quote) => [quoteBlock(quote), ...quoteIdLine(turn, story.id, quote)]),
      ...(watches.length === 0 ? [] : [smallLine({ text: labels.watchesMet(watches) })]),
      ...items.slice(from, from + ITEMS_ON_A_PAGE).flatMap(itemLines),
    ],
    isMore: items.length > from + ITEMS_ON_A_PAGE,
  };
};

/** The items of a story that stand, newest last; none when the person may not see it. */
async function listShownItems(
  { store, access }: Turn,
  storyId: string,
): Promise<readonly StoredItem[]> {
  const items = (await store.listStoryItems(storyId)).filter(({ isWithdrawn }) => !isWithdrawn);
  const ids = items.map(({ id }) => id);
  return (await access.isItemHidden({ ids, storyId })) ? [] : items;
}

async function namesOfWatches(
  { store, access }: Turn,
  items: readonly StoredItem[],
): Promise<readonly string[]> {
  const matches = (await Promise.all(items.map(({ id }) => store.listMatches(id)))).flat();
  const ids = new Set(matches.map(({ watchId }) => watchId));
  return access.watches.filter(({ id }) => ids.has(id)).map(({ name }) => name);
}

function itemLines(item: StoredItem): readonly AnswerBlock[] {
  const { publisher, publisherLabel, title, url, publishedAtMs } = item;
  const name = publisherLabel === undefined ? publisher : `${publisher} (${publisherLabel})`;
  return [
    { kind: 'text', runs: [{ text: `${name}: ` }, { text: title, ...(url && { url }) }] },
    datedLine('', publishedAtMs),
  ];
}

/** The id by which an admin withdraws a quote; nothing for others, who cannot. */
function quoteIdLine(
  { access, ids }: Turn,
  storyId: string,
  { textKey }: StoredQuote,
): readonly AnswerBlock[] {
  return access.isAdmin ? [smallLine({ text: quoteId(ids, storyId, textKey) })] : [];
}

/** A quote of the archive as an answer shows it. */
export function quoteBlock(quote: StoredQuote): AnswerBlock {
  const text = quote.text.replace(TRAILING_COMMA, '');
  const shown: AlertQuote = {
    text,
    itemId: quote.itemId,
    start: quote.start,
    end: quote.start + text.length,
    speaker: quote.speaker?.name,
    speakerKind: quote.speaker?.kind,
    role: quote.speaker?.role,
    cue: quote.cue,
    via: quote.via,
    background: quote.background,
    firstSeen: undefined,
    isGone: false,
  };
  return { kind: 'quote', quote: shown, isWhole: true };
}

/** `/news why <url>`: which of the watches that the person may see met the article, which did not, and because of what. */
export const readWhy: Reader = async (turn, { options }) => {
  const { labels } = turn;
  const url = readUrl(options['url'] ?? '');
  if (url === '') return listNothing(labels.whyWhat);
  const item = await findShownItem(turn, url);
  if (item === undefined) return listNothing(labels.noItem);
  const { title, publisher, publishedAtMs, storyId } = await explain(turn, item.url ?? url);
  return {
    blocks: [
      titleLine(title, item.url),
      datedLine(
        [publisher, storyId].filter((fact) => fact !== undefined).join(' · '),
        publishedAtMs,
      ),
      ...(await whyLines(turn, item.url ?? url)),
    ],
  };
};

async function findShownItem(turn: Turn, url: string): Promise<StoredItem | undefined> {
  const item = await findItemAt(turn.store, url);
  if (item === undefined || item.isWithdrawn) return undefined;
  const { id, storyId } = item;
  return (await turn.access.isItemHidden({ ids: [id], storyId })) ? undefined : item;
}

function explain({ store, access, labels }: Turn, url: string): ReturnType<typeof explainItem> {
  const { missReasons, fates } = labels;
  const canSee = access.canSeeDestination;
  return explainItem(store, url, { watches: access.watches, canSee, missReasons, fates });
}

async function whyLines(turn: Turn, url: string): Promise<readonly AnswerBlock[]> {
  const { watches } = await explain(turn, url);
  if (watches.length === 0) return [paragraph(turn.labels.noWatchesToSee)];
  return watches
    .toSorted((a, b) => Number(b.isMatch) - Number(a.isMatch))
    .map((watch): AnswerBlock => {
      const terms = [...new Set(watch.terms.map(({ term }) => term))].slice(0, TERMS_SHOWN);
      const because = watch.isMatch ? terms.join(', ') : (watch.reason ?? '');
      const decisions = watch.decisions.length === 0 ? '' : ` (${watch.decisions.join('; ')})`;
      return {
        kind: 'text',
        runs: [
          { text: `${watch.isMatch ? '✓' : '–'} ${watch.watch}`, isStrong: watch.isMatch },
          { text: ` ${because}${decisions}` },
        ],
      };
    });
}

/** *About this* on a message: the story of the first of its links that the archive has, and why it was told. */
export async function answerAbout(turn: Turn, links: readonly string[]): Promise<ChatReply> {
  if (links.length === 0) return toTextReply(turn.labels.noLink);
  for (const link of links) {
    const item = await findShownItem(turn, link);
    if (item === undefined) continue;
    const why = await whyLines(turn, item.url ?? link);
    if (item.storyId === undefined) {
      return toReply([
        titleLine(item.title, item.url),
        smallLine({ text: item.publisher }),
        ...why,
      ]);
    }
    const question: Question = {
      command: 'news',
      subcommand: 'story',
      options: { id: item.storyId },
      cursors: [],
    };
    const reader: Reader = async (again, asked, page) => {
      const listing = await readStory(again, asked, page);
      return page === 0 ? { ...listing, blocks: [...listing.blocks, ...why] } : listing;
    };
    return showQuestion(turn, reader, { question, page: 0 });
  }
  return toTextReply(turn.labels.noItem);
}
