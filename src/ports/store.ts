import type { Alert } from '../core/alert/alert.ts';
import type { Delivery, DeliveryKind } from '../core/alert/delivery.ts';
import type { Message } from '../core/alert/message.ts';
import type { Feed, FeedOptions, FeedState } from '../core/item/feed.ts';
import type { Item, ItemId } from '../core/item/item.ts';
import type { SearchCandidates } from '../core/query/search-candidates.ts';
import type { Quote } from '../core/quote/quote.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { Watch, WatchOptions, WorkspaceId } from '../core/watch/watch.ts';

/** A named right to do something that one process may do at a time. A write with an older `token` is refused. */
export interface Lease {
  readonly name: string;
  readonly owner: string;
  readonly token: number;
}

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

/** A quote in the table of speakers. `speakerKey` is one for all spellings of a name; `textKey` one for the same words. */
export interface StoredQuote extends Quote {
  readonly itemId: ItemId;
  readonly text: string;
  readonly textKey: string;
  readonly speakerKey: string | undefined;
  readonly publisher: string;
  readonly url: string | undefined;
  readonly title: string;
  readonly publishedAtMs: EpochMs;
  readonly firstSeenAtMs: EpochMs;
}

/** An alert as it is kept, with what its destination has been told so far. */
export interface StoredAlert {
  readonly alert: Alert;
  readonly revision: number;
  readonly createdAtMs: EpochMs;
  readonly lastLoudAtMs: EpochMs;
  /** `open`: kept current; `ended`: after 48 h, or its message is gone; `withdrawn`: by an admin; `muted`: by the desk. */
  readonly state: 'open' | 'ended' | 'withdrawn' | 'muted';
  /** The platform's id of its message, once sent. */
  readonly messageId: string | undefined;
}

/** A match that waits: for its digest, the end of quiet hours, more publishers, or a free place in the hour. */
export interface HeldMatch {
  readonly watchId: string;
  readonly destination: Destination;
  readonly storyId: string;
  readonly itemId: ItemId;
  readonly reason: 'digest' | 'quiet-hours' | 'publishers' | 'overflow' | 'late';
  readonly sinceMs: EpochMs;
  /** When it is posted, or given up for `publishers`. */
  readonly dueAtMs: EpochMs;
}

/** A delivery to be written: its state is `pending`. Writing the same id again changes nothing. */
export interface NewDelivery {
  readonly id: string;
  readonly alertId: string;
  readonly storyId: string | undefined;
  readonly kind: DeliveryKind;
  readonly revision: number;
  readonly destination: Destination;
  readonly nonce: string;
  readonly message: Message;
  readonly dueAtMs: EpochMs;
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

/** How a claimed delivery ended, for its row. Times are the store's. */
export type DeliveryEnding =
  | { readonly kind: 'sent'; readonly messageId: string }
  | {
      readonly kind: 'later';
      readonly dueAtMs: EpochMs;
      readonly error: string;
      readonly isCounted: boolean;
    }
  | { readonly kind: 'unknown'; readonly dueAtMs: EpochMs; readonly error: string }
  | { readonly kind: 'failed'; readonly error: string }
  /** The message to edit or answer is gone: the alert's updates end. */
  | { readonly kind: 'over'; readonly error: string };

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

/** Who changed what: `before` and `after` are the values as JSON text. */
export interface AuditEntry {
  readonly id: string;
  readonly atMs: EpochMs;
  readonly workspace: WorkspaceId;
  /** `slack:U…`, `discord:1…`, or `cli`. */
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What a reader thinks of an alert. Once per person and alert. */
export interface Feedback {
  readonly alertId: string;
  readonly actor: string;
  readonly verdict: 'not-relevant' | 'wrong-speaker' | 'wrong-words' | 'duplicate' | 'old-news';
  readonly atMs: EpochMs;
}

/** A story that is to be silent in a destination. */
export interface Mute {
  readonly storyId: string;
  readonly destination: Destination;
  readonly actor: string;
  readonly atMs: EpochMs;
}

/** The settings of a workspace: language of labels, and what its admins chose in chat; JSON values by name. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** What is new for a worker: items to process, deliveries to send, changed watches or concepts. */
export type WakeKind = 'items' | 'deliveries' | 'rules';

export interface FeedStore {
  listFeeds(): Promise<readonly Feed[]>;
  /** Adds a feed, or changes the options of the one with this id (its state stays). */
  saveFeed(feed: {
    readonly id: string;
    readonly options: FeedOptions;
    readonly nowMs: EpochMs;
  }): Promise<void>;
  removeFeed(feedId: string): Promise<boolean>;
  /** Feeds that are due, most urgent first, leased to `owner` until `nowMs + leaseMs`. */
  claimDueFeeds(claim: {
    readonly owner: string;
    readonly nowMs: EpochMs;
    readonly leaseMs: number;
    readonly limit: number;
    /** These alone, due or not (a hub has pushed, somebody asked for a poll); undefined: whatever is due. */
    readonly feedIds?: readonly string[] | undefined;
  }): Promise<readonly Feed[]>;
  recordPoll(record: PollRecord): Promise<PollReceipt>;
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
  findItem(
    key: { readonly id: ItemId } | { readonly url: string },
  ): Promise<StoredItem | undefined>;
  findItemRevision(
    id: ItemId,
    revision: number,
  ): Promise<{ readonly title: string; readonly text: string } | undefined>;
  /** Newest first; withdrawn ones are left out. */
  searchItems(query: ItemQuery): Promise<readonly StoredItem[]>;
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

export interface QuoteStore {
  /** Newest first. */
  listQuotesBySpeaker(query: {
    readonly speakerKeys: readonly string[];
    readonly limit: number;
    readonly beforeMs: EpochMs | undefined;
  }): Promise<readonly StoredQuote[]>;
  listQuotesOfItem(itemId: ItemId): Promise<readonly StoredQuote[]>;
  /** The earliest archived quote with these words, for each key that is known. */
  findFirstQuotes(textKeys: readonly string[]): Promise<readonly StoredQuote[]>;
  /** Quotes that share words with these (analysed as the search column is), best overlap first. */
  findQuoteCandidates(query: {
    readonly words: string;
    readonly limit: number;
  }): Promise<readonly StoredQuote[]>;
}

export interface WatchStore {
  listWatches(): Promise<readonly Watch[]>;
  /** Refused (`conflict`, with the one that stands) when `expectedVersion` is not the stored one; undefined: a new watch. */
  saveWatch(change: {
    readonly id: string;
    readonly workspace: WorkspaceId;
    readonly options: WatchOptions;
    readonly isPaused: boolean;
    readonly expectedVersion: number | undefined;
    readonly audit: AuditEntry;
  }): Promise<
    | { readonly kind: 'saved'; readonly watch: Watch }
    | { readonly kind: 'conflict'; readonly watch: Watch | undefined }
  >;
  removeWatch(change: { readonly id: string; readonly audit: AuditEntry }): Promise<boolean>;
  /** Every version, newest first. */
  listWatchVersions(
    watchId: string,
  ): Promise<readonly { readonly watch: Watch; readonly audit: AuditEntry }[]>;
  listConcepts(): Promise<Readonly<Record<string, readonly string[]>>>;
  replaceConcepts(change: {
    readonly concepts: Readonly<Record<string, readonly string[]>>;
    readonly audit: AuditEntry;
  }): Promise<void>;
  /** Goes up with each change of a watch or concept by any process. */
  rulesVersion(): Promise<number>;
}

export interface AlertStore {
  findAlert(alertId: string): Promise<StoredAlert | undefined>;
  listAlertsOfStory(storyId: string): Promise<readonly StoredAlert[]>;
  /** Newest first. */
  listAlerts(query: {
    readonly destinations: readonly Destination[] | undefined;
    readonly watchId: string | undefined;
    readonly sinceMs: EpochMs | undefined;
    readonly limit: number;
  }): Promise<readonly StoredAlert[]>;
  /** Alerts posted since then, to keep `max_per_hour`. */
  countAlerts(query: {
    readonly destination: Destination;
    readonly watchId: string | undefined;
    readonly sinceMs: EpochMs;
  }): Promise<number>;
  /** False, and nothing written, when the alert was changed by another since it was read. An `ended` alert ends its open edits and replies. */
  saveAlert(change: {
    readonly alert: StoredAlert;
    readonly deliveries: readonly NewDelivery[];
    readonly audit: AuditEntry | undefined;
  }): Promise<boolean>;
  listHeld(query: {
    readonly dueBeforeMs: EpochMs | undefined;
    readonly storyId: string | undefined;
  }): Promise<readonly HeldMatch[]>;
  /**
   * Takes held matches out and writes what tells them, in one transaction; false, and nothing written, when the lease was lost
   * or one of the alerts was changed by another since it was read.
   */
  releaseHeld(
    change: {
      readonly released: readonly HeldMatch[];
      readonly alerts: readonly StoredAlert[];
      readonly deliveries: readonly NewDelivery[];
    },
    lease: Lease,
  ): Promise<boolean>;
  addFeedback(feedback: Feedback): Promise<boolean>;
  listFeedback(query: {
    readonly watchId: string | undefined;
    readonly sinceMs: EpochMs;
  }): Promise<readonly Feedback[]>;
  setMute(change: { readonly mute: Mute; readonly isMuted: boolean }): Promise<void>;
  listMutes(storyId: string): Promise<readonly Mute[]>;
}

export interface DeliveryStore {
  addDeliveries(deliveries: readonly NewDelivery[]): Promise<void>;
  /**
   * Leases what is due, at most one a destination that has nothing under way, in order of the first due time and the id.
   * Expired leases are taken back on the way: `leased` → pending, `sending` → unknown. What is unknown and due is leased too,
   * to be looked for: it has `sendingAtMs`. A delivery that waits for a short time (or for a rate limit) holds its destination
   * up, so that the order is kept.
   */
  claimDeliveries(claim: {
    readonly owner: string;
    readonly leaseMs: number;
    readonly limit: number;
    readonly platforms: readonly string[];
  }): Promise<readonly Delivery[]>;
  /** Commits `sending` just before the network call; false: the lease is another's, do not send. */
  markSending(mark: { readonly id: string; readonly token: number }): Promise<boolean>;
  /** Writes the ending where the token is still ours; false: it was taken over. */
  endDelivery(end: {
    readonly id: string;
    readonly token: number;
    readonly ending: DeliveryEnding;
  }): Promise<boolean>;
  listDeliveries(query: {
    readonly states: readonly string[] | undefined;
    readonly destination: Destination | undefined;
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  findDelivery(id: string): Promise<Delivery | undefined>;
  /** Sends a failed or unknown one again, as an admin decided; false when it is in another state. */
  retryDelivery(change: { readonly id: string; readonly audit: AuditEntry }): Promise<boolean>;
  /** When the next delivery is due; undefined: none waits. */
  nextDeliveryDueAtMs(): Promise<EpochMs | undefined>;
}

/** An admin who is signed in to the web console. Only the hash of the cookie's token is kept. */
export interface Session {
  readonly tokenHash: string;
  readonly actor: string;
  readonly workspace: WorkspaceId;
  readonly csrf: string;
  readonly createdAtMs: EpochMs;
  readonly expiresAtMs: EpochMs;
}

/** A link that signs somebody in once. Only the hash of its token is kept. */
export interface SignInLink {
  readonly tokenHash: string;
  readonly actor: string;
  readonly workspace: WorkspaceId;
  readonly expiresAtMs: EpochMs;
}

export interface SessionStore {
  addSignInLink(link: SignInLink): Promise<void>;
  /** Takes the link out: it answers once. Undefined: unknown, spent, or expired by the store's clock. */
  spendSignInLink(tokenHash: string): Promise<SignInLink | undefined>;
  addSession(session: Session): Promise<void>;
  /** Undefined: unknown, ended, or expired by the store's clock. */
  findSession(tokenHash: string): Promise<Session | undefined>;
  endSession(tokenHash: string): Promise<void>;
}

export interface HouseStore {
  /** The store's own clock: every lease and due time is read by it, so that machines need not agree on theirs. */
  nowMs(): Promise<EpochMs>;
  /** Undefined when another holds it. The same owner renews, and keeps its token. */
  acquireLease(request: {
    readonly name: string;
    readonly owner: string;
    readonly leaseMs: number;
  }): Promise<Lease | undefined>;
  releaseLease(lease: Lease): Promise<void>;
  /**
   * Gives back all that this owner had under way: feeds and named leases are free, `leased` deliveries pending, `sending`
   * ones unknown. For the start of a process whose predecessor of the same name is known to be dead.
   */
  releaseOwner(owner: string): Promise<void>;
  addAudit(entry: AuditEntry): Promise<void>;
  listAudit(query: {
    readonly workspace: WorkspaceId | undefined;
    readonly subject: string | undefined;
    readonly sinceMs: EpochMs | undefined;
    readonly limit: number;
  }): Promise<readonly AuditEntry[]>;
  listWorkspaces(): Promise<readonly Workspace[]>;
  saveWorkspace(workspace: Workspace): Promise<void>;
  /** Replaces a person's id by a random one in audit, feedback and mutes, and signs them out; answers how many rows changed. */
  forgetPerson(actor: string): Promise<number>;
  /**
   * One step of retention: about `limit` rows of each kind; answers how many went (0: nothing is left to do). Items go with their
   * quotes, matches and empty stories, alerts of that age with their ended deliveries; people's ids are replaced as by `forgetPerson`.
   */
  deleteExpired(limits: {
    readonly itemsBeforeMs: EpochMs;
    readonly articleTextBeforeMs: EpochMs;
    readonly peopleBeforeMs: EpochMs;
    readonly limit: number;
  }): Promise<number>;
  /**
   * Calls back soon after a commit that leaves work, by this process or, in PostgreSQL, by any; answers how to stop that. A
   * wake can be lost (a cut connection) and come without need, so workers also look by themselves now and then.
   */
  onWake(listener: (kind: WakeKind) => void): () => void;
  /** A consistent copy while running. SQLite alone. */
  backup(file: string): Promise<void>;
  /** True for a store that holds nothing yet, so that the files may seed it. */
  isEmpty(): Promise<boolean>;
  close(): Promise<void>;
}

/** All that is kept. SQLite and PostgreSQL pass the same tests (tests/contracts/store.contract.ts). */
export type Store = FeedStore &
  ItemStore &
  QuoteStore &
  WatchStore &
  AlertStore &
  DeliveryStore &
  SessionStore &
  HouseStore;
