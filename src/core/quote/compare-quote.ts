import { isSamePerson } from './names.ts';

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

/** What comparing a claimed quote with the archive's comes to. */
export type CompareOutcome<Q extends SpokenWords> =
  | { readonly kind: 'verbatim'; readonly quote: Q; readonly isPart: boolean }
  | {
      readonly kind: 'altered';
      readonly quote: Q;
      readonly differences: readonly Difference[];
      readonly likeness: number;
    }
  | { readonly kind: 'other-speaker'; readonly quote: Q }
  | { readonly kind: 'not-found' };

interface Token {
  readonly text: string;
  readonly raw: string;
}

/** Longer quotes are compared by their first words only, so that one comparison stays under a million steps. */
const TOKENS_MAX = 600;
const CANDIDATES_MAX = 200;
const PART_TOKENS_MIN = 3;
/** Below this share of common words two quotes are different ones. */
const LIKENESS_MIN = 0.6;
const NEGATION =
  /^(?:not|no|never|nobody|nothing|none|neither|nor|without|cannot|.+n't|не|ні|ніколи|ніхто|нічого|немає|нет|ни|никогда|никто|ничего|нельзя|nie|nigdy|nikt|nic|bez|nicht|kein\p{L}*|nie|niemals|niemand|nichts|ohne|ne|pas|jamais|rien|aucun\p{L}*|personne|sans|без)$/u;
const NUMBER =
  /^(?:\p{N}[\p{N}.,:]*|one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion|один|одна|два|две|дві|три|чотири|четыре|п'ять|пять|шість|шесть|сім|семь|вісім|восемь|десять|сто|тисяч\p{L}*|тысяч\p{L}*|мільйон\p{L}*|миллион\p{L}*|dwa|trzy|cztery|pięć|sześć|siedem|osiem|dziesięć|tysięcy|milion\p{L}*|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|tausend|millionen|deux|trois|quatre|cinq|sept|huit|dix|cent|mille|millions?)$/u;

/**
 * Compares a claimed quote with quotes of the archive: word for word the same (or a part of one), altered (and where),
 * the words of somebody else, or not found. Marks, spaces and capitals do not count; every word, sign of negation and
 * number does. The candidates come from a search; at most 200 are read.
 */
export function compareQuote<Q extends SpokenWords>(
  claim: SpokenWords,
  candidates: readonly Q[],
): CompareOutcome<Q> {
  const claimed = readTokens(claim.words);
  if (claimed.length === 0) return { kind: 'not-found' };
  let foreign: Q | undefined;
  let altered: Extract<CompareOutcome<Q>, { kind: 'altered' }> | undefined;
  let part: Extract<CompareOutcome<Q>, { kind: 'verbatim' }> | undefined;
  for (const quote of candidates.slice(0, CANDIDATES_MAX)) {
    const original = readTokens(quote.words);
    const match = matchWhole(claim.words, claimed, original);
    if (match !== undefined) {
      if (!canBeSpeaker(claim.speaker, quote.speaker)) foreign ??= quote;
      else if (match === 'whole') return { kind: 'verbatim', quote, isPart: false };
      else part ??= { kind: 'verbatim', quote, isPart: true };
      continue;
    }
    const likeness = likenessOf(claimed, original);
    if (likeness < LIKENESS_MIN || likeness <= (altered?.likeness ?? 0)) continue;
    altered = {
      kind: 'altered',
      quote,
      differences: findDifferences(claim.words, quote.words),
      likeness,
    };
  }
  if (part !== undefined) return part;
  if (foreign !== undefined) return { kind: 'other-speaker', quote: foreign };
  return altered ?? { kind: 'not-found' };
}

/** Where two versions of a quote depart from each other, in order; none when only marks, spaces or capitals do. */
export function findDifferences(claimed: string, original: string): readonly Difference[] {
  const a = readTokens(claimed);
  const b = readTokens(original);
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

function differenceOf(left: readonly Token[], right: readonly Token[]): Difference {
  const all = [...left, ...right];
  const isOddNegation = left.filter(isNegation).length !== right.filter(isNegation).length;
  const about = isOddNegation
    ? 'negation'
    : all.some((token) => NUMBER.test(token.text))
      ? 'number'
      : all.some((token) => /^\p{Lu}/u.test(token.raw))
        ? 'name'
        : 'words';
  const join = (tokens: readonly Token[]): string => tokens.map((token) => token.raw).join(' ');
  return { claimed: join(left), original: join(right), about };
}

function isNegation(token: Token): boolean {
  return NEGATION.test(token.text);
}

function readTokens(words: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of words
    .slice(0, 20_000)
    .matchAll(/\p{N}+(?:[.,:]\p{N}+)*%?|[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*/gu)) {
    if (tokens.length === TOKENS_MAX) break;
    tokens.push({
      raw: match[0],
      text: match[0].toLowerCase().normalize('NFC').replace(/[’ʼ]/g, "'"),
    });
  }
  return tokens;
}

function canBeSpeaker(claimed: string, original: string): boolean {
  return claimed === '' || original === '' || isSamePerson(claimed, original);
}

/** Whole: the same words. Part: a run of them, or runs in order where the claim itself shows the gap (…, [...]). */
function matchWhole(
  words: string,
  claimed: readonly Token[],
  original: readonly Token[],
): 'whole' | 'part' | undefined {
  const isSame =
    claimed.length === original.length &&
    claimed.every((token, i) => token.text === original[i]?.text);
  if (isSame) return 'whole';
  const runs = words
    .split(/\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*/u)
    .map(readTokens)
    .filter((run) => run.length > 0);
  if (runs.some((run) => run.length < PART_TOKENS_MIN)) return undefined;
  let at = 0;
  for (const run of runs) {
    const found = findRun(original, run, at);
    if (found === -1) return undefined;
    at = found + run.length;
  }
  return 'part';
}

function findRun(tokens: readonly Token[], run: readonly Token[], from: number): number {
  for (let at = from; at + run.length <= tokens.length; at++) {
    if (run.every((token, i) => token.text === tokens[at + i]?.text)) return at;
  }
  return -1;
}

/** The share of common words, in order, in the claim and in the stretch of the original that it covers. */
function likenessOf(claimed: readonly Token[], original: readonly Token[]): number {
  const pairs = align(claimed, original);
  const [first] = pairs;
  const last = pairs.at(-1);
  if (first === undefined || last === undefined) return 0;
  const stretch = Math.max(last[1] - first[1] + 1, 1);
  return (
    (2 * pairs.length) /
    (claimed.length + Math.min(Math.max(stretch, claimed.length), original.length))
  );
}

/** The longest common subsequence of two token lists, as pairs of indexes (Wagner and Fischer 1974). */
function align(a: readonly Token[], b: readonly Token[]): readonly (readonly [number, number])[] {
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
