import type { ParsedItem } from '../../core/item/item.ts';
import { makeFindAhead } from '../../core/text/find-ahead.ts';
import { primaryLanguage } from '../../core/text/language.ts';
import { parseFeedDate } from '../../core/time/feed-date.ts';
import type { ParsedFeed } from '../../ports/feed-source.ts';
import { titleOf } from './node-text.ts';
import { resolveUrl } from './resolve-url.ts';
import { readInner, readTagAt, type Scan } from './xml-scan.ts';

/** The protocol allows 1,000 news addresses in a file (Google News sitemaps) and 50,000 files in an index. */
const ITEMS_MAX = 2000;
const SITEMAPS_MAX = 100;

/** The fields of one `<url>` or `<sitemap>`, by local name with `image:` and `news:` kept apart where they differ. */
type Fields = Map<string, string>;

const KEPT: ReadonlyMap<string, string> = new Map([
  ['loc', 'loc'],
  ['lastmod', 'lastmod'],
  ['news:title', 'title'],
  ['news:publication_date', 'date'],
  ['news:name', 'name'],
  ['news:language', 'language'],
  ['image:loc', 'image'],
]);

/** Prefixes differ; the local names within a sitemap do not, but for the image's `loc` and `title`. */
function fieldOf(name: string): string | undefined {
  const lower = name.toLowerCase();
  const known = KEPT.get(lower);
  if (known !== undefined) return known;
  const [prefix, local] = lower.split(':', 2);
  const isOther = local === undefined || prefix === 'image' || prefix === 'video';
  return isOther ? undefined : KEPT.get(`news:${local}`);
}

/** Reads the records of a sitemap: one map of fields for each `element`. */
function readRecords(text: string, element: 'url' | 'sitemap', recordsMax: number): Fields[] {
  const scan: Scan = { text, find: makeFindAhead(text) };
  const records: Fields[] = [];
  let fields: Fields | undefined;
  for (let open = scan.find('<', 0); open !== -1; open = scan.find('<', open)) {
    const tag = readTagAt(scan, open);
    open = tag?.end ?? open + 1;
    if (tag === undefined) continue;
    const isRecord = tag.name.toLowerCase().split(':').at(-1) === element;
    if (isRecord && tag.kind === 'close') fields = undefined;
    if (isRecord && tag.kind === 'open') {
      if (records.length >= recordsMax) break;
      fields = new Map();
      records.push(fields);
    }
    const field = tag.kind === 'open' ? fieldOf(tag.name) : undefined;
    if (field === undefined || fields === undefined || fields.has(field)) continue;
    const end = scan.find('</', tag.end);
    if (end === -1) break;
    fields.set(field, readInner(text.slice(tag.end, end)).text.trim());
    open = end;
  }
  return records;
}

function mapItem(fields: Fields, documentUrl: string): ParsedItem | undefined {
  const location = fields.get('loc');
  const url = location === undefined ? undefined : resolveUrl(location, documentUrl);
  const title = titleOf(fields.get('title') ?? '');
  if (url === undefined || title === undefined) return undefined;
  const image = fields.get('image');
  const language = fields.get('language');
  const updatedAtMs = parseFeedDate(fields.get('lastmod') ?? '');
  return {
    guid: undefined,
    url,
    title,
    author: undefined,
    publishedAtMs: parseFeedDate(fields.get('date') ?? '') ?? updatedAtMs,
    updatedAtMs,
    summaryText: undefined,
    contentText: undefined,
    imageUrl: image === undefined ? undefined : resolveUrl(image, documentUrl),
    enclosures: [],
    lang: language === undefined || language === '' ? undefined : primaryLanguage(language),
  };
}

/**
 * A news sitemap as a feed, or undefined when no address in it has a news title (then it is a plain sitemap, which says
 * nothing about news). Sources: sitemaps.org protocol 0.9; the sitemap-news extension 0.9.
 */
export function parseNewsSitemap(
  text: string,
  documentUrl: string,
): Omit<ParsedFeed, 'layers'> | undefined {
  const records = readRecords(text, 'url', ITEMS_MAX);
  const items = records
    .map((record) => mapItem(record, documentUrl))
    .filter((item) => item !== undefined);
  if (items.length === 0) return undefined;
  const named = records.find((record) => record.has('name'));
  return {
    title: named?.get('name'),
    siteUrl: resolveUrl('/', documentUrl),
    lang: undefined,
    hubUrls: [],
    selfUrl: undefined,
    ttlMinutes: undefined,
    skipHours: [],
    skipDays: [],
    items,
  };
}

/** The sitemaps that a sitemap index names, those of news first. */
export function findSitemapUrls(text: string, documentUrl: string): readonly string[] {
  const urls = readRecords(text, 'sitemap', SITEMAPS_MAX)
    .map((record) => resolveUrl(record.get('loc') ?? '', documentUrl))
    .filter((url) => url !== undefined);
  const isNews = (url: string): boolean => /news/i.test(url);
  return [...urls.filter(isNews), ...urls.filter((url) => !isNews(url))];
}
