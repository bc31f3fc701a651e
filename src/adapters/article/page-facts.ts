import { primaryLanguage } from '../../core/text/language.ts';
import { parseFeedDate } from '../../core/time/feed-date.ts';
import type { EpochMs } from '../../core/time/moment.ts';
import { type Page, textIn } from './page.ts';
import { readableText } from './readable-text.ts';

/** What a page says about itself, in its head and its JSON-LD. */
export interface PageFacts {
  readonly title: string | undefined;
  readonly byline: string | undefined;
  readonly publishedAtMs: EpochMs | undefined;
  readonly lang: string | undefined;
  readonly canonicalUrl: string | undefined;
  readonly siteName: string | undefined;
  readonly imageUrl: string | undefined;
  /** The whole article's text, where the publisher gives it to search engines. */
  readonly articleBody: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

const BLOCKS_MAX = 20;
const BLOCK_CHARACTERS_MAX = 500_000;
const NODES_MAX = 500;
const ARTICLE_TYPE = /Article|BlogPosting|Report|LiveBlog/;

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Unescaped line breaks are the usual fault of JSON-LD made by templates.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function ownString(record: Json, name: string): string | undefined {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** The first article among a page's JSON-LD blocks, lists and `@graph`s (schema.org NewsArticle). */
function findArticle(page: Page): Json | undefined {
  let blocks = 0;
  let nodes = 0;
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    if (++blocks > BLOCKS_MAX) return undefined;
    const text = (script.textContent ?? '').slice(0, BLOCK_CHARACTERS_MAX);
    const queue: unknown[] = [parse(text.replace(/[\n\r\t]+/g, ' '))];
    for (let node = queue.shift(); queue.length > 0 || node !== undefined; node = queue.shift()) {
      if (++nodes > NODES_MAX) return undefined;
      if (Array.isArray(node)) queue.push(...node.slice(0, NODES_MAX));
      if (!isRecord(node)) continue;
      const type = [node['@type']].flat().join(' ');
      if (ARTICLE_TYPE.test(type)) return node;
      if (node['@graph'] !== undefined) queue.push(node['@graph']);
      if (node['mainEntity'] !== undefined) queue.push(node['mainEntity']);
    }
  }
  return undefined;
}

function namesOf(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .slice(0, 10)
    .map((person) => (isRecord(person) ? ownString(person, 'name') : person))
    .filter((name): name is string => typeof name === 'string' && name.trim() !== '');
  return names.length === 0 ? undefined : [...new Set(names)].join(', ');
}

function metaIn(page: Page, names: readonly string[]): string | undefined {
  for (const name of names) {
    const selector = `meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`;
    const content = page.querySelector(selector)?.getAttribute('content')?.trim();
    if (content !== undefined && content !== '') return content;
  }
  return undefined;
}

function publishedAt(page: Page, article: Json | undefined): EpochMs | undefined {
  const candidates = [
    metaIn(page, ['article:published_time', 'og:published_time', 'datePublished']),
    article === undefined ? undefined : ownString(article, 'datePublished'),
    metaIn(page, ['parsely-pub-date', 'sailthru.date', 'pubdate', 'date', 'DC.date.issued']),
    page.querySelector('time[itemprop="datePublished"]')?.getAttribute('datetime'),
    page.querySelector('article time[datetime], main time[datetime]')?.getAttribute('datetime'),
    page.querySelector('time[datetime]')?.getAttribute('datetime'),
  ];
  for (const candidate of candidates) {
    const moment = typeof candidate === 'string' ? parseFeedDate(candidate) : undefined;
    if (moment !== undefined) return moment;
  }
  return undefined;
}

/** The title without the site's name behind it (`Title | The Publisher`). */
function withoutSiteName(title: string, siteName: string | undefined): string {
  if (siteName === undefined || !title.endsWith(siteName)) return title;
  const bare = title.slice(0, -siteName.length).replace(/\s*[|\-–—·:»]\s*$/, '');
  return bare === '' ? title : bare;
}

function titleOf(page: Page, article: Json | undefined, siteName: string | undefined) {
  const heading = textIn(page.querySelector('h1'));
  const stated =
    metaIn(page, ['og:title', 'twitter:title']) ??
    (article === undefined ? undefined : ownString(article, 'headline'));
  const tag = textIn(page.querySelector('title'));
  const raw = stated ?? (heading !== '' ? heading : tag);
  const title = readableText(raw).replace(/\s+/g, ' ');
  // A title that begins with the page's heading has only the site's name behind it.
  if (heading !== '' && title.startsWith(heading)) return heading;
  return title === '' ? undefined : withoutSiteName(title, siteName);
}

function addressIn(reference: string | null | undefined, url: string): string | undefined {
  const trimmed = reference?.trim();
  if (trimmed === undefined || trimmed === '') return undefined;
  const address = URL.parse(trimmed, url);
  return address?.protocol === 'http:' || address?.protocol === 'https:' ? address.href : undefined;
}

/** Reads what a page says about itself. To be called before anything is removed from the page. */
export function readPageFacts(page: Page, url: string): PageFacts {
  const article = findArticle(page);
  const siteName = metaIn(page, ['og:site_name', 'application-name']);
  const lang = page.documentElement?.getAttribute('lang') ?? metaIn(page, ['og:locale']);
  const body = article === undefined ? undefined : ownString(article, 'articleBody');
  const authors = article === undefined ? undefined : namesOf(article['author']);
  return {
    title: titleOf(page, article, siteName),
    byline: authors ?? metaIn(page, ['author', 'article:author', 'parsely-author']),
    publishedAtMs: publishedAt(page, article),
    lang: lang === undefined || lang.trim() === '' ? undefined : primaryLanguage(lang),
    canonicalUrl: addressIn(page.querySelector('link[rel="canonical"]')?.getAttribute('href'), url),
    siteName,
    imageUrl: addressIn(metaIn(page, ['og:image', 'twitter:image']), url),
    articleBody: body === undefined ? undefined : readableText(body),
  };
}
