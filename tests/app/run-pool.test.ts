import { expect, test } from 'vitest';
import { runPool } from '../../src/app/run-pool.ts';

/** Work whose end the test decides. */
function makeWork(): { readonly done: Promise<void>; readonly finish: () => void } {
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { done, finish: () => finish() };
}

test('a slow piece holds up no other, and the pool ends when all are done', async () => {
  const slow = makeWork();
  const waiting = ['slow', 'quick 1', 'quick 2', 'quick 3'];
  const ended: string[] = [];
  const pool = runPool<string>({
    underWayMax: 2,
    signal: new AbortController().signal,
    claim: async (limit) => waiting.splice(0, limit),
    work: async (name) => {
      if (name === 'slow') await slow.done;
      ended.push(name);
      if (name === 'quick 3') slow.finish();
    },
  });
  await pool;
  expect(ended).toEqual(['quick 1', 'quick 2', 'quick 3', 'slow']);
});

test('a stop finishes what is under way and claims no more', async () => {
  const stopping = new AbortController();
  const work = makeWork();
  let claims = 0;
  const pool = runPool<number>({
    underWayMax: 1,
    signal: stopping.signal,
    claim: async () => [(claims += 1)],
    work: async () => {
      stopping.abort();
      work.finish();
      await work.done;
    },
    idle: async () => undefined,
  });
  await pool;
  expect(claims).toBe(1);
});
