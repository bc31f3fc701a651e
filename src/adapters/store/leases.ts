import type { EpochMs } from '../../core/time/moment.ts';
import type { HouseStore, Lease } from '../../ports/house-store.ts';
import { releaseDeliveries } from './claim-deliveries.ts';
import type { Database, Db, StoreKind, Writing } from './database.ts';

/**
 * Whether the lease is still its holder's, inside a transaction that writes by it. In PostgreSQL the row stays locked to
 * the end, so that nobody takes the lease over between this answer and the commit.
 */
export async function holdsLease(db: Db, kind: StoreKind, lease: Lease): Promise<boolean> {
  const held = db
    .selectFrom('leases')
    .select('name')
    .where('name', '=', lease.name)
    .where('owner', '=', lease.owner)
    .where('token', '=', lease.token);
  return (await (kind === 'postgres' ? held.forShare() : held).executeTakeFirst()) !== undefined;
}

/** Frees what an owner has: feeds, named leases, and deliveries (`leased`: only those that it has not begun to send). */
export async function releaseOwner(
  { db, wake }: Writing,
  { owner, nowMs, which }: { owner: string; nowMs: EpochMs; which: 'leased' | 'all' },
): Promise<void> {
  await db
    .updateTable('feeds')
    .set({ lease_owner: null, lease_until: null })
    .where('lease_owner', '=', owner)
    .execute();
  await db
    .updateTable('leases')
    .set({ owner: '', until_at: 0 })
    .where('owner', '=', owner)
    .execute();
  await releaseDeliveries(db, { owner, nowMs, which });
  wake('deliveries');
}

/** Named leases: one process at a time does what a lease names, and its token fences what it writes later. */
export function createLeaseStore(
  database: Database,
): Pick<HouseStore, 'nowMs' | 'acquireLease' | 'releaseLease' | 'releaseOwner'> {
  return {
    nowMs: () => database.read((db) => database.nowMs(db)),
    acquireLease: ({ name, owner, leaseMs }) =>
      database.write(async ({ db }) => {
        const nowMs = await database.nowMs(db);
        const row = await db
          .insertInto('leases')
          .values({ name, owner, token: 1, until_at: nowMs + leaseMs })
          .onConflict((conflict) =>
            conflict
              .column('name')
              .doUpdateSet((set) => ({
                owner,
                until_at: nowMs + leaseMs,
                token: set
                  .case()
                  .when('leases.owner', '=', owner)
                  .then(set.ref('leases.token'))
                  .else(set('leases.token', '+', 1))
                  .end(),
              }))
              .where((where) =>
                where.or([
                  where('leases.owner', '=', owner),
                  where('leases.until_at', '<=', nowMs),
                ]),
              ),
          )
          .returning('token')
          .executeTakeFirst();
        return row === undefined ? undefined : { name, owner, token: row.token };
      }),
    // The row stays, so that the next holder's token is higher.
    releaseLease: ({ name, owner, token }) =>
      database.write(async ({ db }) => {
        await db
          .updateTable('leases')
          .set({ owner: '', until_at: 0 })
          .where('name', '=', name)
          .where('owner', '=', owner)
          .where('token', '=', token)
          .execute();
      }),
    releaseOwner: (owner) =>
      database.write(async (writing) => {
        const nowMs = await database.nowMs(writing.db);
        await releaseOwner(writing, { owner, nowMs, which: 'all' });
      }),
  };
}
