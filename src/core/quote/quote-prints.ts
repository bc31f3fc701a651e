import { hashText } from '../text/shingles.ts';
import { readQuoteTokens } from './quote-tokens.ts';

/** Runs of three words find a part or a copy with a word changed; runs of two what has been changed more. */
type PrintWords = 2 | 3;

/** Prints of a claim that are looked up: of a longer one those with the longest words, which are the rarest. */
const ASKED_MAX = 16;
/** Before each print, by its words, so that none is a word of the language. */
const MARKS: Readonly<Record<PrintWords, string>> = { 2: 'qy', 3: 'qz' };
const RADIX = 36;

/**
 * The prints under which a quote is indexed: a short token for every two and three words that follow each other (Broder
 * 1997), so that a part of it, however trimmed or punctuated, and a copy with words changed share some with it.
 */
export function findPrints(words: string): readonly string[] {
  const runs = [...runsOf(words, 2), ...runsOf(words, 3)];
  return [...new Set(runs.map(({ print }) => print))];
}

/** The prints of a claim to look up, at most 16, rarest first as far as their letters tell; none for too few words. */
export function findAskedPrints(words: string, printWords: PrintWords): readonly string[] {
  const runs = runsOf(words, printWords).toSorted((a, b) => b.letters - a.letters);
  return [...new Set(runs.map(({ print }) => print))].slice(0, ASKED_MAX);
}

function runsOf(
  words: string,
  printWords: PrintWords,
): { readonly print: string; readonly letters: number }[] {
  const tokens = readQuoteTokens(words).map(({ text }) => text);
  const count = Math.max(0, tokens.length - printWords + 1);
  return Array.from({ length: count }, (_, index) => {
    const run = tokens.slice(index, index + printWords).join(' ');
    return { print: MARKS[printWords] + hashText(run).toString(RADIX), letters: run.length };
  });
}
