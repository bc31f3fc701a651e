import { expect, test } from 'vitest';
import { HOUR_MS } from '../../src/core/time/moment.ts';
import {
  FEED,
  makeDelivery,
  makeIncoming,
  type OpenedStore,
  STATE,
} from '../helpers/store-samples.ts';

const NAME = 'platform:slack';

/** What is told to the admins, and the numbers that health is read from. */
export function describeTroubles(current: () => OpenedStore): void {
  test('a trouble that is told once, however often it is met', async () => {
    const { store } = current();
    const opening = { name: NAME, sinceMs: 7, deliveries: [makeDelivery('told')] };
    expect(await store.openTrouble(opening)).toBe(true);
    const again = { ...opening, sinceMs: 9, deliveries: [makeDelivery('again')] };
    expect(await store.openTrouble(again)).toBe(false);
    expect(await store.listTroubles()).toEqual([{ name: NAME, sinceMs: 7 }]);
    expect(await store.findDelivery('told')).toMatchObject({ state: 'pending' });
    expect(await store.findDelivery('again')).toBeUndefined();
  });

  test('a trouble’s end, told once', async () => {
    const { store } = current();
    await store.openTrouble({ name: NAME, sinceMs: 7, deliveries: [] });
    const closing = { name: NAME, deliveries: [makeDelivery('well')] };
    expect(await store.closeTrouble(closing)).toBe(true);
    expect(await store.closeTrouble({ name: NAME, deliveries: [makeDelivery('twice')] })).toBe(
      false,
    );
    expect(await store.listTroubles()).toEqual([]);
    expect(await store.findDelivery('well')).toMatchObject({ state: 'pending' });
    expect(await store.findDelivery('twice')).toBeUndefined();
  });

  test('vitals of an empty store', async () => {
    expect(await current().store.readVitals()).toMatchObject({
      feeds: { well: 0, ill: 0, off: 0 },
      feedsDue: 0,
      feedsLate: 0,
      lastItemAtMs: undefined,
      watches: 0,
      oldestDeliveryAtMs: {},
      oldestDueAtMs: undefined,
    });
  });

  test('vitals: feeds by state, the last item, what waits', async () => {
    const { store } = current();
    const nowMs = await store.nowMs();
    await store.saveFeed({ id: 'well', options: FEED, nowMs: nowMs - HOUR_MS });
    await store.saveFeed({
      id: 'ill',
      options: { ...FEED, url: `${FEED.url}/ill` },
      nowMs: nowMs - HOUR_MS,
    });
    const [due] = await store.claimDueFeeds({
      owner: 'me',
      nowMs,
      leaseMs: 1000,
      limit: 1,
      feedIds: ['ill'],
    });
    expect(due?.id).toBe('ill');
    await store.recordPoll({
      feedId: 'ill',
      owner: 'me',
      nowMs,
      state: { ...STATE, nextPollAtMs: nowMs - HOUR_MS, consecutiveErrors: 2 },
      movedTo: undefined,
      items: [makeIncoming('one')],
    });
    await store.addDeliveries([makeDelivery('waits', { dueInMs: -5_000 })]);
    const vitals = await store.readVitals();
    expect(vitals.feeds).toEqual({ well: 1, ill: 1, off: 0 });
    expect([vitals.feedsDue, vitals.feedsLate]).toEqual([2, 2]);
    expect(vitals.lastItemAtMs).toBe(nowMs);
    expect(vitals.deliveries.pending).toBe(1);
    expect((vitals.oldestDueAtMs ?? 0) - nowMs).toBeGreaterThanOrEqual(-5_000);
    expect((vitals.oldestDueAtMs ?? 0) - nowMs).toBeLessThan(0);
    expect(vitals.oldestDeliveryAtMs.pending).toBeGreaterThanOrEqual(nowMs);
    expect(await store.countItemsByHour({ sinceMs: nowMs - HOUR_MS })).toEqual([
      { hour: Math.floor(nowMs / HOUR_MS), items: 1 },
    ]);
    expect(await store.countItemsByHour({ sinceMs: nowMs + 1 })).toEqual([]);
  });
}
