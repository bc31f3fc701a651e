import type { Clock } from '../ports/clock.ts';

/** Wakes a loop that has nothing to do: what one part of the process wrote, another need not wait for. */
export interface Wake {
  notify(): void;
  /** Resolves when somebody notified since the last wait, after `durationMs`, or when the signal is aborted. */
  wait(durationMs: number, signal: AbortSignal): Promise<void>;
}

export function createWake(clock: Clock): Wake {
  let isNotified = false;
  let wakeUp: (() => void) | undefined;
  return {
    notify() {
      isNotified = true;
      wakeUp?.();
    },
    async wait(durationMs, signal) {
      if (!isNotified) {
        const done = new AbortController();
        const notified = new Promise<void>((resolve) => {
          wakeUp = resolve;
        });
        await Promise.race([
          notified,
          clock.wait(durationMs, AbortSignal.any([signal, done.signal])),
        ]);
        done.abort();
        wakeUp = undefined;
      }
      isNotified = false;
    },
  };
}
