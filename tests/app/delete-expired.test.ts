import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { deleteExpired } from '../../src/app/delete-expired.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { Store } from '../../src/ports/store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import { recordingLog } from '../helpers/recording-log.ts';
import { makeIncoming, type OpenedStore, poll } from '../helpers/store-samples.ts';

const ITEMS = 1_200;
const KEPT = { itemsMs: 365 * DAY_MS, articleTextMs: 90 * DAY_MS, peopleMs: 180 * DAY_MS };

let now = NOW_MS;
let opened: OpenedStore;
let onWait: () => void;
const clock = {
  nowMs: () => now,
  wait: (durationMs: number) => {
    now += durationMs;
    onWait();
    return Promise.resolve();
  },
};

/** The store, which notes what each step of retention took away. */
function counting(steps: number[]): Store {
  const { store } = opened;
  return {
    ...store,
    deleteExpired: async (limits) => {
      const count = await store.deleteExpired(limits);
      steps.push(count);
      return count;
    },
  };
}

const depsOf = (store: Store, owner = 'me') => ({
  store,
  clock,
  owner,
  log: recordingLog(),
  retention: KEPT,
});

beforeEach(async () => {
  now = NOW_MS;
  onWait = () => undefined;
  const store = await openStore({ kind: 'sqlite', file: ':memory:' }, { nowMs: () => now });
  opened = { store, nowMs: () => now, advance: (durationMs) => (now += durationMs) };
  await poll(
    opened,
    Array.from({ length: ITEMS }, (_, index) => makeIncoming(`old-${index}`)),
  );
  now += 365 * DAY_MS + HOUR_MS;
  await poll(opened, [makeIncoming('new')]);
});
afterEach(() => opened.store.close());

test('what is too old goes in small steps with a pause between, and the rest stays', async () => {
  const steps: number[] = [];
  let pauses = 0;
  onWait = () => {
    pauses += 1;
  };
  await deleteExpired(depsOf(counting(steps)), new AbortController().signal);
  expect(steps).toEqual([500, 500, 200, 0]);
  expect(pauses).toBe(3);
  expect(await opened.store.countItems()).toBe(1);
});

test('one process at a time does it, and its end gives the lease back', async () => {
  const { store } = opened;
  const request = { name: 'retention', leaseMs: MINUTE_MS };
  const lease = await store.acquireLease({ ...request, owner: 'other' });
  if (lease === undefined) throw new Error('the lease is taken');
  await deleteExpired(depsOf(store), new AbortController().signal);
  expect(await store.countItems()).toBe(ITEMS + 1);
  await store.releaseLease(lease);
  await deleteExpired(depsOf(store), new AbortController().signal);
  expect(await store.countItems()).toBe(1);
  expect(await store.acquireLease({ ...request, owner: 'other' })).toBeDefined();
});

test('a stop ends it after the step, and a lease that was lost too', async () => {
  const { store } = opened;
  const stopping = new AbortController();
  onWait = () => stopping.abort();
  await deleteExpired(depsOf(store), stopping.signal);
  expect(await store.countItems()).toBe(ITEMS + 1 - 500);
  // A process that was held up for longer than its lease finds another at work.
  const held: Promise<unknown>[] = [];
  onWait = () => {
    now += HOUR_MS;
    held.push(store.acquireLease({ name: 'retention', owner: 'other', leaseMs: HOUR_MS }));
  };
  await deleteExpired(depsOf(store), new AbortController().signal);
  expect(await Promise.all(held)).toMatchObject([{ owner: 'other' }]);
  expect(await store.countItems()).toBe(ITEMS + 1 - 1_000);
});
