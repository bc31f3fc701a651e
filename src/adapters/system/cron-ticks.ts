import cron from 'node-cron';

/** Ticks that go on until `stop`. */
export interface Ticks {
  stop(): Promise<void>;
}

/**
 * Calls `onTick` whenever the cron expression (5 fields, or 6 with seconds first) says so, in UTC. Ticks only wake:
 * what is due stands in the store, so a missed or doubled one is harmless, and one that comes while the last still
 * runs is left out. A failure goes to `onError` and ends nothing.
 */
export function startTicks(
  expression: string,
  onTick: () => Promise<void>,
  onError: (error: unknown) => void,
): Ticks {
  const task = cron.schedule(
    expression,
    async () => {
      try {
        await onTick();
      } catch (error) {
        onError(error);
      }
    },
    // Its own warnings go to stdout, which belongs to the caller.
    { timezone: 'UTC', noOverlap: true, suppressMissedWarning: true, logger: SILENT },
  );
  return {
    stop: async () => {
      await task.destroy();
    },
  };
}

const SILENT = { info: ignore, warn: ignore, error: ignore, debug: ignore };

function ignore(): void {
  // A skipped tick needs nobody: the next one finds what is due.
}
