import { sql } from 'kysely';
import type { ItemQuery, StoredItem } from '../../ports/store.ts';
import { toFts5Match, toTsquery } from './candidate-match.ts';
import type { Db, StoreKind } from './database.ts';
import { firstKeyAt } from './item-key.ts';
import { toItem } from './item-rows.ts';
import { listOf } from './sql-lists.ts';

/** The keys between which the answers lie: `from` is inside, `to` is not. */
interface KeyRange {
  readonly from: number;
  readonly to: number;
}

async function rangeOf(db: Db, query: ItemQuery): Promise<KeyRange> {
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

async function findKeys(
  db: Db,
  kind: StoreKind,
  query: ItemQuery,
): Promise<readonly number[] | 'by date'> {
  const asked = kind === 'sqlite' ? toFts5Match(query.candidates) : toTsquery(query.candidates);
  if (asked.kind === 'all') return 'by date';
  if (asked.kind === 'none') return [];
  const { from, to } = await rangeOf(db, query);
  const found = await sql<{ key: number }>`
    select rowid as key from item_words where item_words match ${asked.text} and rowid >= ${from} and rowid < ${to}
    order by rowid desc limit ${query.limit}`.execute(db);
  return found.rows.map(({ key }) => key);
}

/** Items that the query may mean, newest first; what is withdrawn is neither in the index nor in the list by date. */
export async function searchItems(
  db: Db,
  kind: StoreKind,
  query: ItemQuery,
): Promise<readonly StoredItem[]> {
  const keys = await findKeys(db, kind, query);
  if (keys === 'by date') {
    const { from, to } = await rangeOf(db, query);
    const rows = await db
      .selectFrom('item_details')
      .selectAll()
      .where('key', '>=', from)
      .where('key', '<', to)
      .where('is_withdrawn', '=', 0)
      .orderBy('key', 'desc')
      .limit(query.limit)
      .execute();
    return rows.map(toItem);
  }
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('item_details')
    .selectAll()
    .where('key', 'in', listOf(kind, keys))
    .orderBy('key', 'desc')
    .execute();
  return rows.map(toItem);
}
