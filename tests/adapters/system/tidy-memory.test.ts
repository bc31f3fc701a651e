import { expect, test } from 'vitest';
import { createTidier } from '../../../src/adapters/system/tidy-memory.ts';

/** A thread whose heap shrinks to half when it is collected. */
function makeThread() {
  const thread = {
    busyShare: 0,
    heapBytes: 100,
    collections: 0,
  };
  const step = createTidier({
    busyShare: () => thread.busyShare,
    heapBytes: () => thread.heapBytes,
    collect: () => {
      thread.collections += 1;
      thread.heapBytes /= 2;
    },
  });
  return { thread, step };
}

test('memory is given back once, when the thread rests', () => {
  const { thread, step } = makeThread();
  thread.busyShare = 0.5;
  step();
  expect(thread.collections).toBe(0);
  thread.busyShare = 0.02;
  step();
  step();
  step();
  expect(thread.collections).toBe(1);
});

test('… and again after the heap has grown', () => {
  const { thread, step } = makeThread();
  step();
  expect(thread.heapBytes).toBe(50);
  thread.heapBytes = 55;
  step();
  expect(thread.collections).toBe(1);
  thread.heapBytes = 70;
  step();
  expect(thread.collections).toBe(2);
});
