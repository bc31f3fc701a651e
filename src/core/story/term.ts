import { hashText } from '../text/shingles.ts';

/**
 * A word, name, number or notion as 32 bits: thirty of a hash and two of its kind. A full window knows some
 * 400,000 terms, of which some eighty pairs meet by chance; that moves no decision, and keeping the words would cost tens of
 * bytes each.
 */
export type Term = number;

/** A name or a word; a number that can tell two events apart; any other number; what news is about. */
const KINDS = { word: 0, tellingNumber: 1, number: 2, notion: 3 } as const;
const KIND_MASK = 3;

/** The term of a text of a kind, the same in every run. */
export function makeTerm(text: string, kind: keyof typeof KINDS): Term {
  return (hashText(text) & ~KIND_MASK) | KINDS[kind];
}

/** Whether a term is a word or the sound of a name, not a number or notion. */
export function isWordTerm(term: Term): boolean {
  return (term & KIND_MASK) === KINDS.word;
}

/** Whether a term is a number that can tell two events apart. */
export function isTellingNumber(term: Term): boolean {
  return (term & KIND_MASK) === KINDS.tellingNumber;
}

/** Whether a term is what news is about, neither a name nor a number. */
export function isNotion(term: Term): boolean {
  return (term & KIND_MASK) === KINDS.notion;
}
