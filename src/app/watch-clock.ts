import { SECOND_MS } from '../core/time/moment.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

/** More than the way to the database and back, less than what changes the order of polls and the settling of a send. */
const DIFFERENCE_MS_MAX = 5 * SECOND_MS;

/**
 * Makes a look that compares this machine's clock with the store's (in PostgreSQL another machine's) and says once when they
 * have come apart, and once when they agree again.
 */
export function createClockWatch({
  store,
  clock,
  log,
}: {
  readonly store: Pick<Store, 'nowMs'>;
  readonly clock: Clock;
  readonly log: Log;
}): () => Promise<void> {
  let isApart = false;
  return async () => {
    const before = clock.nowMs();
    const storeMs = await store.nowMs();
    // A store that answers late proves nothing: its moment lies somewhere between the question and the answer.
    const after = clock.nowMs();
    const differenceMs = Math.max(0, storeMs - after, before - storeMs);
    const wasApart = isApart;
    isApart = differenceMs > DIFFERENCE_MS_MAX;
    if (isApart && !wasApart) {
      const hint =
        'Let all machines keep time by NTP: feeds are polled by this clock, deliveries by the database’s.';
      log.warn({ differenceMs, hint }, 'the clock differs from the database’s');
    }
    if (!isApart && wasApart)
      log.info({ differenceMs }, 'the clock agrees with the database again');
  };
}
