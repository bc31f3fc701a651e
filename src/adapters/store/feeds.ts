import { type RawBuilder, sql } from 'kysely';
import type { Feed } from '../../core/item/feed.ts';
import { type EpochMs, HOUR_MS } from '../../core/time/moment.ts';
import type { FeedStore } from '../../ports/feed-store.ts';
import { insertAudit } from './audit.ts';
import type { Database, Db, Writing } from './database.ts';
import { FRESH, feedStateColumns, toFeed } from './feed-rows.ts';
import { recordPoll } from './polls.ts';
import { flag } from './row-values.ts';
import { listOf } from './sql-lists.ts';

/** Of more that are due, those that have been due longest are compared: after a stop a claim must not sort a million feeds. */
const DUE_COMPARED_MAX = 1_024;

async function saveFeed(db: Db, feed: Parameters<FeedStore['saveFeed']>[0]): Promise<void> {
  const { id, options, nowMs } = feed;
  const written = {
    url: options.url,
    publisher: options.publisher,
    lang: options.lang ?? null,
    every_ms: options.everyMs ?? null,
    label: options.label ?? null,
    is_counted: flag(options.isCounted),
    auth: options.auth === undefined ? null : JSON.stringify(options.auth),
    tags: JSON.stringify(options.tags),
    is_removed: 0,
  };
  const fresh = feedStateColumns({ ...FRESH, nextPollAtMs: nowMs });
  const known = await db.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst();
  if (known === undefined) {
    await db
      .insertInto('feeds')
      .values({ id, ...written, ...fresh, created_at: nowMs, lease_owner: null, lease_until: null })
      .execute();
    return;
  }
  // What was gone, or stands elsewhere now, begins anew; else the feed's state stays, and it is polled no later than its
  // new interval asks.
  const isAnew = known.is_removed === 1 || known.is_disabled === 1 || known.url !== options.url;
  const sooner = Math.min(
    known.next_poll_at,
    nowMs + (options.everyMs ?? Number.POSITIVE_INFINITY),
  );
  const { items_seen: _seen, items_per_week: _week, last_item_at: _last, ...reset } = fresh;
  await db
    .updateTable('feeds')
    .set({ ...written, ...(isAnew ? reset : { next_poll_at: sooner }) })
    .where('id', '=', id)
    .execute();
}

async function claimDueFeeds(
  { db }: Writing,
  kind: Database['kind'],
  claim: Parameters<FeedStore['claimDueFeeds']>[0],
): Promise<readonly Feed[]> {
  const { owner, nowMs, leaseMs, limit, feedIds } = claim;
  if (feedIds?.length === 0) return [];
  const free = db
    .selectFrom('feeds')
    .select('id')
    .where('is_removed', '=', 0)
    .where((where) =>
      where.or([where('lease_until', 'is', null), where('lease_until', '<=', nowMs)]),
    );
  const longestDue = free
    .where('is_disabled', '=', 0)
    .where('next_poll_at', '<=', nowMs)
    .orderBy('next_poll_at')
    .limit(DUE_COMPARED_MAX);
  let due = free
    .where('id', 'in', feedIds === undefined ? longestDue : listOf(kind, feedIds))
    .orderBy(lateness(nowMs), 'desc')
    .orderBy('id')
    .limit(limit);
  if (kind === 'postgres') due = due.forUpdate().skipLocked();
  // Two statements: as a subquery PostgreSQL may run it again and lock more than it was asked for.
  const ids = (await due.execute()).map(({ id }) => id);
  if (ids.length === 0) return [];
  const rows = await db
    .updateTable('feeds')
    .set({ lease_owner: owner, lease_until: nowMs + leaseMs })
    .where('id', 'in', listOf(kind, ids))
    .returningAll()
    .execute();
  const places = new Map(ids.map((id, place) => [id, place]));
  return rows.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0)).map(toFeed);
}

/** How late a feed is, in parts of the interval that its last poll fixed; one never polled counts as polled hourly. */
function lateness(nowMs: EpochMs): RawBuilder<number> {
  return sql<number>`(${nowMs} - next_poll_at) * 1.0 /
    case when last_fetch_at < next_poll_at then next_poll_at - last_fetch_at else ${sql.lit(HOUR_MS)} end`;
}

async function releaseFeeds(
  { db }: Writing,
  kind: Database['kind'],
  { owner, feedIds }: Parameters<FeedStore['releaseFeeds']>[0],
): Promise<void> {
  if (feedIds.length === 0) return;
  await db
    .updateTable('feeds')
    .set({ lease_owner: null, lease_until: null })
    .where('id', 'in', listOf(kind, feedIds))
    .where('lease_owner', '=', owner)
    .execute();
}

/** The feeds, who polls them, and what their polls bring. */
export function createFeedStore(database: Database): FeedStore {
  return {
    listFeeds: () =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('feeds')
          .selectAll()
          .where('is_removed', '=', 0)
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        return rows.map(toFeed);
      }),
    countIllFeeds: ({ max }) =>
      database.read(async (db) => {
        const ill = await db
          .selectFrom('feeds')
          .select('id')
          .where('is_removed', '=', 0)
          .where('is_reported_ill', '=', 1)
          .limit(max)
          .execute();
        return ill.length;
      }),
    saveFeed: (feed) =>
      database.write(async ({ db }) => {
        await saveFeed(db, feed);
        if (feed.audit !== undefined) await insertAudit(db, feed.audit);
      }),
    // The row stays for the items that came from it.
    removeFeed: (feedId, audit) =>
      database.write(async ({ db }) => {
        const result = await db
          .updateTable('feeds')
          .set({ is_removed: 1, lease_owner: null, lease_until: null })
          .where('id', '=', feedId)
          .where('is_removed', '=', 0)
          .executeTakeFirst();
        if (result.numUpdatedRows === 0n) return false;
        if (audit !== undefined) await insertAudit(db, audit);
        return true;
      }),
    makeFeedDue: (feedId) =>
      database.write(async ({ db }) => {
        const nowMs = await database.nowMs(db);
        await db
          .updateTable('feeds')
          .set({ next_poll_at: nowMs, is_disabled: 0 })
          .where('id', '=', feedId)
          .execute();
      }),
    claimDueFeeds: (claim) =>
      database.write((writing) => claimDueFeeds(writing, database.kind, claim)),
    releaseFeeds: (release) =>
      database.write((writing) => releaseFeeds(writing, database.kind, release)),
    recordPoll: (record) =>
      database.write((writing) => recordPoll(writing, database.kind, record), {
        // A feed that is polled for the first time brings what has been there for long.
        isPatient: record.items.some(({ arrival }) => arrival === 'first-poll'),
      }),
  };
}
