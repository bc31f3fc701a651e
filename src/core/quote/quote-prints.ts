import { hashText } from '../text/shingles.ts';
import { readQuoteTokens } from './quote-tokens.ts';

/** Runs of three words find a part or a copy with a word changed; runs of two what has been changed more. */
type PrintWords = 2 | 3;

/** A claim is looked up by its first words; a quote that shares none of so many is another one. */
const RUNS_ASKED_MAX = 96;
/** Of runs of two words, which are common, only those with the longest words are looked up, since these are the rarest. */
const PAIRS_ASKED_MAX = 6;
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

/**
 * What to look up for a claim, step by step, until something like it is found: each step is a list of alternatives, each
 * of these prints that must stand in one quote together. First six words in a row, then four, then three, at last two: six
 * words in a row are in few quotes of a million, three may be in thousands.
 */
export function findPrintQueries(words: string): readonly (readonly (readonly string[])[])[] {
  const threes = runsOf(words, 3)
    .slice(0, RUNS_ASKED_MAX)
    .map(({ print }) => print);
  const twos = runsOf(words, 2)
    .slice(0, RUNS_ASKED_MAX)
    .toSorted((a, b) => b.letters - a.letters)
    .slice(0, PAIRS_ASKED_MAX)
    .map(({ print }) => print);
  const steps = [chunk(threes, 4), chunk(threes, 2), chunk(threes, 1), chunk(twos, 1)];
  return steps.filter((step) => step.length > 0);
}

function chunk(prints: readonly string[], size: number): readonly (readonly string[])[] {
  const chunks: (readonly string[])[] = [];
  for (let from = 0; from < prints.length; from += size) {
    // The last one is as long as the others, so that it is as rare.
    const start = Math.max(0, Math.min(from, prints.length - size));
    chunks.push(prints.slice(start, start + size));
  }
  return chunks;
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
