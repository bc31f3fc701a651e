import { expect, test } from 'vitest';
import { findQuietEndMs } from '../../../src/core/watch/quiet-hours.ts';

const NIGHT = {
  from: '23:00',
  to: '07:00',
  timezone: 'Europe/Kyiv',
  breakThroughPublishers: undefined,
};

test.each([
  { at: '2026-06-10T19:59:00Z', end: undefined },
  { at: '2026-06-10T20:00:00Z', end: '2026-06-11T04:00:00.000Z' },
  { at: '2026-06-11T03:59:00Z', end: '2026-06-11T04:00:00.000Z' },
  { at: '2026-06-11T04:00:00Z', end: undefined },
  // The night on which summer time begins is an hour shorter, the one on which it ends an hour longer.
  { at: '2026-03-28T21:30:00Z', end: '2026-03-29T04:00:00.000Z' },
  { at: '2026-10-24T20:30:00Z', end: '2026-10-25T05:00:00.000Z' },
])('a night from 23:00 to 07:00 in Kyiv, at $at', ({ at, end }) => {
  const endMs = findQuietEndMs(NIGHT, Date.parse(at));
  expect(endMs === undefined ? undefined : new Date(endMs).toISOString()).toBe(end);
});

test('no quiet hours, or ones of no length, are never quiet', () => {
  expect(findQuietEndMs(undefined, 0)).toBeUndefined();
  expect(
    findQuietEndMs({ ...NIGHT, to: '23:00' }, Date.parse('2026-06-10T20:30:00Z')),
  ).toBeUndefined();
});
