import { sql } from 'kysely';
import type { Lease } from '../../ports/house-store.ts';
import type { MatchRecord, ProcessingRecord, Story } from '../../ports/item-store.ts';
import { writeAlerts } from './alert-rows.ts';
import type { Database, Db, StoreKind, Writing } from './database.ts';
import { dropHeld, holdMatches } from './held-matches.ts';
import { holdsLease } from './leases.ts';
import { addDeliveries, lockDestinations } from './outbox.ts';
import { replaceQuotes } from './quotes.ts';
import { placedWordsOf } from './search-words.ts';

async function writeStory(db: Db, story: Story): Promise<void> {
  const { id, title, lang, firstAtMs, lastAtMs, sourcesCount, itemCount } = story;
  await sql`insert into stories (id, title, lang, first_at, last_at, sources_count, item_count)
    values (${id}, ${title}, ${lang}, ${firstAtMs}, ${lastAtMs}, ${sourcesCount}, ${itemCount})
    on conflict (id) do update set title = excluded.title, lang = excluded.lang, first_at = excluded.first_at,
      last_at = excluded.last_at, sources_count = excluded.sources_count, item_count = excluded.item_count`.execute(
    db,
  );
}

async function writeMatches(db: Db, matches: readonly MatchRecord[]): Promise<void> {
  for (const match of matches) {
    const columns = {
      watch_version: match.watchVersion,
      terms: JSON.stringify(match.terms),
      fates: JSON.stringify(match.fates),
      at: match.atMs,
    };
    await db
      .insertInto('matches')
      .values({ item_id: match.itemId, watch_id: match.watchId, ...columns })
      .onConflict((conflict) => conflict.columns(['item_id', 'watch_id']).doUpdateSet(columns))
      .execute();
  }
}

async function writeArticle({ db }: Writing, key: number, record: ProcessingRecord): Promise<void> {
  if (record.articleText === undefined) return;
  const columns = { text: record.articleText, fetched_at: record.nowMs };
  await db
    .insertInto('articles')
    .values({ item_key: key, ...columns })
    .onConflict((conflict) => conflict.column('item_key').doUpdateSet(columns))
    .execute();
}

interface ItemState {
  readonly key: number;
  readonly lang: string | null;
  readonly title: string;
  readonly text: string;
  readonly is_withdrawn: number;
}

async function findState(
  db: Db,
  kind: StoreKind,
  record: ProcessingRecord,
): Promise<ItemState | undefined> {
  const lock = kind === 'postgres' ? sql` for update` : sql``;
  const found = await sql<ItemState>`select key, lang, title, text, is_withdrawn from items
    where id = ${record.itemId} and revision = ${record.revision}${lock}`.execute(db);
  return found.rows[0];
}

/** Writes all that follows from one item; false, and nothing written, when it rests on what has changed since. */
async function saveProcessing(
  database: Database,
  writing: Writing,
  { record, lease }: { readonly record: ProcessingRecord; readonly lease: Lease },
): Promise<boolean> {
  const { db } = writing;
  if (!(await holdsLease(db, database.kind, lease))) return false;
  if (record.alerts.length + record.deliveries.length > 0) {
    await lockDestinations(db, [...record.alerts.map(({ alert }) => alert), ...record.deliveries]);
  }
  const item = await findState(db, database.kind, record);
  if (item === undefined || !(await writeAlerts(db, record.alerts))) return false;
  const lang = record.lang ?? null;
  await sql`update items set lang = ${lang}, story_id = ${record.story.id}, reprint_of = ${record.reprintOf ?? null},
    is_processed = 1 where key = ${item.key}`.execute(db);
  await writeArticle(writing, item.key, record);
  if (item.is_withdrawn === 0 && (record.articleText !== undefined || item.lang !== lang)) {
    const text = record.articleText ?? item.text;
    writing.indexWords('items', item.key, placedWordsOf([item.title, text], record.lang));
  }
  await writeStory(db, record.story);
  await writeMatches(db, record.matches);
  await replaceQuotes(writing, { id: record.itemId, lang: record.lang }, record.quotes);
  await dropHeld(db, record.released);
  await holdMatches(db, record.held);
  if (record.deliveries.length > 0)
    await addDeliveries(writing, record.deliveries, await database.nowMs(db));
  return true;
}

/** The use case's one write. */
export function createProcessingStore(database: Database): {
  saveProcessing: (record: ProcessingRecord, lease: Lease) => Promise<boolean>;
} {
  return {
    saveProcessing: (record, lease) =>
      database.write((writing) => saveProcessing(database, writing, { record, lease })),
  };
}
