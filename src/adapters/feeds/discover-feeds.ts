import type {
  DiscoveredFeed,
  DiscoverFeeds,
  DiscoveryOutcome,
  FeedSource,
} from '../../ports/feed-source.ts';
import type { Fetch, FetchOutcome } from '../../ports/fetch.ts';
import { decodeBytes } from './decode-bytes.ts';
import { findFeedLinks } from './find-feed-links.ts';
import { findSitemapUrls } from './parse-news-sitemap.ts';

/** Where feeds stand on sites that do not say so: the paths of the usual publishing systems, most frequent first. */
const COMMON_PATHS = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml'];
/** Where news sitemaps stand when robots.txt names none. */
const COMMON_SITEMAPS = ['/news-sitemap.xml', '/sitemap-news.xml', '/sitemap_news.xml'];
/** Feeds that are looked at and offered, and sitemaps that are opened: a site's address must not cost it a crawl. */
const LINKS_TRIED_MAX = 8;
const SITEMAPS_TRIED_MAX = 6;

interface Tools {
  readonly fetch: Fetch;
  readonly source: FeedSource;
}

interface Tried {
  readonly feed: DiscoveredFeed | undefined;
  readonly outcome: FetchOutcome;
  /** The text of a document that was no feed. */
  readonly text: string;
}

async function tryAddress(
  tools: Tools,
  url: string,
  foundBy: DiscoveredFeed['foundBy'],
): Promise<Tried> {
  const outcome = await tools.fetch({ url, purpose: 'feed' });
  if (outcome.kind !== 'fresh') return { feed: undefined, outcome, text: '' };
  const { text } = decodeBytes(outcome.bytes, outcome.contentType);
  const read = await tools.source.parse(outcome.bytes, {
    url: outcome.finalUrl,
    contentType: outcome.contentType,
  });
  // A comments feed or an empty one is a feed; a document without title and items is only shaped like one.
  const isFeed =
    read.kind === 'feed' && (read.feed.items.length > 0 || read.feed.title !== undefined);
  if (!isFeed) return { feed: undefined, outcome, text };
  const isSitemap = read.feed.layers.includes('news-sitemap');
  const feed: DiscoveredFeed = {
    url: outcome.permanentUrl ?? url,
    title: read.feed.title,
    foundBy: isSitemap ? 'news-sitemap' : foundBy,
    itemCount: read.feed.items.length,
  };
  return { feed, outcome, text };
}

async function tryAll(
  tools: Tools,
  urls: readonly string[],
  foundBy: DiscoveredFeed['foundBy'],
  feedsMax: number,
): Promise<readonly DiscoveredFeed[]> {
  const feeds: DiscoveredFeed[] = [];
  for (const url of urls) {
    const { feed } = await tryAddress(tools, url, foundBy);
    if (feed !== undefined) feeds.push(feed);
    if (feeds.length >= feedsMax) break;
  }
  return feeds;
}

/** `Sitemap:` lines of a robots.txt, those of news first (sitemaps.org, section "Submitting your Sitemap"). */
async function findNamedSitemaps(tools: Tools, origin: string): Promise<readonly string[]> {
  const outcome = await tools.fetch({ url: `${origin}/robots.txt`, purpose: 'robots' });
  if (outcome.kind !== 'fresh') return [];
  const lines = new TextDecoder().decode(outcome.bytes).split(/\r?\n/);
  const urls = lines
    .map((line) => /^\s{0,20}sitemap\s{0,5}:\s{0,5}(\S{1,2000})/i.exec(line)?.[1])
    .filter((url) => url !== undefined);
  return urls.toSorted((a, b) => Number(/news/i.test(b)) - Number(/news/i.test(a)));
}

/** The first news sitemap of a site: named in robots.txt, in an index that stands there, or at a usual place. */
async function findNewsSitemap(tools: Tools, origin: string): Promise<readonly DiscoveredFeed[]> {
  const named = await findNamedSitemaps(tools, origin);
  const queue = [...named, ...COMMON_SITEMAPS.map((path) => `${origin}${path}`)];
  const seen = new Set<string>();
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (seen.has(url)) continue;
    if (seen.size >= SITEMAPS_TRIED_MAX) break;
    seen.add(url);
    const { feed, outcome, text } = await tryAddress(tools, url, 'news-sitemap');
    if (feed !== undefined && feed.itemCount > 0) return [feed];
    if (outcome.kind === 'fresh') queue.unshift(...findSitemapUrls(text, url).slice(0, 3));
  }
  return [];
}

async function discover(tools: Tools, url: string): Promise<DiscoveryOutcome> {
  const site = await tryAddress(tools, url, 'itself');
  if (site.feed !== undefined) return { kind: 'found', feeds: [site.feed] };
  const { outcome } = site;
  if (outcome.kind !== 'fresh') return { kind: 'unreachable', because: outcome };
  const links = findFeedLinks(site.text, outcome.finalUrl).slice(0, LINKS_TRIED_MAX);
  const linked = await tryAll(tools, links, 'link', LINKS_TRIED_MAX);
  if (linked.length > 0) return { kind: 'found', feeds: linked };
  const { origin } = new URL(outcome.finalUrl);
  const guesses = COMMON_PATHS.map((path) => `${origin}${path}`);
  const guessed = await tryAll(tools, guesses, 'common-path', 1);
  if (guessed.length > 0) return { kind: 'found', feeds: guessed };
  return { kind: 'found', feeds: await findNewsSitemap(tools, origin) };
}

/**
 * Finds the feeds of a site from its address: the address itself, the page's links, the usual paths, and then the news
 * sitemap, since many publishers have that and no feed (feeds.md). Each feed offered has been read.
 */
export function makeDiscoverFeeds(tools: Tools): DiscoverFeeds {
  return (url) => discover(tools, url);
}
