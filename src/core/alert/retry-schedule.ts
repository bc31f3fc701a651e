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
/** While a platform cannot be reached: often enough to be at work again within a minute of the repair (reliability.md). */
const OUTAGE_DELAY_MS = { young: 5 * SECOND_MS, old: 40 * SECOND_MS } as const;
const YOUNG_MS = 15 * SECOND_MS;

/**
 * Milliseconds until the next attempt of a delivery of this age when the request did not get out at all. That is no failure of the
 * message, so no attempt is counted: however long an outage lasts, what waits is posted after it.
 */
export function findOutageDelayMs(ageMs: number, chance: number): number {
  const delayMs = ageMs < YOUNG_MS ? OUTAGE_DELAY_MS.young : OUTAGE_DELAY_MS.old;
  return Math.round(delayMs * (1 + JITTER * chance));
}

/** Milliseconds until the next attempt after `attempts` failed ones; undefined: no more. `chance` is from 0 to 1. */
export function findRetryDelayMs(attempts: number, chance: number): number | undefined {
  const delayMs = DELAYS_MS[Math.max(0, attempts - 1)];
  return delayMs === undefined ? undefined : Math.round(delayMs * (1 + JITTER * chance));
}
