import { findSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { isNegation, isNumberWord } from './fact-words.ts';

/** A title and text at one moment. */
export interface Version {
  readonly title: string;
  readonly text: string;
}

/** What a correction is about. */
export type ChangedFact = 'number' | 'name' | 'negation' | 'quote' | 'title';

/** One place that differs: offsets into the field of each version, wide enough to be read alone ("seven NATO members"). */
export interface ChangedPassage {
  readonly field: keyof Version;
  readonly fact: ChangedFact;
  readonly before: Span;
  readonly after: Span;
}

/** What became of an article between two versions. A copy-edit and an addition are silent, a correction is loud. */
export type Change =
  | { readonly kind: 'none' }
  | { readonly kind: 'copy-edit' }
  | { readonly kind: 'addition'; readonly added: readonly Span[] }
  | { readonly kind: 'correction'; readonly passages: readonly ChangedPassage[] };

/** Longer texts are compared by their first sentences: news stands there, and pairing is quadratic in what differs. */
const CHANGED_SENTENCES_MAX = 60;
const PASSAGES_MAX = 10;
/** Sentences that share so many of their words are two versions of one sentence. */
const SAME_SENTENCE_SHARE = 0.5;
/** A stretch of more changed words is a sentence written anew, not a fact put right. */
const CHANGED_WORDS_MAX = 8;
/** Words kept on each side, so that the passage can be read alone. */
const CONTEXT_WORDS = 2;
const WORD = /[\p{L}\p{N}]+(?:[.,:'’-]?[\p{L}\p{N}]+)*/gu;
const OPENING_MARKS = /["“„«]/u;
const CLOSING_MARKS = /["”“»]/u;

/** Whether two versions differ in a fact (number, name, negation, quote, the title's words) or in wording alone. */
export function describeChange(before: Version, after: Version): Change {
  if (before.title === after.title && before.text === after.text) return { kind: 'none' };
  const [oldOnly, newOnly] = dropSameSentences(before.text, after.text);
  const passages = comparePair('title', before.title, after.title);
  const added: Span[] = [];
  const left = [...oldOnly];
  for (const span of newOnly) {
    const partner = takePartner(before.text, left, after.text.slice(span.start, span.end));
    if (partner === undefined) added.push(span);
    else passages.push(...compareSentences(before.text, partner, after.text, span));
  }
  if (passages.length > 0) return { kind: 'correction', passages: passages.slice(0, PASSAGES_MAX) };
  return added.length > 0 && left.length === 0
    ? { kind: 'addition', added }
    : { kind: 'copy-edit' };
}

/** The sentences of each text that the other does not have. */
function dropSameSentences(
  before: string,
  after: string,
): readonly [readonly Span[], readonly Span[]] {
  const [old, now] = [findSentences(before, ''), findSentences(after, '')];
  const keyOf = (text: string, { start, end }: Span): string => text.slice(start, end);
  const known = new Set(old.map((span) => keyOf(before, span)));
  const kept = new Set(now.map((span) => keyOf(after, span)));
  return [
    old.filter((span) => !kept.has(keyOf(before, span))).slice(0, CHANGED_SENTENCES_MAX),
    now.filter((span) => !known.has(keyOf(after, span))).slice(0, CHANGED_SENTENCES_MAX),
  ];
}

/** Takes the sentence that shares most words with the new one out of the list, when it shares enough. */
function takePartner(text: string, candidates: Span[], sentence: string): Span | undefined {
  const words = new Set(wordsOf(sentence).map(({ key }) => key));
  let best: { readonly index: number; readonly share: number } | undefined;
  for (const [index, { start, end }] of candidates.entries()) {
    const others = wordsOf(text.slice(start, end));
    const shared = others.filter(({ key }) => words.has(key)).length;
    const share = shared / Math.max(others.length, words.size, 1);
    if (share >= SAME_SENTENCE_SHARE && share > (best?.share ?? 0)) best = { index, share };
  }
  return best === undefined ? undefined : candidates.splice(best.index, 1)[0];
}

interface Word extends Span {
  readonly text: string;
  /** Small letters, since a capital at the head of a sentence is no change. */
  readonly key: string;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    text: word,
    key: word.toLowerCase(),
  }));
}

function comparePair(field: 'title', before: string, after: string): ChangedPassage[] {
  return before === after ? [] : compareWords(field, before, after);
}

function compareSentences(
  before: string,
  old: Span,
  after: string,
  now: Span,
): readonly ChangedPassage[] {
  const shift = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
  return compareWords(
    'text',
    before.slice(old.start, old.end),
    after.slice(now.start, now.end),
  ).map((passage) => ({
    ...passage,
    before: shift(passage.before, old.start),
    after: shift(passage.after, now.start),
  }));
}

/** Where two versions of a sentence differ: between the words that they share at head and tail. */
function compareWords(field: keyof Version, before: string, after: string): ChangedPassage[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head]?.key === now[head]?.key) head++;
  let tail = 0;
  const rest = Math.min(old.length, now.length) - head;
  while (tail < rest && old.at(-1 - tail)?.key === now.at(-1 - tail)?.key) tail++;
  const [gone, come] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
  if (gone.length === 0 && come.length === 0) return [];
  if (gone.length > CHANGED_WORDS_MAX || come.length > CHANGED_WORDS_MAX) return [];
  const fact = factOf({
    gone,
    come,
    field,
    isQuoted: isQuoted(before, gone[0]?.start ?? old[head]?.start ?? 0),
  });
  if (fact === undefined) return [];
  const cut = (words: readonly Word[]): Span => ({
    start: words[Math.max(0, head - CONTEXT_WORDS)]?.start ?? 0,
    end: words[Math.min(words.length - 1, words.length - 1 - tail + CONTEXT_WORDS)]?.end ?? 0,
  });
  return [{ field, fact, before: cut(old), after: cut(now) }];
}

/** Which fact the changed words hold; undefined when they are wording alone. */
function factOf(changed: {
  readonly gone: readonly Word[];
  readonly come: readonly Word[];
  readonly field: keyof Version;
  readonly isQuoted: boolean;
}): ChangedFact | undefined {
  const { gone, come, field, isQuoted: isInQuote } = changed;
  const differs = (test: (word: Word) => boolean): boolean => {
    const keys = (words: readonly Word[]): string =>
      words
        .filter(test)
        .map(({ key }) => key)
        .toSorted()
        .join(' ');
    return keys(gone) !== keys(come);
  };
  if (isInQuote) return 'quote';
  if (differs(({ key }) => isNumberWord(key))) return 'number';
  if (differs(({ key }) => isNegation(key))) return 'negation';
  // A word that gains or loses its ending is the same name in another case.
  const isRenamed =
    gone.some(isName) &&
    come.some(isName) &&
    !gone.some((one) => come.some((other) => isSameStem(one, other)));
  if (isRenamed && differs(isName)) return 'name';
  return field === 'title' && gone.length > 0 && come.length > 0 && isRenamed ? 'title' : undefined;
}

function isName({ text }: Word): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text);
}

const STEM_LETTERS = 4;

function isSameStem(one: Word, other: Word): boolean {
  return one.key.slice(0, STEM_LETTERS) === other.key.slice(0, STEM_LETTERS);
}

/** Whether a place stands inside quotation marks of its sentence. */
function isQuoted(sentence: string, at: number): boolean {
  const before = sentence.slice(0, at);
  const after = sentence.slice(at);
  const marks = before.match(/["“”„«»]/gu)?.length ?? 0;
  return OPENING_MARKS.test(before) && CLOSING_MARKS.test(after) && marks % 2 === 1;
}
