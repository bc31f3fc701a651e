import type { Alert } from '../core/alert/alert.ts';
import type { Delivery, DeliveryState } from '../core/alert/delivery.ts';
import type { Feed, FeedOptions } from '../core/item/feed.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { CheckLine } from './chat.ts';
import type { DiscoveredFeed } from './feed-source.ts';
import type { AuditEntry } from './house-store.ts';
import type { MatchTerm } from './item-store.ts';

/** What this process does; product.md (Command line, `--roles`). */
export const ROLES = ['poll', 'deliver', 'chat', 'web'] as const;
export type Role = (typeof ROLES)[number];

/** The first line of `run`, as values. */
export interface Readiness {
  readonly watches: number;
  readonly feeds: number;
  readonly isSlackOn: boolean;
  readonly isDiscordOn: boolean;
  readonly consoleUrl: string | undefined;
  /** What is not configured, or not well, a line each for stderr. */
  readonly remarks: readonly string[];
}

/** How one feed's poll ended, for people and programs. */
export interface PollReport {
  readonly feedId: string;
  readonly url: string;
  readonly publisher: string;
  /** `ok`, `unchanged`, or what went wrong. */
  readonly outcome: string;
  readonly isWell: boolean;
  readonly added: number;
  readonly revised: number;
}

/** An article as `preview` takes it. `text` is kept as it is. */
export interface PreviewArticle {
  readonly title: string;
  readonly url: string | undefined;
  readonly publisher: string | undefined;
  readonly publishedAtMs: EpochMs | undefined;
  /** Undefined: found from the text. */
  readonly lang: string | undefined;
  readonly text: string;
}

/** A quote in the JSON of `preview` and `demo`; unknown is null, never absent (product.md, Command line). */
export interface QuoteJson {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly cue: string | null;
  readonly via: string | null;
  readonly background: string | null;
  readonly key: boolean;
}

/** What Newsdesk makes of an article, as other programs read it (product.md, Command line). */
export interface PreviewJson {
  readonly item: {
    readonly title: string;
    readonly url: string | null;
    readonly publisher: string | null;
    readonly publishedAt: string | null;
    readonly lang: string | null;
    readonly text: string;
  };
  readonly matches: readonly { readonly watch: string; readonly terms: readonly MatchTerm[] }[];
  readonly summary: readonly string[];
  readonly quotes: readonly QuoteJson[];
  readonly story: { readonly id: string | null; readonly publishers: readonly string[] };
  readonly alert: { readonly text: string };
}

/** Why a sentence or quote was chosen, or not: a line each, best first. */
export interface ChoiceLine {
  readonly what: 'sentence' | 'quote';
  readonly text: string;
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly isShown: boolean;
}

export interface Preview {
  readonly json: PreviewJson;
  readonly alert: Alert;
  readonly choices: readonly ChoiceLine[];
}

/** An alert of the demo: the JSON of its story's item, where it was told, and by which watches. */
export type AlertJson = PreviewJson & {
  readonly destination: string;
  readonly watches: readonly string[];
};

/** An item that a search found, with the places of its hits. */
export interface SearchHit {
  readonly itemId: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly publisher: string;
  readonly publishedAtMs: EpochMs;
  readonly lang: string | undefined;
  readonly storyId: string | undefined;
  readonly text: string;
  readonly terms: readonly MatchTerm[];
}

/** `next` is handed back for the page after this one; undefined: there is none. */
export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly next: string | undefined;
}

export interface SearchRequest {
  readonly query: string;
  readonly sinceMs: EpochMs | undefined;
  readonly limit: number;
  readonly next: string | undefined;
}

/** Why an item met a watch, or did not. */
export interface WatchExplanation {
  readonly watch: string;
  readonly isMatch: boolean;
  readonly terms: readonly MatchTerm[];
  /** For a miss: which part of the query failed, and the nearest thing that was there. */
  readonly reason: string | undefined;
  /** What was decided when the item came: a line a destination ("console: alerted"). */
  readonly decisions: readonly string[];
}

export interface ItemExplanation {
  readonly title: string;
  readonly url: string | undefined;
  readonly publisher: string;
  readonly publishedAtMs: EpochMs;
  readonly storyId: string | undefined;
  readonly watches: readonly WatchExplanation[];
}

/** How a query would have done on the archive. */
export interface Backtest {
  readonly sinceMs: EpochMs;
  readonly untilMs: EpochMs;
  /** Stories a day, oldest first. */
  readonly days: readonly { readonly day: string; readonly stories: number }[];
  readonly stories: number;
  readonly items: number;
  readonly samples: readonly SearchHit[];
  readonly publishers: readonly { readonly publisher: string; readonly items: number }[];
  /** What each term of the query brought. */
  readonly terms: readonly { readonly term: string; readonly items: number }[];
  /** Beside the saved watch: what the edit would add and take away. Undefined for a new one. */
  readonly difference:
    | { readonly gained: readonly SearchHit[]; readonly lost: readonly SearchHit[] }
    | undefined;
  readonly warnings: readonly string[];
  /** The query as it is kept. */
  readonly canonical: string;
}

/** One difference between the store and the files. */
export interface PlanLine {
  readonly kind: 'watch' | 'feed' | 'concept';
  readonly change: 'add' | 'change' | 'remove';
  readonly name: string;
  /** What differs, `key: before -> after`, a line each. */
  readonly details: readonly string[];
}

export interface DeliveryQuery {
  readonly states: readonly DeliveryState[] | undefined;
  readonly limit: number;
}

/** What is known of an address before it is polled. */
export interface FeedTest {
  readonly found: readonly DiscoveredFeed[];
  /** Of the first feed found; undefined: there is none. */
  readonly feed:
    | {
        readonly url: string;
        readonly title: string | undefined;
        readonly layers: readonly string[];
        readonly items: readonly {
          readonly title: string;
          readonly publishedAtMs: EpochMs | undefined;
        }[];
        readonly itemCount: number;
        readonly hasValidators: boolean;
        readonly cacheMaxAgeMs: number | undefined;
        readonly nextPollAtMs: EpochMs;
      }
    | undefined;
  /** Why nothing could be read. */
  readonly problem: string | undefined;
}

/** A change to a watch that a command asks for; what is undefined stays. */
export interface WatchChange {
  readonly query: string | undefined;
  readonly destinations: readonly string[] | undefined;
  readonly mode: string | undefined;
}

/**
 * What the command line can do, wired to a store and the outside; each throws NewsdeskError for what a person can
 * mend. Made by wire.ts; nothing is opened before it is used.
 */
export interface UseCases {
  run(options: {
    readonly roles: readonly Role[];
    readonly signal: AbortSignal;
    readonly onReady: (readiness: Readiness) => void;
  }): Promise<void>;
  /** One round: polls what is due and processes what came; `isDelivering`: posts it too. */
  pollOnce(options: {
    readonly isDelivering: boolean;
    readonly signal: AbortSignal;
    readonly onReport: (report: PollReport) => void;
  }): Promise<void>;
  check(): AsyncIterable<CheckLine>;
  fetchArticle(url: string): Promise<PreviewArticle>;
  extractArticle(page: {
    readonly html: string;
    readonly url: string | undefined;
  }): Promise<PreviewArticle>;
  preview(article: PreviewArticle): Promise<Preview>;
  search(request: SearchRequest): Promise<SearchPage>;
  why(url: string): Promise<ItemExplanation>;
  testQuery(request: {
    readonly query: string;
    readonly sinceMs: EpochMs;
    readonly watch: string | undefined;
  }): Promise<Backtest>;
  listWatches(): Promise<readonly Watch[]>;
  addWatch(request: { readonly name: string; readonly change: WatchChange }): Promise<Watch>;
  editWatch(request: { readonly name: string; readonly change: WatchChange }): Promise<Watch>;
  setWatchPaused(request: { readonly name: string; readonly isPaused: boolean }): Promise<Watch>;
  removeWatch(name: string): Promise<void>;
  watchHistory(
    name: string,
  ): Promise<readonly { readonly watch: Watch; readonly audit: AuditEntry }[]>;
  listFeeds(): Promise<readonly Feed[]>;
  addFeed(options: FeedOptions): Promise<void>;
  removeFeed(url: string): Promise<void>;
  testFeed(url: string): Promise<FeedTest>;
  /** Adds the feeds of a reading list; answers how many were new, and how many were polled already. */
  importOpml(document: Uint8Array): Promise<{ readonly added: number; readonly known: number }>;
  exportOpml(): Promise<string>;
  /** What would have to change in the store to equal the files. */
  planApply(): Promise<readonly PlanLine[]>;
  apply(): Promise<readonly PlanLine[]>;
  /** The store's watches, feeds and concepts as the texts of their files, by file name. */
  exportFiles(): Promise<Readonly<Record<string, string>>>;
  listDeliveries(query: DeliveryQuery): Promise<readonly Delivery[]>;
  retryDelivery(id: string): Promise<boolean>;
  listAlerts(): Promise<readonly AlertJson[]>;
  /** Posts a sample alert to a destination. */
  sendSample(destination: string): Promise<void>;
  close(): Promise<void>;
}
