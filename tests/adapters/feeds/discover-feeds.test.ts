import { expect, test } from 'vitest';
import { makeDiscoverFeeds } from '../../../src/adapters/feeds/discover-feeds.ts';
import { findFeedLinks } from '../../../src/adapters/feeds/find-feed-links.ts';
import { parseFeed } from '../../../src/adapters/feeds/parse-feed.ts';
import type { Fetch, FetchOutcome } from '../../../src/ports/fetch.ts';

const FEED =
  '<rss version="2.0"><channel><title>Harbour Post</title><language>en</language><item><title>x</title></item></channel></rss>';
const NEWS =
  '<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://post.example/1</loc><news:news><news:publication><news:name>Harbour Post</news:name><news:language>en</news:language></news:publication><news:title>Ferry sails</news:title></news:news></url></urlset>';

/** A site whose pages are these; every other address is missing. */
function site(pages: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const fetch: Fetch = async ({ url }): Promise<FetchOutcome> => {
    asked.push(url);
    const page = pages[url.replace('https://post.example', '')];
    if (page === undefined) return { kind: 'http-error', status: 404, retryAfterMs: undefined };
    return {
      kind: 'fresh',
      status: 200,
      bytes: new TextEncoder().encode(page),
      bodyHash: '',
      contentType: undefined,
      finalUrl: url,
      permanentUrl: undefined,
      validators: { etag: undefined, lastModified: undefined },
      freshness: { cacheMaxAgeMs: undefined, expiresAtMs: undefined, retryAfterMs: undefined },
      links: [],
    };
  };
  const source = {
    parse: parseFeed,
    extractArticle: async () => ({ kind: 'no-article' as const }),
  };
  return { discover: makeDiscoverFeeds({ fetch, source }), asked };
}

const HOME = '<!doctype html><html><head><title>Post</title></head><body></body></html>';

test.each<[string, Record<string, string>, string | undefined, string | undefined]>([
  ['the address itself', { '/rss': FEED }, '/rss', 'itself'],
  [
    'a link of the page',
    {
      '/': HOME.replace(
        '</head>',
        '<link rel="alternate" type="application/rss+xml" href="/all.xml"></head>',
      ),
      '/all.xml': FEED,
    },
    '/all.xml',
    'link',
  ],
  ['a usual path', { '/': HOME, '/rss.xml': FEED }, '/rss.xml', 'common-path'],
  [
    'a news sitemap that robots.txt names',
    {
      '/': HOME,
      '/robots.txt':
        'User-agent: *\nSitemap: https://post.example/s.xml\nSitemap: https://post.example/news.xml',
      '/news.xml': NEWS,
    },
    '/news.xml',
    'news-sitemap',
  ],
  [
    'a news sitemap in an index',
    {
      '/': HOME,
      '/robots.txt': 'sitemap: https://post.example/index.xml',
      '/index.xml':
        '<sitemapindex><sitemap><loc>https://post.example/a.xml</loc></sitemap><sitemap><loc>https://post.example/n-news.xml</loc></sitemap></sitemapindex>',
      '/n-news.xml': NEWS,
    },
    '/n-news.xml',
    'news-sitemap',
  ],
  ['nothing', { '/': HOME }, undefined, undefined],
])('finds %s', async (_name, pages, path, foundBy) => {
  const start = Object.keys(pages)[0] ?? '/';
  const { discover, asked } = site(pages);
  const outcome = await discover(`https://post.example${start}`);
  const [feed] = outcome.kind === 'found' ? outcome.feeds : [];
  expect(feed?.url).toBe(path === undefined ? undefined : `https://post.example${path}`);
  expect(feed?.foundBy).toBe(foundBy);
  expect(asked.length).toBeLessThan(20);
});

test('says why a site could not be asked', async () => {
  const { discover } = site({});
  expect(await discover('https://post.example/')).toMatchObject({
    kind: 'unreachable',
    because: { status: 404 },
  });
});

test('reads a page’s links against its base, comments last', () => {
  const html =
    '<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="comments/feed"><LINK REL="Alternate" TYPE="application/atom+xml" HREF="feed"><link rel="stylesheet" href="s.css">';
  expect(findFeedLinks(html, 'https://post.example/')).toEqual([
    'https://cdn.example/x/feed',
    'https://cdn.example/x/comments/feed',
  ]);
});
