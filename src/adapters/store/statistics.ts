import { type RawBuilder, sql } from 'kysely';
import type { Destination } from '../../core/watch/destination.ts';
import type { Feedback } from '../../ports/alert-store.ts';
import type { Posting, StatisticsStore } from '../../ports/statistics-store.ts';
import { countDeliveries } from './count-deliveries.ts';
import type { Database, Db } from './database.ts';
import { orUndefined } from './row-values.ts';
import { countFeeds, createVitalsStore } from './vitals.ts';

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
        const bucket = bucketOf(sinceMs, bucketMs);
        if (watchIds === undefined) {
          // Each alert stands once in its own table: a sixth of the work of telling apart those of several watches.
          return await db
            .selectFrom('alerts')
            .select([bucket.as('bucket'), (select) => select.fn.countAll<number>().as('alerts')])
            .where('created_at', '>=', sinceMs)
            .groupBy(bucket)
            .execute();
        }
        if (watchIds.length === 0) return [];
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
    ...createVitalsStore(database),
    newsMark: () => database.read(newsMark),
  };
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
