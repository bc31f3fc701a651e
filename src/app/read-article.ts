import { documentOf } from '../core/query/document-of-item.ts';
import type { Quote } from '../core/quote/quote.ts';
import type { FeedSource } from '../ports/feed-source.ts';
import type { Fetch } from '../ports/fetch.ts';
import type { StoredItem } from '../ports/item-store.ts';
import type { Log } from '../ports/log.ts';
import { readQuotes } from './read-quotes.ts';
import type { CompiledRules, WatchMatch } from './rules.ts';

/** A feed that gives this much of an article gives all of it: its page need not be asked for. */
export const FULL_TEXT_CHARACTERS = 1500;
/** The longest article that is read; what comes after is no news. */
const ARTICLE_CHARACTERS_MAX = 100_000;

/** What reading articles needs. `mayFetch` asks the site's robots.txt. */
export interface ReadDeps {
  readonly fetch: Fetch;
  readonly feedSource: FeedSource;
  readonly mayFetchArticle: (url: string) => Promise<boolean>;
  readonly log: Log;
}

/** An item, read: its text, which watches it meets and why, and who says what in it. */
export interface Reading {
  readonly text: string;
  /** Undefined when only the feed's own text is there. */
  readonly articleText: string | undefined;
  readonly lang: string | undefined;
  readonly matches: readonly WatchMatch[];
  readonly quotes: readonly Quote[];
}

/**
 * Reads an item: its page is fetched only when the item meets a watch by what the feed gave, or a watch asks for
 * the body. Quotes are looked for only in items that meet a watch.
 */
export async function readItem(
  deps: ReadDeps,
  item: StoredItem,
  rules: CompiledRules,
): Promise<Reading> {
  const byFeed = rules.match(documentOf(item, item.text));
  const wantsArticle = byFeed.length > 0 || rules.needsBody;
  const article = wantsArticle ? await fetchArticle(deps, item) : undefined;
  const text = article?.text ?? item.text;
  const lang = item.lang ?? article?.lang;
  const matches =
    article === undefined ? byFeed : joinMatches(byFeed, rules.match(documentOf(item, text)));
  const quotes =
    matches.length === 0
      ? []
      : await readQuotes(text, {
          lang: lang ?? '',
          title: item.title,
          publishedAtMs: item.publishedAtMs,
        });
  return { text, articleText: article?.text, lang, matches, quotes };
}

/** A watch met by the feed's teaser alone stays met, but only evidence that stands in the text that is kept counts. */
function joinMatches(
  byFeed: readonly WatchMatch[],
  byArticle: readonly WatchMatch[],
): readonly WatchMatch[] {
  const met = new Set(byArticle.map(({ watch }) => watch.id));
  const onlyByFeed = byFeed
    .filter(({ watch }) => !met.has(watch.id))
    .map(({ watch, terms }) => ({ watch, terms: terms.filter(({ field }) => field !== 'body') }));
  return [...byArticle, ...onlyByFeed];
}

async function fetchArticle(
  { fetch, feedSource, mayFetchArticle, log }: ReadDeps,
  item: StoredItem,
): Promise<{ readonly text: string; readonly lang: string | undefined } | undefined> {
  const { url } = item;
  if (url === undefined || item.text.length >= FULL_TEXT_CHARACTERS) return undefined;
  if (!(await mayFetchArticle(url))) return undefined;
  const answer = await fetch({ url, purpose: 'article' });
  if (answer.kind !== 'fresh') {
    log.info({ itemId: item.id, outcome: answer.kind }, 'article not fetched');
    return undefined;
  }
  const source = { url: answer.finalUrl, contentType: answer.contentType };
  const outcome = await feedSource.extractArticle(answer.bytes, source);
  if (outcome.kind !== 'article') {
    log.info({ itemId: item.id, outcome: outcome.kind }, 'article not read');
    return undefined;
  }
  const text = outcome.article.text.slice(0, ARTICLE_CHARACTERS_MAX);
  // A page that gives less than the feed is a wall, a teaser or a video.
  return text.length > item.text.length ? { text, lang: outcome.article.lang } : undefined;
}
