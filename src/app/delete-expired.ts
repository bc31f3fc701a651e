import { MINUTE_MS, SECOND_MS } from '../core/time/moment.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

/** Rows of each kind in one transaction: a step takes some tens of milliseconds, in which nobody else writes (docs/scaling.md). */
const STEP_ROWS = 500;
/** Between two steps everybody else has their turn; 500 rows a second are 43 million a day. */
const PAUSE_MS = SECOND_MS;
/** Longer than a step and a pause, so that one process at a time deletes; its end gives the lease back. */
const LEASE_MS = MINUTE_MS;

/** What retention needs. */
export interface RetentionDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** This process, in leases. */
  readonly owner: string;
  /** How long each kind is kept; retention.* of newsdesk.yaml. */
  readonly retention: {
    readonly itemsMs: number;
    readonly articleTextMs: number;
    readonly peopleMs: number;
  };
}

/**
 * Takes away what has been kept long enough, in small steps, until nothing is left or the signal is aborted. One process at a
 * time does it: the others find the lease taken and leave. Ages are counted by the store's clock.
 */
export async function deleteExpired(deps: RetentionDeps, signal: AbortSignal): Promise<void> {
  const { store, clock, log, retention, owner } = deps;
  const request = { name: 'retention', owner, leaseMs: LEASE_MS };
  let lease = await store.acquireLease(request);
  if (lease === undefined) return;
  const nowMs = await store.nowMs();
  const limits = {
    itemsBeforeMs: nowMs - retention.itemsMs,
    articleTextBeforeMs: nowMs - retention.articleTextMs,
    peopleBeforeMs: nowMs - retention.peopleMs,
    limit: STEP_ROWS,
  };
  let deleted = 0;
  while (!signal.aborted) {
    const count = await store.deleteExpired(limits);
    deleted += count;
    if (count === 0) break;
    await clock.wait(PAUSE_MS, signal);
    lease = await store.acquireLease(request);
    if (lease === undefined) break;
  }
  if (deleted > 0) log.info({ count: deleted }, 'expired rows deleted');
  if (lease !== undefined) await store.releaseLease(lease);
}
