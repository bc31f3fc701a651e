import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/moment.ts';

/** How long to wait after each failed attempt (reliability.md, Retries of a delivery); after the last it has failed. */
const DELAYS_MS = [
  5 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
];
const JITTER = 0.2;

/** Milliseconds until the next attempt after `attempts` failed ones; undefined: no more. `chance` is from 0 to 1. */
export function findRetryDelayMs(attempts: number, chance: number): number | undefined {
  const delayMs = DELAYS_MS[Math.max(0, attempts - 1)];
  return delayMs === undefined ? undefined : Math.round(delayMs * (1 + JITTER * chance));
}
