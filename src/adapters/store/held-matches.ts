import type { Selectable } from 'kysely';
import type { ItemId } from '../../core/item/item.ts';
import type { Destination } from '../../core/watch/destination.ts';
import type { AlertStore, HeldMatch } from '../../ports/alert-store.ts';
import { writeAlerts } from './alert-rows.ts';
import type { Database, Db } from './database.ts';
import { holdsLease } from './leases.ts';
import { addDeliveries, lockDestinations } from './outbox.ts';
import type { HeldRow } from './tables.ts';

type HeldKey = Pick<HeldMatch, 'watchId' | 'destination' | 'storyId'>;

function toHeld(row: Selectable<HeldRow>): HeldMatch {
  return {
    watchId: row.watch_id,
    destination: row.destination as Destination,
    storyId: row.story_id,
    itemId: row.item_id as ItemId,
    reason: row.reason as HeldMatch['reason'],
    sinceMs: row.since,
    dueAtMs: row.due_at,
  };
}

/** Writes matches that wait. One that waits already keeps the moment since when, and takes the new reason and due time. */
export async function holdMatches(db: Db, held: readonly HeldMatch[]): Promise<void> {
  for (const match of held) {
    const columns = { item_id: match.itemId, reason: match.reason, due_at: match.dueAtMs };
    await db
      .insertInto('held_matches')
      .values({
        watch_id: match.watchId,
        destination: match.destination,
        story_id: match.storyId,
        since: match.sinceMs,
        ...columns,
      })
      .onConflict((conflict) =>
        conflict.columns(['watch_id', 'destination', 'story_id']).doUpdateSet(columns),
      )
      .execute();
  }
}

/** Takes held matches out: they are told, or given up. */
export async function dropHeld(db: Db, keys: readonly HeldKey[]): Promise<void> {
  for (const { watchId, destination, storyId } of keys) {
    await db
      .deleteFrom('held_matches')
      .where('watch_id', '=', watchId)
      .where('destination', '=', destination)
      .where('story_id', '=', storyId)
      .execute();
  }
}

/** Matches that wait for their digest, the end of quiet hours, more publishers or a free place in the hour. */
export function createHeldStore(database: Database): Pick<AlertStore, 'listHeld' | 'releaseHeld'> {
  return {
    listHeld: ({ dueBeforeMs, storyId }) =>
      database.read(async (db) => {
        let listed = db
          .selectFrom('held_matches')
          .selectAll()
          .orderBy('due_at')
          .orderBy('since')
          .orderBy('item_id');
        if (dueBeforeMs !== undefined) listed = listed.where('due_at', '<=', dueBeforeMs);
        if (storyId !== undefined) listed = listed.where('story_id', '=', storyId);
        return (await listed.execute()).map(toHeld);
      }),
    releaseHeld: ({ released, alerts, deliveries }, lease) =>
      database.write(async (writing) => {
        const { db } = writing;
        if (!(await holdsLease(db, database.kind, lease))) return false;
        await lockDestinations(db, [...alerts.map(({ alert }) => alert), ...deliveries]);
        if (!(await writeAlerts(db, alerts))) return false;
        await dropHeld(db, released);
        await addDeliveries(writing, deliveries, await database.nowMs(db));
        return true;
      }),
  };
}
