import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { NewsdeskError } from '../../errors.ts';
import type { StoreKind } from './database.ts';
import { migrationsFor } from './migrations.ts';
import type { Upgrade } from './store-address.ts';
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

/** What to do around the steps, and up to which (StoreOptions). */
interface MigrateOptions {
  /** Keeps a copy of what stands there before the first step that is new to it; answers its name. Missing: nothing can be kept here. */
  readonly keep?: ((step: string) => Promise<string>) | undefined;
  readonly lastStep?: string | undefined;
}

/**
 * Brings a database to today's tables, in one transaction: a crash leaves the old ones or the new ones. Answers what was done to a
 * store that had tables of an earlier version; undefined: it was empty, or of today. Throws `store_too_new` for one that a later
 * version has changed: this version would not know what its rows mean. Two processes that do the same are done one after the other.
 */
export async function migrateSchema(
  db: Kysely<Tables>,
  kind: StoreKind,
  { keep, lastStep }: MigrateOptions = {},
): Promise<Upgrade | undefined> {
  const migrations = Object.fromEntries(
    Object.entries(migrationsFor(kind)).filter(
      ([name]) => lastStep === undefined || name <= lastStep,
    ),
  );
  const known = Object.keys(migrations);
  if (findNext(known, await listTaken(db, kind)) === undefined) return undefined;
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableName: TABLE,
    migrationLockTableName: LOCK_TABLE,
  });
  const migrate = async (): Promise<Upgrade | undefined> => {
    // Asked again, now that nobody else can write: another process may have been first.
    const taken = await listTaken(db, kind);
    const next = findNext(known, taken);
    if (next === undefined) return undefined;
    const from = taken.at(-1);
    const keptAs = from === undefined ? undefined : await keep?.(next);
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw toStoreError(error);
    return from === undefined ? undefined : { from, to: known.at(-1) ?? next, keptAs };
  };
  return kind === 'sqlite' ? inOneTransaction(db, migrate) : migrate();
}

/** The first step that is not taken yet; undefined: all are. */
function findNext(known: readonly string[], taken: readonly string[]): string | undefined {
  const unknown = taken.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new NewsdeskError(
      'store_too_new',
      `the store was written by a later version of Newsdesk (${unknown.join(', ')})`,
      {
        hint: 'Start the version that wrote it; or restore the copy that it kept beside the store before it changed it (….before-…), which lacks what came since.',
      },
    );
  }
  return known.find((name) => !taken.includes(name));
}

/**
 * SQLite can undo a change of tables, but Kysely does not use it there: a crash in the middle would leave half of them. The
 * lock also keeps a command that opens the file at the same moment from doing the same.
 */
async function inOneTransaction<Answer>(
  db: Kysely<Tables>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  await sql`begin immediate`.execute(db);
  try {
    const answer = await work();
    await sql`commit`.execute(db);
    return answer;
  } catch (error) {
    await sql`rollback`.execute(db);
    throw error;
  }
}
