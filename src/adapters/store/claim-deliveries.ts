import { sql } from 'kysely';
import type { EpochMs } from '../../core/time/moment.ts';
import type { DeliveryStore } from '../../ports/delivery-store.ts';
import type { Db, StoreKind } from './database.ts';
import { CLAIMABLE, refreshDestinations, UNDER_WAY } from './outbox.ts';

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
async function takeBackExpired(
  db: Db,
  destinations: readonly string[],
  nowMs: EpochMs,
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ ...TAKEN_BACK, due_at: nowMs })
    .where('destination', 'in', [...destinations])
    .where(sql<boolean>`state in ${UNDER_WAY}`)
    .where('lease_until', '<=', nowMs)
    .execute();
}

/**
 * Leases the first of each destination that is due, where nothing is under way or holds it up. Conditions repeat what
 * partial indexes are limited to, and `due_at + 0` keeps both planners from sorting all that is due: in order of
 * `ordered_at` the first one is nearly always it.
 */
async function claimFirsts(
  db: Db,
  destinations: readonly string[],
  { owner, leaseMs, nowMs }: Claim,
): Promise<readonly string[]> {
  const taken = await sql<{ id: string; destination: string }>`update deliveries
    set state = 'leased', lease_owner = ${owner}, lease_until = ${nowMs + leaseMs}, lease_ms = ${leaseMs},
      token = token + 1, attempts = attempts + 1, holds_until = 0
    where id in (select (select id from deliveries as waiting
        where waiting.destination = free.destination and state in ${CLAIMABLE} and is_waiting = 0
          and due_at + 0 <= ${nowMs}
        order by ordered_at, id limit 1)
      from destinations as free where free.destination in (${sql.join(destinations)})
        and not exists (select 1 from deliveries as other
          where other.destination = free.destination and other.state in ${UNDER_WAY})
        and not exists (select 1 from deliveries as other where other.destination = free.destination
          and other.state in ${CLAIMABLE} and other.holds_until > 0 and other.holds_until > ${nowMs}))
      and state in ${CLAIMABLE}
    returning id, destination`.execute(db);
  const byDestination = new Map(taken.rows.map(({ id, destination }) => [destination, id]));
  return destinations.flatMap((destination) => byDestination.get(destination) ?? []);
}

/**
 * Leases at most one delivery a destination and answers their ids, what has waited longest first. The destinations' rows
 * are locked first (and skipped when another process has them), so that what is read afterwards of their deliveries is
 * settled: without it, two processes would each lock another delivery of one destination.
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
  const destinations = (await locked.execute()).map(({ destination }) => destination);
  if (destinations.length === 0) return [];
  await takeBackExpired(db, destinations, nowMs);
  const ids = await claimFirsts(db, destinations, claim);
  await db
    .updateTable('destinations')
    .set({ served_at: nowMs })
    .where('destination', 'in', destinations)
    .execute();
  await refreshDestinations(db, destinations);
  return ids;
}

/** Gives back what this owner has under way, as if its leases were over; `leased`: only what it has not begun to send. */
export async function releaseDeliveries(
  db: Db,
  { owner, nowMs, which }: { owner: string; nowMs: EpochMs; which: 'leased' | 'all' },
): Promise<void> {
  const released = await db
    .updateTable('deliveries')
    .set({ ...TAKEN_BACK, due_at: nowMs })
    .where(which === 'all' ? sql<boolean>`state in ${UNDER_WAY}` : sql<boolean>`state = 'leased'`)
    .where('lease_owner', '=', owner)
    .returning('destination')
    .execute();
  const destinations = [...new Set(released.map(({ destination }) => destination))].toSorted();
  await refreshDestinations(db, destinations);
}
