import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import { quoteWords } from '../../src/core/quote/verbatim.ts';

/** A quote in the shape that the corpus' scorer reads; an empty speaker means unattributed. */
export interface ExtractedQuote {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: string;
  readonly role: string;
  readonly cue: string;
}

/** The quotes of an article for `score.mjs --module` (see the quotes corpus' README). */
export function extractQuotes(
  text: string,
  context: { readonly lang: string; readonly title: string },
): readonly ExtractedQuote[] {
  return findQuotes(text, context).map((quote) => ({
    start: quote.start,
    end: quote.end,
    text: quoteWords(text, quote),
    speaker: quote.speaker?.name ?? '',
    role: quote.speaker?.role ?? '',
    cue: quote.cue ?? '',
  }));
}
