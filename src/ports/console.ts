import type { Delivery, DeliveryState } from '../core/alert/delivery.ts';
import type { Feed } from '../core/item/feed.ts';
import type { QueryError } from '../core/query/query-error.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { Watch, WorkspaceId } from '../core/watch/watch.ts';
import type { FormProblem, WatchForm } from '../core/watch/watch-form.ts';
import type { StoredAlert } from './alert-store.ts';
import type { SearchPage } from './archive-use-cases.ts';
import type { FeedTest, ImportReceipt } from './feed-use-cases.ts';
import type { AuditEntry } from './house-store.ts';
import type { MatchRecord, StoredItem, Story } from './item-store.ts';
import type { StoredQuote } from './quote-store.ts';
import type { ConsoleRole } from './session-store.ts';
import type { FeedCounts } from './statistics-store.ts';
import type { Backtest } from './watch-use-cases.ts';

/** Who is signed in to the console. `local`: on the installation's own machine; sees every workspace. */
export interface Viewer {
  readonly actor: string;
  readonly workspace: WorkspaceId;
  readonly role: ConsoleRole;
  /** Of labels and dates: `en` or `uk`. */
  readonly language: string;
  readonly timezone: string;
}

/** A sign-in that stands. `csrf` must come back with every form. */
export interface SignedIn {
  readonly viewer: Viewer;
  readonly csrf: string;
}

/** Counts by day, oldest first; `day` is the moment at which it begins in the installation's zone. */
export type DayCounts = readonly { readonly dayMs: EpochMs; readonly count: number }[];

/** How many of something fall in a stretch; the last stretch is open. */
export interface Lag {
  /** Upper end of each stretch in milliseconds. */
  readonly upToMs: readonly number[];
  readonly counts: readonly number[];
  /** Undefined: nothing was posted. */
  readonly medianMs: number | undefined;
  readonly p95Ms: number | undefined;
}

/** A watch in the list, with its yield. */
export interface WatchRow {
  readonly watch: Watch;
  readonly days: DayCounts;
  readonly alerts: number;
  /** Share of its alerts that nobody reported as not relevant, 0 to 1; undefined: none was made, or none reported for any reason. */
  readonly precision: number | undefined;
}

/** The first page. */
export interface Overview {
  readonly days: DayCounts;
  readonly alertsToday: number;
  /** From publication to the platform's answer, and from the written alert to it, over the last week. */
  readonly published: Lag;
  readonly written: Lag;
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
  readonly feeds: FeedCounts;
  readonly reports: readonly { readonly verdict: string; readonly reports: number }[];
  readonly latest: readonly StoredAlert[];
}

/** What a draft of a watch would do. Exactly one of `errors` and `trial` says something. */
export interface DraftTrial {
  readonly problems: readonly FormProblem[];
  readonly errors: readonly QueryError[];
  /** The query as it would be kept. */
  readonly canonical: string | undefined;
  readonly trial: Backtest | undefined;
  /** Examples that the query breaks. */
  readonly broken: readonly { readonly text: string; readonly isWanted: boolean }[];
  /** The newest hit's alert as each platform would be sent it. */
  readonly preview: MessagePreview | undefined;
}

/** The payloads of one alert, made by the platforms' own renderers. */
export interface MessagePreview {
  readonly slack: unknown;
  readonly discord: unknown;
}

/** `conflict`: somebody saved another version meanwhile, or has the name. */
export type SaveOutcome =
  | { readonly kind: 'saved'; readonly watch: Watch }
  | { readonly kind: 'conflict'; readonly watch: Watch | undefined }
  | { readonly kind: 'wrong'; readonly trial: DraftTrial };

/** A watch with its past. */
export interface WatchPage {
  readonly watch: Watch;
  readonly versions: readonly { readonly watch: Watch; readonly audit: AuditEntry }[];
  readonly days: DayCounts;
}

/** All that is known of one story, as far as the viewer may see it. */
export interface StoryPage {
  readonly story: Story;
  readonly items: readonly StoredItem[];
  readonly quotes: readonly StoredQuote[];
  readonly alerts: readonly StoredAlert[];
  readonly matches: readonly (MatchRecord & { readonly watch: string })[];
}

/** Quotes of one person, or with these words, newest first. */
export interface QuotePage {
  readonly quotes: readonly StoredQuote[];
  readonly next: string | undefined;
}

/** Who changed what, newest first. */
export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly next: string | undefined;
}

/** What a workspace may choose for itself. */
export interface WorkspaceSettings {
  readonly language: string;
}

/**
 * What the console's pages may ask and do, each in the name of a viewer: rights are decided here, not on the pages.
 * What a viewer may not see is answered as if it were not there; a change by a member throws `not_allowed`.
 */
export interface ConsoleDesk {
  /** Spends a link's token; undefined: it is unknown, spent or expired. `cookie` is the session's secret. */
  signIn(token: string): Promise<{ readonly cookie: string; readonly lastsMs: number } | undefined>;
  findSignedIn(cookie: string): Promise<SignedIn | undefined>;
  signOut(cookie: string): Promise<void>;
  signOutEverywhere(viewer: Viewer): Promise<void>;

  overview(viewer: Viewer): Promise<Overview>;
  /** Changes when the overview or the deliveries do. */
  newsMark(): Promise<string>;

  listWatches(viewer: Viewer): Promise<readonly WatchRow[]>;
  openWatch(viewer: Viewer, id: string): Promise<WatchPage | undefined>;
  blankForm(viewer: Viewer): WatchForm;
  /** Whether the viewer may save it; undefined: a new one. */
  canEdit(viewer: Viewer, watch: Watch | undefined): boolean;
  /** `id` undefined: a new watch. `days`: how far back the archive is asked. */
  tryDraft(
    viewer: Viewer,
    draft: {
      readonly id: string | undefined;
      readonly form: Partial<WatchForm>;
      readonly days: number;
    },
  ): Promise<DraftTrial>;
  saveWatch(
    viewer: Viewer,
    draft: {
      readonly id: string | undefined;
      readonly version: number | undefined;
      readonly form: Partial<WatchForm>;
    },
  ): Promise<SaveOutcome>;
  setWatchPaused(
    viewer: Viewer,
    change: { readonly id: string; readonly isPaused: boolean },
  ): Promise<void>;
  removeWatch(viewer: Viewer, id: string): Promise<void>;
  /** Brings an older version back, as a new one; false: there is none such. */
  restoreWatch(
    viewer: Viewer,
    change: { readonly id: string; readonly version: number },
  ): Promise<boolean>;
  listConcepts(): Promise<Readonly<Record<string, readonly string[]>>>;

  /** An empty query: by date alone. Throws `query_invalid`. */
  search(
    viewer: Viewer,
    request: { readonly query: string; readonly next: string | undefined },
  ): Promise<SearchPage>;
  openStory(viewer: Viewer, id: string): Promise<StoryPage | undefined>;
  findQuotes(
    viewer: Viewer,
    request: { readonly words: string; readonly next: string | undefined },
  ): Promise<QuotePage>;

  listFeeds(viewer: Viewer): Promise<readonly Feed[]>;
  testFeed(viewer: Viewer, url: string): Promise<FeedTest>;
  addFeed(
    viewer: Viewer,
    feed: { readonly url: string; readonly publisher: string; readonly label: string },
  ): Promise<void>;
  removeFeed(viewer: Viewer, url: string): Promise<void>;
  /** Makes it due now, also after it was switched off. */
  pollFeedNow(viewer: Viewer, id: string): Promise<void>;
  importOpml(viewer: Viewer, document: Uint8Array): Promise<ImportReceipt>;
  exportOpml(viewer: Viewer): Promise<string>;

  listDeliveries(
    viewer: Viewer,
    query: { readonly states: readonly DeliveryState[] | undefined },
  ): Promise<readonly Delivery[]>;
  retryDelivery(viewer: Viewer, id: string): Promise<boolean>;

  listAudit(
    viewer: Viewer,
    /** `next` of the page before; undefined: the newest. */
    query: { readonly next: string | undefined },
  ): Promise<AuditPage>;

  settings(viewer: Viewer): Promise<WorkspaceSettings>;
  saveSettings(viewer: Viewer, settings: WorkspaceSettings): Promise<void>;
}
