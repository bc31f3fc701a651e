import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { createIds } from '../../src/adapters/system/ids.ts';
import { confirmIntent, type HubDeps, keepSubscriptions } from '../../src/app/subscribe-hubs.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/core/time/moment.ts';
import type { FetchOutcome, FetchRequest } from '../../src/ports/fetch.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Subscription } from '../../src/ports/subscription-store.ts';
import { makeClock, type WoundClock } from '../helpers/clock.ts';
import { SILENT, START_MS } from '../helpers/newsdesk.ts';
import { FEED, STATE } from '../helpers/store-samples.ts';

const HUB = 'https://hub.example/';
const TOPIC = 'https://courier.example/feed.xml';
const TAKEN: FetchOutcome = {
  kind: 'fresh',
  status: 202,
  bytes: new Uint8Array(),
  bodyHash: '',
  contentType: undefined,
  validators: { etag: undefined, lastModified: undefined },
  freshness: { cacheMaxAgeMs: undefined, expiresAtMs: undefined, retryAfterMs: undefined },
  links: [],
  finalUrl: HUB,
  permanentUrl: undefined,
};

let store: Store;
let clock: WoundClock;
let requests: FetchRequest[];
let answer: FetchOutcome;
let deps: HubDeps;

async function nameHub(hubUrl: string | undefined, selfUrl = TOPIC): Promise<void> {
  const nowMs = clock.nowMs();
  await store.saveFeed({ id: 'feed1', options: FEED, nowMs });
  await store.claimDueFeeds({ owner: 'me', nowMs, leaseMs: 1, limit: 1, feedIds: ['feed1'] });
  const state = { ...STATE, hubUrl, selfUrl };
  await store.recordPoll({
    feedId: 'feed1',
    owner: 'me',
    nowMs,
    state,
    movedTo: undefined,
    items: [],
  });
}

beforeEach(async () => {
  clock = makeClock(START_MS);
  store = await openStore({ kind: 'sqlite', file: ':memory:' }, { nowMs: () => clock.nowMs() });
  requests = [];
  answer = TAKEN;
  deps = {
    store,
    clock,
    ids: createIds(),
    log: SILENT,
    owner: 'me',
    callbackUrl: 'https://desk.example/hub',
    fetch: async (request) => {
      requests.push(request);
      return answer;
    },
  };
});
afterEach(() => store.close());

function lastId(): string {
  return requests.at(-1)?.form?.['hub.callback']?.split('/').at(-1) ?? '';
}

/** The subscription of the sample feed, verified by its hub. */
async function subscribe(leaseSeconds: number | undefined): Promise<Subscription> {
  await nameHub(HUB);
  await keepSubscriptions(deps);
  const id = lastId();
  await confirmIntent(deps, { id, mode: 'subscribe', topicUrl: TOPIC, leaseSeconds });
  const subscription = await store.findSubscription(id);
  if (subscription === undefined) throw new Error('there is no subscription');
  return subscription;
}

test('asks the hub that a feed names, once, with a callback and a secret of its own', async () => {
  await nameHub(HUB);
  await keepSubscriptions(deps);
  await keepSubscriptions(deps);
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ url: HUB, purpose: 'hub' });
  expect(requests[0]?.form).toMatchObject({
    'hub.mode': 'subscribe',
    'hub.topic': TOPIC,
    'hub.lease_seconds': '864000',
  });
  expect(requests[0]?.form?.['hub.callback']).toMatch(
    /^https:\/\/desk\.example\/hub\/[0-9a-z]{26}$/,
  );
  expect(requests[0]?.form?.['hub.secret']).toMatch(/^[0-9a-z]{26}$/);
  expect(requests[0]?.form?.['hub.secret']).not.toBe(lastId());
});

test('keeps the secret from a hub that is asked in the clear, where the feed is not', async () => {
  await nameHub('http://hub.example/');
  await keepSubscriptions(deps);
  expect(requests[0]?.form?.['hub.secret']).toBeUndefined();
});

test('asks nobody where no feed names a hub', async () => {
  await nameHub(undefined);
  await keepSubscriptions(deps);
  expect(requests).toEqual([]);
});

test('confirms what it asked for and nothing else', async () => {
  await nameHub(HUB);
  await keepSubscriptions(deps);
  const check = { id: lastId(), mode: 'subscribe', topicUrl: TOPIC, leaseSeconds: 3600 };
  expect(await confirmIntent(deps, { ...check, id: 'another' })).toBe(false);
  expect(await confirmIntent(deps, { ...check, topicUrl: 'https://x.example/' })).toBe(false);
  expect(await confirmIntent(deps, { ...check, mode: 'unsubscribe' })).toBe(false);
  expect(await confirmIntent(deps, { ...check, mode: 'publish' })).toBe(false);
  expect((await store.findSubscription(check.id))?.state).toBe('asked');
  expect(await confirmIntent(deps, check)).toBe(true);
  expect(await store.findSubscription(check.id)).toMatchObject({
    state: 'active',
    leaseUntilMs: START_MS + HOUR_MS,
  });
});

test('renews a lease before it ends, under the same callback', async () => {
  const { id, leaseUntilMs = 0 } = await subscribe(3600);
  clock.advance(45 * MINUTE_MS);
  await keepSubscriptions(deps);
  expect(requests).toHaveLength(1);
  clock.advance(4 * MINUTE_MS);
  await keepSubscriptions(deps);
  expect(clock.nowMs()).toBeLessThan(leaseUntilMs);
  expect(requests.map(({ form }) => form?.['hub.mode'])).toEqual(['subscribe', 'subscribe']);
  expect(lastId()).toBe(id);
  expect((await store.findSubscription(id))?.state).toBe('active');
});

test.each([
  [1, 5 * MINUTE_MS],
  [9_999_999_999, 90 * DAY_MS],
  [undefined, 10 * DAY_MS],
])('a lease of %s seconds is taken for one that can be kept', async (seconds, leaseMs) => {
  const { leaseUntilMs } = await subscribe(seconds);
  expect(leaseUntilMs).toBe(START_MS + leaseMs);
});

test('asks a hub that does not answer again, later each time', async () => {
  answer = { kind: 'http-error', status: 500, retryAfterMs: undefined };
  await nameHub(HUB);
  const askedAtMs: number[] = [];
  for (let minute = 0; minute < 60; minute++) {
    const before = requests.length;
    await keepSubscriptions(deps);
    if (requests.length > before) askedAtMs.push(minute);
    clock.advance(MINUTE_MS);
  }
  expect(askedAtMs).toEqual([0, 5, 15, 35]);
});

test('asks again where the hub took the request and never verified', async () => {
  await nameHub(HUB);
  await keepSubscriptions(deps);
  clock.advance(10 * MINUTE_MS + SECOND_MS);
  await keepSubscriptions(deps);
  expect(requests).toHaveLength(2);
});

test('a hub that verifies before it answers is not overwritten', async () => {
  await nameHub(HUB);
  const { fetch } = deps;
  const eager: HubDeps = {
    ...deps,
    fetch: async (request) => {
      const outcome = await fetch(request);
      const check = { id: lastId(), mode: 'subscribe', topicUrl: TOPIC, leaseSeconds: 3600 };
      await confirmIntent(deps, check);
      return { ...outcome, kind: 'timeout', stage: 'headers' };
    },
  };
  await keepSubscriptions(eager);
  expect(await store.findSubscription(lastId())).toMatchObject({ state: 'active', failures: 0 });
});

test('a hub that will not is asked once more on the next day', async () => {
  const { id } = await subscribe(3600);
  const denied = { id, mode: 'denied', topicUrl: TOPIC, leaseSeconds: undefined };
  expect(await confirmIntent(deps, denied)).toBe(true);
  clock.advance(DAY_MS - MINUTE_MS);
  await keepSubscriptions(deps);
  expect(requests).toHaveLength(1);
  clock.advance(2 * MINUTE_MS);
  await keepSubscriptions(deps);
  expect(requests).toHaveLength(2);
});

test('says goodbye when the feed is gone, and forgets once the hub has confirmed', async () => {
  const { id } = await subscribe(3600);
  await store.removeFeed('feed1');
  await keepSubscriptions(deps);
  expect(requests.at(-1)?.form).toMatchObject({ 'hub.mode': 'unsubscribe', 'hub.topic': TOPIC });
  const check = { id, topicUrl: TOPIC, leaseSeconds: undefined };
  expect(await confirmIntent(deps, { ...check, mode: 'subscribe' })).toBe(false);
  expect(await confirmIntent(deps, { ...check, mode: 'unsubscribe' })).toBe(true);
  expect(await store.findSubscription(id)).toBeUndefined();
});

test('leaves a hub alone that answers no goodbye', async () => {
  const { id } = await subscribe(3600);
  await store.removeFeed('feed1');
  for (let step = 0; step < 5; step++) {
    await keepSubscriptions(deps);
    clock.advance(11 * MINUTE_MS);
  }
  expect(requests.filter(({ form }) => form?.['hub.mode'] === 'unsubscribe')).toHaveLength(3);
  expect(await store.findSubscription(id)).toBeUndefined();
});

test('a feed that names another hub leaves the first and asks the second', async () => {
  await subscribe(3600);
  await nameHub('https://second.example/');
  await keepSubscriptions(deps);
  const asked = requests.slice(1).map(({ url, form }) => `${form?.['hub.mode']} ${url}`);
  expect(new Set(asked)).toEqual(
    new Set([`unsubscribe ${HUB}`, 'subscribe https://second.example/']),
  );
});

test('one process at a time talks to hubs', async () => {
  await nameHub(HUB);
  const request = { name: 'subscribe-hubs', owner: 'other', leaseMs: HOUR_MS };
  await store.acquireLease(request);
  await keepSubscriptions(deps);
  expect(requests).toEqual([]);
});
