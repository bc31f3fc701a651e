import {
  compareQuote,
  type Difference,
  findDifferences,
  type SpokenWords,
} from './compare-quote.ts';
import { matchWords } from './match-words.ts';
import { isSpeaker } from './named-speaker.ts';

/** One wording of a quote and all who gave it so; trimmed copies count as the wording that they are part of. */
export interface QuoteVersion<Q extends SpokenWords> {
  readonly words: string;
  readonly quotes: readonly Q[];
  /** Against the first version of the quote; empty for the first itself. */
  readonly differences: readonly Difference[];
}

/** One quote of a story, as its publishers gave it: the version that most of them have comes first. */
export interface MergedQuote<Q extends SpokenWords> {
  readonly speaker: string;
  readonly versions: readonly QuoteVersion<Q>[];
}

/** More quotes than any story has; the rest are left out. */
const QUOTES_MAX = 400;

/**
 * Merges the quotes of one story from several publishers, in the order in which they came: the same words are one
 * quote; differing versions of one quote stay apart under it, with the difference. Nothing is reworded.
 */
export function mergeQuotes<Q extends SpokenWords>(
  quotes: readonly Q[],
): readonly MergedQuote<Q>[] {
  const groups: Q[][][] = [];
  for (const quote of quotes.slice(0, QUOTES_MAX)) {
    const place = findPlace(groups, quote);
    if (place === undefined) groups.push([[quote]]);
    else if (place.version === undefined) place.group.push([quote]);
    else place.version.push(quote);
  }
  return groups.map(toMerged);
}

function findPlace<Q extends SpokenWords>(
  groups: readonly Q[][][],
  quote: Q,
): { readonly group: Q[][]; readonly version: Q[] | undefined } | undefined {
  let near: Q[][] | undefined;
  for (const group of groups) {
    for (const version of group) {
      const [first] = version;
      if (first === undefined || !canBeOne(first, quote)) continue;
      if (isSameWords(first, quote) || isSameWords(quote, first)) return { group, version };
      const outcome = compareQuote(quote, [first]);
      if (outcome.kind === 'altered') near ??= group;
    }
  }
  return near === undefined ? undefined : { group: near, version: undefined };
}

function canBeOne(one: SpokenWords, other: SpokenWords): boolean {
  return one.speaker === '' || other.speaker === '' || isSpeaker(one.speaker, other.speaker);
}

function isSameWords(one: SpokenWords, other: SpokenWords): boolean {
  return matchWords(one.words, other.words) !== undefined;
}

function toMerged<Q extends SpokenWords>(group: readonly Q[][]): MergedQuote<Q> {
  const sorted = group.toSorted((a, b) => b.length - a.length);
  const lead = longest(sorted[0] ?? []);
  const speaker = group.flat().find((quote) => quote.speaker !== '')?.speaker ?? '';
  const versions = sorted.map((quotes, index) => {
    const words = longest(quotes);
    return { words, quotes, differences: index === 0 ? [] : findDifferences(words, lead) };
  });
  return { speaker, versions };
}

function longest(quotes: readonly SpokenWords[]): string {
  return quotes.reduce(
    (best, quote) => (quote.words.length > best.length ? quote.words : best),
    '',
  );
}
