import { findWords, type Word } from '../text/words.ts';

/** One word of a term; `isPrefix` when a `*` follows it. */
export interface TermWord {
  readonly word: Word;
  readonly isPrefix: boolean;
}

/** The shortest prefix that `*` may follow. */
const PREFIX_LETTERS_MIN = 3;

/** The words of a term as written (`F-16` has two), with their prefix signs. Offsets are UTF-16 into the term's text. */
export function findTermWords(text: string): readonly TermWord[] {
  return findWords(text).map((word) => ({ word, isPrefix: text.charAt(word.end) === '*' }));
}

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

/** What is wrong with the prefix signs of a term: a `*` out of place (its offset), or a word too short for it. */
export type PrefixProblem =
  | { readonly kind: 'misplaced'; readonly offset: number }
  | { readonly kind: 'short'; readonly word: Word };

/** The first problem with a `*` in the text, if any: it must follow a word of three letters or more, and end it. */
export function findPrefixProblem(
  text: string,
  words: readonly TermWord[],
): PrefixProblem | undefined {
  const prefixes = new Map(
    words.filter(({ isPrefix }) => isPrefix).map(({ word }) => [word.end, word]),
  );
  for (let offset = text.indexOf('*'); offset >= 0; offset = text.indexOf('*', offset + 1)) {
    const word = prefixes.get(offset);
    const next = String.fromCodePoint(text.codePointAt(offset + 1) ?? 32);
    if (word === undefined || WORD_CHARACTER.test(next) || next === '*') {
      return {
        kind: 'misplaced',
        offset: next === '*' && word !== undefined ? offset + 1 : offset,
      };
    }
    if (Array.from(word.forms[0] ?? '').length < PREFIX_LETTERS_MIN) return { kind: 'short', word };
  }
  return undefined;
}
