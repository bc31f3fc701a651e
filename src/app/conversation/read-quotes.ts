import { groupSameWords } from '../../core/quote/same-words.ts';
import type { AnswerBlock, ChatReply } from '../../ports/conversation.ts';
import type { StoredQuote } from '../../ports/quote-store.ts';
import type { QuoteCheck } from '../../ports/quote-use-cases.ts';
import { checkQuote } from '../check-quote.ts';
import { findSpokenQuotes } from '../find-spoken.ts';
import { paragraph, smallLine, toTextReply } from './answers.ts';
import { type Listing, listNothing, type Reader, showQuestion } from './questions.ts';
import { quoteBlock } from './show-story.ts';
import type { Turn } from './turn.ts';

const QUOTES_ON_A_PAGE = 6;
/** Pages of the archive read for one page of the answer, where many items are hidden from the person. */
const READS_MAX = 10;
const OTHERS_SHOWN = 5;
const DIFFERENCES_SHOWN = 6;
/** A draft keeps the question: a longer text is no quote. */
const WORDS_CHARACTERS_MAX = 2000;

/** `/news quotes <speaker or words>`: what somebody said, in any spelling of the name, or who said the words; newest first. */
export const readQuotes: Reader = async (turn, { options, cursors }, page) => {
  const { labels } = turn;
  const text = options['words'];
  if (text === undefined) return listNothing(labels.quotesOfWhat);
  const { quotes, next, by } = await readPage(turn, text, cursors[page - 1]);
  if (quotes.length === 0) return listNothing(labels.noQuotes);
  return {
    blocks: [
      smallLine({ text: by === 'speaker' ? labels.saidBy(text) : labels.saidWords(text) }),
      ...groupSameWords(quotes).flatMap((places) => sharedQuote(turn, places)),
    ],
    cursor: next,
  };
};

async function readPage(
  turn: Turn,
  text: string,
  begin: string | undefined,
): Promise<{
  readonly quotes: readonly StoredQuote[];
  readonly next: string | undefined;
  readonly by: 'speaker' | 'words';
}> {
  const quotes: StoredQuote[] = [];
  let next = begin;
  let by: 'speaker' | 'words' = 'words';
  for (let reads = 0; reads < READS_MAX; reads += 1) {
    const limit = QUOTES_ON_A_PAGE - quotes.length;
    const found = await findSpokenQuotes(turn.store, { text, sinceMs: undefined, limit, next });
    by = found.by;
    for (const quote of found.quotes) if (await isShown(turn, quote)) quotes.push(quote);
    next = found.next;
    if (next === undefined || quotes.length === QUOTES_ON_A_PAGE) break;
  }
  return { quotes, next, by };
}

/** A quote of an article that was withdrawn, or is not the person's to see, is not there. */
async function isShown({ store, access }: Turn, { itemId }: StoredQuote): Promise<boolean> {
  const item = await store.findItem({ id: itemId });
  if (item === undefined || item.isWithdrawn) return false;
  return !(await access.isItemHidden({ ids: [itemId], storyId: item.storyId }));
}

/** The words once, with each place where they stand. */
function sharedQuote(
  { labels }: Turn,
  [quote, ...others]: readonly [StoredQuote, ...StoredQuote[]],
): readonly AnswerBlock[] {
  return [...placedQuote(quote), ...others.map((other) => placeLine(`${labels.alsoIn}: `, other))];
}

function placedQuote(quote: StoredQuote): readonly AnswerBlock[] {
  return [quoteBlock(quote), placeLine('', quote)];
}

function placeLine(
  what: string,
  { publisher, title, url, publishedAtMs }: StoredQuote,
): AnswerBlock {
  const link = url === undefined ? { text: title } : { text: title, url };
  return { kind: 'small', runs: [{ text: `${what}${publisher} · ` }, link], atMs: publishedAtMs };
}

/** `/news check <words>`: verbatim, altered with each difference, said by somebody else, or not in the archive. */
export const readCheck: Reader = async (turn, { options }) => {
  const { labels } = turn;
  const text = (options['words'] ?? '').slice(0, WORDS_CHARACTERS_MAX);
  if (!/[\p{L}\p{N}]/u.test(text)) return listNothing(labels.checkWhat);
  const check = await checkQuote(turn.store, { text, speaker: undefined });
  const seen = await withoutHidden(turn, check);
  return { blocks: describeCheck(turn, seen) } satisfies Listing;
};

/** The check as far as the person may see its places; what none of them shows is not in the archive. */
async function withoutHidden(turn: Turn, check: QuoteCheck): Promise<QuoteCheck> {
  const others: StoredQuote[] = [];
  for (const quote of check.others) if (await isShown(turn, quote)) others.push(quote);
  const first =
    check.first !== undefined && (await isShown(turn, check.first)) ? check.first : undefined;
  const isQuoteShown = check.quote !== undefined && (await isShown(turn, check.quote));
  // The other places have the same words only where the words themselves were found.
  const same = check.verdict === 'altered' ? undefined : (first ?? others[0]);
  const quote = isQuoteShown ? check.quote : same;
  if (quote === undefined) {
    const nothing = { quote: undefined, first: undefined, others: [], differences: [] };
    return { ...check, ...nothing, verdict: 'not-found', isPart: false };
  }
  return { ...check, quote, first, others: others.filter((other) => other !== quote) };
}

function describeCheck({ labels }: Turn, check: QuoteCheck): readonly AnswerBlock[] {
  const { verdict, quote, first, others, differences, speaker, isPart } = check;
  if (quote === undefined) return [paragraph(labels.checkNotFound)];
  const said = {
    verbatim: isPart ? labels.checkPart : labels.checkVerbatim,
    altered: labels.checkAltered,
    'other-speaker': labels.checkOtherSpeaker(quote.speaker?.name, speaker ?? ''),
    'not-found': labels.checkNotFound,
  }[verdict];
  const isUncertain =
    verdict === 'verbatim' && speaker !== undefined && quote.speaker === undefined;
  const rest = others.filter((other) => other !== first);
  return [
    { kind: 'text', runs: [{ text: said, isStrong: true }] },
    ...placedQuote(quote),
    ...differences.slice(0, DIFFERENCES_SHOWN).map((one) => paragraph(labels.difference(one))),
    ...(isUncertain ? [paragraph(labels.speakerUnknown(speaker))] : []),
    ...(first === undefined || first === quote ? [] : [placeLine(`${labels.firstSeen}: `, first)]),
    ...rest.slice(0, OTHERS_SHOWN).map((other) => placeLine(`${labels.alsoIn}: `, other)),
    ...(rest.length > OTHERS_SHOWN
      ? [smallLine({ text: labels.andMore(rest.length - OTHERS_SHOWN) })]
      : []),
  ];
}

/** *Check quote* on a message: its quoted words, or all of it. */
export function answerCheckQuote(turn: Turn, text: string): Promise<ChatReply> {
  const words = text.trim().slice(0, WORDS_CHARACTERS_MAX);
  if (words === '') return Promise.resolve(toTextReply(turn.labels.noWords));
  const question = {
    command: 'news',
    subcommand: 'check',
    options: { words },
    cursors: [],
  } as const;
  return showQuestion(turn, readCheck, { question, page: 0 });
}
