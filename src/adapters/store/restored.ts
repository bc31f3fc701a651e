import { sql } from 'kysely';
import type { EpochMs } from '../../core/time/moment.ts';
import type { NewDelivery } from '../../ports/delivery-store.ts';
import type { HouseStore } from '../../ports/house-store.ts';
import type { Database, Db } from './database.ts';

/**
 * Counters that hold moments. `backed-up-at` stands in copies alone, put there by `backup`; who opens a copy as the store of a
 * service finds it. `restored-from` and `restored-at` then bound the time that this store knows nothing of.
 */
export const BACKED_UP_AT = 'backed-up-at';
const RESTORED_FROM = 'restored-from';
const RESTORED_AT = 'restored-at';

async function readMoment(db: Db, name: string): Promise<EpochMs | undefined> {
  const row = await db
    .selectFrom('counters')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value;
}

async function writeMoment(db: Db, name: string, value: EpochMs): Promise<void> {
  await db
    .insertInto('counters')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** Since a copy was made, what waited in it may have been posted: it is looked for before it is sent. */
async function markRestored(
  db: Db,
  { fromMs, nowMs }: { readonly fromMs: EpochMs; readonly nowMs: EpochMs },
): Promise<void> {
  await writeMoment(db, RESTORED_FROM, fromMs);
  await writeMoment(db, RESTORED_AT, nowMs);
  await db.deleteFrom('counters').where('name', '=', BACKED_UP_AT).execute();
  await sql`update deliveries set sending_at = coalesce(sending_at, ${fromMs}),
      state = case when state in ('leased', 'sending') then 'unknown' else state end,
      lease_owner = null, lease_until = null
    where state in ('pending', 'leased', 'sending', 'unknown')`.execute(db);
  await sql`update destinations set wake_at = ${nowMs} where exists (select 1 from deliveries
    where deliveries.destination = destinations.destination and state in ('pending', 'unknown'))`.execute(
    db,
  );
}

/** For the start of a service: settles a store that was put in place as a copy. */
export async function settleRestored(database: Database): Promise<void> {
  await database.write(async ({ db }) => {
    const fromMs = await readMoment(db, BACKED_UP_AT);
    if (fromMs !== undefined) await markRestored(db, { fromMs, nowMs: await database.nowMs(db) });
  });
}

/**
 * Since when a new delivery may have been posted by the store that this one replaced: it tells an item that was published before
 * the restore, and its nonce is the same as then. Undefined: it cannot have been.
 */
export async function findPostedSince(
  db: Db,
  deliveries: readonly NewDelivery[],
): Promise<(delivery: NewDelivery) => EpochMs | undefined> {
  if (!deliveries.some(({ message }) => message.kind === 'alert')) return () => undefined;
  const fromMs = await readMoment(db, RESTORED_FROM);
  const restoredAtMs = await readMoment(db, RESTORED_AT);
  if (fromMs === undefined || restoredAtMs === undefined) return () => undefined;
  return ({ message }) =>
    message.kind === 'alert' && (message.alert.publishedAtMs ?? 0) < restoredAtMs
      ? fromMs
      : undefined;
}

/** What a store that was restored by another tool (pg_restore) is told. */
export function createRestoredStore(database: Database): Pick<HouseStore, 'markRestored'> {
  return {
    markRestored: (fromMs) =>
      database.write(async ({ db, wake }) => {
        await markRestored(db, { fromMs, nowMs: await database.nowMs(db) });
        wake('deliveries');
      }),
  };
}
