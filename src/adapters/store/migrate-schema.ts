import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { NewsdeskError } from '../../errors.ts';
import type { StoreKind } from './database.ts';
import { migrationsFor } from './migrations.ts';
import { toStoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

const TABLE = 'newsdesk_migrations';
const LOCK_TABLE = 'newsdesk_migration_lock';

async function listTaken(db: Kysely<Tables>, kind: StoreKind): Promise<readonly string[]> {
  const tables =
    kind === 'sqlite'
      ? sql<{
          name: string;
        }>`select name from sqlite_master where type = 'table' and name = ${TABLE}`
      : sql<{ name: string }>`select table_name as name from information_schema.tables
          where table_schema = current_schema() and table_name = ${TABLE}`;
  if ((await tables.execute(db)).rows.length === 0) return [];
  const taken = await sql<{
    name: string;
  }>`select name from ${sql.table(TABLE)} order by name`.execute(db);
  return taken.rows.map(({ name }) => name);
}

/**
 * Brings a database to today's tables. Throws `store_too_new` for one that a later version has changed: this version would
 * not know what its rows mean. The caller sees to it that nobody else does the same at the same time.
 */
export async function migrateSchema(db: Kysely<Tables>, kind: StoreKind): Promise<void> {
  const migrations = migrationsFor(kind);
  const taken = await listTaken(db, kind);
  const unknown = taken.filter((name) => migrations[name] === undefined);
  if (unknown.length > 0) {
    throw new NewsdeskError(
      'store_too_new',
      `the store was written by a later version (${unknown.join(', ')})`,
      {
        hint: 'Start the version of Newsdesk that wrote it, or restore a backup of the version that you run.',
      },
    );
  }
  if (Object.keys(migrations).every((name) => taken.includes(name))) return;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: TABLE,
    migrationLockTableName: LOCK_TABLE,
  });
  const migrate = async (): Promise<void> => {
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw toStoreError(error);
  };
  await (kind === 'sqlite' ? inOneTransaction(db, migrate) : migrate());
}

/**
 * SQLite can undo a change of tables, but Kysely does not use it there: a crash in the middle would leave half of them. The
 * lock also keeps a command that opens the file at the same moment from doing the same.
 */
async function inOneTransaction(db: Kysely<Tables>, work: () => Promise<void>): Promise<void> {
  await sql`begin immediate`.execute(db);
  try {
    await work();
    await sql`commit`.execute(db);
  } catch (error) {
    await sql`rollback`.execute(db);
    throw error;
  }
}
