import type { ArticleOutcome } from '../../ports/feed-source.ts';

/** Reads an article's page. */
export async function extractArticle(
  _html: string,
  _source: { readonly url: string },
): Promise<ArticleOutcome> {
  return { kind: 'no-article' };
}
