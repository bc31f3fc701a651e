import { type Selectable, sql } from 'kysely';
import type { Delivery, DeliveryKind, DeliveryState } from '../../core/alert/delivery.ts';
import type { Message } from '../../core/alert/message.ts';
import type { Destination } from '../../core/watch/destination.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import { insertAudit } from './audit.ts';
import { claimDeliveries } from './claim-deliveries.ts';
import type { Database, Db } from './database.ts';
import { endDelivery, markSending } from './end-delivery.ts';
import { addDeliveries, lockDestinationOf, refreshDestinations } from './outbox.ts';
import { fromJson, orUndefined } from './row-values.ts';
import type { DeliveryRow } from './tables.ts';

interface ReadDeliveryRow extends Selectable<DeliveryRow> {
  readonly parent_message_id: string | null;
}

function selectDeliveries(db: Db) {
  return db
    .selectFrom('deliveries')
    .leftJoin('alerts', 'alerts.id', 'deliveries.alert_id')
    .selectAll('deliveries')
    .select(
      // A digest is no alert: what continues it answers its first message.
      sql<string | null>`coalesce(alerts.message_id, (select post.message_id from deliveries as post
        where alerts.id is null and deliveries.kind <> 'post' and post.alert_id = deliveries.alert_id and post.kind = 'post'))`.as(
        'parent_message_id',
      ),
    );
}

function toDelivery(row: ReadDeliveryRow): Delivery {
  return {
    id: row.id,
    alertId: row.alert_id,
    storyId: orUndefined(row.story_id),
    kind: row.kind as DeliveryKind,
    revision: row.revision,
    destination: row.destination as Destination,
    nonce: row.nonce,
    message: fromJson<Message>(row.message),
    state: row.state as DeliveryState,
    dueAtMs: row.due_at,
    createdAtMs: row.created_at,
    leaseOwner: orUndefined(row.lease_owner),
    leaseUntilMs: orUndefined(row.lease_until),
    token: row.token,
    attempts: row.attempts,
    sendingAtMs: orUndefined(row.sending_at),
    sentAtMs: orUndefined(row.sent_at),
    messageId: orUndefined(row.message_id),
    parentMessageId: row.kind === 'post' ? undefined : orUndefined(row.parent_message_id),
    lastError: orUndefined(row.last_error),
  };
}

async function findDelivery(db: Db, id: string): Promise<Delivery | undefined> {
  const row = await selectDeliveries(db).where('deliveries.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toDelivery(row);
}

async function retryDelivery(
  database: Database,
  { id, audit }: Parameters<DeliveryStore['retryDelivery']>[0],
): Promise<boolean> {
  return await database.write(async ({ db, wake }) => {
    const nowMs = await database.nowMs(db);
    await lockDestinationOf(db, database.kind, id);
    // The higher token refuses what a worker that is still at it may yet report: the admin has decided.
    const row = await db
      .updateTable('deliveries')
      .set({
        state: 'pending',
        due_at: nowMs,
        holds_until: 0,
        attempts: 0,
        sending_at: null,
        token: sql<number>`token + 1`,
        is_waiting: sql<number>`case when kind = 'post' or exists (select 1 from alerts
          where alerts.id = deliveries.alert_id and alerts.message_id is not null)
          or exists (select 1 from deliveries as post where post.alert_id = deliveries.alert_id
          and post.kind = 'post' and post.message_id is not null) then 0 else 1 end`,
      })
      .where('id', '=', id)
      .where('state', 'in', ['failed', 'unknown'])
      .returning('destination')
      .executeTakeFirst();
    if (row === undefined) return false;
    await insertAudit(db, audit);
    await refreshDestinations(db, [row.destination]);
    wake('deliveries');
    return true;
  });
}

/** The outbox: what is to be sent, who sends it, and how it ended. */
export function createDeliveryStore(database: Database): DeliveryStore {
  return {
    addDeliveries: (deliveries) =>
      database.write(async (writing) => {
        await addDeliveries(writing, deliveries, await database.nowMs(writing.db));
      }),
    claimDeliveries: (claim) =>
      database.write(async ({ db }) => {
        const nowMs = await database.nowMs(db);
        const ids = await claimDeliveries(db, { ...claim, kind: database.kind, nowMs });
        if (ids.length === 0) return [];
        const rows = await selectDeliveries(db)
          .where('deliveries.id', 'in', [...ids])
          .execute();
        const claimed = new Map(rows.map((row) => [row.id, toDelivery(row)]));
        return ids.flatMap((id) => claimed.get(id) ?? []);
      }),
    markSending: (mark) =>
      database.write(
        async ({ db }) => await markSending(db, { ...mark, nowMs: await database.nowMs(db) }),
      ),
    endDelivery: (end) =>
      database.write(async (writing) =>
        endDelivery(writing, {
          ...end,
          kind: database.kind,
          nowMs: await database.nowMs(writing.db),
        }),
      ),
    listDeliveries: ({ states, destination, alertId, limit }) =>
      database.read(async (db) => {
        if (states?.length === 0) return [];
        let listed = selectDeliveries(db)
          .orderBy('deliveries.created_at', 'desc')
          .orderBy('deliveries.id', 'desc');
        if (states !== undefined) listed = listed.where('deliveries.state', 'in', [...states]);
        if (destination !== undefined)
          listed = listed.where('deliveries.destination', '=', destination);
        if (alertId !== undefined) listed = listed.where('deliveries.alert_id', '=', alertId);
        return (await listed.limit(limit).execute()).map(toDelivery);
      }),
    findDelivery: (id) => database.read((db) => findDelivery(db, id)),
    retryDelivery: (change) => retryDelivery(database, change),
    nextDeliveryDueAtMs: () =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('destinations')
          .select((select) => select.fn.min('wake_at').as('at'))
          .where('wake_at', 'is not', null)
          .executeTakeFirst();
        return row?.at ?? undefined;
      }),
  };
}
