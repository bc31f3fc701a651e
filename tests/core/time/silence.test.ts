import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../src/core/time/moment.ts';
import {
  countUsual,
  findRhythm,
  type HourCount,
  isUnusualSilence,
  type Rhythm,
} from '../../../src/core/time/silence.ts';

/** Monday, 1 June 2026, 00:00 UTC. */
const MONDAY_MS = Date.UTC(2026, 5, 1);

/** A newsroom: 60 items an hour by day, none from 22 to 6, two an hour on Saturdays and Sundays. */
function itemsAt(atMs: number): number {
  const date = new Date(atMs);
  const hour = date.getUTCHours();
  if (hour < 6 || hour >= 22) return 0;
  return [0, 6].includes(date.getUTCDay()) ? 2 : 60;
}

function makeCounts(days: number, untilMs = MONDAY_MS): HourCount[] {
  const counts: HourCount[] = [];
  for (let atMs = untilMs - days * DAY_MS; atMs < untilMs; atMs += HOUR_MS) {
    const items = itemsAt(atMs);
    if (items > 0) counts.push({ hour: atMs / HOUR_MS, items });
  }
  return counts;
}

function rhythmOf(counts: readonly HourCount[], nowMs = MONDAY_MS): Rhythm {
  const rhythm = findRhythm(counts, nowMs);
  if (rhythm === undefined) throw new Error('the rhythm is not known');
  return rhythm;
}

const at = (day: number, hour: number): number => MONDAY_MS + day * DAY_MS + hour * HOUR_MS;

test.each([
  ['an hour and a half of a working day', at(1, 10), at(1, 11.5), true],
  ['half an hour, however much comes usually', at(1, 10), at(1, 10.5), false],
  ['a whole night', at(1, 22), at(2, 6), false],
  ['the night and the first minutes of the day', at(1, 22), at(2, 6.25), false],
  ['the night and the first hour of the day', at(1, 22), at(2, 7), true],
  ['a Saturday’s morning, when little comes', at(5, 6), at(5, 15), false],
  ['a whole weekend, when something comes usually', at(5, 0), at(6, 22), true],
  ['Friday’s evening to Saturday’s noon', at(4, 22), at(5, 12), false],
])('silence of %s', (_, fromMs, toMs, isUnusual) => {
  expect(isUnusualSilence(rhythmOf(makeCounts(28)), fromMs, toMs)).toBe(isUnusual);
});

test('knows no rhythm before a whole week has been seen', () => {
  expect(findRhythm(makeCounts(7).slice(1), MONDAY_MS)).toBeUndefined();
  expect(findRhythm([], MONDAY_MS)).toBeUndefined();
  expect(findRhythm(makeCounts(9), MONDAY_MS)).toBeDefined();
});

test('a flood in one week, and a day of standstill in another, change little', () => {
  const flood = { hour: (MONDAY_MS - 6 * DAY_MS) / HOUR_MS + 3, items: 50_000 };
  const counts = [...makeCounts(28), flood]
    .filter(({ hour }) => Math.floor((hour * HOUR_MS) / DAY_MS) !== MONDAY_MS / DAY_MS - 12)
    .toSorted((a, b) => a.hour - b.hour);
  const rhythm = rhythmOf(counts);
  expect(countUsual(rhythm, at(1, 0), at(1, 6))).toBe(0);
  expect(countUsual(rhythm, at(2, 10), at(2, 12))).toBe(120);
});

test('what filled the store in its first hour is no rhythm', () => {
  const first = { hour: (MONDAY_MS - 9 * DAY_MS) / HOUR_MS + 3, items: 20_000 };
  const rhythm = rhythmOf([first, ...makeCounts(8)]);
  expect(countUsual(rhythm, at(5, 3), at(5, 4))).toBe(0);
});

test('a feed that brings two items a day is never an alarm within a week', () => {
  const few = makeCounts(28).filter((_, index) => index % 50 === 0);
  const rare = few.map(({ hour }) => ({ hour, items: 1 }));
  expect(isUnusualSilence(rhythmOf(rare), at(0, 0), at(6, 0))).toBe(false);
});
