import type { TroubleStore } from '../../ports/trouble-store.ts';
import type { Database } from './database.ts';
import { addDeliveries, lockDestinations } from './outbox.ts';

/** A trouble is a counter of this name: its value is the moment since which it lasts. */
const PREFIX = 'trouble:';
/** More than there are destinations and platforms. */
const TROUBLES_READ_MAX = 1_000;

/** What the admins have been told of and is not over. */
export function createTroubleStore(database: Database): TroubleStore {
  return {
    listTroubles: () =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('counters')
          .selectAll()
          .where('name', 'like', `${PREFIX}%`)
          .orderBy('name')
          .limit(TROUBLES_READ_MAX)
          .execute();
        return rows.map(({ name, value }) => ({
          name: name.slice(PREFIX.length),
          sinceMs: value,
        }));
      }),
    openTrouble: ({ name, sinceMs, deliveries }) =>
      database.write(async (writing) => {
        const { db } = writing;
        await lockDestinations(db, deliveries);
        const row = await db
          .insertInto('counters')
          .values({ name: `${PREFIX}${name}`, value: sinceMs })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .returning('name')
          .executeTakeFirst();
        if (row === undefined) return false;
        await addDeliveries(writing, deliveries, await database.nowMs(db));
        return true;
      }),
    closeTrouble: ({ name, deliveries }) =>
      database.write(async (writing) => {
        const { db } = writing;
        await lockDestinations(db, deliveries);
        const row = await db
          .deleteFrom('counters')
          .where('name', '=', `${PREFIX}${name}`)
          .returning('name')
          .executeTakeFirst();
        if (row === undefined) return false;
        await addDeliveries(writing, deliveries, await database.nowMs(db));
        return true;
      }),
  };
}
