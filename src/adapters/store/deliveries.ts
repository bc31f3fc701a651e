import assert from 'node:assert/strict';
import { type Selectable, sql } from 'kysely';
import type { Delivery, DeliveryKind, DeliveryState } from '../../core/alert/delivery.ts';
import type { Message } from '../../core/alert/message.ts';
import type { Destination } from '../../core/watch/destination.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import { insertAudit } from './audit.ts';
import { claimDeliveries } from './claim-deliveries.ts';
import type { Database, Db, StoreKind } from './database.ts';
import { endDelivery, markSending } from './end-delivery.ts';
import { addDeliveries, lockDestinationOf, refreshDestinations } from './outbox.ts';
import { fromJson, orUndefined } from './row-values.ts';
import { listOf } from './sql-lists.ts';
import type { DeliveryRow } from './tables.ts';
import { newestDeliveryIds, newestDeliveryIdsOf } from './told-of-watches.ts';

/** Replies of one story in one destination, and digests that name it: more is a defect. */
const TOLD_BESIDE_MAX = 200;

interface ReadDeliveryRow extends Selectable<DeliveryRow> {
  readonly parent_message_id: string | null;
  readonly thread_message_id: string | null;
}

function selectDeliveries(db: Db) {
  return db
    .selectFrom('deliveries')
    .leftJoin('alerts', 'alerts.id', 'deliveries.alert_id')
    .selectAll('deliveries')
    .select(
      // A digest is no alert: what continues it answers its first message.
      sql<string | null>`coalesce(alerts.message_id, (select post.message_id from deliveries as post
        where alerts.id is null and deliveries.kind <> 'post' and post.alert_id = deliveries.alert_id and post.kind = 'post'),
        (select edited.message_id from deliveries as edited
          where alerts.id is null and deliveries.kind = 'edit' and edited.id = deliveries.alert_id))`.as(
        'parent_message_id',
      ),
    )
    .select(
      sql<
        string | null
      >`(select coalesce(told.message_id, post.message_id) from deliveries as edited
        left join alerts as told on told.id = edited.alert_id
        left join deliveries as post on post.alert_id = edited.alert_id and post.kind = 'post'
        where alerts.id is null and deliveries.kind = 'edit' and edited.id = deliveries.alert_id
          and edited.kind = 'reply')`.as('thread_message_id'),
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
    threadMessageId: orUndefined(row.thread_message_id),
    lastError: orUndefined(row.last_error),
  };
}

async function findDelivery(db: Db, id: string): Promise<Delivery | undefined> {
  const row = await selectDeliveries(db).where('deliveries.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toDelivery(row);
}

/** Newest first. A digest names its stories in its message alone; ids of stories are letters and digits. */
async function listToldBeside(
  db: Db,
  { storyId, destination, sinceMs }: Parameters<DeliveryStore['listToldBeside']>[0],
): ReturnType<DeliveryStore['listToldBeside']> {
  assert.match(storyId, /^[A-Za-z0-9-]+$/);
  const rows = await selectDeliveries(db)
    .select(
      sql<number>`(select coalesce(max(edit.revision), 0) from deliveries as edit
        where edit.alert_id = deliveries.id and edit.kind = 'edit')`.as('edits_revision'),
    )
    .where('deliveries.destination', '=', destination)
    .where('deliveries.created_at', '>=', sinceMs)
    .where('deliveries.kind', '<>', 'edit')
    .where(
      sql<boolean>`((deliveries.story_id = ${storyId} and deliveries.kind = 'reply')
        or (deliveries.story_id is null and deliveries.message like ${`%"storyId":"${storyId}"%`}))`,
    )
    .orderBy('deliveries.created_at', 'desc')
    .orderBy('deliveries.id')
    .limit(TOLD_BESIDE_MAX)
    .execute();
  return rows.map((row) => ({ delivery: toDelivery(row), editsRevision: row.edits_revision }));
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
          and post.kind = 'post' and post.message_id is not null)
          or exists (select 1 from deliveries as edited where edited.id = deliveries.alert_id
          and edited.message_id is not null) then 0 else 1 end`,
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

async function listDeliveries(
  db: Db,
  kind: StoreKind,
  { states, destination, alertId, watchIds, limit }: Parameters<DeliveryStore['listDeliveries']>[0],
): Promise<readonly Delivery[]> {
  if (states?.length === 0 || watchIds?.length === 0) return [];
  let ids =
    watchIds === undefined
      ? newestDeliveryIds(db)
      : await newestDeliveryIdsOf(db, { kind, watchIds });
  // As text: with parameters a partial index is not used, and few of many deliveries have failed.
  if (states !== undefined)
    ids = ids.where(
      'deliveries.state',
      'in',
      states.map((state) => sql.lit<string>(state)),
    );
  if (destination !== undefined) ids = ids.where('deliveries.destination', '=', destination);
  if (alertId !== undefined) ids = ids.where('deliveries.alert_id', '=', alertId);
  const found = (await ids.limit(limit).execute()).map(({ id }) => id);
  if (found.length === 0) return [];
  const rows = await selectDeliveries(db)
    .where('deliveries.id', 'in', listOf(kind, found))
    .orderBy('deliveries.created_at', 'desc')
    .orderBy('deliveries.id', 'desc')
    .execute();
  return rows.map(toDelivery);
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
    listDeliveries: (query) => database.read((db) => listDeliveries(db, database.kind, query)),
    listToldBeside: (query) => database.read((db) => listToldBeside(db, query)),
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
