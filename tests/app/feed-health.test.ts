import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { createIds } from '../../src/adapters/system/ids.ts';
import { findIllness, healthNotice, ILL_TOGETHER, tellHealth } from '../../src/app/feed-health.ts';
import type { Settings } from '../../src/app/settings.ts';
import type { Feed, FeedState } from '../../src/core/item/feed.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/time/moment.ts';
import type { Store } from '../../src/ports/store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import { SETTINGS } from '../helpers/settings.ts';
import { FEED, STATE } from '../helpers/store-samples.ts';

const ill = (changes: Partial<FeedState>): string | undefined =>
  findIllness({ ...STATE, lastItemAtMs: NOW_MS, ...changes }, NOW_MS);

describe('a feed is ill', () => {
  test.each<[string, Partial<FeedState>, string | undefined]>([
    ['not when all is well', {}, undefined],
    ['not after four errors', { consecutiveErrors: 4, lastError: 'answers 500' }, undefined],
    ['after five errors', { consecutiveErrors: 5, lastError: 'answers 500' }, 'answers 500'],
    [
      'when it is gone',
      { isDisabled: true, lastError: 'gone for good (410)' },
      'gone for good (410)',
    ],
    [
      'not when an hourly feed rests for a day',
      { itemsPerWeek: 168, lastItemAtMs: NOW_MS - DAY_MS },
      undefined,
    ],
    [
      'when an hourly feed brings nothing for more than two days',
      { itemsPerWeek: 168, lastItemAtMs: NOW_MS - 2 * DAY_MS - HOUR_MS },
      'has brought nothing for 2 days',
    ],
    [
      'not when a weekly feed brings nothing for a month',
      { itemsPerWeek: 1, lastItemAtMs: NOW_MS - 30 * DAY_MS },
      undefined,
    ],
    [
      'when a weekly feed brings nothing for two months',
      { itemsPerWeek: 1, lastItemAtMs: NOW_MS - 60 * DAY_MS },
      'has brought nothing for 60 days',
    ],
    ['not when its habit is unknown', { itemsPerWeek: 0, lastItemAtMs: 0 }, undefined],
  ])('%s', (_when, changes, illness) => {
    expect(ill(changes)).toBe(illness);
  });
});

describe('the admins are told', () => {
  const turn = (isReportedIll: boolean, consecutiveErrors: number): string | undefined => {
    const before: Feed = { ...FEED, ...STATE, id: 'feed1', isReportedIll };
    const after = { ...STATE, consecutiveErrors, lastItemAtMs: NOW_MS };
    return healthNotice({ before, after }, NOW_MS)?.code;
  };
  test('once when it falls ill, once when it is well, and not in between', () => {
    expect([turn(false, 5), turn(true, 6), turn(true, 0), turn(false, 0)]).toEqual([
      'feed-ill',
      undefined,
      'feed-well',
      undefined,
    ]);
  });
});

describe('many feeds that fall ill at once', () => {
  const ILL: FeedState = { ...STATE, consecutiveErrors: 5, lastError: 'answers 500' };
  let store: Store;
  beforeEach(async () => {
    store = await openStore({ kind: 'sqlite', file: ':memory:' });
  });
  afterEach(async () => {
    await store.close();
  });

  async function fallIll(count: number, notices: Settings['notices']): Promise<void> {
    const deps = { store, ids: createIds(), settings: { ...SETTINGS, notices } };
    for (let index = 0; index < count; index++) {
      const id = `feed${index}`;
      await store.saveFeed({ id, options: FEED, nowMs: NOW_MS });
      const claim = { owner: 'me', nowMs: NOW_MS, leaseMs: HOUR_MS, limit: 1, feedIds: [id] };
      const [before] = await store.claimDueFeeds(claim);
      if (before === undefined) throw new Error('not claimed');
      const after = { ...ILL, isReportedIll: true };
      const poll = { feedId: id, owner: 'me', nowMs: NOW_MS, movedTo: undefined, items: [] };
      await store.recordPoll({ ...poll, state: after });
      await tellHealth(deps, { before, after, nowMs: NOW_MS });
    }
  }
  const told = async (): Promise<readonly string[]> => {
    const deliveries = await store.listDeliveries({
      states: undefined,
      destination: undefined,
      limit: 99,
    });
    return deliveries.map(({ message }) => (message.kind === 'notice' ? message.notice.text : ''));
  };

  test('are one message from the tenth on', async () => {
    await fallIll(ILL_TOGETHER + 3, ['console']);
    const texts = await told();
    expect(texts).toHaveLength(ILL_TOGETHER);
    expect(texts).toContain('10 feeds or more fail or are silent at once.');
  });

  test('are not even counted where nobody is told', async () => {
    store.countIllFeeds = () => Promise.reject(new Error('counted'));
    await fallIll(ILL_TOGETHER, []);
    expect(await told()).toEqual([]);
  });
});
