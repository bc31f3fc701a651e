import type { ParsedItem } from '../../core/item/item.ts';
import { primaryLanguage } from '../../core/text/language.ts';
import type {
  DocumentSource,
  ParsedFeed,
  ParseLayer,
  ParseOutcome,
} from '../../ports/feed-source.ts';
import { decodeBytes } from './decode-bytes.ts';
import { type NormalisedXml, normaliseXml } from './normalise-xml.ts';
import { parseJsonFeed } from './parse-json-feed.ts';
import { parseNewsSitemap } from './parse-news-sitemap.ts';
import { parseXml } from './parse-xml.ts';

/** Twice what a fetch lets through: a larger document came another way and is not read. */
const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

type Read = Omit<ParsedFeed, 'layers'> & { readonly layers: readonly ParseLayer[] };

const CYRILLIC_LANGUAGES: ReadonlySet<string> = new Set(
  'uk ru be bg sr mk kk ky mn tg tt az uz bs sh'.split(' '),
);

/** A title's worth of letters tells the script. */
const SCRIPT_CHARACTERS_MAX = 200;

/** Bridges and site builders declare their own language for everybody: the script proves them wrong. */
function contradictsScript(lang: string, sample: string): boolean {
  let cyrillic = 0;
  let latin = 0;
  for (let index = 0; index < Math.min(sample.length, SCRIPT_CHARACTERS_MAX); index++) {
    const code = sample.charCodeAt(index);
    if (code >= 0x400 && code < 0x530) cyrillic++;
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin++;
  }
  if (cyrillic > latin) return !CYRILLIC_LANGUAGES.has(lang);
  return latin > cyrillic && ['uk', 'ru', 'be', 'bg', 'mk'].includes(lang);
}

function sampleOf(item: ParsedItem): string {
  return `${item.title ?? ''}. ${(item.summaryText ?? item.contentText ?? '').slice(0, 500)}`;
}

/** The item's or feed's declared language, or undefined where there is none or the script proves it wrong. */
function declaredLanguage(item: ParsedItem, ofFeed: string | undefined): string | undefined {
  const lang = item.lang ?? (ofFeed === undefined ? undefined : primaryLanguage(ofFeed));
  const isUsable = lang !== undefined && /^[a-z]{2,3}$/.test(lang);
  return isUsable && !contradictsScript(lang, sampleOf(item)) ? lang : undefined;
}

async function withLanguages(
  items: readonly ParsedItem[],
  ofFeed: string | undefined,
): Promise<readonly ParsedItem[]> {
  const declared = items.map((item) => ({ ...item, lang: declaredLanguage(item, ofFeed) }));
  if (declared.every((item) => item.lang !== undefined)) return declared;
  // The tables take 100 MB and a third of a second: only feeds that declare nothing bring them in.
  const { detectLanguage } = await import('../../core/text/detect-language.ts');
  return declared.map((item) => ({ ...item, lang: item.lang ?? detectLanguage(sampleOf(item)) }));
}

/** Only a document of a feed's usual size is worth a second parser. */
const FALLBACK_CHARACTERS_MAX = 2_000_000;

async function readFallback(text: string, url: string): Promise<Read | undefined> {
  if (text.length > FALLBACK_CHARACTERS_MAX || !/<(?:\w{1,20}:)?(?:item|entry)\b/i.test(text)) {
    return undefined;
  }
  const { parseWithFeedsmith } = await import('./parse-with-feedsmith.ts');
  const feed = parseWithFeedsmith(text, url);
  return feed === undefined ? undefined : { ...feed, layers: ['feedsmith'] };
}

async function readPlainXml(
  normalised: Extract<NormalisedXml, { kind: 'feed' }>,
  url: string,
): Promise<Read | undefined> {
  try {
    const feed = await parseXml(normalised, url);
    const layers: ParseLayer[] = [];
    if (normalised.wasRepaired) layers.push('repair');
    if (normalised.wasClosed) layers.push('close');
    return { ...feed, layers: [...layers, 'rss-parser'] };
  } catch {
    // rss-parser throws for shapes that it does not know; the fallback decides whether this is a feed.
    return undefined;
  }
}

async function readXml(text: string, url: string): Promise<Read | 'html' | undefined> {
  const normalised = normaliseXml(text, url);
  switch (normalised.kind) {
    case 'html':
      return 'html';
    case 'sitemap': {
      const feed = parseNewsSitemap(text, url);
      return feed === undefined ? undefined : { ...feed, layers: ['news-sitemap'] };
    }
    case 'unknown':
      return readFallback(text, url);
    case 'feed': {
      const read = await readPlainXml(normalised, url);
      if (read !== undefined && read.items.length > 0) return read;
      return (await readFallback(text, url)) ?? read;
    }
  }
}

async function readText(text: string, url: string): Promise<Read | 'html' | undefined> {
  const start = text.slice(0, 200).trimStart();
  if (start.startsWith('{') || start.startsWith('[')) {
    const feed = parseJsonFeed(text, url);
    return feed === undefined ? undefined : { ...feed, layers: ['json-feed'] };
  }
  return readXml(text, url);
}

/**
 * Reads a feed of any kind from the bytes that a server sent: decode, then JSON Feed, news sitemap, or XML made plain
 * and given to rss-parser, and feedsmith where that finds nothing. Runs in the parsing worker (feeds.md).
 */
export async function parseFeed(
  bytes: Uint8Array,
  source: DocumentSource,
): Promise<Extract<ParseOutcome, { kind: 'feed' | 'not-a-feed' }>> {
  if (bytes.length === 0) return { kind: 'not-a-feed', what: 'empty' };
  if (bytes.length > DOCUMENT_BYTES_MAX) return { kind: 'not-a-feed', what: 'unreadable' };
  const decoded = decodeBytes(bytes, source.contentType);
  if (decoded.text.trim() === '') return { kind: 'not-a-feed', what: 'empty' };
  const read = await readText(decoded.text, source.url);
  if (read === 'html') return { kind: 'not-a-feed', what: 'html' };
  if (read === undefined) return { kind: 'not-a-feed', what: 'unreadable' };
  const items = source.lang === undefined ? await withLanguages(read.items, read.lang) : read.items;
  const layers: readonly ParseLayer[] = decoded.isPlain ? read.layers : ['decode', ...read.layers];
  return { kind: 'feed', feed: { ...read, items, layers } };
}
