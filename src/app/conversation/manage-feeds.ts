import type { Feed, FeedOptions } from '../../core/item/feed.ts';
import type { EpochMs } from '../../core/time/moment.ts';
import type { AnswerBlock, ChatReply } from '../../ports/conversation.ts';
import { feedOptionsOf } from '../apply-files.ts';
import { describeFetch } from '../describe-fetch.ts';
import { addFeed, removeFeed } from '../edit-feeds.ts';
import { findIllness } from '../feed-health.ts';
import { button, datedLine, paragraph, titleLine, toReply, toTextReply } from './answers.ts';
import { findDraft, keepDraft } from './keep-drafts.ts';
import type { ConversationLabels } from './labels.ts';
import { listNothing, type Reader } from './questions.ts';
import { readUrl } from './read-options.ts';
import { refuseUnknown } from './refusals.ts';
import { actingOf } from './save-watch.ts';
import type { Turn } from './turn.ts';

const FEEDS_ON_A_PAGE = 10;
const FEED_DRAFT = 'feed';

/** What takes a change of the feeds back: without options the feed goes, with them it is polled again. */
interface FeedUndo {
  readonly url: string;
  readonly options: FeedOptions | undefined;
}

function describeState(feed: Feed, labels: ConversationLabels, nowMs: EpochMs): string {
  const illness = findIllness(feed, nowMs);
  if (illness !== undefined) return `⚠ ${illness}`;
  return feed.lastFetchAtMs === undefined
    ? labels.feedNotAskedYet
    : labels.feedWell(feed.itemsPerWeek);
}

/** `/watch feeds list`: what is polled and how it is. Feeds are the installation's; their addresses may hold a key, so that only those who run it see them. */
export const readFeeds: Reader = async ({ store, access, labels, clock }, _question, page) => {
  const feeds = (await store.listFeeds()).toSorted(byHealth(clock.nowMs()));
  const from = page * FEEDS_ON_A_PAGE;
  const shown = feeds.slice(from, from + FEEDS_ON_A_PAGE);
  if (shown.length === 0) return listNothing(labels.noFeeds);
  return {
    blocks: shown.flatMap((feed): readonly AnswerBlock[] => {
      const state = describeState(feed, labels, clock.nowMs());
      const line = access.isHouseAdmin ? `${feed.url} · ${state}` : state;
      return [
        titleLine(feed.publisher, undefined),
        feed.lastSuccessAtMs === undefined
          ? { kind: 'small', runs: [{ text: line }] }
          : datedLine(line, feed.lastSuccessAtMs),
      ];
    }),
    isMore: feeds.length > from + FEEDS_ON_A_PAGE,
  };
};

/** What needs a look stands first. */
function byHealth(nowMs: number): (a: Feed, b: Feed) => number {
  const rank = (feed: Feed): number => (findIllness(feed, nowMs) === undefined ? 1 : 0);
  return (a, b) => rank(a) - rank(b) || a.publisher.localeCompare(b.publisher);
}

/** `/watch feeds add <url>`: the best feed at a site's or a feed's address. */
export async function addFeedAt(turn: Turn, text: string | undefined): Promise<ChatReply> {
  const { labels, access, discoverFeeds } = turn;
  if (!access.isHouseAdmin) return toTextReply(labels.feedsAreHouse);
  if (text === undefined) return toTextReply(labels.whichFeed);
  const url = readUrl(text);
  if (!/^https?:\/\//i.test(url)) return toTextReply(labels.notAnAddress(url));
  const found = await discoverFeeds(url);
  if (found.kind === 'unreachable') {
    const why = found.because.kind === 'not-modified' ? '' : describeFetch(found.because);
    return toTextReply(labels.feedUnreachable(url, why));
  }
  const [best, ...others] = found.feeds;
  if (best === undefined) return toTextReply(labels.noFeedAt(url));
  const publisher = best.title?.trim() || (URL.parse(best.url)?.hostname ?? best.url);
  await addFeed(turn, actingOf(turn), {
    url: best.url,
    publisher,
    lang: undefined,
    everyMs: undefined,
    label: undefined,
    isCounted: true,
    auth: undefined,
    tags: [],
  });
  const undo = await keepUndo(turn, { url: best.url, options: undefined });
  return toReply(
    [
      paragraph(labels.feedAdded(publisher, best.itemCount)),
      { kind: 'small', runs: [{ text: best.url }] },
      ...(others.length === 0 ? [] : [paragraph(labels.otherFeeds)]),
      ...others.slice(0, FEEDS_ON_A_PAGE).map((feed) => paragraph(feed.url)),
    ],
    { buttons: [button(labels.undo, ['undo-feed', undo])] },
  );
}

/** `/watch feeds remove <url>`: its items stay, and it can be brought back. */
export async function removeFeedAt(turn: Turn, text: string | undefined): Promise<ChatReply> {
  const { labels, access, store } = turn;
  if (!access.isHouseAdmin) return toTextReply(labels.feedsAreHouse);
  if (text === undefined) return toTextReply(labels.whichFeed);
  const url = readUrl(text);
  const feed = (await store.listFeeds()).find((one) => one.url === url);
  if (feed === undefined) return toTextReply(labels.noSuchFeed(url));
  await removeFeed(turn, actingOf(turn), url);
  const undo = await keepUndo(turn, { url, options: feedOptionsOf(feed) });
  return toReply([paragraph(labels.feedRemoved(feed.publisher))], {
    buttons: [button(labels.undo, ['undo-feed', undo])],
  });
}

/** Takes a change of the feeds back. */
export async function undoFeed(turn: Turn, id: string): Promise<ChatReply> {
  const { access, labels } = turn;
  if (!access.isHouseAdmin) return toTextReply(labels.feedsAreHouse);
  const undo = await findDraft<FeedUndo>(turn, { id, kind: FEED_DRAFT });
  if (undo === undefined) return refuseUnknown(turn);
  if (undo.options === undefined) await removeFeed(turn, actingOf(turn), undo.url);
  else await addFeed(turn, actingOf(turn), undo.options);
  return toTextReply(labels.undone, { isUpdate: true });
}

function keepUndo(turn: Turn, value: FeedUndo): Promise<string> {
  return keepDraft(turn, { kind: FEED_DRAFT, value });
}
