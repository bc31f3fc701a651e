import type { Clock } from '../../src/ports/clock.ts';

interface Sleeper {
  readonly atMs: number;
  readonly wake: () => void;
}

/** A clock that stands still until the test winds it; who waits is woken when its time has come. */
export interface WoundClock extends Clock {
  advance(durationMs: number): void;
}

export function makeClock(nowMs: number): WoundClock {
  let now = nowMs;
  let sleepers: Sleeper[] = [];
  return {
    nowMs: () => now,
    wait: (durationMs, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        signal?.addEventListener('abort', () => resolve(), { once: true });
        sleepers.push({ atMs: now + durationMs, wake: resolve });
      }),
    advance(durationMs) {
      now += durationMs;
      const due = sleepers.filter(({ atMs }) => atMs <= now);
      sleepers = sleepers.filter(({ atMs }) => atMs > now);
      for (const { wake } of due) wake();
    },
  };
}
