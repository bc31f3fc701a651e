import { extractArticle as extract } from '../../src/adapters/article/extract-article.ts';

/** Newsdesk's extractor in the shape that the corpus's scorer asks for. Throws where there is no article. */
export function extractArticle(
  html: string,
  source: { readonly url: string },
): {
  readonly title: string | undefined;
  readonly text: string;
  readonly byline: string | undefined;
  readonly published: string | undefined;
} {
  const outcome = extract(html, source);
  if (outcome.kind !== 'article') throw new Error(`no article: ${outcome.kind}`);
  const { title, text, byline, publishedAtMs } = outcome.article;
  const published = publishedAtMs === undefined ? undefined : new Date(publishedAtMs).toISOString();
  return { title, text, byline, published };
}
