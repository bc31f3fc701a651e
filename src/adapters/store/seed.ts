import type { HouseStore } from '../../ports/house-store.ts';
import type { Database } from './database.ts';

/** The counter that is 1 while a store is being filled from the files. */
const SEEDING = 'seeding';
const SEEDED_TABLES = ['feeds', 'watches', 'concepts', 'items'] as const;

/** Whether the store is to be filled from the files. */
export function createSeedStore(
  database: Database,
): Pick<HouseStore, 'isEmpty' | 'isSeeding' | 'setSeeding'> {
  return {
    isEmpty: () =>
      database.read(async (db) => {
        for (const table of SEEDED_TABLES) {
          const row = await db
            .selectFrom(table)
            .select((select) => select.lit(1).as('one'))
            .limit(1)
            .executeTakeFirst();
          if (row !== undefined) return false;
        }
        return true;
      }),
    isSeeding: () =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('counters')
          .select('value')
          .where('name', '=', SEEDING)
          .executeTakeFirst();
        return row?.value === 1;
      }),
    setSeeding: (isSeeding) =>
      database.write(async ({ db }) => {
        const value = isSeeding ? 1 : 0;
        await db
          .insertInto('counters')
          .values({ name: SEEDING, value })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
          .execute();
      }),
  };
}
