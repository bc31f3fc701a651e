import type { SelectQueryBuilder } from 'kysely';
import type { EpochMs } from '../../core/time/moment.ts';
import type { Destination } from '../../core/watch/destination.ts';
import type { Db, StoreKind } from './database.ts';
import { listOf } from './sql-lists.ts';
import type { Tables } from './tables.ts';

/** With so few alerts all their deliveries are put in order; with more, some of the newest deliveries are theirs. */
const ALERTS_IN_ORDER_MAX = 500;

/** The newest alerts of any of these watches, newest first: as many of each watch, from its index, and the newest of those. */
export async function newestAlertIds(
  db: Db,
  query: {
    readonly watchIds: readonly string[];
    readonly destinations: readonly Destination[] | undefined;
    readonly sinceMs: EpochMs | undefined;
    readonly limit: number;
  },
): Promise<readonly string[]> {
  const { watchIds, destinations, sinceMs, limit } = query;
  const createdAt = new Map<string, EpochMs>();
  for (const watchId of watchIds) {
    let newest = db
      .selectFrom('alert_watches')
      .select(['alert_id', 'created_at'])
      .where('watch_id', '=', watchId)
      .orderBy('created_at', 'desc')
      .orderBy('alert_id', 'desc')
      .limit(limit);
    if (destinations !== undefined) newest = newest.where('destination', 'in', [...destinations]);
    if (sinceMs !== undefined) newest = newest.where('created_at', '>=', sinceMs);
    for (const row of await newest.execute()) createdAt.set(row.alert_id, row.created_at);
  }
  const inOrder = [...createdAt].toSorted(([id, atMs], [otherId, otherAtMs]) =>
    atMs === otherAtMs ? (id < otherId ? 1 : -1) : otherAtMs - atMs,
  );
  return inOrder.slice(0, limit).map(([id]) => id);
}

type DeliveryIds = SelectQueryBuilder<Tables, 'deliveries', { id: string }>;

/** The ids of deliveries, newest first, to be narrowed and cut. */
export function newestDeliveryIds(db: Db): DeliveryIds {
  return db
    .selectFrom('deliveries')
    .select('deliveries.id')
    .orderBy('deliveries.created_at', 'desc')
    .orderBy('deliveries.id', 'desc');
}

/**
 * The same of what tells alerts of these watches. Of few alerts by their ids, since theirs may all be old; of many the newest
 * deliveries are looked through, since some of those are theirs.
 */
export async function newestDeliveryIdsOf(
  db: Db,
  { kind, watchIds }: { readonly kind: StoreKind; readonly watchIds: readonly string[] },
): Promise<DeliveryIds> {
  const alerts = await db
    .selectFrom('alert_watches')
    .select('alert_id')
    .distinct()
    .where('watch_id', 'in', listOf(kind, watchIds))
    .limit(ALERTS_IN_ORDER_MAX + 1)
    .execute();
  if (alerts.length <= ALERTS_IN_ORDER_MAX) {
    const ids = alerts.map(({ alert_id }) => alert_id);
    return newestDeliveryIds(db).where('deliveries.alert_id', 'in', listOf(kind, ids));
  }
  return newestDeliveryIds(db).where((where) =>
    where.exists(
      where
        .selectFrom('alert_watches')
        .select('alert_watches.alert_id')
        .whereRef('alert_watches.alert_id', '=', 'deliveries.alert_id')
        .where('alert_watches.watch_id', 'in', listOf(kind, watchIds)),
    ),
  );
}
