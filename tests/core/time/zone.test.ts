import { expect, test } from 'vitest';
import {
  isTimezone,
  minutesOfDay,
  nextTimeOfDayMs,
  zonedTime,
} from '../../../src/core/time/zone.ts';

const at = (iso: string): number => Date.parse(iso);

test('a moment is read on the clocks of the zone, summer time included', () => {
  expect(zonedTime(at('2026-01-15T22:30:00Z'), 'Europe/Kyiv')).toMatchObject({
    day: 16,
    hour: 0,
    minute: 30,
  });
  expect(zonedTime(at('2026-07-15T22:30:00Z'), 'Europe/Kyiv')).toMatchObject({
    day: 16,
    hour: 1,
    minute: 30,
  });
});

test.each([
  ['07:00', 420],
  ['23:59', 1439],
  ['24:00', undefined],
  ['7', undefined],
])('%s is a time of day or is not', (text, minutes) => {
  expect(minutesOfDay(text)).toBe(minutes);
});

test('names of zones are told from other words', () => {
  expect(isTimezone('Europe/Kyiv')).toBe(true);
  expect(isTimezone('Europe/Nowhere')).toBe(false);
});

test.each([
  {
    name: 'later today',
    after: '2026-06-10T02:00:00Z',
    time: '07:00',
    next: '2026-06-10T04:00:00Z',
  },
  { name: 'tomorrow', after: '2026-06-10T05:00:00Z', time: '07:00', next: '2026-06-11T04:00:00Z' },
  {
    name: 'never the moment itself',
    after: '2026-06-10T04:00:00Z',
    time: '07:00',
    next: '2026-06-11T04:00:00Z',
  },
  {
    name: 'over the night on which summer time begins',
    after: '2026-03-28T21:00:00Z',
    time: '07:00',
    next: '2026-03-29T04:00:00Z',
  },
  {
    name: 'over the night on which it ends',
    after: '2026-10-24T20:00:00Z',
    time: '07:00',
    next: '2026-10-25T05:00:00Z',
  },
  {
    name: 'a time that the clocks skip',
    after: '2026-03-28T22:30:00Z',
    time: '03:30',
    next: '2026-03-29T01:00:00Z',
  },
])('finds the next time of day: $name', ({ after, time, next }) => {
  const minutes = minutesOfDay(time) ?? 0;
  expect(new Date(nextTimeOfDayMs(at(after), minutes, 'Europe/Kyiv')).toISOString()).toBe(
    new Date(next).toISOString(),
  );
});
