import { expect, test } from 'vitest';
import { createClock } from '../../../src/adapters/system/clock.ts';

test('a wait ends at once when it is called off, before or while it lasts', async () => {
  const clock = createClock();
  const startedAtMs = clock.nowMs();
  await clock.wait(60_000, AbortSignal.abort());
  const calledOff = new AbortController();
  const waiting = clock.wait(2 ** 40, calledOff.signal);
  calledOff.abort();
  await waiting;
  expect(clock.nowMs() - startedAtMs).toBeLessThan(5_000);
});

test('a wait of no time, or of less, is over', async () => {
  const clock = createClock();
  await expect(clock.wait(0)).resolves.toBeUndefined();
  await expect(clock.wait(-5)).resolves.toBeUndefined();
});

test('a wait lasts as long as it says', async () => {
  const clock = createClock();
  const startedAtMs = clock.nowMs();
  await clock.wait(20);
  expect(clock.nowMs() - startedAtMs).toBeGreaterThanOrEqual(20);
});

test('a clock that was set goes on from there', async () => {
  const clock = createClock();
  clock.setNow(1_000_000);
  const setAtMs = clock.nowMs();
  expect(setAtMs - 1_000_000).toBeLessThan(1_000);
  await clock.wait(20);
  expect(clock.nowMs() - setAtMs).toBeGreaterThanOrEqual(19);
});
