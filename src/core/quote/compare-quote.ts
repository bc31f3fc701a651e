import { matchWords } from './match-words.ts';
import { isSpeaker } from './named-speaker.ts';
import { isNegation, isNumber, type QuoteToken, readQuoteTokens } from './quote-tokens.ts';

/** Words with their speaker, '' when nobody is known: a claim, or a quote of the archive. */
export interface SpokenWords {
  readonly words: string;
  readonly speaker: string;
}

/** One place where a claim departs from the original; '' on a side means that the words were added or left out. */
export interface Difference {
  readonly claimed: string;
  readonly original: string;
  readonly about: 'negation' | 'number' | 'name' | 'words';
}

/**
 * What comparing a claimed quote with the archive's comes to. `others`: quotes that have the same words too.
 * `isSpeakerKnown`: somebody is named for the quote. Of several alterations the nearest is given.
 */
export type CompareOutcome<Q extends SpokenWords> =
  | {
      readonly kind: 'verbatim';
      readonly quote: Q;
      readonly isPart: boolean;
      readonly isSpeakerKnown: boolean;
      readonly others: readonly Q[];
    }
  | {
      readonly kind: 'altered';
      readonly quote: Q;
      readonly differences: readonly Difference[];
      readonly likeness: number;
    }
  | { readonly kind: 'other-speaker'; readonly quote: Q; readonly others: readonly Q[] }
  | { readonly kind: 'not-found' };

const CANDIDATES_MAX = 200;
/** Below this share of common words two quotes are different ones. */
const LIKENESS_MIN = 0.65;
/** A word counts by its letters, up to so many. */
const LETTERS_COUNTED_MAX = 8;

/**
 * Compares a claimed quote with quotes of the archive: word for word the same (or a part of one), altered (and where),
 * the words of somebody else, or not found. Marks, spaces and capitals do not count; every word, sign of negation and
 * number does. The candidates come from a search; at most 200 are read.
 */
export function compareQuote<Q extends SpokenWords>(
  claim: SpokenWords,
  candidates: readonly Q[],
): CompareOutcome<Q> {
  if (readQuoteTokens(claim.words).length === 0) return { kind: 'not-found' };
  const same: { readonly quote: Q; readonly isPart: boolean }[] = [];
  const others: Q[] = [];
  for (const quote of candidates.slice(0, CANDIDATES_MAX)) {
    const match = matchWords(claim.words, quote.words);
    if (match === undefined) others.push(quote);
    else same.push({ quote, isPart: match.isPart });
  }
  return judgeSame(claim, same) ?? findAltered(claim, others) ?? { kind: 'not-found' };
}

// Whoever is claimed and did say it wins; then whoever said it; then words for which nobody is known.
function judgeSame<Q extends SpokenWords>(
  claim: SpokenWords,
  same: readonly { readonly quote: Q; readonly isPart: boolean }[],
): CompareOutcome<Q> | undefined {
  const ordered = same.toSorted((a, b) => Number(a.isPart) - Number(b.isPart));
  const attributed = ordered.filter(({ quote }) => quote.speaker !== '');
  const theirs = attributed.filter(
    ({ quote }) => claim.speaker === '' || isSpeaker(claim.speaker, quote.speaker),
  );
  const [said] = theirs.length > 0 || attributed.length > 0 ? theirs : ordered;
  const [foreign] = attributed;
  const besides = (one: Q): readonly Q[] =>
    ordered.map(({ quote }) => quote).filter((quote) => quote !== one);
  if (said !== undefined) {
    const { quote, isPart } = said;
    const isSpeakerKnown = quote.speaker !== '';
    return { kind: 'verbatim', quote, isPart, isSpeakerKnown, others: besides(quote) };
  }
  if (foreign === undefined) return undefined;
  return { kind: 'other-speaker', quote: foreign.quote, others: besides(foreign.quote) };
}

function findAltered<Q extends SpokenWords>(
  claim: SpokenWords,
  candidates: readonly Q[],
): CompareOutcome<Q> | undefined {
  const claimed = readQuoteTokens(claim.words);
  let best: { readonly quote: Q; readonly likeness: number } | undefined;
  for (const quote of candidates) {
    const likeness = likenessOf(claimed, readQuoteTokens(quote.words));
    if (likeness >= LIKENESS_MIN && likeness > (best?.likeness ?? 0)) best = { quote, likeness };
  }
  if (best === undefined) return undefined;
  const differences = findDifferences(claim.words, best.quote.words);
  return { kind: 'altered', ...best, differences };
}

/** Where two versions of a quote depart from each other, in order; none when only marks, spaces or capitals do. */
export function findDifferences(claimed: string, original: string): readonly Difference[] {
  const a = readQuoteTokens(claimed);
  const b = readQuoteTokens(original);
  const pairs = align(a, b);
  // A part is no alteration: what stands before and after it in the original is left out of the account.
  const first = pairs[0]?.[1] ?? 0;
  const last = pairs.at(-1)?.[1] ?? b.length - 1;
  const differences: Difference[] = [];
  let from = 0;
  let at = pairs[0]?.[0] === 0 ? first : Math.max(0, first - (pairs[0]?.[0] ?? 0));
  for (const [i, j] of [
    ...pairs,
    [
      a.length,
      Math.min(b.length, last + 1 + Math.max(0, a.length - 1 - (pairs.at(-1)?.[0] ?? 0))),
    ] as const,
  ]) {
    const left = a.slice(from, i);
    const right = b.slice(at, j);
    if (left.length > 0 || right.length > 0) differences.push(differenceOf(left, right));
    from = i + 1;
    at = j + 1;
  }
  return differences;
}

function differenceOf(left: readonly QuoteToken[], right: readonly QuoteToken[]): Difference {
  const all = [...left, ...right];
  const isOddNegation = left.filter(isNegation).length !== right.filter(isNegation).length;
  const about = isOddNegation
    ? 'negation'
    : all.some(isNumber)
      ? 'number'
      : all.some((token) => /^\p{Lu}/u.test(token.raw))
        ? 'name'
        : 'words';
  const join = (tokens: readonly QuoteToken[]): string =>
    tokens.map((token) => token.raw).join(' ');
  return { claimed: join(left), original: join(right), about };
}

/**
 * The share of common words, in order, in the claim and in the stretch of the original that it covers; long words count
 * for more, since two sentences of one build share the short ones.
 */
function likenessOf(claimed: readonly QuoteToken[], original: readonly QuoteToken[]): number {
  const pairs = align(claimed, original);
  const [first] = pairs;
  const last = pairs.at(-1);
  if (first === undefined || last === undefined) return 0;
  // As much of the original as the claim could have had: nothing that was merely cut off counts against it.
  const from = Math.max(0, first[1] - first[0]);
  const to = Math.min(original.length, last[1] + claimed.length - last[0]);
  const common = weigh(pairs.flatMap(([index]) => claimed[index] ?? []));
  return (2 * common) / (weigh(claimed) + weigh(original.slice(from, to)));
}

function weigh(tokens: readonly QuoteToken[]): number {
  return tokens.reduce((sum, { text }) => sum + Math.min(text.length, LETTERS_COUNTED_MAX), 0);
}

/** The longest common subsequence of two token lists, as pairs of indexes (Wagner and Fischer 1974). */
function align(
  a: readonly QuoteToken[],
  b: readonly QuoteToken[],
): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const cell = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const isSame = a[i]?.text === b[j]?.text;
      table[i * width + j] = isSame
        ? cell(i + 1, j + 1) + 1
        : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i]?.text === b[j]?.text) pairs.push([i++, j++]);
    else if (cell(i + 1, j) >= cell(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
