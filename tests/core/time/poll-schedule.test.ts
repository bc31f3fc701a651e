import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time/moment.ts';
import {
  countWeeklyItems,
  nextPollAtMs,
  type PollFacts,
  type PollPolicy,
} from '../../../src/core/time/poll-schedule.ts';

const policy: PollPolicy = { everyMs: 5 * MINUTE_MS, fastestMs: MINUTE_MS, slowestMs: 6 * HOUR_MS };
/** A Wednesday, 10:00 UTC. */
const nowMs = Date.UTC(2026, 2, 18, 10);
const silent: PollFacts = {
  nowMs,
  feedEveryMs: undefined,
  weeklyItems: undefined,
  ttlMinutes: undefined,
  cacheMaxAgeMs: undefined,
  expiresAtMs: undefined,
  retryAfterMs: undefined,
  skipHours: [],
  skipDays: [],
  failuresInARow: 0,
  isGone: false,
  random: 0.5,
};

function waitMinutes(facts: Partial<PollFacts>): number | undefined {
  const dueAtMs = nextPollAtMs(policy, { ...silent, ...facts });
  return dueAtMs === undefined ? undefined : (dueAtMs - nowMs) / MINUTE_MS;
}

test.each<[string, Partial<PollFacts>, number]>([
  ['waits as configured until the feed is known', {}, 5],
  ['follows the habit of a feed with 28 items a day', { weeklyItems: 196 }, 5.1],
  ['is never faster than the fastest', { weeklyItems: 100_000 }, 1],
  ['is never slower than the slowest', { weeklyItems: 0.1 }, 360],
  ['obeys the feed’s ttl', { ttlMinutes: 60 }, 60],
  ['obeys Cache-Control', { cacheMaxAgeMs: 15 * MINUTE_MS }, 15],
  ['obeys Expires', { expiresAtMs: nowMs + 20 * MINUTE_MS }, 20],
  ['takes the longest of the three', { ttlMinutes: 10, cacheMaxAgeMs: 30 * MINUTE_MS }, 30],
  ['caps the three at the slowest', { ttlMinutes: 100_000 }, 360],
  ['lets an explicit every win over the three', { feedEveryMs: 1000, ttlMinutes: 60 }, 1 / 60],
  ['obeys Retry-After even so', { feedEveryMs: 1000, retryAfterMs: 30 * MINUTE_MS }, 30],
  ['obeys a Retry-After beyond the slowest', { retryAfterMs: 10 * HOUR_MS }, 600],
  ['takes a Retry-After of years for an error', { retryAfterMs: 1e14 }, 7 * 24 * 60],
  ['doubles after each failure', { failuresInARow: 3 }, 40],
  ['caps the backoff at the slowest', { failuresInARow: 40 }, 360],
  ['comes up to a tenth early', { random: 0 }, 4.5],
  ['comes up to a tenth late', { random: 1 }, 5.5],
  ['never comes before Retry-After', { random: 0, retryAfterMs: 5 * MINUTE_MS }, 5],
  ['leaves skipped hours out', { skipHours: [10, 11] }, 120],
  ['leaves skipped days out', { skipDays: [3] }, 14 * 60],
  [
    'ignores a feed that skips every hour',
    { skipHours: Array.from({ length: 24 }, (_, h) => h) },
    5,
  ],
])('%s', (_name, facts, minutes) => {
  expect(waitMinutes(facts)).toBeCloseTo(minutes, 1);
});

test('gives up a feed that is gone', () => {
  expect(waitMinutes({ isGone: true })).toBeUndefined();
});

test('counts a week’s items only when enough are known, and none of the future', () => {
  const daily = Array.from({ length: 28 }, (_, day) => nowMs - day * DAY_MS);
  expect(countWeeklyItems(daily, nowMs)).toBeCloseTo(7.26, 1);
  expect(countWeeklyItems(daily.slice(0, 19), nowMs)).toBeUndefined();
  expect(
    countWeeklyItems(
      daily.map((moment) => moment + 60 * DAY_MS),
      nowMs,
    ),
  ).toBeUndefined();
});
