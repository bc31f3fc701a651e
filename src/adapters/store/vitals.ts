import { sql } from 'kysely';
import type { DeliveryState } from '../../core/alert/delivery.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/time/moment.ts';
import type { FeedCounts, StatisticsStore, Vitals } from '../../ports/statistics-store.ts';
import { countDeliveries } from './count-deliveries.ts';
import type { Database, Db } from './database.ts';

/** A feed that is due is polled within seconds, unless the process has more to do than it can. */
const LATE_MS = MINUTE_MS;

/** How the installation does now; each number costs what lies in an index, not the whole archive. */
export function createVitalsStore(
  database: Database,
): Pick<StatisticsStore, 'readVitals' | 'countItemsByHour'> {
  return {
    readVitals: () =>
      database.read(async (db) => {
        const nowMs = await database.nowMs(db);
        return {
          feeds: await countFeeds(db),
          ...(await countDue(db, nowMs)),
          lastItemAtMs: await findLastItemAtMs(db),
          watches: await countWatches(db),
          deliveries: await countDeliveries(db, nowMs - DAY_MS),
          ...(await readWaiting(db, nowMs)),
        };
      }),
    countItemsByHour: ({ sinceMs }) =>
      database.read(async (db) => {
        const hour = sql<number>`first_seen_at / ${sql.lit(HOUR_MS)}`;
        return await db
          .selectFrom('items')
          .select([hour.as('hour'), (select) => select.fn.countAll<number>().as('items')])
          .where('first_seen_at', '>=', sinceMs)
          .groupBy(hour)
          .orderBy('hour')
          .execute();
      }),
  };
}

/** Feeds by health. */
export async function countFeeds(db: Db): Promise<FeedCounts> {
  const count = (condition: string) =>
    sql<number>`count(case when ${sql.raw(condition)} then 1 end)`;
  return await db
    .selectFrom('feeds')
    .select([
      count('is_disabled = 0 and consecutive_errors = 0').as('well'),
      count('is_disabled = 0 and consecutive_errors > 0').as('ill'),
      count('is_disabled = 1').as('off'),
    ])
    .where('is_removed', '=', 0)
    .executeTakeFirstOrThrow();
}

async function countDue(db: Db, nowMs: number): Promise<Pick<Vitals, 'feedsDue' | 'feedsLate'>> {
  const due = (atMs: number) =>
    sql<number>`count(case when is_disabled = 0 and next_poll_at <= ${atMs} and (lease_until is null or lease_until <= ${nowMs}) then 1 end)`;
  return await db
    .selectFrom('feeds')
    .select([due(nowMs).as('feedsDue'), due(nowMs - LATE_MS).as('feedsLate')])
    .where('is_removed', '=', 0)
    .executeTakeFirstOrThrow();
}

async function findLastItemAtMs(db: Db): Promise<number | undefined> {
  const row = await db
    .selectFrom('items')
    .select((select) => select.fn.max<number | null>('first_seen_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? undefined;
}

async function countWatches(db: Db): Promise<number> {
  const row = await db
    .selectFrom('watches')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('is_removed', '=', 0)
    .where('is_paused', '=', 0)
    .executeTakeFirst();
  return row?.count ?? 0;
}

async function readWaiting(
  db: Db,
  nowMs: number,
): Promise<Pick<Vitals, 'oldestDeliveryAtMs' | 'oldestDueAtMs'>> {
  // Each condition as a partial index has it, so that ended deliveries, which are nearly all, are not walked.
  const rows = [];
  for (const states of [
    "('pending', 'unknown') and is_waiting = 0",
    "('leased', 'sending')",
    "('failed', 'unknown')",
  ]) {
    rows.push(
      ...(await db
        .selectFrom('deliveries')
        .select([
          'state',
          (select) => select.fn.min<number>('created_at').as('created_at'),
          (select) => select.fn.min<number>('due_at').as('due_at'),
        ])
        .where(sql<boolean>`state in ${sql.raw(states)}`)
        .groupBy('state')
        .execute()),
    );
  }
  const waiting = rows.filter(({ state }) => state === 'pending' || state === 'unknown');
  const dueAtMs = Math.min(...waiting.map(({ due_at }) => due_at));
  const oldest = rows.map(({ state, created_at }) => [state as DeliveryState, created_at] as const);
  return {
    oldestDeliveryAtMs: Object.fromEntries(oldest),
    oldestDueAtMs: dueAtMs <= nowMs ? dueAtMs : undefined,
  };
}
