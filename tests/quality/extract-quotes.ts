import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import { quoteWords } from '../../src/core/quote/verbatim.ts';

/** A quote in the shape that the corpus' scorer reads; an empty speaker means that nobody can be named. */
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
  return findQuotes(text, context).map((quote) => {
    const { speaker } = quote;
    // "A diplomat" is no name, and the label of such words is empty or a description in other words.
    const isNamed = speaker?.kind === 'person' || speaker?.kind === 'organisation';
    return {
      start: quote.start,
      end: quote.end,
      text: quoteWords(text, quote),
      speaker: isNamed ? (speaker?.name ?? '') : '',
      role: speaker?.role ?? '',
      cue: quote.cue ?? '',
    };
  });
}
