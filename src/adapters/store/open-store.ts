import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import type { EpochMs } from '../../core/time/moment.ts';
import { NewsdeskError } from '../../errors.ts';
import type { Store } from '../../ports/store.ts';
import { createAlertStore } from './alerts.ts';
import { createAuditStore } from './audit.ts';
import type { Database } from './database.ts';
import { createDeliveryStore } from './deliveries.ts';
import { createDraftStore } from './drafts.ts';
import { createFeedStore } from './feeds.ts';
import { createItemStore } from './items.ts';
import { createLeaseStore } from './leases.ts';
import { migrateSchema } from './migrate-schema.ts';
import { createPeopleStore } from './people.ts';
import { createQuoteStore } from './quotes.ts';
import { createRetentionStore } from './retention.ts';
import { lockForService } from './service-lock.ts';
import { createSessionStore } from './sessions.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { connectSqlite } from './sqlite-dialect.ts';
import { createStatisticsStore } from './statistics.ts';
import { toStoreError } from './store-error.ts';
import { createSubscriptionStore } from './subscriptions.ts';
import { createWatchStore } from './watches.ts';
import { createWorkspaceStore } from './workspaces.ts';

/** Which store: an SQLite file (`:memory:` for tests), or a PostgreSQL database. */
export type StoreAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface StoreOptions {
  /** `service`: the one process that polls and delivers, refused beside another one on the same file. `visitor`: a command. */
  readonly role?: 'service' | 'visitor';
  /** The store's clock, for tests. Default: the machine's for SQLite, the database's for PostgreSQL. */
  readonly nowMs?: () => EpochMs;
  /** An SQLite file of at most so many pages, which stands for a full disk in tests. */
  readonly pagesMax?: number;
}

/** Older ones can lose a committed transaction when a checkpoint and a reset of the log meet (fixed in 3.51.3). */
const SQLITE_VERSION_MIN = [3, 51, 3] as const;

/**
 * WAL lets commands read beside the service; FULL puts each commit on the disk before it is acknowledged. The cache is
 * counted in KiB when negative, the checkpoint in pages of 4 KiB.
 */
const PRAGMAS = `pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32768;
  pragma temp_store = memory; pragma wal_autocheckpoint = 4000; pragma journal_size_limit = 67108864;`;

function isVersionTooOld(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of SQLITE_VERSION_MIN.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

function makeFolderOf(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (cause) {
    throw new NewsdeskError('store_unusable', `the folder of ${file} cannot be made`, {
      hint: 'Check NEWSDESK_DATA, and that the process may write there.',
      cause,
    });
  }
}

async function openSqlite(file: string, options: StoreOptions): Promise<Database> {
  const isFile = file !== ':memory:';
  if (isFile) makeFolderOf(file);
  const unlock = isFile && options.role === 'service' ? lockForService(file) : undefined;
  try {
    const connection = connectSqlite(file);
    connection.exec(PRAGMAS);
    if (options.pagesMax !== undefined)
      connection.exec(`pragma max_page_count = ${options.pagesMax}`);
    const [row] = connection.prepare('select sqlite_version() as version').all([]) as {
      version: string;
    }[];
    if (row === undefined || isVersionTooOld(row.version)) {
      throw new NewsdeskError('store_unusable', `SQLite ${row?.version ?? ''} is too old`, {
        hint: `Run Newsdesk with Node 24.15 or later, which brings SQLite ${SQLITE_VERSION_MIN.join('.')} or later.`,
      });
    }
    const database = new SqliteDatabase(connection, options.nowMs ?? Date.now, unlock);
    await migrateSchema(database.db, 'sqlite');
    return database;
  } catch (error) {
    unlock?.();
    throw error;
  }
}

/** Names the lock that keeps two processes from bringing one database up to date at once. */
const MIGRATION_LOCK = 1_602;

async function openPostgres(url: string, options: StoreOptions): Promise<Database> {
  // Most installations have no use for the driver.
  const { PostgresDatabase } = await import('./postgres-database.ts');
  const database = new PostgresDatabase(url, options.nowMs);
  try {
    await database.db.connection().execute(async (db) => {
      await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(db);
      try {
        await migrateSchema(db, 'postgres');
      } finally {
        await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(db);
      }
    });
    await database.listen();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function createHouse(database: Database): Pick<Store, 'isEmpty' | 'backup' | 'onWake' | 'close'> {
  return {
    isEmpty: () =>
      database.read(async (db) => {
        for (const table of ['feeds', 'watches', 'concepts', 'items'] as const) {
          const row = await db
            .selectFrom(table)
            .select((select) => select.lit(1).as('one'))
            .limit(1)
            .executeTakeFirst();
          if (row !== undefined) return false;
        }
        return true;
      }),
    backup: (file) => database.backup(file),
    onWake: (listener) => database.onWake(listener),
    close: () => database.close(),
  };
}

/** The whole store over a database. */
function createStore(database: Database): Store {
  return {
    ...createFeedStore(database),
    ...createSubscriptionStore(database),
    ...createItemStore(database),
    ...createQuoteStore(database),
    ...createWatchStore(database),
    ...createAlertStore(database),
    ...createDeliveryStore(database),
    ...createSessionStore(database),
    ...createDraftStore(database),
    ...createStatisticsStore(database),
    ...createLeaseStore(database),
    ...createAuditStore(database),
    ...createWorkspaceStore(database),
    ...createPeopleStore(database),
    ...createRetentionStore(database),
    ...createHouse(database),
  };
}

/**
 * Opens the store in this thread and brings its tables up to date. Throws `store_locked` (another service has the file),
 * `store_too_new` (written by a later version), or `store_unusable` (disk, rights, damage, no server).
 */
export async function openStore(address: StoreAddress, options: StoreOptions = {}): Promise<Store> {
  try {
    return createStore(
      address.kind === 'sqlite'
        ? await openSqlite(address.file, options)
        : await openPostgres(address.url, options),
    );
  } catch (error) {
    throw toStoreError(error);
  }
}
