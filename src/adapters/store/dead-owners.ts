import { sql } from 'kysely';
import { SECOND_MS } from '../../core/time/moment.ts';
import type { HouseStore } from '../../ports/house-store.ts';
import type { Database, Db } from './database.ts';
import { releaseOwner } from './leases.ts';

/** A service whose connection broke takes its lock again within about two seconds (postgres-listener.ts). */
const DEAD_AFTER_MS = 3 * SECOND_MS;
/** First number of the two that name the lock of a living service; the second is its name's hash. Here, since an SQLite store does without the driver. */
export const OWNER_LOCK = 1_603;
/** Names of services begin so; a command holds no lock and keeps its leases to their end. */
const SERVICES = 'service-%';

/** Services that have something and hold no lock: PostgreSQL lets go of it when a connection ends. */
async function listWithoutLock(db: Db): Promise<readonly string[]> {
  const answer = await sql<{ owner: string }>`select owner from (
      select owner from leases where owner like ${SERVICES}
      union select lease_owner from feeds where lease_owner like ${SERVICES}
      union select lease_owner from deliveries where state = 'leased' and lease_owner like ${SERVICES}) as owners
    where not exists (select 1 from pg_locks where locktype = 'advisory' and objsubid = 2
      and database = (select oid from pg_database where datname = current_database())
      and classid = ${OWNER_LOCK} and objid::bigint = (hashtext(owner)::bigint & 4294967295))`.execute(
    db,
  );
  return answer.rows.map(({ owner }) => owner);
}

/**
 * Frees what dead services left before their leases run out. It is safe to be wrong about one that has only lost its
 * connection: all that is freed is fenced by a token or its owner's name, and what may be on the wire is not touched.
 */
export function createDeadOwnerStore(database: Database): Pick<HouseStore, 'releaseDeadOwners'> {
  const deadSince = new Map<string, number>();
  return {
    releaseDeadOwners: async () => {
      if (database.kind === 'sqlite') return 0;
      const dead = await database.read(listWithoutLock);
      const now = performance.now();
      for (const owner of deadSince.keys()) if (!dead.includes(owner)) deadSince.delete(owner);
      for (const owner of dead) if (!deadSince.has(owner)) deadSince.set(owner, now);
      const sure = dead.filter((owner) => now - (deadSince.get(owner) ?? now) >= DEAD_AFTER_MS);
      for (const owner of sure) {
        await database.write(async (writing) => {
          const nowMs = await database.nowMs(writing.db);
          await releaseOwner(writing, { owner, nowMs, which: 'leased' });
        });
        deadSince.delete(owner);
      }
      return sure.length;
    },
  };
}
