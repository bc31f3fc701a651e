import { sql } from 'kysely';
import type { EpochMs } from '../../core/time/moment.ts';
import { type Destination, platformOf } from '../../core/watch/destination.ts';
import type { NewDelivery } from '../../ports/delivery-store.ts';
import type { Db, StoreKind, Writing } from './database.ts';
import { findPostedSince } from './restored.ts';

/** States in which a delivery can still be taken or ended; as text, since a partial index needs the literal. */
export const CLAIMABLE = sql.raw("('pending', 'unknown')");
export const UNDER_WAY = sql.raw("('leased', 'sending')");

/**
 * Notes when there is next something to claim for destinations: at once or later when something waits, at the end of
 * the lease when something is under way. Called at the end of every change of their deliveries, in the same transaction.
 */
export async function refreshDestinations(db: Db, destinations: readonly string[]): Promise<void> {
  if (destinations.length === 0) return;
  await sql`update destinations set wake_at = coalesce(
      (select min(lease_until) from deliveries
        where deliveries.destination = destinations.destination and state in ${UNDER_WAY}),
      (select case when held.until > due.at and held.until > served_at then held.until
        when due.at > served_at then due.at else served_at end from
        (select min(due_at) as at from deliveries
          where deliveries.destination = destinations.destination and state in ${CLAIMABLE} and is_waiting = 0) as due,
        (select coalesce(max(holds_until), 0) as until from deliveries
          where deliveries.destination = destinations.destination and state in ${CLAIMABLE} and holds_until > 0) as held
        where due.at is not null))
    where destination in (${sql.join(destinations)})`.execute(db);
}

interface Parent {
  readonly message_id: string | null;
  readonly post_state: string | null;
}

/** The message that an edit changes or a reply answers: an alert's, or the first of a digest, which is no alert. */
async function findParent(db: Db, delivery: NewDelivery): Promise<Parent | undefined> {
  const alert = await db
    .selectFrom('alerts')
    .select(['message_id', 'state'])
    .where('id', '=', delivery.alertId)
    .executeTakeFirst();
  const post = await db
    .selectFrom('deliveries')
    .select(['message_id', 'state'])
    .where('alert_id', '=', delivery.alertId)
    .where('kind', '=', 'post')
    .executeTakeFirst();
  if (alert === undefined && post === undefined) return undefined;
  return {
    message_id: alert === undefined ? (post?.message_id ?? null) : alert.message_id,
    post_state: post?.state ?? null,
  };
}

/** Why an edit or reply is not to be sent at all; undefined: it is, or has to wait for the alert's post. */
function findReasonOver(parent: Parent | undefined): string | undefined {
  if (parent === undefined || parent.message_id !== null) return undefined;
  if (parent.post_state === 'failed') return 'the alert itself could not be posted';
  return parent.post_state === 'over' ? 'the alert itself is not posted any more' : undefined;
}

async function supersedeEdits(
  db: Db,
  edit: NewDelivery,
  ownDueAtMs: EpochMs,
): Promise<string | undefined> {
  const superseded = await db
    .updateTable('deliveries')
    .set({ state: 'over', last_error: `superseded by revision ${edit.revision}`, holds_until: 0 })
    .where('alert_id', '=', edit.alertId)
    .where('destination', '=', edit.destination)
    .where('kind', '=', 'edit')
    .where('revision', '<', edit.revision)
    .where(sql<boolean>`state in ${CLAIMABLE}`)
    .returning(['ordered_at', 'attempts'])
    .execute();
  // What was due, or nearly, is not put off by what comes on top: else a story with news all the time would never be edited.
  const dueAtMs = Math.min(
    ...superseded.flatMap(({ ordered_at, attempts }) => (attempts === 0 ? [ordered_at] : [])),
  );
  if (dueAtMs < ownDueAtMs) {
    await db
      .updateTable('deliveries')
      .set({ due_at: dueAtMs, ordered_at: dueAtMs })
      .where('id', '=', edit.id)
      .execute();
  }
  const newer = await db
    .selectFrom('deliveries')
    .select('revision')
    .where('alert_id', '=', edit.alertId)
    .where('destination', '=', edit.destination)
    .where('kind', '=', 'edit')
    .where('revision', '>', edit.revision)
    .executeTakeFirst();
  return newer === undefined ? undefined : `superseded by revision ${newer.revision}`;
}

interface Insert {
  readonly nowMs: EpochMs;
  /** Set when it may have been posted already: it is looked for first. */
  readonly postedSinceMs: EpochMs | undefined;
}

async function insertDelivery(
  db: Db,
  delivery: NewDelivery,
  { nowMs, postedSinceMs }: Insert,
): Promise<boolean> {
  const isPost = delivery.kind === 'post';
  const parent = isPost ? undefined : await findParent(db, delivery);
  const dueAtMs = nowMs + delivery.dueInMs;
  const inserted = await db
    .insertInto('deliveries')
    .values({
      id: delivery.id,
      alert_id: delivery.alertId,
      story_id: delivery.storyId ?? null,
      kind: delivery.kind,
      revision: delivery.revision,
      destination: delivery.destination,
      nonce: delivery.nonce,
      message: JSON.stringify(delivery.message),
      state: 'pending',
      ordered_at: dueAtMs,
      due_at: dueAtMs,
      holds_until: 0,
      is_waiting: isPost || (parent?.message_id ?? null) !== null ? 0 : 1,
      created_at: nowMs,
      lease_owner: null,
      lease_until: null,
      lease_ms: 0,
      token: 0,
      attempts: 0,
      sending_at: postedSinceMs ?? null,
      sent_at: null,
      message_id: null,
      last_error: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  const newer = delivery.kind === 'edit' ? await supersedeEdits(db, delivery, dueAtMs) : undefined;
  const reasonOver = newer ?? findReasonOver(parent);
  if (reasonOver !== undefined) {
    await db
      .updateTable('deliveries')
      .set({ state: 'over', last_error: reasonOver })
      .where('id', '=', delivery.id)
      .execute();
  }
  return true;
}

/**
 * Takes the rows of destinations until the commit, in one order everywhere. Whoever changes an alert or a delivery takes
 * them first, so that no two transactions wait for each other.
 */
export async function lockDestinations(
  db: Db,
  told: readonly { readonly destination: Destination }[],
): Promise<readonly Destination[]> {
  const destinations = [...new Set(told.map(({ destination }) => destination))].toSorted();
  for (const destination of destinations) {
    await db
      .insertInto('destinations')
      .values({ destination, platform: platformOf(destination), wake_at: null, served_at: 0 })
      .onConflict((conflict) =>
        conflict.column('destination').doUpdateSet({ platform: platformOf(destination) }),
      )
      .execute();
  }
  return destinations;
}

/** The same for the destination of a delivery that exists. In SQLite one writer at a time is the rule anyway. */
export async function lockDestinationOf(
  db: Db,
  kind: StoreKind,
  deliveryId: string,
): Promise<void> {
  if (kind === 'sqlite') return;
  await sql`select 1 from destinations
    where destination = (select destination from deliveries where id = ${deliveryId}) for update`.execute(
    db,
  );
}

/**
 * Writes deliveries as pending, inside the transaction that writes what they tell; one that is there already changes nothing.
 * An edit takes the place of earlier ones of its alert that were not sent yet. Edits and replies wait for the alert's post.
 */
export async function addDeliveries(
  { db, wake }: Writing,
  deliveries: readonly NewDelivery[],
  nowMs: EpochMs,
): Promise<void> {
  const destinations = await lockDestinations(db, deliveries);
  const postedSince = await findPostedSince(db, deliveries);
  let hasNew = false;
  for (const delivery of deliveries) {
    const postedSinceMs = postedSince(delivery);
    if (await insertDelivery(db, delivery, { nowMs, postedSinceMs })) hasNew = true;
  }
  await refreshDestinations(db, destinations);
  if (hasNew) wake('deliveries');
}

/** Ends the edits and replies of an alert that are not under way. */
export async function endUpdatesOf(
  db: Db,
  { alertId, reason }: { readonly alertId: string; readonly reason: string },
): Promise<void> {
  const ended = await db
    .updateTable('deliveries')
    .set({ state: 'over', last_error: reason, holds_until: 0 })
    .where('alert_id', '=', alertId)
    .where('kind', '<>', 'post')
    .where(sql<boolean>`state in ${CLAIMABLE}`)
    .returning('destination')
    .execute();
  const destinations = [...new Set(ended.map(({ destination }) => destination))].toSorted();
  await refreshDestinations(db, destinations);
}
