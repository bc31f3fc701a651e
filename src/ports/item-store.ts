import type { Item, ItemId } from '../core/item/item.ts';
import type { Clause, QueryLeaf } from '../core/query/clause.ts';
import type { SearchCandidates } from '../core/query/search-candidates.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { HeldMatch, StoredAlert } from './alert-store.ts';
import type { NewDelivery } from './delivery-store.ts';
import type { Lease } from './house-store.ts';
import type { StoredQuote } from './quote-store.ts';

/** How an item came: with the first poll of its feed, in time, or after a downtime of Newsdesk (then a catch-up digest tells of it). */
export type Arrival = 'first-poll' | 'regular' | 'late';

/** An item as it is kept. `revision` counts up from 1 with each change of title or text that the feed sent. */
export interface StoredItem extends Item {
  readonly feedUrl: string;
  readonly publisherLabel: string | undefined;
  readonly isCounted: boolean;
  readonly revision: number;
  readonly arrival: Arrival;
  readonly storyId: string | undefined;
  /** The agency or outlet whose text it reprints. */
  readonly reprintOf: string | undefined;
  readonly isProcessed: boolean;
  readonly isWithdrawn: boolean;
}

/** A term that made a watch match: as the admin wrote it, and where it stands (`title` or `body`, UTF-16 offsets). */
export interface MatchTerm {
  readonly term: string;
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

/** What became of a match in one destination: told, or why not. */
export type MatchFate =
  | 'alerted'
  | 'joined'
  | 'updated'
  | 'too-old'
  | 'first-poll'
  | 'muted'
  | 'other-language'
  | 'held-publishers'
  | 'held-quiet-hours'
  | 'held-digest'
  | 'held-overflow'
  | 'held-late';

/** The stored decision that an item met a watch, with its evidence. */
export interface MatchRecord {
  readonly itemId: ItemId;
  readonly watchId: string;
  readonly watchVersion: number;
  readonly terms: readonly MatchTerm[];
  readonly fates: readonly { readonly destination: Destination; readonly fate: MatchFate }[];
  readonly atMs: EpochMs;
}

/** A story: its id is short, and is shown in every answer about it. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly firstAtMs: EpochMs;
  readonly lastAtMs: EpochMs;
  readonly sourcesCount: number;
  readonly itemCount: number;
}

/** All that follows from one item, written in one transaction; each part is idempotent. */
export interface ProcessingRecord {
  readonly itemId: ItemId;
  /** The revision that was read; if the item has changed since, nothing is written and it is processed again. */
  readonly revision: number;
  readonly nowMs: EpochMs;
  readonly lang: string | undefined;
  /** The article's text, where its page was read. */
  readonly articleText: string | undefined;
  readonly reprintOf: string | undefined;
  readonly story: Story;
  readonly matches: readonly MatchRecord[];
  readonly quotes: readonly StoredQuote[];
  readonly alerts: readonly StoredAlert[];
  readonly deliveries: readonly NewDelivery[];
  readonly held: readonly HeldMatch[];
  /** Held matches that this record tells, or gives up. */
  readonly released: readonly Pick<HeldMatch, 'watchId' | 'destination' | 'storyId'>[];
}

/** Which items a search may answer with. `beforeMs` and `beforeId` are the last of the page before. */
export interface ItemQuery {
  /** A superset of the answer that the index can find; `all`: by date alone. */
  readonly candidates: SearchCandidates;
  readonly sinceMs: EpochMs | undefined;
  readonly untilMs: EpochMs | undefined;
  readonly beforeMs: EpochMs | undefined;
  readonly beforeId: ItemId | undefined;
  readonly limit: number;
}

/** Which of the candidates are the answer: `limit` counts answers. */
export interface MatchQuery extends ItemQuery {
  /** Tried on each candidate where it lies, so that only answers travel. */
  readonly clause: Clause<QueryLeaf>;
  /** The answers are counted and not handed out. */
  readonly isCountOnly: boolean;
}

export interface MatchPage {
  /** Newest first; none when they are only counted. */
  readonly items: readonly StoredItem[];
  readonly count: number;
  /** The last candidate looked at, to go on from; undefined: none is left. */
  readonly next: { readonly beforeMs: EpochMs; readonly beforeId: ItemId } | undefined;
  readonly candidatesSeen: number;
}

export interface ItemStore {
  /** Items that wait to be processed: those of known feeds first, then what a first poll brought; each oldest first. */
  listUnprocessedItems(limit: number): Promise<readonly StoredItem[]>;
  /** Items since then in order of arrival, for the stories in memory; paged by `afterId` of the last one. */
  listItemsSince(page: {
    readonly sinceMs: EpochMs;
    readonly after: { readonly firstSeenAtMs: EpochMs; readonly id: ItemId } | undefined;
    readonly limit: number;
  }): Promise<readonly StoredItem[]>;
  /** The newest item behind so many newer ones, to page on from; undefined when there are no more than these. */
  findItemBefore(range: {
    readonly newest: number;
  }): Promise<{ readonly firstSeenAtMs: EpochMs; readonly id: ItemId } | undefined>;
  findItem(
    key: { readonly id: ItemId } | { readonly url: string },
  ): Promise<StoredItem | undefined>;
  findItemRevision(
    id: ItemId,
    revision: number,
  ): Promise<{ readonly title: string; readonly text: string } | undefined>;
  /** Newest first; withdrawn ones are left out. */
  searchItems(query: ItemQuery): Promise<readonly StoredItem[]>;
  /** One step of a search: ends at `limit` answers, or sooner so as not to hold others up. */
  findMatchingItems(query: MatchQuery): Promise<MatchPage>;
  listStoryItems(storyId: string): Promise<readonly StoredItem[]>;
  findStory(storyId: string): Promise<Story | undefined>;
  /**
   * False when the lease was lost, or the item or one of the alerts has changed since it was read: nothing was written, and the
   * item is processed again.
   */
  saveProcessing(record: ProcessingRecord, lease: Lease): Promise<boolean>;
  listMatches(itemId: ItemId): Promise<readonly MatchRecord[]>;
  setWithdrawn(change: { readonly itemId: ItemId; readonly isWithdrawn: boolean }): Promise<void>;
  countItems(): Promise<number>;
}
