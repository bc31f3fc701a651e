import { type EpochMs, SECOND_MS } from '../core/time/moment.ts';
import { NewsdeskError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';

/** A store that fails is asked again this often. */
const AGAIN_MS = SECOND_MS;

interface Patience {
  readonly untilMs: EpochMs;
  /** Ends the patience at once. */
  readonly signal: AbortSignal;
}

/** Whether the store itself is ill (its disk, another's lock, the way to the database), which a repair cures. */
function isIll(error: unknown): boolean {
  return (
    error instanceof NewsdeskError &&
    (error.code === 'store_unusable' || error.code === 'store_locked')
  );
}

/**
 * Asks a store that is ill again, for what would be lost or late otherwise. Rejects with the store's error when the time is over,
 * and at once with any other.
 */
export async function patiently<Answer>(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  { untilMs, signal }: Patience,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (err) {
      if (signal.aborted || clock.nowMs() >= untilMs || !isIll(err)) throw err;
      if (tries === 1) log.warn({ err }, 'the store does not take what is to be written: again');
      await clock.wait(AGAIN_MS, signal);
    }
  }
}
