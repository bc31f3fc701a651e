import assert from 'node:assert/strict';
import type { ItemId } from '../core/item/item.ts';
import type { Quote } from '../core/quote/quote.ts';
import { quoteKey } from '../core/quote/quote-key.ts';
import { speakerKey } from '../core/quote/speaker-key.ts';
import type { Clusterer } from '../core/story/create-clusterer.ts';
import type { StoryAssignment } from '../core/story/story-item.ts';
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
import { restoreStories, storyItem } from './restore-stories.ts';
import type { Rules, WatchMatch } from './rules.ts';
import type { Settings } from './settings.ts';
import { tellStory } from './tell-story.ts';
import type { Telling, ToldItem } from './telling.ts';

/** One process at a time puts items into stories, so that two cannot make two stories of one event. */
const LEASE_NAME = 'process-items';
const LEASE_MS = 30 * SECOND_MS;
const BATCH_ITEMS = 20;
/** An article's page is waited for, and stories are read back for half a minute: what takes longer than this asks again. */
const RENEW_AFTER_MS = LEASE_MS / 3;
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
  let askedAtMs: EpochMs = 0;

  async function takeLease(): Promise<Lease | undefined> {
    askedAtMs = deps.clock.nowMs();
    return await deps.store.acquireLease({
      name: LEASE_NAME,
      owner: deps.owner,
      leaseMs: LEASE_MS,
    });
  }

  /** Keeps the lease through long work; false when it went to another process meanwhile. */
  async function keepLease({ token }: Lease): Promise<boolean> {
    if (deps.clock.nowMs() - askedAtMs < RENEW_AFTER_MS) return true;
    return (await takeLease())?.token === token;
  }

  async function storiesUnder(lease: Lease, signal: AbortSignal): Promise<Clusterer | undefined> {
    // Another token means that somebody else has put items into stories meanwhile.
    if (stories?.token === lease.token) return stories.clusterer;
    stories = undefined;
    const clusterer = await restoreStories(
      deps,
      async () => !signal.aborted && (await keepLease(lease)),
    );
    if (clusterer !== undefined) stories = { clusterer, token: lease.token };
    return clusterer;
  }

  return {
    async processWaiting(signal) {
      let count = 0;
      while (!signal.aborted) {
        const lease = await takeLease();
        if (lease === undefined) return count;
        const items = await deps.store.listUnprocessedItems(BATCH_ITEMS);
        if (items.length === 0) return count;
        const clusterer = await storiesUnder(lease, signal);
        if (clusterer === undefined) continue;
        for (const item of items) {
          if (signal.aborted) return count;
          // The item changed, which is then a version of what the memory holds, or the lease was lost.
          if (!(await keepLease(lease)) || !(await processItem(deps, { item, clusterer, lease })))
            break;
          count += 1;
        }
      }
      return count;
    },
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
  const standing = await withoutWithdrawn(deps, read.text, quotes);
  const story = await storyWith(deps, { item, assignment, nowMs });
  const firstQuotes = await findFirstQuotes(deps.store, read, quotes);
  const before = await findBefore(deps, item, assignment);
  const told = await tellStory(deps, {
    item: read,
    matches,
    quotes: standing,
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

/** What is told of the quotes: words that an admin took back are told no more, whoever prints them. */
async function withoutWithdrawn(
  { store }: ProcessDeps,
  text: string,
  quotes: readonly Quote[],
): Promise<readonly Quote[]> {
  if (quotes.length === 0) return quotes;
  const keyOf = ({ start, end }: Quote): string => quoteKey(text.slice(start, end));
  const withdrawn = await store.listWithdrawnQuotes([...new Set(quotes.map(keyOf))]);
  const keys = new Set(withdrawn);
  return keys.size === 0 ? quotes : quotes.filter((quote) => !keys.has(keyOf(quote)));
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
