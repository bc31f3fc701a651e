import { sql } from 'kysely';
import type { SearchCandidates } from '../../core/query/search-candidates.ts';
import type { ItemQuery, StoredItem } from '../../ports/item-store.ts';
import { type IndexQuery, toFts5Match, toTsquery } from './candidate-match.ts';
import type { Db, StoreKind } from './database.ts';
import { firstKeyAt } from './item-key.ts';
import { toItem } from './item-rows.ts';
import { spellOutPrefixes } from './item-terms.ts';
import { listOf } from './sql-lists.ts';

/** The keys between which the answers lie: `from` is inside, `to` is not. */
export interface KeyRange {
  readonly from: number;
  readonly to: number;
}

/** The keys that the query's span of time and last page leave. */
export async function rangeOf(db: Db, query: ItemQuery): Promise<KeyRange> {
  const before =
    query.beforeId === undefined
      ? undefined
      : await db
          .selectFrom('items')
          .select('key')
          .where('id', '=', query.beforeId)
          .executeTakeFirst();
  const ends = [
    query.untilMs === undefined ? Number.MAX_SAFE_INTEGER : firstKeyAt(query.untilMs),
    before?.key ??
      (query.beforeMs === undefined ? Number.MAX_SAFE_INTEGER : firstKeyAt(query.beforeMs)),
  ];
  return {
    from: query.sinceMs === undefined ? 0 : firstKeyAt(query.sinceMs),
    to: Math.min(...ends),
  };
}

/** How long PostgreSQL may walk down the dates before it is asked to look the words up instead. */
const WALK_MS = 40;
/** SQLSTATE of a statement that ran out of its time. */
const QUERY_CANCELED = '57014';

/**
 * PostgreSQL either walks down the dates and looks at each row's words (quick for common words), or looks the words up and
 * sorts (quick for rare ones), and for a word without statistics it takes the first for rare ones too: 10 s on 100,000
 * rows. So the first has a time limit, and the second is forced by a subquery that is computed by itself.
 */
async function findKeysInPostgres(
  db: Db,
  {
    text,
    range,
    limit,
  }: { readonly text: string; readonly range: KeyRange; readonly limit: number },
): Promise<readonly number[]> {
  const hits = sql`select key from item_words
    where words @@ ${text}::tsquery and key >= ${range.from} and key < ${range.to}`;
  try {
    return await db.transaction().execute(async (walk) => {
      await sql.raw(`set local statement_timeout = ${WALK_MS}`).execute(walk);
      const found = await sql<{ key: number }>`${hits} order by key desc limit ${limit}`.execute(
        walk,
      );
      return found.rows.map(({ key }) => key);
    });
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== QUERY_CANCELED) throw error;
  }
  const found = await sql<{ key: number }>`with hits as materialized (${hits})
    select key from hits order by key desc limit ${limit}`.execute(db);
  return found.rows.map(({ key }) => key);
}

/** The candidates of a query in the syntax of the store's index. */
export async function askIndex(
  db: Db,
  kind: StoreKind,
  candidates: SearchCandidates,
): Promise<IndexQuery> {
  return kind === 'sqlite'
    ? toFts5Match(await spellOutPrefixes(db, candidates))
    : toTsquery(candidates);
}

/** Keys of candidates in the range, newest first. */
export async function findKeys(
  db: Db,
  kind: StoreKind,
  {
    asked,
    range,
    limit,
  }: { readonly asked: IndexQuery; readonly range: KeyRange; readonly limit: number },
): Promise<readonly number[]> {
  if (asked.kind === 'none') return [];
  if (asked.kind === 'all') {
    const rows = await db
      .selectFrom('items')
      .select('key')
      .where('key', '>=', range.from)
      .where('key', '<', range.to)
      .where('is_withdrawn', '=', 0)
      .orderBy('key', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ key }) => key);
  }
  if (kind === 'postgres') return findKeysInPostgres(db, { text: asked.text, range, limit });
  const found = await sql<{ key: number }>`
    select rowid as key from item_words
    where item_words match ${asked.text} and rowid >= ${range.from} and rowid < ${range.to}
    order by rowid desc limit ${limit}`.execute(db);
  return found.rows.map(({ key }) => key);
}

/** Items that the query may mean, newest first; what is withdrawn is neither in the index nor in the list by date. */
export async function searchItems(
  db: Db,
  kind: StoreKind,
  query: ItemQuery,
): Promise<readonly StoredItem[]> {
  const asked = await askIndex(db, kind, query.candidates);
  const range = await rangeOf(db, query);
  return loadItems(db, kind, await findKeys(db, kind, { asked, range, limit: query.limit }));
}

/** The items with these keys, newest first. */
export async function loadItems(
  db: Db,
  kind: StoreKind,
  keys: readonly number[],
): Promise<readonly StoredItem[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('item_details')
    .selectAll()
    .where('key', 'in', listOf(kind, keys))
    .orderBy('key', 'desc')
    .execute();
  return rows.map(toItem);
}
