import { type Selectable, sql } from 'kysely';
import type { Subscription, SubscriptionStore } from '../../ports/subscription-store.ts';
import type { Database, Db } from './database.ts';
import { orUndefined } from './row-values.ts';
import type { SubscriptionRow } from './tables.ts';

/** A feed wants a subscription while it is polled and names this hub and this address of its own. */
const IS_WANTED = sql<number>`case when exists (select 1 from feeds where feeds.id = subscriptions.feed_id
  and feeds.is_removed = 0 and feeds.is_disabled = 0 and feeds.hub_url = subscriptions.hub_url
  and coalesce(feeds.self_url, feeds.url) = subscriptions.topic_url) then 1 else 0 end`;

function toSubscription(row: Selectable<SubscriptionRow>): Subscription {
  return {
    id: row.id,
    feedId: row.feed_id,
    hubUrl: row.hub_url,
    topicUrl: row.topic_url,
    secret: orUndefined(row.secret),
    state: row.state as Subscription['state'],
    leaseUntilMs: orUndefined(row.lease_until),
    dueAtMs: row.due_at,
    failures: row.failures,
  };
}

async function listDue(
  db: Db,
  { nowMs, limit }: Parameters<SubscriptionStore['listDueSubscriptions']>[0],
): ReturnType<SubscriptionStore['listDueSubscriptions']> {
  const rows = await sql<SubscriptionRow & { readonly is_wanted: number }>`
    select * from (select subscriptions.*, ${IS_WANTED} as is_wanted from subscriptions) as asked
    where due_at <= ${nowMs} or (is_wanted = 0 and state <> 'leaving')
    order by due_at, id limit ${limit}`.execute(db);
  return rows.rows.map((row) => ({
    subscription: toSubscription(row),
    isWanted: row.is_wanted === 1,
  }));
}

async function save(db: Db, subscription: Subscription): Promise<void> {
  const columns = {
    feed_id: subscription.feedId,
    hub_url: subscription.hubUrl,
    topic_url: subscription.topicUrl,
    secret: subscription.secret ?? null,
    state: subscription.state,
    lease_until: subscription.leaseUntilMs ?? null,
    due_at: subscription.dueAtMs,
    failures: subscription.failures,
  };
  await db
    .insertInto('subscriptions')
    .values({ id: subscription.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

/** What hubs have been asked for. */
export function createSubscriptionStore(database: Database): SubscriptionStore {
  return {
    listFeedsWithoutSubscription: (limit) =>
      database.read(async (db) => {
        const rows = await sql<{ feed_id: string; hub_url: string; topic_url: string }>`
          select id as feed_id, hub_url, coalesce(self_url, url) as topic_url from feeds
          where hub_url is not null and is_removed = 0 and is_disabled = 0 and not exists (
            select 1 from subscriptions where subscriptions.feed_id = feeds.id
            and subscriptions.hub_url = feeds.hub_url and subscriptions.state <> 'leaving'
            and subscriptions.topic_url = coalesce(feeds.self_url, feeds.url))
          order by id limit ${limit}`.execute(db);
        return rows.rows.map((row) => ({
          feedId: row.feed_id,
          hubUrl: row.hub_url,
          topicUrl: row.topic_url,
        }));
      }),
    listDueSubscriptions: (query) => database.read((db) => listDue(db, query)),
    findSubscription: (id) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('subscriptions')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst();
        return row === undefined ? undefined : toSubscription(row);
      }),
    saveSubscription: (subscription) => database.write(({ db }) => save(db, subscription)),
    removeSubscription: (id) =>
      database.write(async ({ db }) => {
        await db.deleteFrom('subscriptions').where('id', '=', id).execute();
      }),
  };
}
