import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { makeDiscoverFeeds } from '../../src/adapters/feeds/discover-feeds.ts';
import { parseFeed } from '../../src/adapters/feeds/parse-feed.ts';
import { makeGuardedFetch } from '../../src/adapters/http/guarded-fetch.ts';
import { testFeed } from '../../src/app/test-feed.ts';
import { formatTest, toTestJson } from '../../src/commands/feed-test.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { FeedTest } from '../../src/ports/feed-use-cases.ts';
import { type LoopbackServer, startServer } from '../helpers/loopback-server.ts';
import { makeNewsdesk } from '../helpers/newsdesk.ts';

const FEED = `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Coast</title>
  <ttl>20</ttl><skipDays><day>Sunday</day></skipDays><atom:link rel="hub" href="https://hub.example/"/>
  ${Array.from({ length: 40 }, (_, index) => `<item><guid>${index}</guid><title>Ferry ${index} sails</title></item>`).join('')}</channel></rss>`;

let server: LoopbackServer;
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function run(
  path: string,
  {
    isConditional,
    isCompressed,
  }: { readonly isConditional: boolean; readonly isCompressed: boolean },
): Promise<FeedTest> {
  server = await startServer((request, response) => {
    if (request.url === '/') {
      response.setHeader('content-type', 'text/html');
      response.end('<link rel="alternate" type="application/rss+xml" href="/feed.xml">');
      return;
    }
    response.setHeader('etag', '"a1"');
    if (isConditional && request.headers['if-none-match'] === '"a1"') {
      response.writeHead(304).end();
      return;
    }
    response.setHeader('content-type', 'application/rss+xml');
    if (isCompressed) response.setHeader('content-encoding', 'gzip');
    response.end(isCompressed ? gzipSync(FEED) : FEED);
  });
  const { fetch, close } = makeGuardedFetch({
    userAgent: 'test',
    allowAddresses: ['127.0.0.1/32'],
  });
  closers.push(close, () => server.close());
  const { deps } = await makeNewsdesk();
  const feedSource = { ...deps.feedSource, parse: parseFeed };
  return testFeed(
    {
      ...deps,
      fetch,
      feedSource,
      discoverFeeds: makeDiscoverFeeds({ fetch, source: feedSource }),
      mayFetchArticle: () => Promise.resolve(true),
      settings: {
        ...deps.settings,
        polling: { everyMs: MINUTE_MS, fastestMs: MINUTE_MS, slowestMs: HOUR_MS, requestsMax: 4 },
      },
    },
    `${server.url}${path}`,
  );
}

test('a site’s feed that is compressed and answers 304: everything that it says of itself', async () => {
  const test = await run('/', { isConditional: true, isCompressed: true });
  expect(test.feed).toMatchObject({
    foundBy: 'link',
    encoding: 'gzip',
    answers304: true,
    validators: { etag: '"a1"', lastModified: undefined },
    ttlMinutes: 20,
    skipDays: [0],
    hubUrl: 'https://hub.example/',
  });
  expect(test.feed?.sentBytes).toBeLessThan((test.feed?.bytes ?? 0) / 2);
  const shown = formatTest(server.url, test);
  for (const line of [
    'found: named by a link in the site’s page',
    'KB (gzip)',
    'ETag "a1": answers 304 when nothing is new',
    'to be read every 20 min (ttl)',
    'left alone on Sunday',
    'pushes what is new by https://hub.example/',
  ]) {
    expect(shown).toContain(line);
  }
  expect(JSON.parse(toTestJson(test))).toMatchObject({
    problem: null,
    feed: { validators: { lastModified: null } },
  });
});

test('a server that compresses nothing and ignores its own validators', async () => {
  const test = await run('/feed.xml', { isConditional: false, isCompressed: false });
  expect(test.feed).toMatchObject({ foundBy: 'itself', encoding: undefined, answers304: false });
  const shown = formatTest(server.url, test);
  expect(shown).toContain('sent without compression');
  expect(shown).toContain('sends the whole document all the same');
});
