import { afterEach, beforeEach, expect, test } from 'vitest';
import { receivePush } from '../../src/app/receive-push.ts';
import type { ParsedItem } from '../../src/core/item/item.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import { makeNewsdesk, type Newsdesk } from '../helpers/newsdesk.ts';

const ID = 'callback-of-post';
const PUSHED: ParsedItem = {
  guid: 'pushed',
  url: 'https://post.example/pushed',
  title: 'Harbour of Norhaven closes for the night',
  author: undefined,
  publishedAtMs: undefined,
  updatedAtMs: undefined,
  summaryText: 'Ships wait outside until the morning.',
  contentText: undefined,
  imageUrl: undefined,
  enclosures: [],
  lang: 'en',
};

let desk: Newsdesk;
let feedId: string;
let fetched: number;

beforeEach(async () => {
  desk = await makeNewsdesk();
  await desk.round();
  const [feed] = await desk.store.listFeeds();
  feedId = feed?.id ?? '';
  fetched = 0;
  await desk.store.saveSubscription({
    id: ID,
    feedId,
    hubUrl: 'https://hub.example/',
    topicUrl: 'https://post.example/feed',
    secret: 'known to the hub',
    state: 'active',
    leaseUntilMs: desk.clock.nowMs() + HOUR_MS,
    dueAtMs: desk.clock.nowMs() + HOUR_MS,
    failures: 0,
  });
});
afterEach(() => desk.store.close());

function push(
  isSigned: boolean,
  items: readonly ParsedItem[] = [PUSHED],
): ReturnType<typeof receivePush> {
  const { fetch } = desk.deps;
  const deps: Newsdesk['deps'] = {
    ...desk.deps,
    fetch: (request) => {
      fetched += 1;
      return fetch(request);
    },
  };
  const bytes = new TextEncoder().encode(JSON.stringify(items));
  return receivePush(deps, { subscriptionId: ID, bytes, contentType: undefined, isSigned });
}

test('a signed push is stored without asking the feed, and leaves the feed’s state as it was', async () => {
  const [before] = await desk.store.listFeeds();
  expect(await push(true)).toBe('taken');
  expect(fetched).toBe(0);
  const [item] = await desk.store.listUnprocessedItems(10);
  expect(item).toMatchObject({ title: PUSHED.title, arrival: 'regular', publisher: 'Post' });
  const [after] = await desk.store.listFeeds();
  const changed = { lastItemAtMs: desk.clock.nowMs(), itemsSeen: 1 };
  expect(after).toEqual({ ...before, ...changed });
});

test('the same push twice, and the poll after it, add nothing', async () => {
  await push(true);
  await push(true);
  desk.publish('Post', { ...PUSHED, guid: 'pushed', title: PUSHED.title ?? '' });
  await desk.round();
  expect(await desk.store.countItems()).toBe(1);
});

test('a push whose signature does not hold is a hint: the feed is asked, and the words of the push are not used', async () => {
  desk.clock.advance(2 * MINUTE_MS);
  expect(await push(false)).toBe('polled');
  expect(fetched).toBe(1);
  expect(await desk.store.countItems()).toBe(0);
});

test('a hint too soon after a poll waits until the feed may be asked again', async () => {
  expect(await push(false)).toBe('later');
  expect(fetched).toBe(0);
  const [feed] = await desk.store.listFeeds();
  expect(feed?.nextPollAtMs).toBeLessThanOrEqual((feed?.lastFetchAtMs ?? 0) + MINUTE_MS);
});

test('a signed push without any item is a hint', async () => {
  desk.clock.advance(2 * MINUTE_MS);
  expect(await push(true, [])).toBe('polled');
});

test('the first that is known of a feed is its own document, not a push', async () => {
  desk = await makeNewsdesk({ publishers: ['New'] });
  const [feed] = await desk.store.listFeeds();
  await desk.store.saveSubscription({
    id: ID,
    feedId: feed?.id ?? '',
    hubUrl: 'https://hub.example/',
    topicUrl: 'https://new.example/feed',
    secret: 'known to the hub',
    state: 'active',
    leaseUntilMs: undefined,
    dueAtMs: 0,
    failures: 0,
  });
  expect(await push(true)).toBe('polled');
  expect(fetched).toBe(1);
});

test('nobody’s push is unknown, and so is one after the goodbye', async () => {
  const known = await desk.store.findSubscription(ID);
  if (known === undefined) throw new Error('there is no subscription');
  await desk.store.saveSubscription({ ...known, state: 'leaving' });
  expect(await push(true)).toBe('unknown');
  await desk.store.removeSubscription(ID);
  expect(await push(true)).toBe('unknown');
});

test('a push waits for a poll of its feed that is under way', async () => {
  const nowMs = desk.clock.nowMs();
  await desk.store.claimDueFeeds({
    owner: 'test',
    nowMs,
    leaseMs: HOUR_MS,
    limit: 1,
    feedIds: [feedId],
  });
  let outcome: string | undefined;
  const pushed = push(true).then((ended) => {
    outcome = ended;
  });
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  expect(outcome).toBeUndefined();
  await desk.store.releaseFeeds({ owner: 'test', feedIds: [feedId] });
  while (outcome === undefined) {
    desk.clock.advance(50);
    await new Promise(setImmediate);
  }
  await pushed;
  expect(outcome).toBe('taken');
});
