import type { Enclosure, ParsedItem } from '../../core/item/item.ts';
import { foldSpaces } from '../../core/text/html-to-text.ts';
import { primaryLanguage } from '../../core/text/language.ts';
import { parseFeedDate } from '../../core/time/feed-date.ts';
import type { ParsedFeed } from '../../ports/feed-source.ts';
import { readableText, titleOf } from './node-text.ts';
import { resolveUrl } from './resolve-url.ts';

const ITEMS_MAX = 2000;
const ENCLOSURES_MAX = 20;

type Json = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(record: Json, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function stringIn(record: Json, name: string): string | undefined {
  const value = own(record, name);
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

function listIn(record: Json, name: string): readonly Json[] {
  const value = own(record, name);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function addressIn(record: Json, name: string, documentUrl: string): string | undefined {
  const reference = stringIn(record, name);
  return reference === undefined ? undefined : resolveUrl(reference, documentUrl);
}

function authorOf(record: Json): string | undefined {
  const single = own(record, 'author');
  const people = [...listIn(record, 'authors'), ...(isRecord(single) ? [single] : [])];
  const names = people
    .map((person) => stringIn(person, 'name'))
    .filter((name) => name !== undefined);
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}

function enclosuresOf(record: Json, documentUrl: string): readonly Enclosure[] {
  return listIn(record, 'attachments')
    .slice(0, ENCLOSURES_MAX)
    .flatMap((attachment) => {
      const url = addressIn(attachment, 'url', documentUrl);
      const size = own(attachment, 'size_in_bytes');
      const lengthBytes = typeof size === 'number' && size > 0 ? size : undefined;
      const type = stringIn(attachment, 'mime_type');
      return url === undefined ? [] : [{ url, type, lengthBytes }];
    });
}

function dateIn(record: Json, name: string): number | undefined {
  const text = stringIn(record, name);
  return text === undefined ? undefined : parseFeedDate(text);
}

function mapItem(record: Json, documentUrl: string): ParsedItem {
  const html = stringIn(record, 'content_html');
  const plain = stringIn(record, 'content_text');
  const title = stringIn(record, 'title');
  const summary = stringIn(record, 'summary');
  const lang = stringIn(record, 'language');
  const updatedAtMs = dateIn(record, 'date_modified');
  return {
    guid: stringIn(record, 'id'),
    url: addressIn(record, 'url', documentUrl) ?? addressIn(record, 'external_url', documentUrl),
    title: title === undefined ? undefined : titleOf(title),
    author: authorOf(record),
    publishedAtMs: dateIn(record, 'date_published') ?? updatedAtMs,
    updatedAtMs,
    summaryText: summary === undefined ? undefined : readableText(summary),
    contentText:
      html === undefined
        ? plain === undefined
          ? undefined
          : foldSpaces(plain)
        : readableText(html),
    imageUrl:
      addressIn(record, 'image', documentUrl) ?? addressIn(record, 'banner_image', documentUrl),
    enclosures: enclosuresOf(record, documentUrl),
    lang: lang === undefined ? undefined : primaryLanguage(lang),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A JSON Feed (jsonfeed.org, versions 1 and 1.1), or undefined when the text is none. */
export function parseJsonFeed(
  text: string,
  documentUrl: string,
): Omit<ParsedFeed, 'layers'> | undefined {
  const feed = parse(text);
  if (!isRecord(feed)) return undefined;
  const isFeed = stringIn(feed, 'version')?.includes('jsonfeed.org') === true;
  if (!isFeed && !Array.isArray(own(feed, 'items'))) return undefined;
  const title = stringIn(feed, 'title');
  const lang = stringIn(feed, 'language');
  const hubUrls = listIn(feed, 'hubs')
    .filter((hub) => stringIn(hub, 'type')?.toLowerCase() === 'websub')
    .map((hub) => addressIn(hub, 'url', documentUrl))
    .filter((url) => url !== undefined);
  return {
    title: title === undefined ? undefined : titleOf(title),
    siteUrl: addressIn(feed, 'home_page_url', documentUrl),
    lang,
    hubUrls,
    selfUrl: addressIn(feed, 'feed_url', documentUrl),
    ttlMinutes: undefined,
    skipHours: [],
    skipDays: [],
    items: listIn(feed, 'items')
      .slice(0, ITEMS_MAX)
      .map((item) => mapItem(item, documentUrl)),
  };
}
