import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import { rankKeyQuotes } from '../../src/core/summary/key-quotes.ts';

/** The choice of key quotes in the shape that the corpus' scorer calls. */
export function pickKeyQuotes(
  text: string,
  options: { lang: string; title: string; terms: readonly string[]; max: number },
): { start: number; end: number; text: string }[] {
  const { lang, title, terms, max } = options;
  const quotes = findQuotes(text, { lang, title });
  return rankKeyQuotes(text, quotes, { lang, title, terms, quotesMax: max }).map(
    ({ quote: { start, end } }) => ({ start, end, text: text.slice(start, end) }),
  );
}
