import { NewsdeskError } from '../errors.ts';
import type { FeedSource } from '../ports/feed-source.ts';
import type { Fetch } from '../ports/fetch.ts';
import type { PreviewArticle } from '../ports/preview-use-cases.ts';
import { describeFetch } from './describe-fetch.ts';

interface ArticleDeps {
  readonly fetch: Fetch;
  readonly feedSource: FeedSource;
}

/** The article at an address. Throws `fetch_failed`, `address_refused` or `article_unreadable`. */
export async function fetchArticle(deps: ArticleDeps, url: string): Promise<PreviewArticle> {
  const answer = await deps.fetch({ url, purpose: 'article' });
  if (answer.kind === 'refused-address') {
    const hint = 'If it is meant, name its address in polling.allow_addresses.';
    throw new NewsdeskError('address_refused', `${url}: ${describeFetch(answer)}`, { hint });
  }
  if (answer.kind !== 'fresh') {
    const what = answer.kind === 'not-modified' ? 'answered without a page' : describeFetch(answer);
    const hint = 'Try it in a browser, or save the page and give its file.';
    throw new NewsdeskError('fetch_failed', `${url}: ${what}`, { hint });
  }
  return readPage(deps, {
    page: answer.bytes,
    url: answer.finalUrl,
    contentType: answer.contentType,
  });
}

/** The article in a page that was saved as a file. Throws `article_unreadable`. */
export async function extractArticle(
  deps: ArticleDeps,
  { html, url }: { readonly html: string; readonly url: string | undefined },
): Promise<PreviewArticle> {
  const place = url ?? 'https://file.invalid/';
  const article = await readPage(deps, { page: html, url: place, contentType: undefined });
  return { ...article, url };
}

async function readPage(
  { feedSource }: ArticleDeps,
  {
    page,
    url,
    contentType,
  }: {
    readonly page: Uint8Array<ArrayBuffer> | string;
    readonly url: string;
    readonly contentType: string | undefined;
  },
): Promise<PreviewArticle> {
  const outcome = await feedSource.extractArticle(page, { url, contentType });
  if (outcome.kind !== 'article') {
    const hint = 'A front page, a video or a wall has no article. Give the page of one report.';
    throw new NewsdeskError('article_unreadable', `${url} holds no article`, { hint });
  }
  const { title, text, publishedAtMs, lang, siteName, canonicalUrl } = outcome.article;
  return {
    title: title ?? '',
    text,
    url: canonicalUrl ?? url,
    publisher: siteName,
    publishedAtMs,
    lang,
  };
}
