import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseFeed } from '../../src/adapters/feeds/parse-feed.ts';
import { type GuardedFetch, makeGuardedFetch } from '../../src/adapters/http/guarded-fetch.ts';
import { pollDueFeeds } from '../../src/app/poll-feeds.ts';
import type { Feed } from '../../src/core/item/feed.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import { type LoopbackServer, startServer } from '../helpers/loopback-server.ts';
import { makeNewsdesk, type Newsdesk } from '../helpers/newsdesk.ts';
import { FEED } from '../helpers/store-samples.ts';

/** The manners of feeds.md (Fetching), rule by rule: the real fetch, parser, poll and store against a server of our own. */
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let desk: Newsdesk;
let server: LoopbackServer;
let guarded: GuardedFetch;
let answer: Answer;

const RSS =
  '<rss version="2.0"><channel><title>T</title><item><guid>1</guid><title>One</title></item></channel></rss>';
// As bytes: beside a text, Node writes headers as UTF-8.
const send: Answer = (_request, response) => void response.end(Buffer.from(RSS));
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response.writeHead(code, headers).end();

beforeEach(async () => {
  desk = await makeNewsdesk({ publishers: [] });
  server = await startServer((request, response) => answer(request, response));
  guarded = makeGuardedFetch({
    userAgent: 'Newsdesk/test (+desk@example.org)',
    allowAddresses: ['127.0.0.1/32'],
    nowMs: () => desk.clock.nowMs(),
  });
  answer = send;
  const options = { ...FEED, url: `${server.url}/feed` };
  await desk.store.saveFeed({ id: 'feed1', options, nowMs: desk.clock.nowMs() });
});
afterEach(async () => {
  await guarded.close();
  await server.close();
  await desk.store.close();
});

/** Polls if the feed is due, and answers its state. */
async function poll(advanceMs = 0): Promise<Feed> {
  desk.clock.advance(advanceMs);
  await pollDueFeeds(
    {
      ...desk.deps,
      fetch: guarded.fetch,
      feedSource: { ...desk.deps.feedSource, parse: (bytes, source) => parseFeed(bytes, source) },
    },
    { signal: new AbortController().signal, onReport: () => undefined },
  );
  const [feed] = await desk.store.listFeeds();
  if (feed === undefined) throw new Error('the feed is gone');
  return feed;
}

const waitMs = (feed: Feed): number => feed.nextPollAtMs - desk.clock.nowMs();

describe('validators', () => {
  test('are sent back byte for byte, and a 304 is no error', async () => {
    answer = (request, response) => {
      response.setHeader('etag', 'W/"ä 1"');
      if (request.headers['if-none-match'] === undefined) send(request, response);
      else status(304)(request, response);
    };
    await poll();
    const feed = await poll(DAY_MS);
    expect(server.requests[1]?.headers['if-none-match']).toBe('W/"ä 1"');
    expect(feed).toMatchObject({ consecutiveErrors: 0, etag: 'W/"ä 1"' });
  });

  test('reach the place that a temporary redirect leads to, and are answered with 304 there', async () => {
    const asked: (string | undefined)[] = [];
    answer = (request, response) => {
      if (request.url === '/feed')
        return status(302, { location: '/elsewhere' })(request, response);
      asked.push(request.headers['if-none-match']);
      response.setHeader('etag', '"e"');
      if (asked.length === 1) send(request, response);
      else status(304)(request, response);
    };
    await poll();
    const feed = await poll(DAY_MS);
    expect(asked).toEqual([undefined, '"e"']);
    expect(feed.validatorsUrl).toBe(`${server.url}/elsewhere`);
    expect(feed.url).toBe(`${server.url}/feed`);
    expect(server.requests[2]?.headers['if-none-match']).toBeUndefined();
  });

  test('are never made up', async () => {
    await poll();
    await poll(DAY_MS);
    expect(server.requests[1]?.headers['if-none-match']).toBeUndefined();
    expect(server.requests[1]?.headers['if-modified-since']).toBeUndefined();
  });
});

describe('a feed that moves', () => {
  test('is stored at its new address after the second permanent redirect, without its validators', async () => {
    answer = (request, response) => {
      response.setHeader('etag', '"e"');
      if (request.url === '/feed') status(301, { location: '/new' })(request, response);
      else send(request, response);
    };
    expect((await poll()).url).toBe(`${server.url}/feed`);
    expect(await poll(DAY_MS)).toMatchObject({ url: `${server.url}/new`, etag: undefined });
  });

  test('and is gone (410) is never asked again, and the admins are told once', async () => {
    answer = status(410);
    expect(await poll()).toMatchObject({ isDisabled: true, lastError: 'gone for good (410)' });
    await poll(30 * DAY_MS);
    expect(server.requests).toHaveLength(1);
    const told = await desk.store.listDeliveries({
      states: undefined,
      destination: undefined,
      limit: 9,
    });
    expect(told).toHaveLength(1);
  });
});

describe('a server that wants to be left alone', () => {
  test.each([429, 503])('is not asked before Retry-After (%i)', async (code) => {
    answer = status(code, { 'retry-after': '7200' });
    const feed = await poll();
    expect(waitMs(feed)).toBeGreaterThanOrEqual(2 * HOUR_MS);
    await poll(2 * HOUR_MS - MINUTE_MS);
    expect(server.requests).toHaveLength(1);
  });

  test('with max-age is not asked before it is over, up to the slowest interval', async () => {
    answer = (request, response) => {
      response.setHeader('cache-control', 'max-age=1800');
      send(request, response);
    };
    expect(waitMs(await poll())).toBeGreaterThanOrEqual(27 * MINUTE_MS);
  });

  test.each([
    [403, 'refuses us (403)'],
    [401, 'refuses us (401)'],
    [404, 'answers 404'],
    [500, 'answers 500'],
  ])('%i is said in words, and waits longer each time', async (code, error) => {
    answer = status(code);
    const first = await poll();
    expect(first.lastError).toBe(error);
    const second = await poll(first.nextPollAtMs - desk.clock.nowMs() + 1);
    expect(second.consecutiveErrors).toBe(2);
    expect(second.nextPollAtMs - (second.lastFetchAtMs ?? 0)).toBeGreaterThan(
      1.5 * (first.nextPollAtMs - (first.lastFetchAtMs ?? 0)),
    );
  });

  test('by a challenge page is told apart from one that refuses', async () => {
    answer = (_request, response) =>
      void response
        .writeHead(403, { 'content-type': 'text/html', 'cf-mitigated': 'challenge' })
        .end('<html><title>Just a moment...</title></html>');
    expect((await poll()).lastError).toBe('answers bots with a challenge page (403)');
  });
});

test('a body that says it is larger than any feed is not read', async () => {
  answer = (_request, response) =>
    void response.writeHead(200, { 'content-length': String(50 * 1024 * 1024) }).write('<rss>');
  expect((await poll()).lastError).toBe('larger than 8192 KiB');
});

test('a restart polls nothing early', async () => {
  await poll();
  await desk.store.releaseOwner('test');
  await poll();
  expect(server.requests).toHaveLength(1);
});

test('says who asks, where to complain, and what it takes', async () => {
  await poll();
  expect(server.requests[0]?.headers).toMatchObject({
    'user-agent': 'Newsdesk/test (+desk@example.org)',
    'accept-encoding': 'gzip, br, zstd, deflate',
  });
  expect(server.requests[0]?.headers.accept).toContain('application/rss+xml');
  expect(server.requests[0]?.headers.cookie).toBeUndefined();
  expect(server.requests[0]?.headers.referer).toBeUndefined();
});

test('a feed that fails five times is told of once, and once when it is well', async () => {
  answer = status(500);
  for (let round = 0; round < 8; round++) await poll(2 * DAY_MS);
  const notices = async () =>
    (await desk.store.listDeliveries({ states: undefined, destination: undefined, limit: 9 }))
      .length;
  expect(await notices()).toBe(1);
  answer = send;
  await poll(2 * DAY_MS);
  await poll(2 * DAY_MS);
  expect(await notices()).toBe(2);
});
