import { CompiledQuery, sql } from 'kysely';
import { canonicalUrl } from '../../core/item/canonical-url.ts';
import { failpoint } from '../../ports/failpoint.ts';
import type { PollReceipt, PollRecord } from '../../ports/feed-store.ts';
import type { Db, StoreKind, Writing } from './database.ts';
import { feedStateColumns } from './feed-rows.ts';
import { insertRows, rowsOf } from './insert-rows.ts';
import { firstKeyAt, KEYS_PER_MS } from './item-key.ts';
import {
  aliasesToLookUp,
  type KnownIncoming,
  type NewIncoming,
  resolvePoll,
} from './resolve-poll.ts';
import { flag } from './row-values.ts';
import { placedWordsOf } from './search-words.ts';
import { listOf } from './sql-lists.ts';
import type { ItemRow } from './tables.ts';

/** Earlier states of one item that are kept; an item that is rewritten more often loses the oldest. */
const REVISIONS_KEPT_MAX = 20;

const STALE: PollReceipt = { isStale: true, added: 0, revised: 0, unchanged: 0 };

interface Poll {
  readonly writing: Writing;
  readonly kind: StoreKind;
  readonly record: PollRecord;
}

async function loadAliases({ writing, kind, record }: Poll): Promise<Map<string, number | null>> {
  const ids = aliasesToLookUp(record.items);
  if (ids.length === 0) return new Map();
  const rows = await writing.db
    .selectFrom('item_aliases')
    .select(['alias', 'item_key'])
    .where('alias', 'in', listOf(kind, ids))
    .execute();
  return new Map(rows.map((row) => [row.alias, row.item_key]));
}

/** Places for new items, each in or soon after its millisecond. */
async function assignKeys({ writing, kind }: Poll, moments: readonly number[]): Promise<number[]> {
  const { db } = writing;
  const firsts = [...new Set(moments.map(firstKeyAt))].toSorted((a, b) => a - b);
  if (kind === 'postgres') {
    // Two processes must not find the same place free; the lock is by millisecond, taken in order.
    const places = JSON.stringify(firsts.map((first) => (first / KEYS_PER_MS) % 2 ** 31));
    await sql`select pg_advisory_xact_lock(${ITEM_KEY_LOCK}::int, place::int) from (
      select value as place from jsonb_array_elements_text(${places}::jsonb) order by value::bigint) as places`.execute(
      db,
    );
  }
  const elements =
    kind === 'sqlite'
      ? sql`json_each(${JSON.stringify(firsts)})`
      : sql`jsonb_array_elements_text(${JSON.stringify(firsts)}::jsonb)`;
  const taken = await sql<{ first: number; last: number | null }>`
    select cast(value as bigint) as first, (select max(key) from items
      where key >= cast(value as bigint) and key < cast(value as bigint) + ${sql.lit(KEYS_PER_MS)}) as last
    from ${elements} as places`.execute(db);
  const next = new Map(
    taken.rows.map(({ first, last }) => [first, last === null ? first : last + 1]),
  );
  const given = new Set<number>();
  const keys: number[] = [];
  for (const moment of moments) {
    const first = firstKeyAt(moment);
    let key = next.get(first) ?? first;
    if (key >= first + KEYS_PER_MS || given.has(key)) key = await freeKeyFrom(db, key, given);
    next.set(first, key + 1);
    given.add(key);
    keys.push(key);
  }
  return keys;
}

/** First number of the two that name a lock on a place in the order of items (PostgreSQL). */
const ITEM_KEY_LOCK = 1_601;

/**
 * The first free place from here on. Thousands of items can share a moment (feeds that give a date alone), and each poll
 * would ask for the place of each of them: one question finds the end of a run of taken places.
 */
async function freeKeyFrom(db: Db, from: number, given: ReadonlySet<number>): Promise<number> {
  for (let key = from; ; key++) {
    if (given.has(key)) continue;
    const place = sql`cast(${key} as bigint)`;
    const { rows } = await sql<{ key: number }>`
      select case when not exists (select 1 from items where key = ${place}) then ${place} else
        (select taken.key + 1 from items as taken where taken.key >= ${place}
          and not exists (select 1 from items as next where next.key = taken.key + 1)
          order by taken.key limit 1) end as key`.execute(db);
    key = Number(rows[0]?.key ?? key);
    if (!given.has(key)) return key;
  }
}

async function addItems(poll: Poll, added: readonly NewIncoming[]): Promise<void> {
  const { writing, kind, record } = poll;
  const oldestFirst = added.toSorted((a, b) => a.incoming.publishedAtMs - b.incoming.publishedAtMs);
  const keys = await assignKeys(
    poll,
    oldestFirst.map(({ incoming }) => incoming.publishedAtMs),
  );
  const rows: ItemRow[] = [];
  const aliases: [string, number][] = [];
  for (const [index, { incoming, id, aliases: names }] of oldestFirst.entries()) {
    const key = keys[index] ?? 0;
    rows.push({
      key,
      id,
      feed_id: record.feedId,
      guid: incoming.guid ?? null,
      url: incoming.url ?? null,
      url_key: incoming.url === undefined ? null : canonicalUrl(incoming.url),
      title: incoming.title,
      author: incoming.author ?? null,
      lang: incoming.lang ?? null,
      published_at: incoming.publishedAtMs,
      first_seen_at: record.nowMs,
      summary_text: incoming.summaryText ?? null,
      text: incoming.text,
      image_url: incoming.imageUrl ?? null,
      content_hash: incoming.contentHash,
      revision: 1,
      arrival: incoming.arrival,
      story_id: null,
      reprint_of: null,
      is_processed: flag(incoming.isSettled),
      is_withdrawn: 0,
    });
    for (const alias of names) aliases.push([alias, key]);
    writing.indexWords('items', key, placedWordsOf([incoming.title, incoming.text], incoming.lang));
  }
  await insertRows(writing.db, { kind, ...rowsOf('items', rows) });
  failpoint('item-inserted');
  await nameItems(poll, aliases);
}

async function nameItems(
  { writing, kind }: Poll,
  rows: readonly (readonly [string, number | null])[],
): Promise<void> {
  await insertRows(writing.db, {
    kind,
    table: 'item_aliases',
    columns: ['alias', 'item_key'],
    rows,
    tail: 'on conflict (alias) do update set item_key = excluded.item_key',
  });
}

/** Answers how many of the known items have a new title or text. */
async function reviseItems(poll: Poll, known: readonly KnownIncoming[]): Promise<number> {
  const { writing, kind } = poll;
  if (known.length === 0) return 0;
  const rows = await writing.db
    .selectFrom('items')
    .select(['key', 'content_hash'])
    .where(
      'key',
      'in',
      listOf(
        kind,
        known.map(({ key }) => key),
      ),
    )
    .execute();
  const hashes = new Map(rows.map((row) => [row.key, row.content_hash]));
  let revised = 0;
  for (const item of known) {
    const hash = hashes.get(item.key);
    if (hash === undefined || hash === item.incoming.contentHash) continue;
    await reviseItem(poll, item);
    revised += 1;
  }
  const names = known.flatMap(({ key, newAliases }) =>
    newAliases.map((alias) => [alias, key] as const),
  );
  if (names.length > 0) await nameItems(poll, names);
  return revised;
}

async function reviseItem({ writing }: Poll, { key, incoming }: KnownIncoming): Promise<void> {
  const { db } = writing;
  // The words that everybody has read until now: the article's where it was read.
  await sql`insert into item_revisions (item_key, revision, title, text)
    select key, revision, title, coalesce((select text from articles where item_key = items.key), text)
    from items where key = ${key}`.execute(db);
  await db.deleteFrom('articles').where('item_key', '=', key).execute();
  // The moment of publication stays: an edit never makes an item newer, and its place in the index is kept.
  const row = await db
    .updateTable('items')
    .set({
      url: incoming.url ?? null,
      url_key: incoming.url === undefined ? null : canonicalUrl(incoming.url),
      title: incoming.title,
      author: incoming.author ?? null,
      lang: incoming.lang ?? null,
      summary_text: incoming.summaryText ?? null,
      text: incoming.text,
      image_url: incoming.imageUrl ?? null,
      content_hash: incoming.contentHash,
      revision: sql<number>`revision + 1`,
      is_processed: 0,
    })
    .where('key', '=', key)
    .returning(['revision', 'is_withdrawn'])
    .executeTakeFirstOrThrow();
  await db
    .deleteFrom('item_revisions')
    .where('item_key', '=', key)
    .where('revision', '<', row.revision - REVISIONS_KEPT_MAX)
    .execute();
  if (row.is_withdrawn === 0) {
    writing.indexWords('items', key, placedWordsOf([incoming.title, incoming.text], incoming.lang));
  }
}

/**
 * Writes the feed's state and gives it back; false when it is another's by now. Past the query builder, which costs
 * more than the rest of a poll that brought nothing.
 */
async function giveBack({ writing, kind, record }: Poll): Promise<boolean> {
  // What the feed has brought is counted here.
  const { items_seen: _seen, ...state } = feedStateColumns(record.state);
  const moved = record.movedTo === undefined ? {} : { url: record.movedTo };
  const columns = Object.entries({ ...state, ...moved, lease_owner: null, lease_until: null });
  const mark = (index: number): string => (kind === 'sqlite' ? '?' : `$${index + 1}`);
  const set = columns.map(([name], index) => `${name} = ${mark(index)}`).join(', ');
  const [id, owner] = [mark(columns.length), mark(columns.length + 1)];
  const text = `update feeds set ${set} where id = ${id} and lease_owner = ${owner} and is_removed = 0`;
  const values = [...columns.map(([, value]) => value), record.feedId, record.owner];
  const { numAffectedRows } = await writing.db.executeQuery(CompiledQuery.raw(text, values));
  return numAffectedRows === 1n;
}

/** Writes what a poll brought, and gives the feed back; nothing when the feed is another's by now. */
export async function recordPoll(
  writing: Writing,
  kind: StoreKind,
  record: PollRecord,
): Promise<PollReceipt> {
  const poll: Poll = { writing, kind, record };
  if (!(await giveBack(poll))) return STALE;
  if (record.items.length === 0) return { isStale: false, added: 0, revised: 0, unchanged: 0 };
  const { known, added, shared } = resolvePoll(record.items, await loadAliases(poll));
  const revised = await reviseItems(poll, known);
  if (added.length > 0) {
    await addItems(poll, added);
    await writing.db
      .updateTable('feeds')
      .set({ items_seen: sql<number>`items_seen + ${added.length}` })
      .where('id', '=', record.feedId)
      .execute();
  }
  if (shared.length > 0)
    await nameItems(
      poll,
      shared.map((alias) => [alias, null] as const),
    );
  if (revised > 0 || added.some(({ incoming }) => !incoming.isSettled)) writing.wake('items');
  return {
    isStale: false,
    added: added.length,
    revised,
    unchanged: record.items.length - added.length - revised,
  };
}
