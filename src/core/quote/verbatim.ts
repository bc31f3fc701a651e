import assert from 'node:assert/strict';
import type { Span } from '../text/span.ts';

/** Words that claim to stand at a place of a text: a quote as it is about to be shown. */
export interface ClaimedWords extends Span {
  readonly words: string;
}

/** The words of a quote, as they stand in the article. */
export function quoteWords(text: string, quote: Span): string {
  return text.slice(quote.start, quote.end);
}

/**
 * Fails unless the words stand in the text at their place, letter for letter. Called when quotes are found and
 * again before they are sent, since a text may have been replaced in between by a later version of the article.
 */
export function assertVerbatim(text: string, claimed: ClaimedWords): void {
  const { start, end, words } = claimed;
  assert.ok(
    start >= 0 && end > start && end <= text.length,
    `no place ${start}-${end} in the text`,
  );
  assert.equal(text.slice(start, end), words, 'the words differ from the article');
}
