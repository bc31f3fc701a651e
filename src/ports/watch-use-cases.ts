import type { EpochMs } from '../core/time/moment.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { SearchHit } from './archive-use-cases.ts';
import type { AuditEntry } from './house-store.ts';

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

/** A change to a watch that a command asks for; what is undefined stays. */
export interface WatchChange {
  readonly query: string | undefined;
  readonly destinations: readonly string[] | undefined;
  readonly mode: string | undefined;
}

/** Watches and their trial on the archive. */
export interface WatchUseCases {
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
}
