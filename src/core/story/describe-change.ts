import type { Span } from '../text/span.ts';
import { alignSentences, type Sentence } from './align-sentences.ts';
import { cutVersionMark, isNoteOnArticle, isNoteOnCorrection } from './clean-item.ts';
import { diffTokens, type Hunk } from './diff-tokens.ts';
import { type ChangedFact, findChangedFact, isSpeltAlike } from './find-changed-fact.ts';
import { findTokens, type Token } from './find-tokens.ts';

/** A title and text at one moment. */
export interface Version {
  readonly title: string;
  readonly text: string;
}

/** One place that differs: offsets into the field of each version, wide enough to be read alone ("seven NATO members"). */
export interface ChangedPassage {
  readonly field: keyof Version;
  /** `quote` wins over what changed in it. */
  readonly fact: ChangedFact | 'quote';
  readonly before: Span;
  readonly after: Span;
}

/** What became of an article between two versions. A copy-edit and an addition are silent, a correction is loud. */
export type Change =
  | { readonly kind: 'none' }
  | { readonly kind: 'copy-edit' }
  | { readonly kind: 'addition'; readonly added: readonly Span[] }
  | { readonly kind: 'correction'; readonly passages: readonly ChangedPassage[] };

const PASSAGES_MAX = 10;
/** Words shown behind a change, or before it at the end of a sentence. */
const CONTEXT_WORDS = 2;
/** A run longer than this was reworded, not corrected, unless a number or name in it differs. */
const CORRECTED_WORDS_MAX = 3;
/** Shorter new sentences ("More follows.") add nothing to tell. */
const ADDED_WORDS_MIN = 6;
const CLAUSE_END = /[^\s'’-]/;
const QUOTED = /[“„«"][^“„«»”"\n]{0,1000}[”“»"]/gu;

/**
 * Whether two versions differ in a fact (a number, name, negation, quote; any word in a title that is otherwise the same,
 * or in a text that now carries a note of correction) or in wording alone. A title written anew is no correction.
 */
export function describeChange(before: Version, after: Version): Change {
  if (before.title === after.title && before.text === after.text) return { kind: 'none' };
  const { changed, added } = alignSentences(before.text, after.text);
  const told = added.filter(({ start, end }) => !isNoteOnArticle(after.text.slice(start, end)));
  const isNoted = added.some(({ start, end }) => isNoteOnCorrection(after.text.slice(start, end)));
  const passages = findTitlePassages(before.title, after.title);
  const known = {
    isNoted,
    text: { before: before.text, after: after.text },
    quotes: { before: findQuoted(before.text), after: findQuoted(after.text) },
  };
  for (const pair of changed) {
    if (isNoteOnArticle(after.text.slice(pair.after.start, pair.after.end))) continue;
    for (const hunk of diffTokens(pair.before.tokens, pair.after.tokens)) {
      const passage = findPassage(pair, hunk, known);
      if (passage !== undefined) passages.push(passage);
    }
  }
  if (passages.length > 0) return { kind: 'correction', passages: passages.slice(0, PASSAGES_MAX) };
  const news = told.filter(({ tokens }) => tokens.length >= ADDED_WORDS_MIN);
  return news.length === 0
    ? { kind: 'copy-edit' }
    : { kind: 'addition', added: news.map(({ start, end }) => ({ start, end })) };
}

function findTitlePassages(before: string, after: string): ChangedPassage[] {
  const read = (title: string): readonly Token[] => {
    const rest = cutVersionMark(title);
    return findTokens(title).filter(({ start }) => start >= title.length - rest.length);
  };
  const [old, fresh] = [read(before), read(after)];
  const hunks = diffTokens(old, fresh);
  const replaced = hunks.reduce((sum, { before: [from, to] }) => sum + to - from, 0);
  if (replaced > old.length / 2) return [];
  const passages: ChangedPassage[] = [];
  for (const hunk of hunks) {
    const [a, b] = [old.slice(...hunk.before), fresh.slice(...hunk.after)];
    const fact = findChangedFact(a, b, { isStrict: false });
    const isReworded = fact === 'word' && Math.max(a.length, b.length) > CORRECTED_WORDS_MAX;
    if (fact === undefined || isReworded) continue;
    passages.push({
      field: 'title',
      fact,
      before: widen(before, old, hunk.before),
      after: widen(after, fresh, hunk.after),
    });
  }
  return passages;
}

function findPassage(
  { before, after }: { before: Sentence; after: Sentence },
  hunk: Hunk,
  known: {
    isNoted: boolean;
    text: { before: string; after: string };
    quotes: { before: readonly Span[]; after: readonly Span[] };
  },
): ChangedPassage | undefined {
  const old = before.tokens.slice(...hunk.before);
  const fresh = after.tokens.slice(...hunk.after);
  // A change in somebody's words is never a copy-edit, be the word ever so small.
  const isQuote =
    isInside(old, known.quotes.before) &&
    isInside(fresh, known.quotes.after) &&
    !isSpeltAlike(old, fresh);
  const fact = isQuote ? 'quote' : findChangedFact(old, fresh, { isStrict: known.isNoted });
  const isShort = Math.max(old.length, fresh.length) <= CORRECTED_WORDS_MAX;
  if (fact === undefined || (fact === 'word' && !(known.isNoted && isShort))) return undefined;
  return {
    field: 'text',
    fact,
    before: widen(known.text.before, before.tokens, hunk.before),
    after: widen(known.text.after, after.tokens, hunk.after),
  };
}

/**
 * The words of a run with the next ones of the clause, so that a reader sees what was seven; with those before it where
 * the clause ends.
 */
function widen(
  text: string,
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
): Span {
  const isJoined = (at: number): boolean => {
    const [left, right] = [tokens[at - 1], tokens[at]];
    if (left === undefined || right === undefined) return false;
    return !CLAUSE_END.test(text.slice(left.start + left.text.length, right.start));
  };
  let [first, last] = [from, to];
  while (last - to < CONTEXT_WORDS && isJoined(last)) last += 1;
  while (last - to < 1 && from - first < CONTEXT_WORDS && isJoined(first)) first -= 1;
  if (first === last) first = Math.max(0, first - 1);
  const [start, end] = [tokens[first], tokens[Math.max(first, last - 1)]];
  return { start: start?.start ?? 0, end: end === undefined ? 0 : end.start + end.text.length };
}

function findQuoted(text: string): readonly Span[] {
  return [...text.matchAll(QUOTED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function isInside(tokens: readonly Token[], spans: readonly Span[]): boolean {
  return tokens.every(({ start }) => spans.some((span) => start > span.start && start < span.end));
}
