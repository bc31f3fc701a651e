import { type RawBuilder, sql } from 'kysely';
import type { DeliveryState } from '../../core/alert/delivery.ts';
import type { Destination } from '../../core/watch/destination.ts';
import type { Feedback } from '../../ports/alert-store.ts';
import type { FeedCounts, Posting, StatisticsStore } from '../../ports/statistics-store.ts';
import type { Database, Db } from './database.ts';
import { orUndefined } from './row-values.ts';

const NO_DELIVERIES: Readonly<Record<DeliveryState, number>> = {
  pending: 0,
  leased: 0,
  sending: 0,
  sent: 0,
  failed: 0,
  unknown: 0,
  over: 0,
};

/** Counts for the console's charts, each over an index of the time that it asks for. */
export function createStatisticsStore(database: Database): StatisticsStore {
  return {
    countAlertsByWatch: ({ sinceMs, bucketMs }) =>
      database.read(async (db) => {
        const bucket = bucketOf(sinceMs, bucketMs);
        const rows = await db
          .selectFrom('alert_watches')
          .select([
            'watch_id',
            bucket.as('bucket'),
            (select) => select.fn.countAll<number>().as('alerts'),
          ])
          .where('created_at', '>=', sinceMs)
          .groupBy(['watch_id', bucket])
          .execute();
        return rows.map(({ watch_id, ...count }) => ({ watchId: watch_id, ...count }));
      }),
    countAlertsByTime: ({ sinceMs, bucketMs, watchIds }) =>
      database.read(async (db) => {
        if (watchIds.length === 0) return [];
        const bucket = bucketOf(sinceMs, bucketMs);
        return await db
          .selectFrom('alert_watches')
          .select([
            bucket.as('bucket'),
            (select) => select.fn.count<number>('alert_id').distinct().as('alerts'),
          ])
          .where('created_at', '>=', sinceMs)
          .where('watch_id', 'in', [...watchIds])
          .groupBy(bucket)
          .execute();
      }),
    listPostings: (query) => database.read((db) => listPostings(db, query)),
    countReports: ({ sinceMs }) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('feedback')
          .innerJoin('alert_watches', 'alert_watches.alert_id', 'feedback.alert_id')
          .select([
            'alert_watches.watch_id',
            'feedback.verdict',
            (select) => select.fn.countAll<number>().as('reports'),
            (select) => select.fn.count<number>('feedback.alert_id').distinct().as('alerts'),
          ])
          .where('feedback.at', '>=', sinceMs)
          .groupBy(['alert_watches.watch_id', 'feedback.verdict'])
          .execute();
        return rows.map(({ watch_id, verdict, reports, alerts }) => ({
          watchId: watch_id,
          verdict: verdict as Feedback['verdict'],
          reports,
          alerts,
        }));
      }),
    countDeliveries: ({ sinceMs }) => database.read((db) => countDeliveries(db, sinceMs)),
    countFeeds: () => database.read(countFeeds),
    newsMark: () => database.read(newsMark),
  };
}

async function countFeeds(db: Db): Promise<FeedCounts> {
  const { rows } = await sql<FeedCounts>`select
      count(case when is_disabled = 0 and consecutive_errors = 0 then 1 end) as well,
      count(case when is_disabled = 0 and consecutive_errors > 0 then 1 end) as ill,
      count(case when is_disabled = 1 then 1 end) as paused
    from feeds where is_removed = 0`.execute(db);
  return rows[0] ?? { well: 0, ill: 0, paused: 0 };
}

async function newsMark(db: Db): Promise<string> {
  const newest = async (
    table: 'alerts' | 'deliveries',
    column: 'created_at' | 'sent_at',
  ): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .select(sql<number | null>`max(${sql.ref(column)})`.as('at'))
      .where(sql.ref<number | null>(column), 'is not', null)
      .executeTakeFirst();
    return row?.at ?? 0;
  };
  const marks = [
    await newest('alerts', 'created_at'),
    await newest('deliveries', 'created_at'),
    await newest('deliveries', 'sent_at'),
  ];
  return marks.join('.');
}

/** Which stretch since `sinceMs`: whole numbers divide to whole numbers in both databases. */
function bucketOf(sinceMs: number, bucketMs: number): RawBuilder<number> {
  return sql<number>`(created_at - ${sql.lit(Math.trunc(sinceMs))}) / ${sql.lit(Math.trunc(bucketMs))}`;
}

async function listPostings(
  db: Db,
  { sinceMs, limit }: Parameters<StatisticsStore['listPostings']>[0],
): Promise<readonly Posting[]> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('alerts', 'alerts.id', 'deliveries.alert_id')
    .select([
      'deliveries.alert_id',
      'deliveries.destination',
      'deliveries.created_at',
      'deliveries.sent_at',
      'alerts.published_at',
    ])
    .where('deliveries.sent_at', '>=', sinceMs)
    .where('deliveries.kind', '=', 'post')
    .orderBy('deliveries.sent_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    alertId: row.alert_id,
    destination: row.destination as Destination,
    publishedAtMs: orUndefined(row.published_at),
    createdAtMs: row.created_at,
    sentAtMs: row.sent_at ?? row.created_at,
  }));
}

async function countDeliveries(
  db: Db,
  sinceMs: number,
): Promise<Readonly<Record<DeliveryState, number>>> {
  const count = (select: 'recent' | 'ill') =>
    db
      .selectFrom('deliveries')
      .select(['state', (counted) => counted.fn.countAll<number>().as('count')])
      .where((where) =>
        select === 'ill'
          ? where('state', 'in', ['failed', 'unknown'])
          : where.and([
              where('created_at', '>=', sinceMs),
              where('state', 'not in', ['failed', 'unknown']),
            ]),
      )
      .groupBy('state')
      .execute();
  const rows = [...(await count('recent')), ...(await count('ill'))];
  const counts = Object.fromEntries(rows.map((row) => [row.state, row.count]));
  return { ...NO_DELIVERIES, ...counts };
}
