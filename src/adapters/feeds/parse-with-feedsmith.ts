import { parseFeed } from 'feedsmith';
import type { ParsedItem } from '../../core/item/item.ts';
import { parseFeedDate } from '../../core/time/feed-date.ts';
import type { ParsedFeed } from '../../ports/feed-source.ts';
import { readableText, titleOf } from './node-text.ts';
import { resolveUrl } from './resolve-url.ts';

type Json = Readonly<Record<string, unknown>>;

const ITEMS_MAX = 2000;

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordsIn(record: Json, name: string): readonly Json[] {
  const value = record[name];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The first of these fields that holds a text, as it is or under `value`, `name` or `url`. */
function textIn(record: Json, names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = record[name];
    const value = isRecord(found) ? (found['value'] ?? found['name'] ?? found['url']) : found;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return undefined;
}

function pageOf(record: Json, documentUrl: string): string | undefined {
  const link = recordsIn(record, 'links').find(
    (candidate) => (textIn(candidate, ['rel']) ?? 'alternate') === 'alternate',
  );
  const reference =
    textIn(record, ['link']) ?? (link === undefined ? undefined : textIn(link, ['href']));
  return reference === undefined ? undefined : resolveUrl(reference, documentUrl);
}

function mapItem(record: Json, documentUrl: string): ParsedItem {
  const title = textIn(record, ['title']);
  const summary = textIn(record, ['summary', 'description']);
  const content = textIn(record, ['content']);
  const [author] = recordsIn(record, 'authors');
  const updatedAtMs = parseFeedDate(textIn(record, ['updated', 'modified']) ?? '');
  return {
    guid: textIn(record, ['guid', 'id']),
    url: pageOf(record, documentUrl),
    title: title === undefined ? undefined : titleOf(title),
    author: author === undefined ? undefined : textIn(author, ['name']),
    publishedAtMs:
      parseFeedDate(textIn(record, ['pubDate', 'published', 'issued']) ?? '') ?? updatedAtMs,
    updatedAtMs,
    summaryText: summary === undefined ? undefined : readableText(summary),
    contentText: content === undefined ? undefined : readableText(content),
    imageUrl: undefined,
    enclosures: [],
    lang: undefined,
  };
}

/**
 * A feed as feedsmith reads it: the fallback where rss-parser throws, or finds nothing in a document that has items.
 * Undefined when feedsmith finds none either. Fewer fields than the usual way: titles, links, ids, dates, texts.
 */
export function parseWithFeedsmith(
  text: string,
  documentUrl: string,
): Omit<ParsedFeed, 'layers'> | undefined {
  let feed: Json;
  try {
    feed = parseFeed(text, { maxItems: ITEMS_MAX }).feed as unknown as Json;
  } catch {
    // Whatever it says of a document that is no feed: the caller knows that already.
    return undefined;
  }
  const entries = [...recordsIn(feed, 'items'), ...recordsIn(feed, 'entries')];
  if (entries.length === 0) return undefined;
  const title = textIn(feed, ['title']);
  return {
    title: title === undefined ? undefined : titleOf(title),
    siteUrl: pageOf(feed, documentUrl),
    lang: textIn(feed, ['language']),
    hubUrls: [],
    selfUrl: undefined,
    ttlMinutes: undefined,
    skipHours: [],
    skipDays: [],
    items: entries.slice(0, ITEMS_MAX).map((entry) => mapItem(entry, documentUrl)),
  };
}
