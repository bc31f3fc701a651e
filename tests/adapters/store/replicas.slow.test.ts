import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import type { Store } from '../../../src/ports/store.ts';
import { NOW_MS } from '../../helpers/alerts.ts';
import { HAS_POSTGRES, type PostgresServer, startPostgres } from '../../helpers/postgres.ts';
import {
  FEED,
  itemId,
  makeDelivery,
  makeIncoming,
  SENT,
  STATE,
} from '../../helpers/store-samples.ts';

const REPLICAS = 3;
const owners = Array.from({ length: REPLICAS }, (_, index) => `replica-${index}`);

describe.skipIf(!HAS_POSTGRES)('three processes on one PostgreSQL', () => {
  let server: PostgresServer | undefined;
  let stores: Store[] = [];
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
  });
  beforeEach(async () => {
    const url = (await server?.createDatabase()) ?? '';
    // All at once: the tables are made by one of them, and the others wait.
    stores = await Promise.all(owners.map(() => openStore({ kind: 'postgres', url })));
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });
  const everyStore = <Answer>(
    work: (store: Store, owner: string) => Promise<Answer>,
  ): Promise<Answer[]> =>
    Promise.all(stores.map((store, index) => work(store, owners[index] ?? '')));

  test('a delivery is sent by one of them, in order, one at a time for a destination', async () => {
    const [first] = stores;
    const destinations = Array.from({ length: 6 }, (_, index) => `slack:C0${index}0` as const);
    await first?.addDeliveries(
      destinations.flatMap((destination) =>
        Array.from({ length: 15 }, (_, index) =>
          makeDelivery(`${destination}-${String(index).padStart(2, '0')}`, { destination }),
        ),
      ),
    );
    const underWay = new Map<string, string>();
    const sent: string[] = [];
    const clashes: string[] = [];
    await everyStore(async (store, owner) => {
      for (let idle = 0; idle < 3; ) {
        const claimed = await store.claimDeliveries({
          owner,
          leaseMs: 60_000,
          limit: 3,
          platforms: ['slack'],
        });
        idle = claimed.length === 0 ? idle + 1 : 0;
        for (const { id, destination } of claimed) {
          if (underWay.has(destination)) clashes.push(id);
          underWay.set(destination, id);
        }
        for (const { id, token, destination } of claimed) {
          if (!(await store.markSending({ id, token }))) clashes.push(id);
          sent.push(id);
          underWay.delete(destination);
          if (!(await store.endDelivery({ id, token, ending: SENT }))) clashes.push(id);
        }
      }
    });
    // Whoever found everything under way has gone home; the last one to be busy is enough for the rest.
    const rest = await first?.listDeliveries({
      states: ['pending'],
      destination: undefined,
      limit: 100,
    });
    expect(clashes).toEqual([]);
    expect(sent.length + (rest?.length ?? 0)).toBe(90);
    for (const destination of destinations) {
      const own = sent.filter((id) => id.startsWith(destination));
      expect(own).toEqual(own.toSorted());
    }
  });

  test('a feed is polled by one of them, and items of one moment all find a place', async () => {
    const [first] = stores;
    for (let index = 0; index < 12; index++) {
      await first?.saveFeed({ id: `feed${index}`, options: FEED, nowMs: NOW_MS });
    }
    const polled: string[] = [];
    await everyStore(async (store, owner) => {
      for (;;) {
        const feeds = await store.claimDueFeeds({
          owner,
          nowMs: NOW_MS,
          leaseMs: 60_000,
          limit: 2,
        });
        if (feeds.length === 0) return;
        for (const { id } of feeds) {
          polled.push(id);
          const items = Array.from({ length: 40 }, (_, index) =>
            makeIncoming(`${id}-${index}`, { ids: [itemId(`${id}-${index}`)] }),
          );
          await store.recordPoll({
            feedId: id,
            owner,
            nowMs: NOW_MS,
            state: STATE,
            movedTo: undefined,
            items,
          });
        }
      }
    });
    expect(polled.length).toBe(12);
    expect(new Set(polled).size).toBe(12);
    expect(await first?.countItems()).toBe(480);
  });

  test('what one writes wakes the others', async () => {
    const heard = stores.map(
      (store) =>
        new Promise((resolve) => {
          store.onWake((kind) => {
            if (kind === 'rules') resolve(kind);
          });
        }),
    );
    const audit = {
      id: 'a1',
      atMs: 1,
      workspace: 'local',
      actor: 'cli',
      action: 'x',
      subject: 'y',
      before: undefined,
      after: undefined,
    } as const;
    await stores[1]?.replaceConcepts({ concepts: { sea: ['sea'] }, audit });
    expect(await Promise.all(heard)).toEqual(['rules', 'rules', 'rules']);
  });

  test('the clock is the database’s, for all of them', async () => {
    const times = await everyStore((store) => store.nowMs());
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(5_000);
  });

  test('a named lease is one of them’s', async () => {
    const leases = await everyStore((store, owner) =>
      store.acquireLease({ name: 'gateway', owner, leaseMs: 60_000 }),
    );
    expect(leases.filter((lease) => lease !== undefined)).toHaveLength(1);
  });
});
