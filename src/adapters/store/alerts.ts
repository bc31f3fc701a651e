import type { Destination } from '../../core/watch/destination.ts';
import type { AlertStore, Feedback, Mute, StoredAlert } from '../../ports/alert-store.ts';
import { toStoredAlert, writeAlerts } from './alert-rows.ts';
import { insertAudit } from './audit.ts';
import type { Database, Db, StoreKind } from './database.ts';
import { createHeldStore } from './held-matches.ts';
import { addDeliveries, lockDestinations } from './outbox.ts';
import { listOf } from './sql-lists.ts';
import { newestAlertIds } from './told-of-watches.ts';

async function listAlerts(
  db: Db,
  kind: StoreKind,
  query: Parameters<AlertStore['listAlerts']>[0],
): Promise<readonly StoredAlert[]> {
  const { destinations, watchId, sinceMs, limit } = query;
  const watchIds = watchId === undefined ? query.watchIds : [watchId];
  if (destinations?.length === 0) return [];
  if (watchIds !== undefined) {
    // Which ones is read from the index of their watches, and only those are read whole: a watch may have thousands.
    const ids = await newestAlertIds(db, { watchIds, destinations, sinceMs, limit });
    if (ids.length === 0) return [];
    return (await newestFirst(db).where('id', 'in', listOf(kind, ids)).execute()).map(
      toStoredAlert,
    );
  }
  let listed = newestFirst(db).limit(limit);
  if (destinations !== undefined) listed = listed.where('destination', 'in', [...destinations]);
  if (sinceMs !== undefined) listed = listed.where('created_at', '>=', sinceMs);
  return (await listed.execute()).map(toStoredAlert);
}

function newestFirst(db: Db) {
  return db.selectFrom('alerts').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc');
}

/** Only what has a message of its own: a digest of twenty stories must not fill the next hour, or overflow would never end. */
async function countAlerts(
  db: Db,
  { destination, watchId, sinceMs }: Parameters<AlertStore['countAlerts']>[0],
): Promise<number> {
  let counted = db
    .selectFrom('alerts')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('destination', '=', destination)
    .where('created_at', '>=', sinceMs)
    .where((where) =>
      where.exists(
        where
          .selectFrom('deliveries')
          .select('deliveries.id')
          .whereRef('deliveries.alert_id', '=', 'alerts.id')
          .where('deliveries.kind', '=', 'post'),
      ),
    );
  if (watchId !== undefined) {
    counted = counted.where('id', 'in', (inner) =>
      inner
        .selectFrom('alert_watches')
        .select('alert_id')
        .where('watch_id', '=', watchId)
        .where('destination', '=', destination)
        .where('created_at', '>=', sinceMs),
    );
  }
  return (await counted.executeTakeFirst())?.count ?? 0;
}

type Opinions = Pick<AlertStore, 'addFeedback' | 'listFeedback' | 'setMute' | 'listMutes'>;

function createOpinionStore(database: Database): Opinions {
  return {
    addFeedback: (feedback) =>
      database.write(async ({ db }) => {
        const { alertId, actor, verdict, atMs } = feedback;
        const added = await db
          .insertInto('feedback')
          .values({ alert_id: alertId, actor, verdict, at: atMs })
          .onConflict((conflict) => conflict.doNothing())
          .returning('actor')
          .executeTakeFirst();
        return added !== undefined;
      }),
    listFeedback: ({ watchId, sinceMs }) =>
      database.read(async (db) => {
        let listed = db
          .selectFrom('feedback')
          .selectAll()
          .where('at', '>=', sinceMs)
          .orderBy('at', 'desc');
        if (watchId !== undefined) {
          listed = listed.where('alert_id', 'in', (inner) =>
            inner.selectFrom('alert_watches').select('alert_id').where('watch_id', '=', watchId),
          );
        }
        return (await listed.execute()).map(({ alert_id, actor, verdict, at }) => ({
          alertId: alert_id,
          actor,
          verdict: verdict as Feedback['verdict'],
          atMs: at,
        }));
      }),
    setMute: ({ mute, isMuted }) =>
      database.write(async ({ db }) => {
        const { storyId, destination, actor, atMs } = mute;
        if (isMuted) {
          await db
            .insertInto('mutes')
            .values({ story_id: storyId, destination, actor, at: atMs })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
          return;
        }
        await db
          .deleteFrom('mutes')
          .where('story_id', '=', storyId)
          .where('destination', '=', destination)
          .execute();
      }),
    listMutes: (storyId) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('mutes')
          .selectAll()
          .where('story_id', '=', storyId)
          .orderBy('at')
          .execute();
        return rows.map(
          (row): Mute => ({
            storyId: row.story_id,
            destination: row.destination as Destination,
            actor: row.actor,
            atMs: row.at,
          }),
        );
      }),
  };
}

/** What was told, what waits to be told, and what readers think of it. */
export function createAlertStore(database: Database): AlertStore {
  return {
    findAlert: (alertId) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('alerts')
          .selectAll()
          .where('id', '=', alertId)
          .executeTakeFirst();
        return row === undefined ? undefined : toStoredAlert(row);
      }),
    listAlertsOfStory: (storyId) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('alerts')
          .selectAll()
          .where('story_id', '=', storyId)
          .orderBy('created_at')
          .orderBy('id')
          .execute();
        return rows.map(toStoredAlert);
      }),
    listAlerts: (query) => database.read((db) => listAlerts(db, database.kind, query)),
    countAlerts: (query) => database.read((db) => countAlerts(db, query)),
    saveAlert: ({ alert, deliveries, audit }) =>
      database.write(async (writing) => {
        const { db } = writing;
        await lockDestinations(db, [alert.alert, ...deliveries]);
        if (!(await writeAlerts(db, [alert]))) return false;
        if (audit !== undefined) await insertAudit(db, audit);
        await addDeliveries(writing, deliveries, await database.nowMs(db));
        return true;
      }),
    ...createHeldStore(database),
    ...createOpinionStore(database),
  };
}
