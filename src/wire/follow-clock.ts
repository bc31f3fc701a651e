import type { SystemClock } from '../adapters/system/clock.ts';
import { SECOND_MS } from '../core/time/moment.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

/** A machine that slept, or whose counter runs wrong, is right again after so long. */
const FOLLOW_EVERY_MS = 15 * SECOND_MS;
/** An answer that took longer says too little about the moment. */
const ANSWER_MS_MAX = SECOND_MS;
/** From here on it is said: the logs of this machine bear other times than those of the others. */
const DIFFERENCE_MS_MAX = 5 * SECOND_MS;

interface Following {
  readonly clock: SystemClock;
  readonly store: Pick<Store, 'nowMs'>;
  readonly log: Log;
  /** What this machine takes for now; the tests' own. */
  readonly machineNowMs?: () => number;
}

/**
 * Lets the clock follow the store's, which is the only one that processes on several machines share: leases, due times and
 * ages are compared with moments that others wrote. Says once when this machine's differs, and once when it agrees again. The
 * first look is over when it resolves; answers how to stop.
 */
export async function followStoreClock({
  clock,
  store,
  log,
  machineNowMs = Date.now,
}: Following): Promise<() => Promise<void>> {
  let isApart = false;
  const look = async (): Promise<void> => {
    const askedAt = performance.now();
    const storeMs = await store.nowMs();
    const tookMs = performance.now() - askedAt;
    if (tookMs > ANSWER_MS_MAX) return;
    const nowMs = storeMs + tookMs / 2;
    clock.setNow(nowMs);
    const differenceMs = Math.round(machineNowMs() - nowMs);
    const wasApart = isApart;
    isApart = Math.abs(differenceMs) > DIFFERENCE_MS_MAX;
    const hint = 'Newsdesk goes by the database’s clock; let this machine keep time by NTP.';
    if (isApart && !wasApart)
      log.warn({ differenceMs, hint }, 'the clock of this machine is wrong');
    if (!isApart && wasApart)
      log.info({ differenceMs }, 'the clock of this machine is right again');
  };
  await look();
  const timer = setInterval(() => {
    // A store that cannot be asked says so itself; the counter goes on meanwhile.
    look().catch((err: unknown) => log.debug({ err }, 'the database does not tell the time'));
  }, FOLLOW_EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return Promise.resolve();
  };
}
