import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { IncomingItem } from '../../src/ports/feed-store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import {
  FEED,
  itemId,
  makeAudit,
  makeIncoming,
  type OpenedStore,
  poll,
  STATE,
} from '../helpers/store-samples.ts';

const CLAIM = { owner: 'me', nowMs: NOW_MS, leaseMs: MINUTE_MS, limit: 10 };

function describeFeeds(current: () => OpenedStore): void {
  describe('feeds', () => {
    test('a feed is read back as it was saved, due at once', async () => {
      const { store } = current();
      const options = {
        ...FEED,
        everyMs: 2000,
        label: 'Harbour board',
        isCounted: false,
        auth: { header: 'X-Key', from: 'KEY' },
        tags: ['north', 'sea'],
      };
      await store.saveFeed({ id: 'feed1', options, nowMs: NOW_MS });
      const [feed] = await store.listFeeds();
      expect(feed).toMatchObject({
        id: 'feed1',
        ...options,
        nextPollAtMs: NOW_MS,
        consecutiveErrors: 0,
      });
    });

    test('a feed is leased to one poller until its lease is over', async () => {
      const { store } = current();
      await store.saveFeed({ id: 'feed1', options: FEED, nowMs: NOW_MS });
      expect(await store.claimDueFeeds(CLAIM)).toHaveLength(1);
      expect(await store.claimDueFeeds({ ...CLAIM, owner: 'other' })).toHaveLength(0);
      const later = { ...CLAIM, owner: 'other', nowMs: NOW_MS + MINUTE_MS };
      expect(await store.claimDueFeeds(later)).toHaveLength(1);
    });

    test('what has waited longest is claimed first, and no more than asked for', async () => {
      const { store } = current();
      for (const [index, id] of ['late', 'later', 'latest'].entries()) {
        await store.saveFeed({ id, options: FEED, nowMs: NOW_MS - index * MINUTE_MS });
      }
      const claimed = await store.claimDueFeeds({ ...CLAIM, limit: 2 });
      expect(claimed.map(({ id }) => id)).toEqual(['latest', 'later']);
    });

    test('what is late by more of its own interval goes before what is late by more minutes', async () => {
      const { store } = current();
      const ids = ['hourly', 'each-minute', 'never-polled'];
      for (const id of ids) {
        await store.saveFeed({ id, options: FEED, nowMs: NOW_MS + 60 * MINUTE_MS });
      }
      await store.claimDueFeeds({ ...CLAIM, feedIds: ids.slice(0, 2) });
      const polled = { owner: 'me', nowMs: NOW_MS, movedTo: undefined, items: [] };
      for (const [feedId, minutes] of [
        ['hourly', 60],
        ['each-minute', 1],
      ] as const) {
        const state = { ...STATE, nextPollAtMs: NOW_MS + minutes * MINUTE_MS };
        await store.recordPoll({ ...polled, feedId, state });
      }
      const nowMs = NOW_MS + 75 * MINUTE_MS;
      const claimed = await store.claimDueFeeds({ ...CLAIM, nowMs });
      expect(claimed.map(({ id }) => id)).toEqual(['each-minute', 'hourly', 'never-polled']);
    });

    test('a feed that is given back is due as before; another’s is left alone', async () => {
      const { store } = current();
      await store.saveFeed({ id: 'feed1', options: FEED, nowMs: NOW_MS });
      await store.claimDueFeeds(CLAIM);
      await store.releaseFeeds({ owner: 'other', feedIds: ['feed1'] });
      expect(await store.claimDueFeeds(CLAIM)).toEqual([]);
      await store.releaseFeeds({ owner: 'me', feedIds: ['feed1'] });
      expect(await store.claimDueFeeds(CLAIM)).toHaveLength(1);
    });

    test('a feed counts the items that it brought', async () => {
      const opened = current();
      await poll(opened, [makeIncoming('anna'), makeIncoming('berta')]);
      await poll(opened, [makeIncoming('berta'), makeIncoming('clara')]);
      expect((await opened.store.listFeeds())[0]?.itemsSeen).toBe(3);
    });

    test('a feed that is named is claimed though it is not due', async () => {
      const opened = current();
      await poll(opened, []);
      expect(await opened.store.claimDueFeeds(CLAIM)).toEqual([]);
      expect(await opened.store.claimDueFeeds({ ...CLAIM, feedIds: [] })).toEqual([]);
      expect(await opened.store.claimDueFeeds({ ...CLAIM, feedIds: ['feed1'] })).toHaveLength(1);
    });

    test('a poll leaves its state, gives the feed back and can move it', async () => {
      const { store } = current();
      await store.saveFeed({ id: 'feed1', options: FEED, nowMs: NOW_MS });
      await store.claimDueFeeds(CLAIM);
      const movedTo = 'https://courier.example/new-feed';
      await store.recordPoll({
        feedId: 'feed1',
        owner: 'me',
        nowMs: NOW_MS,
        state: STATE,
        movedTo,
        items: [],
      });
      const [feed] = await store.listFeeds();
      expect(feed).toMatchObject({ ...STATE, url: movedTo });
      expect(await store.countIllFeeds({ max: 9 })).toBe(STATE.isReportedIll ? 1 : 0);
      const due = { ...CLAIM, owner: 'other', nowMs: STATE.nextPollAtMs };
      expect(await store.claimDueFeeds(due)).toHaveLength(1);
    });

    test('more items of one moment than it has places follow it, each once', async () => {
      const opened = current();
      const many = (name: string, count: number): IncomingItem[] =>
        Array.from({ length: count }, (_, index) => makeIncoming(`${name}${index}`));
      expect((await poll(opened, many('a', 2_060))).added).toBe(2_060);
      expect((await poll(opened, many('b', 20))).added).toBe(20);
      expect((await poll(opened, [...many('b', 20), ...many('c', 5)])).added).toBe(5);
    });

    test('the feeds that count as ill are counted, as far as is asked', async () => {
      const { store } = current();
      const state = { ...STATE, isReportedIll: true };
      const poll = { owner: 'me', nowMs: NOW_MS, movedTo: undefined, items: [], state };
      for (const feedId of ['feed1', 'feed2', 'feed3']) {
        await store.saveFeed({ id: feedId, options: FEED, nowMs: NOW_MS });
      }
      expect(await store.countIllFeeds({ max: 9 })).toBe(0);
      await store.claimDueFeeds({ ...CLAIM, limit: 3 });
      for (const feedId of ['feed1', 'feed2', 'feed3']) {
        await store.recordPoll({ ...poll, feedId });
      }
      expect(await store.countIllFeeds({ max: 9 })).toBe(3);
      expect(await store.countIllFeeds({ max: 2 })).toBe(2);
      await store.removeFeed('feed1');
      expect(await store.countIllFeeds({ max: 9 })).toBe(2);
    });

    test('saving a feed again keeps its state; a new address begins anew', async () => {
      const opened = current();
      const { store } = opened;
      await poll(opened, []);
      await store.saveFeed({
        id: 'feed1',
        options: { ...FEED, publisher: 'Courier' },
        nowMs: NOW_MS,
      });
      expect((await store.listFeeds())[0]).toMatchObject({ publisher: 'Courier', etag: '"a1"' });
      const options = { ...FEED, url: 'https://elsewhere.example/feed' };
      await store.saveFeed({ id: 'feed1', options, nowMs: NOW_MS + 1 });
      expect((await store.listFeeds())[0]).toMatchObject({
        etag: undefined,
        nextPollAtMs: NOW_MS + 1,
      });
    });

    test('a shorter interval makes the next poll come sooner', async () => {
      const opened = current();
      await poll(opened, []);
      await opened.store.saveFeed({
        id: 'feed1',
        options: { ...FEED, everyMs: 1000 },
        nowMs: NOW_MS,
      });
      expect((await opened.store.listFeeds())[0]?.nextPollAtMs).toBe(NOW_MS + 1000);
    });

    test('a feed is made due by hand, whenever its next poll was to be', async () => {
      const opened = current();
      await poll(opened, []);
      expect(await opened.store.claimDueFeeds(CLAIM)).toEqual([]);
      await opened.store.makeFeedDue('feed1');
      expect(await opened.store.claimDueFeeds(CLAIM)).toHaveLength(1);
    });

    test('a removed feed is not polled, and its items stay; it can come back', async () => {
      const opened = current();
      const { store } = opened;
      await poll(opened, [makeIncoming('anna')]);
      expect(await store.removeFeed('feed1')).toBe(true);
      expect(await store.removeFeed('feed1')).toBe(false);
      expect(await store.listFeeds()).toEqual([]);
      expect(await store.findItem({ id: itemId('id-anna') })).toMatchObject({
        publisher: FEED.publisher,
      });
      await store.saveFeed({ id: 'feed1', options: FEED, nowMs: NOW_MS });
      expect(await store.claimDueFeeds(CLAIM)).toHaveLength(1);
    });

    test('who added or removed a feed is written with it, or neither is', async () => {
      const { store } = current();
      const all = { workspace: undefined, subject: undefined, sinceMs: undefined, limit: 10 };
      const listActions = async () => (await store.listAudit(all)).map(({ action }) => action);
      const added = makeAudit({ id: 'a1', action: 'feed.add' });
      const removed = makeAudit({ id: 'a2', action: 'feed.remove', atMs: added.atMs + 1 });
      const broken = { ...makeAudit({ id: 'a3' }), actor: null as unknown as string };
      const feed = { id: 'feed1', options: FEED, nowMs: NOW_MS };
      await expect(store.saveFeed({ ...feed, audit: broken })).rejects.toThrow(/actor/);
      expect(await store.listFeeds()).toEqual([]);
      await store.saveFeed({ ...feed, audit: added });
      await expect(store.removeFeed('feed1', broken)).rejects.toThrow(/actor/);
      expect(await store.listFeeds()).toHaveLength(1);
      expect(await listActions()).toEqual(['feed.add']);
      expect(await store.removeFeed('feed1', removed)).toBe(true);
      expect(await store.removeFeed('feed1', { ...removed, id: 'a4' })).toBe(false);
      expect(await listActions()).toEqual(['feed.remove', 'feed.add']);
    });

    test('a poll by one whose lease another took over writes nothing', async () => {
      const { store } = current();
      await store.saveFeed({ id: 'feed1', options: FEED, nowMs: NOW_MS });
      await store.claimDueFeeds(CLAIM);
      await store.claimDueFeeds({ ...CLAIM, owner: 'other', nowMs: NOW_MS + HOUR_MS });
      const receipt = await store.recordPoll({
        feedId: 'feed1',
        owner: 'me',
        nowMs: NOW_MS + HOUR_MS,
        state: STATE,
        movedTo: undefined,
        items: [makeIncoming('anna')],
      });
      expect(receipt).toEqual({ isStale: true, added: 0, revised: 0, unchanged: 0 });
      expect(await store.countItems()).toBe(0);
    });
  });
}

/** A story of polls: what each brings, and what it changed. */
interface Rounds {
  readonly story: string;
  readonly rounds: readonly {
    readonly items: readonly IncomingItem[];
    readonly receipt: {
      readonly added: number;
      readonly revised: number;
      readonly unchanged: number;
    };
  }[];
  readonly titles: readonly string[];
}

const item = (
  title: string,
  ids: readonly string[],
  changes: Partial<IncomingItem> = {},
): IncomingItem =>
  makeIncoming(title, { ids: ids.map(itemId), title, contentHash: `hash ${title}`, ...changes });

const ROUNDS: readonly Rounds[] = [
  {
    story: 'the same document twice adds nothing',
    rounds: [
      {
        items: [item('A', ['a']), item('B', ['b'])],
        receipt: { added: 2, revised: 0, unchanged: 0 },
      },
      {
        items: [item('B', ['b']), item('A', ['a'])],
        receipt: { added: 0, revised: 0, unchanged: 2 },
      },
    ],
    titles: ['A', 'B'],
  },
  {
    story: 'a changed guid under the same address is the same item',
    rounds: [
      { items: [item('A', ['guid1', 'url'])], receipt: { added: 1, revised: 0, unchanged: 0 } },
      { items: [item('A', ['guid2', 'url'])], receipt: { added: 0, revised: 0, unchanged: 1 } },
      { items: [item('A', ['guid2', 'url2'])], receipt: { added: 0, revised: 0, unchanged: 1 } },
      { items: [item('A2', ['guid9', 'url2'])], receipt: { added: 0, revised: 1, unchanged: 0 } },
    ],
    titles: ['A2'],
  },
  {
    story: 'one address for every item names none of them',
    rounds: [
      {
        items: [item('A', ['a', 'home']), item('B', ['b', 'home'])],
        receipt: { added: 2, revised: 0, unchanged: 0 },
      },
      { items: [item('C', ['c', 'home'])], receipt: { added: 1, revised: 0, unchanged: 0 } },
      {
        items: [item('C', ['c', 'home']), item('A', ['a', 'home'])],
        receipt: { added: 0, revised: 0, unchanged: 2 },
      },
    ],
    titles: ['A', 'B', 'C'],
  },
  {
    story: 'one guid for every item leaves their addresses to name them',
    rounds: [
      {
        items: [item('A', ['g', 'u1']), item('B', ['g', 'u2'])],
        receipt: { added: 2, revised: 0, unchanged: 0 },
      },
      {
        items: [item('A', ['g', 'u1']), item('B2', ['g', 'u2'])],
        receipt: { added: 0, revised: 1, unchanged: 1 },
      },
      { items: [item('C', ['g', 'u3'])], receipt: { added: 1, revised: 0, unchanged: 0 } },
    ],
    titles: ['A', 'B2', 'C'],
  },
  {
    story: 'items that nothing names but their words are kept apart by these',
    rounds: [
      {
        items: [item('A', ['g']), item('B', ['g'])],
        receipt: { added: 2, revised: 0, unchanged: 0 },
      },
      {
        items: [item('B', ['g']), item('A', ['g']), item('C', ['g'])],
        receipt: { added: 1, revised: 0, unchanged: 2 },
      },
    ],
    titles: ['A', 'B', 'C'],
  },
  {
    story: 'an item that stands twice in a document is one',
    rounds: [
      {
        items: [item('A', ['a']), item('A', ['a'])],
        receipt: { added: 1, revised: 0, unchanged: 1 },
      },
    ],
    titles: ['A'],
  },
  {
    story: 'a swap of addresses between two known items keeps both',
    rounds: [
      {
        items: [item('A', ['a', 'u1']), item('B', ['b', 'u2'])],
        receipt: { added: 2, revised: 0, unchanged: 0 },
      },
      {
        items: [item('A', ['a', 'u2']), item('B', ['b', 'u1'])],
        receipt: { added: 0, revised: 0, unchanged: 2 },
      },
    ],
    titles: ['A', 'B'],
  },
  {
    story: 'a new item at the address of another that is still there is new',
    rounds: [
      { items: [item('A', ['a', 'u1'])], receipt: { added: 1, revised: 0, unchanged: 0 } },
      {
        items: [item('A', ['a', 'u2']), item('B', ['b', 'u1'])],
        receipt: { added: 1, revised: 0, unchanged: 1 },
      },
    ],
    titles: ['A', 'B'],
  },
];

/** What polls bring, and how items are known again. */
export function describePolls(current: () => OpenedStore): void {
  describeFeeds(current);
  describe('polls', () => {
    test.each(ROUNDS)('$story', async ({ rounds, titles }) => {
      const opened = current();
      for (const { items, receipt } of rounds) {
        expect(await poll(opened, items)).toEqual({ isStale: false, ...receipt });
      }
      const stored = await opened.store.listUnprocessedItems(100);
      expect(stored.map(({ title }) => title).toSorted()).toEqual(titles);
    });

    test('many items of one moment all keep it, whichever poll brought them', async () => {
      const opened = current();
      const many = Array.from({ length: 2100 }, (_, index) => makeIncoming(`n${index}`));
      expect((await poll(opened, many.slice(0, 1500))).added).toBe(1500);
      expect((await poll(opened, many.slice(1500))).added).toBe(600);
      expect(await opened.store.countItems()).toBe(2100);
    });

    test('texts of every kind come back as they were, but for NUL, which no database keeps', async () => {
      const opened = current();
      const text = 'line\nnext \u{1F6A2} Київ "quoted" \\ \' % _ \uFFFF end';
      await poll(opened, [makeIncoming('odd', { title: 'a\0b', text })]);
      const stored = await opened.store.findItem({ id: itemId('id-odd') });
      expect(stored?.text).toBe(text);
      expect(stored?.title).toBe('a\uFFFDb');
    });

    test('a settled item does not wait to be processed', async () => {
      const opened = current();
      await poll(opened, [makeIncoming('anna', { isSettled: true, arrival: 'first-poll' })]);
      expect(await opened.store.listUnprocessedItems(10)).toEqual([]);
      expect(await opened.store.findItem({ id: itemId('id-anna') })).toMatchObject({
        isProcessed: true,
      });
    });

    test('work is announced: a new item, and not an unchanged one', async () => {
      const opened = current();
      let wakes = 0;
      const woken = new Promise<void>((resolve) => {
        opened.store.onWake((kind) => {
          if (kind !== 'items') return;
          wakes += 1;
          resolve();
        });
      });
      await poll(opened, [makeIncoming('anna')]);
      await woken;
      await poll(opened, [makeIncoming('anna')]);
      expect(wakes).toBe(1);
    });
  });
}
