import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { callInTime } from '../../src/app/call-in-time.ts';

const LONG_MS = 60_000;

function untilAborted(signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(signal.reason);
    signal.addEventListener('abort', () => resolve(signal.reason));
  });
}

test('a call is given up after its time', async () => {
  const stop = new AbortController();
  const reason = await callInTime(untilAborted, { limitMs: 1, stop: stop.signal });
  expect(reason).toHaveProperty('name', 'TimeoutError');
});

test('a call is given up when the process stops, before it or meanwhile', async () => {
  const stop = new AbortController();
  const meanwhile = callInTime(untilAborted, { limitMs: LONG_MS, stop: stop.signal });
  stop.abort('stopping');
  await expect(meanwhile).resolves.toBe('stopping');
  const after = callInTime(untilAborted, { limitMs: LONG_MS, stop: stop.signal });
  await expect(after).resolves.toBe('stopping');
});

test('an ended call leaves nothing at the signal of the process, even where its own still has a listener', async () => {
  const stop = new AbortController();
  const call = (signal: AbortSignal): Promise<string> => {
    signal.addEventListener('abort', () => undefined);
    return Promise.resolve('sent');
  };
  await expect(callInTime(call, { limitMs: LONG_MS, stop: stop.signal })).resolves.toBe('sent');
  await expect(
    callInTime(() => Promise.reject(new Error('refused')), {
      limitMs: LONG_MS,
      stop: stop.signal,
    }),
  ).rejects.toThrow('refused');
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
});
