import type { Selectable } from 'kysely';
import type { Alert } from '../../core/alert/alert.ts';
import type { StoredAlert } from '../../ports/alert-store.ts';
import type { Db } from './database.ts';
import { endUpdatesOf, lockDestinations } from './outbox.ts';
import { fromJson, orUndefined } from './row-values.ts';
import type { AlertRow } from './tables.ts';

/** An alert as the rest of the code has it. */
export function toStoredAlert(row: Selectable<AlertRow>): StoredAlert {
  return {
    alert: fromJson<Alert>(row.document),
    revision: row.revision,
    createdAtMs: row.created_at,
    lastLoudAtMs: row.last_loud_at,
    state: row.state as StoredAlert['state'],
    messageId: orUndefined(row.message_id),
  };
}

async function isOutdated(db: Db, stored: StoredAlert): Promise<boolean> {
  const row = await db
    .selectFrom('alerts')
    .select(['revision', 'state'])
    .where('id', '=', stored.alert.id)
    .executeTakeFirst();
  if (row === undefined) return false;
  if (row.revision > stored.revision) return true;
  // Both began with the same state, and an admin was first: what was taken back is not put up again.
  const isTakenBack = row.state === 'withdrawn' || row.state === 'muted';
  return row.revision === stored.revision && isTakenBack && stored.state === 'open';
}

async function writeAlert(db: Db, stored: StoredAlert): Promise<void> {
  const { alert } = stored;
  const columns = {
    story_id: alert.storyId,
    destination: alert.destination,
    document: JSON.stringify(alert),
    published_at: alert.publishedAtMs ?? null,
    revision: stored.revision,
    last_loud_at: stored.lastLoudAtMs,
    state: stored.state,
  };
  // Its message's id comes from the delivery that posted it, and is not taken away by one who had not seen it yet.
  const message = stored.messageId === undefined ? {} : { message_id: stored.messageId };
  await db
    .insertInto('alerts')
    .values({
      id: alert.id,
      ...columns,
      created_at: stored.createdAtMs,
      message_id: stored.messageId ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ ...columns, ...message }))
    .execute();
  for (const { watchId } of alert.watches) {
    await db
      .insertInto('alert_watches')
      .values({
        alert_id: alert.id,
        watch_id: watchId,
        destination: alert.destination,
        created_at: stored.createdAtMs,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (stored.state === 'ended')
    await endUpdatesOf(db, { alertId: alert.id, reason: 'the alert has ended' });
}

/**
 * Writes alerts inside the transaction of what they follow from; false, and nothing written, when one of them was changed
 * by another since it was read.
 */
export async function writeAlerts(db: Db, alerts: readonly StoredAlert[]): Promise<boolean> {
  await lockDestinations(
    db,
    alerts.map(({ alert }) => alert),
  );
  for (const stored of alerts) if (await isOutdated(db, stored)) return false;
  for (const stored of alerts) await writeAlert(db, stored);
  return true;
}
