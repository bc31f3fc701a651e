import { sql } from 'kysely';
import { NewsdeskError } from '../../errors.ts';
import type { Db } from './database.ts';
import { insertRows, rowsOf } from './insert-rows.ts';
import { openPostgres, openSqlite } from './open-database.ts';
import { writeWords } from './postgres-database.ts';
import { wordsOf } from './search-words.ts';
import { toStoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/**
 * Every table that is moved, in the order in which people hear of it. Leases are left behind: they are of processes that do not
 * run; `item_terms` is SQLite's own, and the words of both searches are made anew from the texts.
 */
const MOVED_TABLES = [
  'feeds',
  'subscriptions',
  'watches',
  'watch_versions',
  'concepts',
  'items',
  'item_aliases',
  'item_revisions',
  'articles',
  'stories',
  'matches',
  'quotes',
  'withdrawn_quotes',
  'alerts',
  'alert_watches',
  'held_matches',
  'deliveries',
  'destinations',
  'feedback',
  'mutes',
  'audit',
  'workspaces',
  'sessions',
  'sign_in_links',
  'drafts',
  'counters',
] as const satisfies readonly (keyof Tables)[];
type MovedTable = (typeof MOVED_TABLES)[number];

/** Rows handed over at once: enough for few round trips, few enough for little memory. */
const BATCH_ROWS = 500;

/** What a move did: how many rows of each table. */
export interface MovedTables {
  readonly table: string;
  readonly rows: number;
}

/**
 * Moves an SQLite store into an empty PostgreSQL database, in one transaction: it is there whole or not at all. The file is left as
 * it was. Throws `store_locked` beside a running service, `store_not_empty`, or what opening either throws.
 */
export async function moveToPostgres(
  { file, url }: { readonly file: string; readonly url: string },
  onTable: (moved: MovedTables) => void,
): Promise<void> {
  // As a service, so that nobody writes meanwhile what would not be moved.
  const source = await openSqlite(file, { role: 'service' });
  try {
    const target = await openPostgres(url, {});
    try {
      await source.read((from) =>
        target.write(async ({ db: to }) => {
          await refuseUnlessEmpty(to);
          for (const table of MOVED_TABLES) {
            onTable({ table, rows: await moveTable(from, to, table) });
          }
          await indexMoved(from, to);
          await sql`select setval(pg_get_serial_sequence('quotes', 'key'),
            greatest((select max(key) from quotes), 1))`.execute(to);
        }),
      );
    } finally {
      await target.close();
    }
  } catch (error) {
    throw toStoreError(error);
  } finally {
    await source.close();
  }
}

async function refuseUnlessEmpty(db: Db): Promise<void> {
  for (const table of MOVED_TABLES) {
    // Made with the tables: the counter of changed rules.
    if (table === 'counters') continue;
    const row = await db
      .selectFrom(table)
      .select((select) => select.lit(1).as('one'))
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) continue;
    throw new NewsdeskError('store_not_empty', `the PostgreSQL database has rows in ${table}`, {
      hint: 'Move into an empty database: create a new one and name it in DATABASE_URL.',
    });
  }
  await db.deleteFrom('counters').execute();
}

async function moveTable(from: Db, to: Db, table: MovedTable): Promise<number> {
  let moved = 0;
  await inBatches(from.selectFrom(table).selectAll().stream(), async (rows) => {
    await insertRows(to, { kind: 'postgres', ...rowsOf(table, rows) });
    moved += rows.length;
  });
  return moved;
}

/** The words by which items and quotes are found: made from the same texts as when they were written. */
async function indexMoved(from: Db, to: Db): Promise<void> {
  const items = from
    .selectFrom('items')
    .leftJoin('articles', 'articles.item_key', 'items.key')
    .select(['items.key', 'items.title', 'items.text', 'items.lang', 'articles.text as article'])
    .where('items.is_withdrawn', '=', 0)
    .stream();
  await inBatches(items, async (rows) => {
    const words = rows.map(
      ({ key, title, text, lang, article }) =>
        [key, wordsOf([title, article ?? text], lang ?? undefined)] as const,
    );
    await writeWords(to, 'items', new Map(words));
  });
  const quotes = from
    .selectFrom('quotes')
    .leftJoin('items', 'items.id', 'quotes.item_id')
    .select(['quotes.key', 'quotes.text', 'items.lang'])
    .stream();
  await inBatches(quotes, async (rows) => {
    const words = rows.map(
      ({ key, text, lang }) => [key, wordsOf([text], lang ?? undefined)] as const,
    );
    await writeWords(to, 'quotes', new Map(words));
  });
}

async function inBatches<Row>(
  rows: AsyncIterable<Row>,
  take: (batch: readonly Row[]) => Promise<void>,
): Promise<void> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    await take(batch);
    batch = [];
  }
  if (batch.length > 0) await take(batch);
}
