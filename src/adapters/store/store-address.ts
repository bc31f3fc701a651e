import type { EpochMs } from '../../core/time/moment.ts';

/** Which store: an SQLite file (`:memory:` for tests), or a PostgreSQL database. */
export type StoreAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface StoreOptions {
  /** `service`: the one process that polls and delivers, refused beside another one on the same file. `visitor`: a command. */
  readonly role?: 'service' | 'visitor';
  /** The name of this process in leases. PostgreSQL shows by it whether a service still lives. */
  readonly owner?: string;
  /** The store's clock, for tests. Default: the machine's for SQLite, the database's for PostgreSQL. */
  readonly nowMs?: () => EpochMs;
  /** An SQLite file of at most so many pages, which stands for a full disk in tests. */
  readonly pagesMax?: number;
}
