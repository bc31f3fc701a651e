import { sql } from 'kysely';
import type { EpochMs } from '../../core/time/moment.ts';
import type { DeliveryStore } from '../../ports/store.ts';
import type { Db, StoreKind } from './database.ts';
import { CLAIMABLE, refreshDestination, UNDER_WAY } from './outbox.ts';

type Claim = Parameters<DeliveryStore['claimDeliveries']>[0] & {
  readonly kind: StoreKind;
  readonly nowMs: EpochMs;
};

const TAKEN_BACK = {
  state: sql<string>`case when state = 'sending' or sending_at is not null then 'unknown' else 'pending' end`,
  lease_owner: null,
  lease_until: null,
};

/**
 * Takes back what a worker held for too long. `sending` may have been posted, and so may what was claimed to be looked for;
 * both are looked for. What was only leased goes out as if nothing had been.
 */
async function takeBackExpired(db: Db, destination: string, nowMs: EpochMs): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ ...TAKEN_BACK, due_at: nowMs })
    .where('destination', '=', destination)
    .where(sql<boolean>`state in ${UNDER_WAY}`)
    .where('lease_until', '<=', nowMs)
    .execute();
}

async function claimFirst(db: Db, destination: string, claim: Claim): Promise<string | undefined> {
  const { owner, leaseMs, nowMs } = claim;
  const taken = await sql<{ id: string }>`update deliveries
    set state = 'leased', lease_owner = ${owner}, lease_until = ${nowMs + leaseMs}, lease_ms = ${leaseMs},
      token = token + 1, attempts = attempts + 1, holds_until = 0
    where id = (select id from deliveries
        where destination = ${destination} and state in ${CLAIMABLE} and is_waiting = 0 and due_at <= ${nowMs}
        order by ordered_at, id limit 1)
      and state in ${CLAIMABLE}
      and not exists (select 1 from deliveries as other where other.destination = ${destination} and other.state in ${UNDER_WAY})
      and not exists (select 1 from deliveries as other
        where other.destination = ${destination} and other.state in ${CLAIMABLE} and other.holds_until > ${nowMs})
    returning id`.execute(db);
  return taken.rows[0]?.id;
}

/**
 * Leases at most one delivery a destination and answers their ids. The destination's row is locked first (and skipped when
 * another process has it), so that what is read afterwards of its deliveries is settled: without it, two processes would
 * each lock another delivery of one destination.
 */
export async function claimDeliveries(db: Db, claim: Claim): Promise<readonly string[]> {
  const { nowMs, platforms, limit } = claim;
  if (platforms.length === 0) return [];
  const awake = db
    .selectFrom('destinations')
    .select('destination')
    .where('wake_at', '<=', nowMs)
    .where('platform', 'in', [...platforms])
    .orderBy('wake_at')
    .orderBy('destination')
    .limit(limit);
  const locked = claim.kind === 'postgres' ? awake.forUpdate().skipLocked() : awake;
  const ids: string[] = [];
  for (const { destination } of await locked.execute()) {
    await takeBackExpired(db, destination, nowMs);
    const id = await claimFirst(db, destination, claim);
    if (id !== undefined) ids.push(id);
    await refreshDestination(db, destination);
  }
  return ids;
}

/** Gives back what this owner has under way, as if its leases were over. */
export async function releaseDeliveries(db: Db, owner: string, nowMs: EpochMs): Promise<void> {
  const released = await db
    .updateTable('deliveries')
    .set({ ...TAKEN_BACK, due_at: nowMs })
    .where(sql<boolean>`state in ${UNDER_WAY}`)
    .where('lease_owner', '=', owner)
    .returning('destination')
    .execute();
  const destinations = [...new Set(released.map(({ destination }) => destination))].toSorted();
  for (const destination of destinations) await refreshDestination(db, destination);
}
