import { type Selectable, sql, type UpdateObject } from 'kysely';
import { type EpochMs, MINUTE_MS } from '../../core/time/moment.ts';
import type { Destination } from '../../core/watch/destination.ts';
import type { DeliveryEnding, DeliveryStore } from '../../ports/delivery-store.ts';
import type { Db, StoreKind, Writing } from './database.ts';
import {
  addDeliveries,
  endUpdatesOf,
  lockDestinationOf,
  lockDestinations,
  refreshDestinations,
} from './outbox.ts';
import type { DeliveryRow, Tables } from './tables.ts';

/** A short wait holds its destination up, so that the order is kept; a long one would silence it for one bad message. */
const HOLD_MAX_MS = MINUTE_MS;
/** Nor may one message hold its destination up again and again. */
const HOLDING_ATTEMPTS_MAX = 4;

interface Moment {
  readonly kind: StoreKind;
  readonly nowMs: EpochMs;
}
type End = Parameters<DeliveryStore['endDelivery']>[0] & Moment;
type Mark = Parameters<DeliveryStore['markSending']>[0] & Pick<Moment, 'nowMs'>;
type Columns = UpdateObject<Tables, 'deliveries'>;

/** Commits `sending`, and gives the request the whole lease from now on. */
export async function markSending(db: Db, { id, token, nowMs }: Mark): Promise<boolean> {
  const marked = await db
    .updateTable('deliveries')
    .set({ state: 'sending', sending_at: nowMs, lease_until: sql<number>`${nowMs} + lease_ms` })
    .where('id', '=', id)
    .where('token', '=', token)
    .where('state', '=', 'leased')
    .where('lease_until', '>', nowMs)
    .executeTakeFirst();
  // The destination wakes at the end of the lease as it was, finds it longer, and waits on.
  return marked.numUpdatedRows > 0n;
}

function holdsUntil(
  row: Selectable<DeliveryRow>,
  dueInMs: number,
  end: { isCounted: boolean; nowMs: EpochMs },
): number {
  const dueAtMs = end.nowMs + dueInMs;
  // A rate limit is the destination's: whatever else went there would be refused too.
  if (!end.isCounted) return dueAtMs;
  const isShort = dueInMs <= HOLD_MAX_MS && row.attempts <= HOLDING_ATTEMPTS_MAX;
  return isShort ? dueAtMs : 0;
}

function columnsOf(row: Selectable<DeliveryRow>, ending: DeliveryEnding, nowMs: EpochMs): Columns {
  switch (ending.kind) {
    case 'sent':
      return { state: 'sent', message_id: ending.messageId, sent_at: nowMs, last_error: null };
    case 'later':
      return {
        state: 'pending',
        due_at: nowMs + ending.dueInMs,
        last_error: ending.error,
        attempts: row.attempts - (ending.isCounted ? 0 : 1),
        // It was refused for certain: there is nothing to look for.
        sending_at: null,
        holds_until: holdsUntil(row, ending.dueInMs, { isCounted: ending.isCounted, nowMs }),
      };
    case 'unknown':
      return {
        state: 'unknown',
        due_at: nowMs + ending.dueInMs,
        last_error: ending.error,
        // Claimed to be looked for, and not sent: that was no attempt.
        attempts: row.attempts - (row.state === 'leased' ? 1 : 0),
        holds_until: holdsUntil(row, ending.dueInMs, { isCounted: true, nowMs }),
      };
    case 'failed':
      return { state: 'failed', last_error: ending.error };
    case 'over':
      return { state: 'over', last_error: ending.error };
  }
}

async function tellAlert(
  db: Db,
  row: Selectable<DeliveryRow>,
  ending: DeliveryEnding,
): Promise<void> {
  const alertId = row.alert_id;
  if (ending.kind === 'sent' && row.kind === 'post') {
    await db
      .updateTable('alerts')
      .set({ message_id: ending.messageId })
      .where('id', '=', alertId)
      .execute();
    await db
      .updateTable('deliveries')
      .set({ is_waiting: 0 })
      .where('alert_id', '=', alertId)
      .where('is_waiting', '=', 1)
      .execute();
  }
  if (ending.kind === 'failed' && row.kind === 'post') {
    await endUpdatesOf(db, { alertId, reason: 'the alert itself could not be posted' });
  }
  if (ending.kind === 'over') {
    await db
      .updateTable('alerts')
      .set({ state: 'ended' })
      .where('id', '=', alertId)
      .where('state', '=', 'open')
      .execute();
    await endUpdatesOf(db, { alertId, reason: ending.error });
  }
}

/**
 * Writes how a delivery ended; false: another has it by now. A late answer is taken while nobody else has claimed the
 * delivery, though its lease is over: it is the truth about the request.
 */
export async function endDelivery(writing: Writing, end: End): Promise<boolean> {
  const { db, wake } = writing;
  const { id, token, ending, nowMs } = end;
  await lockForEnd(db, end);
  const row = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('id', '=', id)
    .where('token', '=', token)
    .where('state', 'in', ['leased', 'sending', 'unknown'])
    .executeTakeFirst();
  if (row === undefined) return false;
  const written = await db
    .updateTable('deliveries')
    .set({ holds_until: 0, ...columnsOf(row, ending, nowMs), lease_owner: null, lease_until: null })
    .where('id', '=', id)
    .where('token', '=', token)
    .where('state', '=', row.state)
    .executeTakeFirst();
  if (written.numUpdatedRows === 0n) return false;
  await tellAlert(db, row, ending);
  await refreshDestinations(db, [row.destination]);
  await addDeliveries(writing, end.notices ?? [], nowMs);
  wake('deliveries');
  return true;
}

/** The delivery's destination and those of the notices, in the one order in which they are locked everywhere. */
async function lockForEnd(db: Db, { id, kind, notices = [] }: End): Promise<void> {
  if (notices.length === 0) return lockDestinationOf(db, kind, id);
  const row = await db
    .selectFrom('deliveries')
    .select('destination')
    .where('id', '=', id)
    .executeTakeFirst();
  const own = row === undefined ? [] : [{ destination: row.destination as Destination }];
  await lockDestinations(db, [...notices, ...own]);
}
