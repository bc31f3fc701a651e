import type { EpochMs } from '../../core/time/moment.ts';

/** Which store: an SQLite file (`:memory:` for tests), or a PostgreSQL database. */
export type StoreAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** What opening a store of an earlier version did to it. */
export interface Upgrade {
  /** The last step that it had taken, and the last that it has taken now. */
  readonly from: string;
  readonly to: string;
  /** The file that has the store as it was; undefined: PostgreSQL, whose dumps are the operator's. */
  readonly keptAs: string | undefined;
}

export interface StoreOptions {
  /** Told when the store was of an earlier version, once it is of today's. */
  readonly onUpgraded?: (upgrade: Upgrade) => void;
  /** `service`: the one process that polls and delivers, refused beside another one on the same file. `visitor`: a command. */
  readonly role?: 'service' | 'visitor';
  /** The name of this process in leases. PostgreSQL shows by it whether a service still lives. */
  readonly owner?: string;
  /** The store's clock, for tests. Default: the machine's for SQLite, the database's for PostgreSQL. */
  readonly nowMs?: () => EpochMs;
  /** The last step of the tables that is taken, for tests that make a store of an earlier version. */
  readonly lastStep?: string;
  /** An SQLite file of at most so many pages, which stands for a full disk in tests. */
  readonly pagesMax?: number;
}
