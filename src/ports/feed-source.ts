import type { ParsedItem } from '../core/item/item.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { FetchOutcome } from './fetch.ts';

/** What had to be done before the document could be read, in the order of the work; plain RSS in UTF-8 needs nothing but `rss-parser`. */
export type ParseLayer =
  | 'decode'
  | 'repair'
  | 'close'
  | 'rss-parser'
  | 'json-feed'
  | 'news-sitemap'
  | 'feedsmith';

/** A feed's document, read. */
export interface ParsedFeed {
  readonly title: string | undefined;
  /** The site that the feed belongs to. */
  readonly siteUrl: string | undefined;
  /** As declared, in full (`en-GB`); undefined where the feed is silent. */
  readonly lang: string | undefined;
  readonly hubUrls: readonly string[];
  readonly selfUrl: string | undefined;
  readonly ttlMinutes: number | undefined;
  /** Hours (0 to 23, UTC) and days (0 = Sunday) in which the feed asks not to be polled. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
  readonly items: readonly ParsedItem[];
  readonly layers: readonly ParseLayer[];
}

/** Every way in which reading a document can end. */
export type ParseOutcome =
  | { readonly kind: 'feed'; readonly feed: ParsedFeed }
  /** `what` names what it is instead, for the person who reads the feed's health. */
  | { readonly kind: 'not-a-feed'; readonly what: 'html' | 'empty' | 'unreadable' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'crashed'; readonly detail: string };

/** An article's page, read: the body as plain text, paragraphs kept apart by newlines. */
export interface Article {
  readonly title: string | undefined;
  readonly text: string;
  readonly byline: string | undefined;
  readonly publishedAtMs: EpochMs | undefined;
  readonly lang: string | undefined;
  readonly canonicalUrl: string | undefined;
  readonly siteName: string | undefined;
  readonly imageUrl: string | undefined;
}

/** Every way in which reading a page can end. `no-article`: a front page, a video, a wall. */
export type ArticleOutcome =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'no-article' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'crashed'; readonly detail: string };

/** Where a document came from: links resolve against `url`, the charset may stand in `contentType`. */
export interface DocumentSource {
  readonly url: string;
  readonly contentType: string | undefined;
  /** The language that an admin names for the feed: then none is looked for, and the tables for it (some 40 MB) are not loaded. */
  readonly lang?: string | undefined;
}

/**
 * Reads what others wrote, in workers that are limited in memory and time, so that a hostile document costs itself
 * alone. The bytes are handed over: the caller must not use them afterwards.
 */
export interface FeedSource {
  parse(bytes: Uint8Array<ArrayBuffer>, source: DocumentSource): Promise<ParseOutcome>;
  extractArticle(
    page: Uint8Array<ArrayBuffer> | string,
    source: DocumentSource,
  ): Promise<ArticleOutcome>;
}

/** A feed that a site offers, found at `foundBy`; its document has been read and holds `itemCount` items. */
export interface DiscoveredFeed {
  readonly url: string;
  readonly title: string | undefined;
  readonly foundBy: 'itself' | 'link' | 'common-path' | 'news-sitemap';
  readonly itemCount: number;
}

/** What a site's address leads to: its feeds, best first (none is an empty list), or why the site could not be asked. */
export type DiscoveryOutcome =
  | { readonly kind: 'found'; readonly feeds: readonly DiscoveredFeed[] }
  | { readonly kind: 'unreachable'; readonly because: Exclude<FetchOutcome, { kind: 'fresh' }> };

/** From a site's or a feed's address to the feeds there. */
export type DiscoverFeeds = (url: string) => Promise<DiscoveryOutcome>;
