import { FRESH } from '../../src/adapters/store/feed-rows.ts';
import type { FeedState } from '../../src/core/item/feed.ts';
import type { ItemId } from '../../src/core/item/item.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { IncomingItem } from '../../src/ports/feed-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { createNews, createRandom, type Item } from './made-up-news.ts';

/** The moment at which the archive ends; it began a year before. */
export const ARCHIVE_NOW_MS = Date.UTC(2026, 10, 24);
/** Words of an item's text; its title has ten more. */
export const WORDS_PER_ITEM = 60;
export const FEEDS = 1_000;

const ARCHIVE_DAYS = 365;
/** As many as one transaction writes at ease: with fewer, waiting for the disk takes more of the time than the writing. */
const ITEMS_PER_POLL = 2_000;
/** How far an item's own date lies before the moment at which it was seen. */
const LATE_MAX_MS = 30 * MINUTE_MS;
const PROGRESS_EVERY = 100_000;

const STATE: FeedState = {
  ...FRESH,
  nextPollAtMs: ARCHIVE_NOW_MS,
  lastFetchAtMs: ARCHIVE_NOW_MS,
  lastSuccessAtMs: ARCHIVE_NOW_MS,
};

/**
 * Fills a store up to `count` made-up items, in the order in which a year of polling would have brought them, from a thousand
 * feeds. What is there already stays, so that a build that was cut off goes on.
 */
export async function fillItems(store: Store, count: number): Promise<void> {
  const there = await store.countItems();
  if (there >= count) return;
  if (there === 0) await addFeeds(store);
  const news = createNews(7);
  const random = createRandom(8 + there);
  const startedAtMs = performance.now();
  for (let from = there; from < count; from += ITEMS_PER_POLL) {
    const feedId = `feed-${(from / ITEMS_PER_POLL) % FEEDS}`;
    const items = Array.from({ length: Math.min(ITEMS_PER_POLL, count - from) }, (_, index) =>
      incoming(
        from + index,
        news.item(WORDS_PER_ITEM),
        seenAtMs(from + index, count) - random() * LATE_MAX_MS,
      ),
    );
    const nowMs = seenAtMs(from, count);
    await store.claimDueFeeds({
      owner: 'bench',
      nowMs: ARCHIVE_NOW_MS,
      leaseMs: HOUR_MS,
      limit: 1,
      feedIds: [feedId],
    });
    await store.recordPoll({
      feedId,
      owner: 'bench',
      nowMs,
      state: STATE,
      movedTo: undefined,
      items,
    });
    if ((from + ITEMS_PER_POLL) % PROGRESS_EVERY === 0) {
      const seconds = Math.round((performance.now() - startedAtMs) / 1_000);
      process.stderr.write(`${from + ITEMS_PER_POLL} items, ${seconds} s\n`);
    }
  }
}

function seenAtMs(number: number, count: number): number {
  return Math.floor(ARCHIVE_NOW_MS - (1 - number / count) * ARCHIVE_DAYS * DAY_MS);
}

async function addFeeds(store: Store): Promise<void> {
  for (let index = 0; index < FEEDS; index += 1) {
    const options = {
      url: `https://news.example/${index}`,
      publisher: `Publisher ${index}`,
      lang: undefined,
      everyMs: undefined,
      label: undefined,
      isCounted: true,
      auth: undefined,
      tags: [],
    };
    await store.saveFeed({
      id: `feed-${index}`,
      options,
      nowMs: ARCHIVE_NOW_MS - ARCHIVE_DAYS * DAY_MS,
    });
  }
}

function incoming(number: number, item: Item, publishedAtMs: number): IncomingItem {
  return {
    ids: [`item-${number}` as ItemId],
    guid: `g${number}`,
    url: `https://news.example/${number}`,
    title: item.title,
    author: item.author,
    lang: item.lang,
    publishedAtMs: Math.floor(publishedAtMs),
    summaryText: undefined,
    text: item.body,
    imageUrl: undefined,
    arrival: 'regular',
    contentHash: String(number),
    isSettled: true,
  };
}
