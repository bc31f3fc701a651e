import { sql } from 'kysely';
import { MINUTE_MS } from '../../core/time/moment.ts';
import type { HouseStore } from '../../ports/house-store.ts';
import type { Database } from './database.ts';

/** What lies further ahead was written by a clock that has been set back since: machines differ by less. */
const AHEAD_MAX_MS = MINUTE_MS;

/** Without this a clock that was an hour fast and is put right leaves an hour in which no feed is polled. */
export function createClockStore(database: Database): Pick<HouseStore, 'settleClock'> {
  return {
    settleClock: () =>
      database.write(async ({ db, wake }) => {
        const nowMs = await database.nowMs(db);
        const ahead = nowMs + AHEAD_MAX_MS;
        const feeds = await db
          .updateTable('feeds')
          .set({ next_poll_at: nowMs, last_fetch_at: nowMs, lease_owner: null, lease_until: null })
          .where('last_fetch_at', '>', ahead)
          .executeTakeFirst();
        await sql`update deliveries set due_at = ${nowMs}, ordered_at = ${nowMs}, created_at = ${nowMs}, holds_until = 0
          where state in ('pending', 'unknown') and created_at > ${ahead}`.execute(db);
        await sql`update destinations set served_at = ${nowMs}, wake_at = ${nowMs}
          where served_at > ${ahead}`.execute(db);
        if (feeds.numUpdatedRows > 0n) wake('deliveries');
        return Number(feeds.numUpdatedRows);
      }),
  };
}
