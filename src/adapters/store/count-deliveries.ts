import { sql } from 'kysely';
import type { DeliveryState } from '../../core/alert/delivery.ts';
import type { Db } from './database.ts';

const NO_DELIVERIES: Readonly<Record<DeliveryState, number>> = {
  pending: 0,
  leased: 0,
  sending: 0,
  sent: 0,
  failed: 0,
  unknown: 0,
  over: 0,
};

/** By state: those written since then, and of `failed` and `unknown` every one. */
export async function countDeliveries(
  db: Db,
  sinceMs: number,
): Promise<Readonly<Record<DeliveryState, number>>> {
  const count = (select: 'recent' | 'ill') =>
    db
      .selectFrom('deliveries')
      .select(['state', (counted) => counted.fn.countAll<number>().as('count')])
      .where((where) =>
        select === 'ill'
          ? // In words, as the partial index has it: bound parameters keep SQLite from using it.
            sql<boolean>`state in ('failed', 'unknown')`
          : where.and([
              where('created_at', '>=', sinceMs),
              where('state', 'not in', ['failed', 'unknown']),
            ]),
      )
      .groupBy('state')
      .execute();
  const rows = [...(await count('recent')), ...(await count('ill'))];
  const counts = Object.fromEntries(rows.map((row) => [row.state, row.count]));
  return { ...NO_DELIVERIES, ...counts };
}
