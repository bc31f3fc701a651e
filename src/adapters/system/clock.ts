import type { EpochMs } from '../../core/time/moment.ts';
import type { Clock } from '../../ports/clock.ts';

/** A clock that can be set by another. */
export interface SystemClock extends Clock {
  /** From now on moments are counted from this one, by the counter that nobody sets. */
  setNow(nowMs: EpochMs): void;
}

/** The machine's own clock, until it is set. */
export function createClock(): SystemClock {
  let zeroAtMs: EpochMs | undefined;
  return {
    nowMs: () => (zeroAtMs === undefined ? Date.now() : Math.round(zeroAtMs + performance.now())),
    setNow: (nowMs) => {
      zeroAtMs = nowMs - performance.now();
    },
    wait,
  };
}

/** The longest that a timer can sleep: a longer one would fire at once (Node's documentation of setTimeout). */
const TIMER_MS_MAX = 2 ** 31 - 1;

async function wait(durationMs: number, signal?: AbortSignal): Promise<void> {
  // By the clock that nobody sets: a machine's time that is put back must not make this wait for hours.
  const endAtMs = performance.now() + durationMs;
  for (;;) {
    const leftMs = endAtMs - performance.now();
    if (leftMs <= 0 || signal?.aborted) return;
    await sleep(Math.min(leftMs, TIMER_MS_MAX), signal);
  }
}

function sleep(durationMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    signal?.addEventListener('abort', end, { once: true });
  });
}
