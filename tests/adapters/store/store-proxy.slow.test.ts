import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStoreInWorker } from '../../../src/adapters/store/store-proxy.ts';
import type { Store } from '../../../src/ports/store.ts';
import { FEED, makeDelivery } from '../../helpers/store-samples.ts';

const BREAKING = new URL('../../helpers/breaking-store-worker.ts', import.meta.url);

let folder = '';
let store: Store | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-worker-'));
});
afterEach(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});
const address = () => ({ kind: 'sqlite', file: join(folder, 'newsdesk.db') }) as const;

describe('the store in a worker', () => {
  test('answers as the store does, and wakes this thread', async () => {
    store = await openStoreInWorker(address());
    const woken = new Promise((resolve) => store?.onWake(resolve));
    await store.addDeliveries([makeDelivery('d1')]);
    expect(await woken).toBe('deliveries');
    expect(await store.findDelivery('d1')).toMatchObject({ id: 'd1', state: 'pending' });
    expect(await store.findDelivery('d2')).toBeUndefined();
  });

  test('an error keeps its code and hint', async () => {
    store = await openStoreInWorker(address(), { role: 'service' });
    const second = openStoreInWorker(address(), { role: 'service' });
    await expect(second).rejects.toMatchObject({
      name: 'NewsdeskError',
      code: 'store_locked',
      hint: expect.stringContaining('DATABASE_URL') as string,
    });
  });

  test('a worker that breaks off fails what it had, and is started again with all that was acknowledged', async () => {
    const crashes: boolean[] = [];
    store = await openStoreInWorker(address(), {
      role: 'service',
      entry: BREAKING,
      onCrash: (_error, isOver) => crashes.push(isOver),
    });
    await store.saveFeed({ id: 'feed1', options: FEED, nowMs: 1 });
    await expect(store.releaseOwner('break')).rejects.toMatchObject({ code: 'store_unusable' });
    expect(await store.listFeeds()).toHaveLength(1);
    expect(crashes).toEqual([false]);
  });

  test('one that breaks off again and again is given up, and the process is told', async () => {
    const crashes: boolean[] = [];
    store = await openStoreInWorker(address(), {
      entry: BREAKING,
      onCrash: (_error, isOver) => crashes.push(isOver),
    });
    for (let tries = 0; tries < 4; tries++) {
      await expect(store.releaseOwner('break')).rejects.toMatchObject({ code: 'store_unusable' });
    }
    expect(crashes).toEqual([false, false, false, true]);
    await expect(store.listFeeds()).rejects.toMatchObject({ code: 'store_unusable' });
  });

  test('a closed one refuses calls', async () => {
    store = await openStoreInWorker(address());
    await store.close();
    await expect(store.listFeeds()).rejects.toMatchObject({ code: 'store_unusable' });
    await store.close();
  });
});
