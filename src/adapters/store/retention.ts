import { sql } from 'kysely';
import type { HouseStore } from '../../ports/house-store.ts';
import type { Database, Db, StoreKind, Writing } from './database.ts';
import { forgetPeopleBefore } from './people.ts';
import { listOf } from './sql-lists.ts';

type Limits = Parameters<HouseStore['deleteExpired']>[0];

async function deleteItems(
  { db, indexWords }: Writing,
  kind: StoreKind,
  limits: Limits,
): Promise<number> {
  const items = await db
    .selectFrom('items')
    .select(['key', 'id', 'story_id'])
    .where('first_seen_at', '<', limits.itemsBeforeMs)
    .orderBy('first_seen_at')
    .limit(limits.limit)
    .execute();
  if (items.length === 0) return 0;
  const keys = listOf(
    kind,
    items.map(({ key }) => key),
  );
  const ids = listOf(
    kind,
    items.map(({ id }) => id),
  );
  await db.deleteFrom('item_aliases').where('item_key', 'in', keys).execute();
  await db.deleteFrom('item_revisions').where('item_key', 'in', keys).execute();
  await db.deleteFrom('articles').where('item_key', 'in', keys).execute();
  await db.deleteFrom('matches').where('item_id', 'in', ids).execute();
  const quotes = await db
    .deleteFrom('quotes')
    .where('item_id', 'in', ids)
    .returning('key')
    .execute();
  for (const { key } of quotes) indexWords('quotes', key, undefined);
  for (const { key } of items) indexWords('items', key, undefined);
  await db.deleteFrom('items').where('key', 'in', keys).execute();
  const stories = items.flatMap(({ story_id }) => (story_id === null ? [] : [story_id]));
  if (stories.length > 0) {
    await sql`delete from stories where id in ${listOf(kind, stories)}
      and not exists (select 1 from items where items.story_id = stories.id)`.execute(db);
  }
  return items.length;
}

/** Alerts whose deliveries have all ended, with these; what still waits is never dropped. */
async function deleteAlerts(db: Db, kind: StoreKind, limits: Limits): Promise<number> {
  const alerts = await sql<{
    id: string;
  }>`select id from alerts where created_at < ${limits.itemsBeforeMs}
    and not exists (select 1 from deliveries where deliveries.alert_id = alerts.id
      and state not in ('sent', 'failed', 'over')) limit ${limits.limit}`.execute(db);
  const deliveries = await sql`delete from deliveries where id in (select id from deliveries
    where created_at < ${limits.itemsBeforeMs} and state in ('sent', 'failed', 'over') limit ${limits.limit})`.execute(
    db,
  );
  if (alerts.rows.length === 0) return Number(deliveries.numAffectedRows ?? 0n);
  const ids = listOf(
    kind,
    alerts.rows.map(({ id }) => id),
  );
  await db.deleteFrom('deliveries').where('alert_id', 'in', ids).execute();
  await db.deleteFrom('alert_watches').where('alert_id', 'in', ids).execute();
  await db.deleteFrom('feedback').where('alert_id', 'in', ids).execute();
  await sql`delete from mutes where story_id in (select story_id from alerts where id in ${ids})`.execute(
    db,
  );
  await db.deleteFrom('alerts').where('id', 'in', ids).execute();
  return alerts.rows.length + Number(deliveries.numAffectedRows ?? 0n);
}

async function deleteArticles(db: Db, limits: Limits): Promise<number> {
  const result = await sql`delete from articles where item_key in (select item_key from articles
    where fetched_at < ${limits.articleTextBeforeMs} limit ${limits.limit})`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

async function deleteOutdated(db: Db, nowMs: number): Promise<number> {
  let gone = 0n;
  for (const table of ['sessions', 'sign_in_links', 'drafts'] as const) {
    gone += (await db.deleteFrom(table).where('expires_at', '<=', nowMs).executeTakeFirst())
      .numDeletedRows;
  }
  return Number(gone);
}

/** What is kept for a time only, taken away in steps that hold nobody up. */
export function createRetentionStore(database: Database): Pick<HouseStore, 'deleteExpired'> {
  const { kind } = database;
  return {
    deleteExpired: async (limits) => {
      // A transaction each, so that a step never holds the writers up for long.
      const steps = [
        await database.write((writing) => deleteItems(writing, kind, limits)),
        await database.write(({ db }) => deleteArticles(db, limits)),
        await database.write(({ db }) => deleteAlerts(db, kind, limits)),
        await database.write(({ db }) =>
          forgetPeopleBefore(db, limits.peopleBeforeMs, limits.limit),
        ),
        await database.write(async ({ db }) => deleteOutdated(db, await database.nowMs(db))),
      ];
      return steps.reduce((sum, count) => sum + count, 0);
    },
  };
}
