import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import { NOW_MS, sampleAlert } from '../helpers/alerts.ts';
import {
  FEED,
  makeDelivery,
  makeStoredAlert,
  type OpenedStore,
  SENT,
  STATE,
  sendNext,
} from '../helpers/store-samples.ts';

const WATCHES = ['w1', 'w2'].map((watchId) => ({ watchId, name: watchId, terms: [] }));

/** Saves an alert for both watches, with the post that tells it. */
async function tell({ store }: OpenedStore, id: string, createdAtMs: number): Promise<void> {
  const alert = sampleAlert({ id, storyId: `story-${id}`, watches: WATCHES });
  await store.saveAlert({
    alert: makeStoredAlert({ alert, createdAtMs }),
    deliveries: [makeDelivery(`post-${id}`, { alertId: id, nonce: id })],
    audit: undefined,
  });
}

/** Counts for the console. */
export function describeStatistics(current: () => OpenedStore): void {
  describe('statistics', () => {
    test('alerts are counted by watch and hour; an alert of two watches counts for both', async () => {
      const opened = current();
      await tell(opened, 'a1', NOW_MS);
      await tell(opened, 'a2', NOW_MS + MINUTE_MS);
      await tell(opened, 'a3', NOW_MS + HOUR_MS);
      await tell(opened, 'early', NOW_MS - MINUTE_MS);
      const counts = await opened.store.countAlertsByWatch({ sinceMs: NOW_MS, bucketMs: HOUR_MS });
      const rows = counts.map(({ watchId, bucket, alerts }) => `${watchId} ${bucket}: ${alerts}`);
      expect(rows.toSorted()).toEqual(['w1 0: 2', 'w1 1: 1', 'w2 0: 2', 'w2 1: 1']);
      const byTime = { sinceMs: NOW_MS, bucketMs: HOUR_MS };
      const once = await opened.store.countAlertsByTime({ ...byTime, watchIds: ['w1', 'w2'] });
      expect(once.toSorted((a, b) => a.bucket - b.bucket)).toEqual([
        { bucket: 0, alerts: 2 },
        { bucket: 1, alerts: 1 },
      ]);
      expect(await opened.store.countAlertsByTime({ ...byTime, watchIds: [] })).toEqual([]);
      const all = await opened.store.countAlertsByTime({ ...byTime, watchIds: undefined });
      expect(all.toSorted((a, b) => a.bucket - b.bucket)).toEqual([
        { bucket: 0, alerts: 2 },
        { bucket: 1, alerts: 1 },
      ]);
    });

    test('a post that was sent is listed with its moments; what waits is not', async () => {
      const opened = current();
      await tell(opened, 'a1', NOW_MS);
      await tell(opened, 'a2', NOW_MS);
      opened.advance(2 * MINUTE_MS);
      await sendNext(opened.store, SENT);
      const posts = await opened.store.listPostings({ sinceMs: NOW_MS, limit: 10 });
      expect(posts).toEqual([
        {
          alertId: 'a1',
          destination: 'console',
          publishedAtMs: sampleAlert().publishedAtMs,
          createdAtMs: NOW_MS,
          sentAtMs: NOW_MS + 2 * MINUTE_MS,
        },
      ]);
      const later = { sinceMs: NOW_MS + 3 * MINUTE_MS, limit: 10 };
      expect(await opened.store.listPostings(later)).toEqual([]);
    });

    test('feeds are counted by health; a removed one is none', async () => {
      const { store } = current();
      const states = {
        well: {},
        ill: { consecutiveErrors: 2 },
        paused: { consecutiveErrors: 9, isDisabled: true },
        gone: {},
      };
      expect(await store.countFeeds()).toEqual({ well: 0, ill: 0, off: 0 });
      for (const [id, changes] of Object.entries(states)) {
        const url = `https://courier.example/${id}`;
        await store.saveFeed({ id, options: { ...FEED, url }, nowMs: NOW_MS });
        const claim = { owner: 'me', nowMs: NOW_MS, leaseMs: MINUTE_MS, limit: 1 };
        await store.claimDueFeeds({ ...claim, feedIds: [id] });
        const state = { ...STATE, ...changes };
        const poll = { feedId: id, owner: 'me', nowMs: NOW_MS, movedTo: undefined, items: [] };
        await store.recordPoll({ ...poll, state });
      }
      await store.removeFeed('gone');
      expect(await store.countFeeds()).toEqual({ well: 1, ill: 1, off: 1 });
    });

    test('reports are counted by watch and verdict', async () => {
      const opened = current();
      await tell(opened, 'a1', NOW_MS);
      for (const actor of ['slack:U1', 'slack:U2']) {
        await opened.store.addFeedback({
          alertId: 'a1',
          actor,
          verdict: 'duplicate',
          atMs: NOW_MS,
        });
      }
      const counts = await opened.store.countReports({ sinceMs: NOW_MS });
      expect(counts).toHaveLength(2);
      expect(counts).toContainEqual({ watchId: 'w1', verdict: 'duplicate', reports: 2, alerts: 1 });
      expect(await opened.store.countReports({ sinceMs: NOW_MS + 1 })).toEqual([]);
    });
  });
  describeDeliveryCounts(current);
}

function describeDeliveryCounts(current: () => OpenedStore): void {
  describe('statistics of the outbox', () => {
    test('deliveries are counted by state; what failed counts however old it is', async () => {
      const opened = current();
      const { store } = opened;
      await tell(opened, 'a1', NOW_MS);
      await tell(opened, 'a2', NOW_MS);
      await sendNext(store, { kind: 'failed', error: 'no channel' });
      const none = { leased: 0, sending: 0, sent: 0, unknown: 0, over: 0 };
      expect(await store.countDeliveries({ sinceMs: NOW_MS })).toEqual({
        ...none,
        pending: 1,
        failed: 1,
      });
      const later = await store.countDeliveries({ sinceMs: NOW_MS + HOUR_MS });
      expect(later).toEqual({ ...none, pending: 0, failed: 1 });
    });

    test('the mark of news changes with an alert and with a message that is sent', async () => {
      const opened = current();
      const marks = [await opened.store.newsMark()];
      await tell(opened, 'a1', NOW_MS);
      marks.push(await opened.store.newsMark());
      opened.advance(MINUTE_MS);
      await sendNext(opened.store, SENT);
      marks.push(await opened.store.newsMark());
      expect(new Set(marks).size).toBe(3);
      expect(await opened.store.newsMark()).toBe(marks[2]);
    });
  });
}
