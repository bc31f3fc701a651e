import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClock } from '../../src/adapters/system/clock.ts';
import { HOUR_MS, SECOND_MS } from '../../src/core/time/moment.ts';
import { followStoreClock } from '../../src/wire/follow-clock.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import { recordingLog } from '../helpers/recording-log.ts';

/** A look follows so often. */
const EVERY_MS = 15 * SECOND_MS;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the clock follows the database’s, and a machine whose own is wrong is named once', async () => {
  const clock = createClock();
  const log = recordingLog();
  let machineMs = NOW_MS + HOUR_MS;
  const store = { nowMs: () => Promise.resolve(NOW_MS) };
  const stop = await followStoreClock({ clock, store, log, machineNowMs: () => machineMs });
  expect(clock.nowMs() - NOW_MS).toBeLessThan(SECOND_MS);
  await vi.advanceTimersByTimeAsync(2 * EVERY_MS);
  machineMs = NOW_MS + SECOND_MS;
  await vi.advanceTimersByTimeAsync(2 * EVERY_MS);
  await stop();
  const said = log.lines.map(({ level, fields }) => [level, Number(fields['differenceMs'])]);
  expect(said).toEqual([
    ['warn', expect.closeTo(HOUR_MS, -3)],
    ['info', expect.closeTo(SECOND_MS, -3)],
  ]);
});

test('while the database cannot be asked the clock goes on by itself', async () => {
  const clock = createClock();
  const log = recordingLog();
  let isThere = true;
  const store = {
    nowMs: () => (isThere ? Promise.resolve(NOW_MS) : Promise.reject(new Error('no database'))),
  };
  const stop = await followStoreClock({ clock, store, log, machineNowMs: () => NOW_MS });
  isThere = false;
  await vi.advanceTimersByTimeAsync(2 * EVERY_MS);
  await stop();
  expect(clock.nowMs() - NOW_MS).toBeLessThan(SECOND_MS);
  expect(log.lines.map(({ level }) => level)).toEqual(['debug', 'debug']);
});
