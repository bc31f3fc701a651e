import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/time/moment.ts';
import { type AlertCase, decideAlert } from '../../../src/core/watch/decide-alert.ts';
import { makeWatch } from '../../helpers/watch.ts';

/** A Wednesday, 14:20 in Kyiv. */
const NOW_MS = Date.parse('2026-06-10T11:20:00Z');
const iso = (atMs: number): string => new Date(atMs).toISOString();

function makeCase(own: Partial<AlertCase>): AlertCase {
  return {
    watch: makeWatch(),
    nowMs: NOW_MS,
    publishedAtMs: NOW_MS - 10 * MINUTE_MS,
    lang: 'en',
    arrival: 'regular',
    sourcesCount: 1,
    watchAlertsLastHour: 0,
    destinationAlertsLastHour: 0,
    destinationPerHourMax: undefined,
    ...own,
  };
}

test('a fresh item is told now', () => {
  expect(decideAlert(makeCase({}))).toEqual({ kind: 'now' });
});

test.each([
  ['regular', 'never', 'too-old'],
  ['first-poll', 'never', 'first-poll'],
] as const)('an old item that came %s is archived only', (arrival, kind, because) => {
  const old = makeCase({ arrival, publishedAtMs: NOW_MS - 7 * HOUR_MS });
  expect(decideAlert(old)).toEqual({ kind, because });
});

test('a fresh item of a first poll is told: only old ones are not', () => {
  expect(decideAlert(makeCase({ arrival: 'first-poll' })).kind).toBe('now');
});

test('what came late by our own downtime goes into one catch-up digest', () => {
  const late = makeCase({ arrival: 'late', publishedAtMs: NOW_MS - 20 * HOUR_MS });
  expect(decideAlert(late)).toMatchObject({ kind: 'hold', reason: 'late' });
});

test('languages are a filter, and an unknown language passes', () => {
  const watch = makeWatch({ languages: ['uk'] });
  expect(decideAlert(makeCase({ watch }))).toEqual({ kind: 'never', because: 'other-language' });
  expect(decideAlert(makeCase({ watch, lang: 'uk' })).kind).toBe('now');
  expect(decideAlert(makeCase({ watch, lang: undefined })).kind).toBe('now');
});

test('too few publishers: held until there are enough, given up when the item is too old', () => {
  const watch = makeWatch({ publishersMin: 3 });
  const decision = decideAlert(makeCase({ watch, sourcesCount: 2 }));
  expect(decision).toEqual({
    kind: 'hold',
    reason: 'publishers',
    dueAtMs: NOW_MS - 10 * MINUTE_MS + 6 * HOUR_MS,
  });
  expect(decideAlert(makeCase({ watch, sourcesCount: 3 })).kind).toBe('now');
});

test('a digest waits for its cron expression on the clocks of its zone', () => {
  const digest = { cron: '0 8 * * 1-5', timezone: 'Europe/Kyiv' };
  const decision = decideAlert(makeCase({ watch: makeWatch({ mode: 'digest', digest }) }));
  expect(decision).toMatchObject({ kind: 'hold', reason: 'digest' });
  expect(decision.kind === 'hold' && iso(decision.dueAtMs)).toBe('2026-06-11T05:00:00.000Z');
});

test('quiet hours hold until they end, unless enough publishers break through', () => {
  const quietHours = {
    from: '14:00',
    to: '15:30',
    timezone: 'Europe/Kyiv',
    breakThroughPublishers: 3,
  };
  const watch = makeWatch({ quietHours });
  const decision = decideAlert(makeCase({ watch, sourcesCount: 2 }));
  expect(decision).toMatchObject({ kind: 'hold', reason: 'quiet-hours' });
  expect(decision.kind === 'hold' && iso(decision.dueAtMs)).toBe('2026-06-10T12:30:00.000Z');
  expect(decideAlert(makeCase({ watch, sourcesCount: 3 })).kind).toBe('now');
});

test('what exceeds a limit is held for one digest at the end of the hour', () => {
  const watch = makeWatch({ alertsPerHourMax: 2 });
  const decision = decideAlert(makeCase({ watch, watchAlertsLastHour: 2 }));
  expect(decision).toMatchObject({ kind: 'hold', reason: 'overflow' });
  expect(decision.kind === 'hold' && iso(decision.dueAtMs)).toBe('2026-06-10T12:00:00.000Z');
  const full = makeCase({ destinationPerHourMax: 5, destinationAlertsLastHour: 5 });
  expect(decideAlert(full)).toMatchObject({ kind: 'hold', reason: 'overflow' });
});
