import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import { quoteWords } from '../../src/core/quote/verbatim.ts';

const INFLECTED = new Set(['uk', 'ru', 'pl']);

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
    // A description is given as it stands; where it stands in an oblique case it would not be found in the label.
    const isNamed =
      speaker?.kind === 'person' ||
      speaker?.kind === 'organisation' ||
      !INFLECTED.has(context.lang);
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
