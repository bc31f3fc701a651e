import type { Kysely } from 'kysely';
import type { EpochMs } from '../../core/time/moment.ts';
import type { WakeKind } from '../../ports/house-store.ts';
import type { Tables } from './tables.ts';

export type StoreKind = 'sqlite' | 'postgres';
export type Db = Kysely<Tables>;

/** The two tables whose words are searched. */
export type IndexedTable = 'items' | 'quotes';

/** One transaction at work. */
export interface Writing {
  readonly db: Db;
  /** Tells the workers, once this is committed. */
  readonly wake: (kind: WakeKind) => void;
  /** Replaces the words under which a row is found; undefined: none any more. Written just before the commit. */
  readonly indexWords: (
    table: IndexedTable,
    key: number,
    words: readonly string[] | undefined,
  ) => void;
}

/**
 * A database under the store, whichever it is. Neither `read` nor `write` may be called from within the other: what is
 * in a transaction goes through the `db` that was handed in. `work` may be run again when the transaction failed, so
 * it does nothing but read and write the database.
 */
export interface Database {
  readonly kind: StoreKind;
  read<Answer>(work: (db: Db) => Promise<Answer>): Promise<Answer>;
  /** One transaction; resolves when it is on the disk. `isPatient`: nobody waits for it, so that it may wait a little for others. */
  write<Answer>(
    work: (writing: Writing) => Promise<Answer>,
    options?: { readonly isPatient: boolean },
  ): Promise<Answer>;
  /** The store's clock. */
  nowMs(db: Db): Promise<EpochMs>;
  /** Calls back after each commit that leaves something to do; answers how to stop that. */
  onWake(listener: (kind: WakeKind) => void): () => void;
  backup(file: string): Promise<void>;
  /** Lets go of what the database remembers only to save time; may be called at any moment. */
  shrink(): void;
  close(): Promise<void>;
}
