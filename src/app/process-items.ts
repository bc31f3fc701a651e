import assert from 'node:assert/strict';
import type { ItemId } from '../core/item/item.ts';
import type { Quote } from '../core/quote/quote.ts';
import { quoteKey } from '../core/quote/quote-key.ts';
import { speakerKey } from '../core/quote/speaker-key.ts';
import {
  type Clusterer,
  createClusterer,
  STORY_WINDOW_MS,
} from '../core/story/create-clusterer.ts';
import type { StoryAssignment, StoryItem } from '../core/story/story-item.ts';
import { type EpochMs, SECOND_MS } from '../core/time/moment.ts';
import type { Clock } from '../ports/clock.ts';
import type { Lease } from '../ports/house-store.ts';
import type { Ids } from '../ports/ids.ts';
import type { MatchRecord, StoredItem, Story } from '../ports/item-store.ts';
import type { Log } from '../ports/log.ts';
import type { StoredQuote } from '../ports/quote-store.ts';
import type { Store } from '../ports/store.ts';
import { findFirstQuotes } from './quote-age.ts';
import { type ReadDeps, type Reading, readItem } from './read-article.ts';
import type { Rules, WatchMatch } from './rules.ts';
import type { Settings } from './settings.ts';
import { type Telling, type ToldItem, tellStory } from './tell-story.ts';

/** One process at a time puts items into stories, so that two cannot make two stories of one event. */
const LEASE_NAME = 'process-items';
const LEASE_MS = 30 * SECOND_MS;
const BATCH_ITEMS = 20;
/** Pages of stored items read at a start, to know the stories of the last days again. */
const RESTORE_PAGE_ITEMS = 1000;
/** Characters of a story's short id: 40 bits, so that a million stories hardly ever share one. */
const STORY_ID_CHARACTERS = 8;
const SPEECHES_PER_ITEM_MAX = 200;

/** What processing needs. */
export interface ProcessDeps extends ReadDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly rules: Rules;
  readonly settings: Settings;
  readonly owner: string;
}

/** Turns stored items into stories, alerts and deliveries. Holds the stories of the last days in memory. */
export interface Processor {
  /** Processes what waits, and answers how many items that were; 0 also when another process has the lease. */
  processWaiting(signal: AbortSignal): Promise<number>;
}

/** A processor over a store. Nothing is lost with it: the next one reads its stories back. */
export function createProcessor(deps: ProcessDeps): Processor {
  let stories: { readonly clusterer: Clusterer; readonly token: number } | undefined;

  async function storiesUnder(lease: Lease): Promise<Clusterer> {
    // Another token means that somebody else has put items into stories meanwhile.
    if (stories?.token !== lease.token) {
      stories = { clusterer: await restoreStories(deps), token: lease.token };
    }
    return stories.clusterer;
  }

  return {
    async processWaiting(signal) {
      let count = 0;
      while (!signal.aborted) {
        const lease = await deps.store.acquireLease({
          name: LEASE_NAME,
          owner: deps.owner,
          leaseMs: LEASE_MS,
        });
        if (lease === undefined) return count;
        const items = await deps.store.listUnprocessedItems(BATCH_ITEMS);
        if (items.length === 0) return count;
        const clusterer = await storiesUnder(lease);
        for (const item of items) {
          if (signal.aborted) return count;
          const isSaved = await processItem(deps, { item, clusterer, lease });
          if (!isSaved) {
            // The item changed, or the lease was lost: what the memory holds may be wrong.
            stories = undefined;
            break;
          }
          count += 1;
        }
      }
      return count;
    },
  };
}

async function restoreStories({ store, clock, settings, ids }: ProcessDeps): Promise<Clusterer> {
  const sinceMs = clock.nowMs() - STORY_WINDOW_MS;
  const restore: StoryItem[] = [];
  let after: { firstSeenAtMs: EpochMs; id: StoredItem['id'] } | undefined;
  for (;;) {
    const page = await store.listItemsSince({ sinceMs, after, limit: RESTORE_PAGE_ITEMS });
    for (const item of page)
      if (item.storyId !== undefined) restore.push(storyItem(item, item.text));
    const last = page.at(-1);
    if (last === undefined || page.length < RESTORE_PAGE_ITEMS) break;
    after = { firstSeenAtMs: last.firstSeenAtMs, id: last.id };
  }
  return createClusterer({
    agencies: settings.agencies,
    restore,
    newStoryId: (item) => ids.digest('story', item.id).slice(0, STORY_ID_CHARACTERS).toLowerCase(),
  });
}

function storyItem(item: StoredItem, text: string): StoryItem {
  return {
    id: item.id,
    url: item.url ?? '',
    guid: item.guid,
    feed: item.feedUrl,
    publisher: item.publisher,
    title: item.title,
    body: text,
    lang: item.lang ?? '',
    publishedAtMs: item.publishedAtMs,
    seenAtMs: item.firstSeenAtMs,
    storyId: item.storyId,
    countsAsSource: item.isCounted,
  };
}

interface ProcessStep {
  readonly item: StoredItem;
  readonly clusterer: Clusterer;
  readonly lease: Lease;
}

async function processItem(
  deps: ProcessDeps,
  { item, clusterer, lease }: ProcessStep,
): Promise<boolean> {
  const startedAtMs = deps.clock.nowMs();
  const reading = await readItem(deps, item, await deps.rules.current());
  assertWithin(reading);
  const assignment = clusterer.add(storyItem(item, reading.text));
  const nowMs = deps.clock.nowMs();
  const read: StoredItem = {
    ...item,
    text: reading.text,
    lang: reading.lang,
    textFrom: reading.articleText === undefined ? item.textFrom : 'article',
    reprintOf: assignment.isReprint ? assignment.origin : undefined,
  };
  const { matches, quotes } = reading;
  const story = await storyWith(deps, { item, assignment, nowMs });
  const firstQuotes = await findFirstQuotes(deps.store, read, quotes);
  const before = await findBefore(deps, item, assignment);
  const told = await tellStory(deps, {
    item: read,
    matches,
    quotes,
    story,
    firstQuotes,
    before,
    nowMs,
  });
  const isSaved = await deps.store.saveProcessing(
    {
      itemId: item.id,
      revision: item.revision,
      nowMs,
      lang: reading.lang,
      articleText: reading.articleText,
      reprintOf: read.reprintOf,
      story,
      matches: matchRecords(read, { matches, told, nowMs }),
      quotes: storedQuotes(read, quotes),
      alerts: told.alerts,
      deliveries: told.deliveries,
      held: told.held,
      released: told.released,
    },
    lease,
  );
  const durationMs = nowMs - startedAtMs;
  deps.log.debug(
    { itemId: item.id, storyId: story.id, durationMs, matches: matches.length },
    'item processed',
  );
  return isSaved;
}

/** A quote is a place in its text: anything else is a broken finder, and must not reach a reader. */
function assertWithin({ quotes, text }: Reading): void {
  for (const { start, end } of quotes) {
    assert.ok(start >= 0 && end > start && end <= text.length, 'a quote stands outside its text');
  }
}

async function storyWith(
  { store }: ProcessDeps,
  {
    item,
    assignment,
    nowMs,
  }: { readonly item: StoredItem; readonly assignment: StoryAssignment; readonly nowMs: EpochMs },
): Promise<Story> {
  const known = await store.findStory(assignment.storyId);
  return {
    id: assignment.storyId,
    title: known?.title ?? item.title,
    lang: known?.lang ?? item.lang ?? '',
    firstAtMs: known?.firstAtMs ?? nowMs,
    lastAtMs: nowMs,
    sourcesCount: assignment.independentPublishers,
    itemCount: (known?.itemCount ?? 0) + (item.storyId === undefined ? 1 : 0),
  };
}

/** What stood there before this version: the same item's last revision, or the item that this one repeats under another id. */
async function findBefore(
  { store }: ProcessDeps,
  item: StoredItem,
  { revisionOf }: StoryAssignment,
): Promise<ToldItem['before']> {
  if (item.revision > 1) {
    const version = await store.findItemRevision(item.id, item.revision - 1);
    return version === undefined ? undefined : { ...version, itemId: item.id };
  }
  if (revisionOf === null || revisionOf === item.id) return undefined;
  const earlier = await store.findItem({ id: revisionOf as ItemId });
  return earlier === undefined
    ? undefined
    : { title: earlier.title, text: earlier.text, itemId: earlier.id };
}

function matchRecords(
  item: StoredItem,
  {
    matches,
    told,
    nowMs,
  }: { readonly matches: readonly WatchMatch[]; readonly told: Telling; readonly nowMs: EpochMs },
): readonly MatchRecord[] {
  return matches.map(({ watch, terms }) => ({
    itemId: item.id,
    watchId: watch.id,
    watchVersion: watch.version,
    terms,
    fates: told.fates.get(watch.id) ?? [],
    atMs: nowMs,
  }));
}

function storedQuotes(item: StoredItem, quotes: readonly Quote[]): readonly StoredQuote[] {
  return quotes.slice(0, SPEECHES_PER_ITEM_MAX).map((quote) => {
    const words = item.text.slice(quote.start, quote.end);
    return {
      ...quote,
      itemId: item.id,
      text: words,
      textKey: quoteKey(words),
      speakerKey: speakerKey(quote.speaker),
      publisher: item.publisher,
      url: item.url,
      title: item.title,
      publishedAtMs: item.publishedAtMs,
      firstSeenAtMs: item.firstSeenAtMs,
    };
  });
}
