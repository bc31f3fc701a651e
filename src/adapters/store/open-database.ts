import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { NewsdeskError } from '../../errors.ts';
import type { Database } from './database.ts';
import { keepCopy } from './keep-copy.ts';
import { migrateSchema } from './migrate-schema.ts';
import { settleRestored } from './restored.ts';
import { lockForService } from './service-lock.ts';
import { SqliteDatabase } from './sqlite-database.ts';
import { connectSqlite } from './sqlite-dialect.ts';
import type { StoreOptions, Upgrade } from './store-address.ts';

/** Older ones can lose a committed transaction when a checkpoint and a reset of the log meet (fixed in 3.51.3). */
const SQLITE_VERSION_MIN = [3, 51, 3] as const;

/**
 * WAL lets commands read beside the service; FULL puts each commit on the disk before it is acknowledged. The cache is
 * counted in KiB when negative, the checkpoint in pages of 4 KiB. A quarter of the cache saves 24 MB at rest and costs a sixth more CPU for
 * a first poll of 1,000 feeds (10.3 instead of 8.8 s).
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

/** Opens the file and brings its tables up to date; a service locks it. Throws as `openStore` does. */
export async function openSqlite(file: string, options: StoreOptions): Promise<Database> {
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
    const upgrade = await upgradeSqlite(database, {
      file,
      isFile,
      isLocked: unlock !== undefined,
      lastStep: options.lastStep,
    });
    if (upgrade !== undefined) options.onUpgraded?.(upgrade);
    if (options.role === 'service') await settleRestored(database);
    return database;
  } catch (error) {
    unlock?.();
    throw error;
  }
}

/** A command does not change the tables under a service: one of an earlier version would not know them any more. */
async function upgradeSqlite(
  database: SqliteDatabase,
  place: {
    readonly file: string;
    readonly isFile: boolean;
    readonly isLocked: boolean;
    readonly lastStep: string | undefined;
  },
): Promise<Upgrade | undefined> {
  const { file, isFile, isLocked, lastStep } = place;
  let unlock: (() => void) | undefined;
  const keep = (step: string): Promise<string> => {
    if (!isLocked) unlock = lockForService(file);
    return keepCopy(database, { file, step });
  };
  try {
    return await migrateSchema(database.db, 'sqlite', {
      keep: isFile ? keep : undefined,
      lastStep,
    });
  } finally {
    unlock?.();
  }
}

/** Names the lock that keeps two processes from bringing one database up to date at once. */
const MIGRATION_LOCK = 1_602;

/** Connects and brings the tables up to date, one process at a time. Throws as `openStore` does. */
export async function openPostgres(url: string, options: StoreOptions): Promise<Database> {
  // Most installations have no use for the driver.
  const { PostgresDatabase } = await import('./postgres-database.ts');
  const database = new PostgresDatabase(url, options);
  try {
    await database.db.connection().execute(async (db) => {
      await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(db);
      try {
        const upgrade = await migrateSchema(db, 'postgres', { lastStep: options.lastStep });
        if (upgrade !== undefined) options.onUpgraded?.(upgrade);
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
