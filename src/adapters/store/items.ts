import { canonicalUrl } from '../../core/item/canonical-url.ts';
import type { ItemId } from '../../core/item/item.ts';
import type { ItemStore, MatchRecord, StoredItem, Story } from '../../ports/item-store.ts';
import type { Database, Db } from './database.ts';
import { toItem } from './item-rows.ts';
import { findMatchingItems } from './match-items.ts';
import { createProcessingStore } from './processing.ts';
import { flag, fromJson } from './row-values.ts';
import { searchItems } from './search.ts';
import { placedWordsOf } from './search-words.ts';

async function findItem(
  db: Db,
  key: Parameters<ItemStore['findItem']>[0],
): Promise<StoredItem | undefined> {
  const found =
    'id' in key
      ? db.selectFrom('item_details').selectAll().where('id', '=', key.id)
      : db
          .selectFrom('item_details')
          .selectAll()
          .where('url_key', '=', canonicalUrl(key.url))
          .orderBy('key', 'desc')
          .limit(1);
  const row = await found.executeTakeFirst();
  return row === undefined ? undefined : toItem(row);
}

async function listItemsSince(
  db: Db,
  { sinceMs, after, limit }: Parameters<ItemStore['listItemsSince']>[0],
): Promise<readonly StoredItem[]> {
  let listed = db
    .selectFrom('item_details')
    .selectAll()
    .where('first_seen_at', '>=', sinceMs)
    .orderBy('first_seen_at')
    .orderBy('id')
    .limit(limit);
  if (after !== undefined) {
    listed = listed.where((where) =>
      where.or([
        where('first_seen_at', '>', after.firstSeenAtMs),
        where.and([where('first_seen_at', '=', after.firstSeenAtMs), where('id', '>', after.id)]),
      ]),
    );
  }
  return (await listed.execute()).map(toItem);
}

async function findItemBefore(
  db: Db,
  { newest }: Parameters<ItemStore['findItemBefore']>[0],
): ReturnType<ItemStore['findItemBefore']> {
  const row = await db
    .selectFrom('items')
    .select(['first_seen_at', 'id'])
    .orderBy('first_seen_at', 'desc')
    .orderBy('id', 'desc')
    .offset(newest)
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : { firstSeenAtMs: row.first_seen_at, id: row.id as ItemId };
}

async function findItemRevision(
  db: Db,
  id: ItemId,
  revision: number,
): Promise<{ readonly title: string; readonly text: string } | undefined> {
  const item = await findItem(db, { id });
  if (item === undefined || item.revision === revision)
    return item && { title: item.title, text: item.text };
  return await db
    .selectFrom('item_revisions')
    .innerJoin('items', 'items.key', 'item_revisions.item_key')
    .select(['item_revisions.title', 'item_revisions.text'])
    .where('items.id', '=', id)
    .where('item_revisions.revision', '=', revision)
    .executeTakeFirst();
}

async function findStory(db: Db, storyId: string): Promise<Story | undefined> {
  const row = await db
    .selectFrom('stories')
    .selectAll()
    .where('id', '=', storyId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    title: row.title,
    lang: row.lang,
    firstAtMs: row.first_at,
    lastAtMs: row.last_at,
    sourcesCount: row.sources_count,
    itemCount: row.item_count,
  };
}

type Withdrawal = Parameters<ItemStore['setWithdrawn']>[0];

function setWithdrawn(database: Database, { itemId, isWithdrawn }: Withdrawal): Promise<void> {
  return database.write(async ({ db, indexWords }) => {
    const row = await db
      .updateTable('items')
      .set({ is_withdrawn: flag(isWithdrawn) })
      .where('id', '=', itemId)
      .returning('key')
      .executeTakeFirst();
    const item = await findItem(db, { id: itemId });
    if (row === undefined || item === undefined) return;
    indexWords(
      'items',
      row.key,
      isWithdrawn ? undefined : placedWordsOf([item.title, item.text], item.lang),
    );
  });
}

/** Items, their stories, and which watches they met. */
export function createItemStore(database: Database): ItemStore {
  return {
    listUnprocessedItems: (limit) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('item_details')
          .selectAll()
          .where('is_processed', '=', 0)
          .orderBy('arrival', 'desc')
          .orderBy('first_seen_at')
          // Those of one poll are told in the order in which they were published.
          .orderBy('published_at')
          .orderBy('id')
          .limit(limit)
          .execute();
        return rows.map(toItem);
      }),
    listItemsSince: (page) => database.read((db) => listItemsSince(db, page)),
    findItemBefore: (range) => database.read((db) => findItemBefore(db, range)),
    findItem: (key) => database.read((db) => findItem(db, key)),
    findItemRevision: (id, revision) => database.read((db) => findItemRevision(db, id, revision)),
    searchItems: (query) => database.read((db) => searchItems(db, database.kind, query)),
    findMatchingItems: (query) =>
      database.read((db) => findMatchingItems(db, database.kind, query)),
    listStoryItems: (storyId) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('item_details')
          .selectAll()
          .where('story_id', '=', storyId)
          .orderBy('first_seen_at')
          .orderBy('id')
          .execute();
        return rows.map(toItem);
      }),
    findStory: (storyId) => database.read((db) => findStory(db, storyId)),
    ...createProcessingStore(database),
    listMatches: (itemId) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('matches')
          .selectAll()
          .where('item_id', '=', itemId)
          .orderBy('watch_id')
          .execute();
        return rows.map((row) => ({
          itemId,
          watchId: row.watch_id,
          watchVersion: row.watch_version,
          terms: fromJson<MatchRecord['terms']>(row.terms),
          fates: fromJson<MatchRecord['fates']>(row.fates),
          atMs: row.at,
        }));
      }),
    setWithdrawn: (change) => setWithdrawn(database, change),
    countItems: () =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('items')
          .select((select) => select.fn.countAll<number>().as('count'))
          .executeTakeFirst();
        return row?.count ?? 0;
      }),
  };
}
