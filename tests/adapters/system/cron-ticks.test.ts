import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTicks } from '../../../src/adapters/system/cron-ticks.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-03-29T00:59:30Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('ticks when the expression says so, also over a change of the clocks', async () => {
  let ticks = 0;
  const running = startTicks(
    '* * * * *',
    () => {
      ticks++;
      return Promise.resolve();
    },
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(3 * 60_000);
  await running.stop();
  expect(ticks).toBe(3);
});

test('a tick that fails is told and ends nothing', async () => {
  const errors: unknown[] = [];
  const running = startTicks(
    '*/10 * * * * *',
    () => Promise.reject(new Error('the store is locked')),
    (error) => errors.push(error),
  );
  await vi.advanceTimersByTimeAsync(30_000);
  await running.stop();
  expect(errors).toHaveLength(3);
});

test('a tick is left out while the last one still runs', async () => {
  let ticks = 0;
  let finish = (): void => undefined;
  const running = startTicks(
    '* * * * * *',
    () => {
      ticks++;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
    () => undefined,
  );
  await vi.advanceTimersByTimeAsync(5_000);
  expect(ticks).toBe(1);
  finish();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(ticks).toBe(2);
  finish();
  await running.stop();
});

test('no tick comes after stop', async () => {
  let ticks = 0;
  const running = startTicks(
    '* * * * * *',
    () => {
      ticks++;
      return Promise.resolve();
    },
    () => undefined,
  );
  await running.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(ticks).toBe(0);
});
