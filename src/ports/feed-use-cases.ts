import type { Feed, FeedOptions } from '../core/item/feed.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { DiscoveredFeed } from './feed-source.ts';
import type { Validators } from './fetch.ts';

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
        /** How the search came to it: `itself` when the address was the feed's own. */
        readonly foundBy: DiscoveredFeed['foundBy'];
        readonly validators: Validators;
        /** Asked again with its validators it answered 304; undefined: it sends none. */
        readonly answers304: boolean | undefined;
        /** `gzip`, `br`, `zstd`, `deflate`; undefined: sent as it is. */
        readonly encoding: string | undefined;
        /** On the way, and as read. */
        readonly sentBytes: number;
        readonly bytes: number;
        readonly ttlMinutes: number | undefined;
        /** Hours (UTC) and days (0: Sunday) in which it asks not to be polled. */
        readonly skipHours: readonly number[];
        readonly skipDays: readonly number[];
        /** Where the document was found, when redirects led there from `url`; `isMovedForGood`: they are permanent. */
        readonly redirectedTo: string | undefined;
        readonly isMovedForGood: boolean;
        /** Pushes what is new (WebSub). */
        readonly hubUrl: string | undefined;
        /** False: the site's robots.txt keeps us from its articles, so that alerts come from the feed's own text. */
        readonly mayFetchArticles: boolean;
        readonly cacheMaxAgeMs: number | undefined;
        readonly nextPollAtMs: EpochMs;
      }
    | undefined;
  /** Why nothing could be read. */
  readonly problem: string | undefined;
}

/** How many feeds of a reading list were new, how many were polled already, and how many had no address that can be polled. */
export interface ImportReceipt {
  readonly added: number;
  readonly known: number;
  readonly refused: number;
}

/** Feeds, and one round over them. */
export interface FeedUseCases {
  /** One round: polls what is due and processes what came; `isDelivering`: posts it too. */
  pollOnce(options: {
    readonly isDelivering: boolean;
    readonly signal: AbortSignal;
    readonly onReport: (report: PollReport) => void;
  }): Promise<void>;
  listFeeds(): Promise<readonly Feed[]>;
  addFeed(options: FeedOptions): Promise<void>;
  removeFeed(url: string): Promise<void>;
  testFeed(url: string): Promise<FeedTest>;
  /** Adds the feeds of a reading list. */
  importOpml(document: Uint8Array): Promise<ImportReceipt>;
  exportOpml(): Promise<string>;
}
