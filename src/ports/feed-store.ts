import type { Feed, FeedOptions, FeedState } from '../core/item/feed.ts';
import type { Item, ItemId } from '../core/item/item.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { AuditEntry } from './house-store.ts';
import type { Arrival } from './item-store.ts';

/** An item from a poll. `ids` are all under which it may be known already, its own first. */
export interface IncomingItem
  extends Omit<Item, 'id' | 'feedId' | 'publisher' | 'firstSeenAtMs' | 'textFrom'> {
  readonly ids: readonly ItemId[];
  readonly arrival: Arrival;
  /** Of title and text as the feed gives them: the same hash is the same revision. */
  readonly contentHash: string;
  /** True for an item that needs no processing: of a first poll, and met by no watch. It is archived at once. */
  readonly isSettled: boolean;
}

/** What one poll brought; written in one transaction, which also gives the feed's lease back. */
export interface PollRecord {
  readonly feedId: string;
  readonly owner: string;
  readonly nowMs: EpochMs;
  readonly state: FeedState;
  /** The feed's new address after repeated permanent redirects. */
  readonly movedTo: string | undefined;
  readonly items: readonly IncomingItem[];
}

/** What a poll changed. `isStale`: the lease was another's by then, and nothing was written. */
export interface PollReceipt {
  readonly isStale: boolean;
  readonly added: number;
  readonly revised: number;
  readonly unchanged: number;
}

export interface FeedStore {
  listFeeds(): Promise<readonly Feed[]>;
  /** How many feeds count as ill (`isReportedIll`), `max` at most: it stops counting there. */
  countIllFeeds(bound: { readonly max: number }): Promise<number>;
  /**
   * Adds a feed, or changes the options of the one with this id (its state stays). `audit` is written in the same transaction;
   * undefined: the entry of another feed of the same change tells of this one too.
   */
  saveFeed(feed: {
    readonly id: string;
    readonly options: FeedOptions;
    readonly nowMs: EpochMs;
    readonly audit?: AuditEntry | undefined;
  }): Promise<void>;
  /** Answers false, and writes no audit, where there is no such feed. */
  removeFeed(feedId: string, audit?: AuditEntry): Promise<boolean>;
  /** Makes a feed due at once, also one that was switched off. */
  makeFeedDue(feedId: string): Promise<void>;
  /**
   * Feeds that are due, leased to `owner` until `nowMs + leaseMs`. Most urgent first: who is late by the greatest part of its
   * own interval, so that a feed polled each minute goes before one polled each hour, and none waits for ever.
   */
  claimDueFeeds(claim: {
    readonly owner: string;
    readonly nowMs: EpochMs;
    readonly leaseMs: number;
    readonly limit: number;
    /** These alone, due or not (a hub has pushed, somebody asked for a poll); undefined: whatever is due. */
    readonly feedIds?: readonly string[] | undefined;
  }): Promise<readonly Feed[]>;
  /** Gives back feeds that were claimed and not polled: they are due as before. */
  releaseFeeds(release: {
    readonly owner: string;
    readonly feedIds: readonly string[];
  }): Promise<void>;
  recordPoll(record: PollRecord): Promise<PollReceipt>;
}
