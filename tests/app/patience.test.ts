import { expect, test } from 'vitest';
import { patiently } from '../../src/app/patience.ts';
import { SECOND_MS } from '../../src/core/time/moment.ts';
import { NewsdeskError } from '../../src/errors.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import { recordingLog } from '../helpers/recording-log.ts';

const ILL = new NewsdeskError('store_unusable', 'the disk is full');

/** A clock that a wait winds. */
function makeDeps() {
  let now = NOW_MS;
  const wait = (durationMs: number): Promise<void> => {
    now += durationMs;
    return Promise.resolve();
  };
  return { clock: { nowMs: () => now, wait }, log: recordingLog() };
}

const failing = (times: number, error: Error) => () =>
  times-- > 0 ? Promise.reject(error) : Promise.resolve('written');

test('an ill store is asked each second until it takes it, and that is said once', async () => {
  const deps = makeDeps();
  const patience = { untilMs: NOW_MS + 40 * SECOND_MS, signal: new AbortController().signal };
  expect(await patiently(deps, patience, failing(5, ILL))).toBe('written');
  expect(deps.clock.nowMs()).toBe(NOW_MS + 5 * SECOND_MS);
  expect(deps.log.lines).toHaveLength(1);
});

test('the store’s error comes out when the time is over, at a stop, and for a defect at once', async () => {
  const deps = makeDeps();
  const signal = new AbortController().signal;
  const untilMs = NOW_MS + 3 * SECOND_MS;
  await expect(patiently(deps, { untilMs, signal }, failing(9, ILL))).rejects.toBe(ILL);
  expect(deps.clock.nowMs()).toBe(untilMs);
  const late = { untilMs: NOW_MS + 60 * SECOND_MS, signal: AbortSignal.abort() };
  await expect(patiently(deps, late, failing(1, ILL))).rejects.toBe(ILL);
  const defect = new TypeError('not a store');
  await expect(patiently(deps, { ...late, signal }, failing(1, defect))).rejects.toBe(defect);
  expect(deps.clock.nowMs()).toBe(untilMs);
});
