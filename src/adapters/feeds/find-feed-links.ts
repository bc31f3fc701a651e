import { makeFindAhead } from '../../core/text/find-ahead.ts';
import { resolveUrl } from './resolve-url.ts';
import { readAttributes, readTagAt, type Scan } from './xml-scan.ts';

/** The head of a page with its links; pages put nothing of the kind behind it. */
const PAGE_CHARACTERS_MAX = 500_000;
const LINKS_MAX = 20;
const FEED_TYPE = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|^(?:application|text)\/xml/i;
/** Feeds of comments and of single pages are offered beside the site's own. */
const SIDE_FEED = /comments?\b|\/wp-json\/|oembed/i;

/**
 * The feeds that a page offers in `<link rel="alternate">`, absolute, in the page's order, those of comments last
 * (WHATWG HTML, section 4.6.7.1). Scans tags only: no document is built. Linear in the page's length.
 */
export function findFeedLinks(html: string, pageUrl: string): readonly string[] {
  const text = html.slice(0, PAGE_CHARACTERS_MAX);
  const scan: Scan = { text, find: makeFindAhead(text) };
  const found = new Set<string>();
  let base = pageUrl;
  for (let open = scan.find('<', 0); open !== -1; open = scan.find('<', open)) {
    const tag = readTagAt(scan, open);
    open = tag?.end ?? open + 1;
    const name = tag?.name.toLowerCase();
    if (tag === undefined || (name !== 'link' && name !== 'base')) continue;
    const attributes = readAttributes(tag.attributes);
    const address = resolveUrl(attributes.get('href') ?? '', base);
    if (address === undefined) continue;
    if (name === 'base') base = address;
    const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
    const isFeed = relations.includes('alternate') && FEED_TYPE.test(attributes.get('type') ?? '');
    if (name === 'link' && isFeed) found.add(address);
    if (found.size >= LINKS_MAX) break;
  }
  const feeds = [...found];
  return [
    ...feeds.filter((url) => !SIDE_FEED.test(url)),
    ...feeds.filter((url) => SIDE_FEED.test(url)),
  ];
}
