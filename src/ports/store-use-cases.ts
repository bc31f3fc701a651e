import type { EpochMs } from '../core/time/moment.ts';

/** Rows of one table, as `migrate` has moved them. */
export interface MovedRows {
  readonly table: string;
  readonly rows: number;
}

/** The store as a whole. */
export interface StoreUseCases {
  /** Writes a consistent copy of the store, while it is in use. */
  backup(file: string): Promise<void>;
  /** Puts a backup in the store's place; answers under which name the store that stood there is kept. */
  restore(file: string): Promise<string | undefined>;
  /** Says that the store was put in place as of that moment by another tool (pg_restore). */
  markRestored(fromMs: EpochMs): Promise<void>;
  /** Moves the SQLite store into the empty PostgreSQL database of `DATABASE_URL`. */
  moveToPostgres(onTable: (moved: MovedRows) => void): Promise<void>;
}
