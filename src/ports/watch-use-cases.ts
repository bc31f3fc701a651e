import type { EpochMs } from '../core/time/moment.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { WatchForm } from '../core/watch/watch-form.ts';
import type { SearchHit } from './archive-use-cases.ts';
import type { AuditEntry } from './house-store.ts';

/** How a query would have done on the archive. */
export interface Backtest {
  /** How far back it was tried: later than asked for when `isCut`. */
  readonly sinceMs: EpochMs;
  readonly untilMs: EpochMs;
  /** When the archive began to grow; undefined while it is empty. A rate over more days would be too low. */
  readonly archiveSinceMs: EpochMs | undefined;
  /** The query catches too much to be tried as far back as was asked. */
  readonly isCut: boolean;
  /** Alerts (stories, each on the day of its first item that matched) a day, oldest first; days are UTC. */
  readonly days: readonly { readonly day: string; readonly stories: number }[];
  readonly stories: number;
  readonly items: number;
  readonly samples: readonly SearchHit[];
  readonly publishers: readonly { readonly publisher: string; readonly items: number }[];
  /** What each term of the query brought. */
  readonly terms: readonly { readonly term: string; readonly items: number }[];
  /** How many items each part of the outermost AND or OR held for. */
  readonly parts: readonly { readonly text: string; readonly items: number }[];
  /** Beside the saved watch: what the edit would add and take away. Undefined for a new one. */
  readonly difference:
    | {
        readonly gained: readonly SearchHit[];
        readonly lost: readonly SearchHit[];
        /** Alerts that only the new query would make, and only the old one did. */
        readonly storiesGained: number;
        readonly storiesLost: number;
      }
    | undefined;
  readonly warnings: readonly string[];
  /** The query as it is kept. */
  readonly canonical: string;
}

/** A change to a watch that a command asks for; what is undefined stays. */
export interface WatchChange {
  readonly query: string | undefined;
  readonly destinations: readonly string[] | undefined;
  readonly mode: string | undefined;
  /** The other fields of the watch's form, as people type them; an empty one is taken out. */
  readonly fields?: Partial<WatchForm>;
}

/** A version of a watch, and who made it. */
export interface WatchVersion {
  readonly watch: Watch;
  readonly audit: AuditEntry;
}

/** A watch with how it did in the last 30 days. */
export interface ListedWatch {
  readonly watch: Watch;
  readonly alertsPerDay: number;
  /** Share of its alerts that nobody reported as not relevant, 0 to 1; undefined: none was made, or none reported for any reason. */
  readonly precision: number | undefined;
}

/** Watches and their trial on the archive. */
export interface WatchUseCases {
  testQuery(request: {
    readonly query: string;
    readonly sinceMs: EpochMs;
    readonly watch: string | undefined;
  }): Promise<Backtest>;
  listWatches(): Promise<readonly ListedWatch[]>;
  addWatch(request: { readonly name: string; readonly change: WatchChange }): Promise<Watch>;
  editWatch(request: { readonly name: string; readonly change: WatchChange }): Promise<Watch>;
  setWatchPaused(request: { readonly name: string; readonly isPaused: boolean }): Promise<Watch>;
  removeWatch(name: string): Promise<void>;
  watchHistory(name: string): Promise<readonly WatchVersion[]>;
}
