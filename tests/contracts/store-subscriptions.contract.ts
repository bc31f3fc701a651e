import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../src/core/time/moment.ts';
import type { Subscription } from '../../src/ports/subscription-store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import { FEED, type OpenedStore, STATE } from '../helpers/store-samples.ts';

const HUB = 'https://hub.example/';
const TOPIC = 'https://courier.example/feed.xml';
const SUBSCRIPTION: Subscription = {
  id: 'callback1',
  feedId: 'feed1',
  hubUrl: HUB,
  topicUrl: TOPIC,
  secret: 'shared with the hub',
  state: 'active',
  leaseUntilMs: NOW_MS + 2 * HOUR_MS,
  dueAtMs: NOW_MS + HOUR_MS,
  failures: 2,
};

async function addFeed(
  { store }: OpenedStore,
  names: { readonly hubUrl: string | undefined; readonly selfUrl: string | undefined },
): Promise<void> {
  await store.saveFeed({ id: 'feed1', options: FEED, nowMs: NOW_MS });
  const claim = { owner: 'me', nowMs: NOW_MS, leaseMs: HOUR_MS, limit: 1, feedIds: ['feed1'] };
  await store.claimDueFeeds(claim);
  await store.recordPoll({
    feedId: 'feed1',
    owner: 'me',
    nowMs: NOW_MS,
    state: { ...STATE, ...names },
    movedTo: undefined,
    items: [],
  });
}

/** Subscriptions to hubs. */
export function describeSubscriptions(current: () => OpenedStore): void {
  const due = (nowMs: number) => current().store.listDueSubscriptions({ nowMs, limit: 10 });
  describe('subscriptions', () => {
    test('one is read back as it was saved, replaced, and removed', async () => {
      const { store } = current();
      await store.saveSubscription(SUBSCRIPTION);
      expect(await store.findSubscription('callback1')).toEqual(SUBSCRIPTION);
      const asked = { ...SUBSCRIPTION, state: 'asked', secret: undefined, leaseUntilMs: undefined };
      await store.saveSubscription(asked as Subscription);
      expect(await store.findSubscription('callback1')).toEqual(asked);
      await store.removeSubscription('callback1');
      expect(await store.findSubscription('callback1')).toBeUndefined();
    });

    test('a feed that names a hub waits for its subscription until it has one', async () => {
      const { store } = current();
      await addFeed(current(), { hubUrl: HUB, selfUrl: TOPIC });
      const waiting = { feedId: 'feed1', hubUrl: HUB, topicUrl: TOPIC };
      expect(await store.listFeedsWithoutSubscription(10)).toEqual([waiting]);
      await store.saveSubscription(SUBSCRIPTION);
      expect(await store.listFeedsWithoutSubscription(10)).toEqual([]);
    });

    test('a feed that does not name itself is known by its address; one without a hub is not asked for', async () => {
      await addFeed(current(), { hubUrl: HUB, selfUrl: undefined });
      const { store } = current();
      expect(await store.listFeedsWithoutSubscription(10)).toMatchObject([{ topicUrl: FEED.url }]);
      await addFeed(current(), { hubUrl: undefined, selfUrl: undefined });
      expect(await store.listFeedsWithoutSubscription(10)).toEqual([]);
    });

    test('one is due when its time has come', async () => {
      await addFeed(current(), { hubUrl: HUB, selfUrl: TOPIC });
      await current().store.saveSubscription(SUBSCRIPTION);
      expect(await due(NOW_MS)).toEqual([]);
      expect(await due(SUBSCRIPTION.dueAtMs)).toEqual([
        { subscription: SUBSCRIPTION, isWanted: true },
      ]);
    });

    test('one is due at once when its feed is removed or names another hub, until it is leaving', async () => {
      const { store } = current();
      await addFeed(current(), { hubUrl: 'https://other.example/', selfUrl: TOPIC });
      await store.saveSubscription(SUBSCRIPTION);
      expect(await due(NOW_MS)).toMatchObject([{ isWanted: false }]);
      await addFeed(current(), { hubUrl: HUB, selfUrl: TOPIC });
      expect(await due(NOW_MS)).toEqual([]);
      await store.removeFeed('feed1');
      expect(await due(NOW_MS)).toMatchObject([{ isWanted: false }]);
      await store.saveSubscription({ ...SUBSCRIPTION, state: 'leaving' });
      expect(await due(NOW_MS)).toEqual([]);
    });
  });
}
