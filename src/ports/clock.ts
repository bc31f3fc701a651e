import type { EpochMs } from '../core/time/moment.ts';

/** The time, and waiting for it. Tests wind it by hand. */
export interface Clock {
  nowMs(): EpochMs;
  /** Resolves after that long, or at once when the signal is aborted. */
  wait(durationMs: number, signal?: AbortSignal): Promise<void>;
}
