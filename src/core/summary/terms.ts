import { type FactKind, findFactKind } from './fact-words.ts';
import { STOP_WORDS } from './stop-words.ts';

/** A word that carries meaning: its stem, whether it is written as a name, and what kind of fact it is. */
export interface Term {
  readonly stem: string;
  readonly isName: boolean;
  readonly kind: FactKind | undefined;
  /** Written in figures. */
  readonly isFigure: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:[.,:](?=\p{N})\p{N}+|['’ʼ-](?=\p{L})\p{L}+)*/gu;
const DIGIT = /\p{N}/u;
const YEAR = /^(?:19[3-9]|20[0-4])\d$/u;
// "14:00", "9pm", "18h40": the hour of an event is not how much of it.
const CLOCK = /^\d{1,2}(?::\d\d|[ap]m|h(?:\d\d)?)$/u;
// "67-year-old", "58-річний", "78-jährige".
const AGE = /^\d{1,3}-(?:year|річн|летн|лет|jähr|letni|lat)/u;
// "Joan Holt, 78, said", "Jan Holt (45)".
const AGE_BEFORE = /\p{L}(?:, | \()$/u;
const AGE_AFTER = /^[,)]/u;
// "l'enquête", "qu'Ancelle": the word stands behind the apostrophe.
const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ](?=\p{L})/iu;
const CAPITAL = /^\p{Lu}/u;
const ACRONYM = /^\p{Lu}{2}$/u;
// In Slavic languages the ending is cut by length: what stays tells words apart.
const CUT_BY_LENGTH = new Set(['uk', 'ru', 'pl']);
const ENDINGS: Readonly<Record<string, RegExp>> = {
  en: /(?:ing|ed|es|s|e)$/u,
  de: /(?:en|er|es|em|e|n|s)$/u,
  fr: /(?:es|ent|er|ées|ée|és|s|e|x)$/u,
};
const POSSESSIVE = /'s?$/u;
const STEM_LETTERS_MIN = 4;
const STEM_LETTERS_MAX = 7;

/**
 * The terms of a sentence in order; stop words are left out unless they tell a fact ("will", "until"). A stem only tells
 * words apart within one article: it is no linguistic root. The first word of a sentence is not taken for a name, nor
 * any in German, where capitals do not tell.
 */
export function findTerms(sentence: string, lang: string): readonly Term[] {
  const terms: Term[] = [];
  const stop = STOP_WORDS[lang] ?? STOP_WORDS['en'];
  for (const { 0: written, index: at } of sentence.matchAll(WORD)) {
    const elided = lang === 'fr' ? (ELISION.exec(written)?.[0].length ?? 0) : 0;
    const word = written.slice(elided);
    const index = at + elided;
    const lower = word.toLowerCase().replace(/[’ʼ]/gu, "'");
    if (DIGIT.test(word)) {
      const kind = findFigureKind(sentence, lower, index);
      terms.push({ stem: lower, isName: false, kind, isFigure: kind === 'number' });
      continue;
    }
    const kind = findFactKind(lower, lang);
    if (kind === undefined && (stop?.has(lower) || (word.length < 3 && !ACRONYM.test(word))))
      continue;
    const isName = lang !== 'de' && index > 3 && CAPITAL.test(word) && kind === undefined;
    terms.push({ stem: stemOf(lower, lang), isName, kind, isFigure: false });
  }
  return terms;
}

// A year or an hour is a time, an age tells nothing of the news; other figures say how much or how many.
function findFigureKind(sentence: string, word: string, index: number): FactKind | undefined {
  if (YEAR.test(word)) return 'year';
  if (CLOCK.test(word)) return 'time';
  if (AGE.test(word)) return undefined;
  const isAge =
    word.length <= 2 &&
    AGE_BEFORE.test(sentence.slice(Math.max(0, index - 3), index)) &&
    AGE_AFTER.test(sentence.charAt(index + word.length));
  return isAge ? undefined : 'number';
}

/** The stems of the terms, each once. */
export function stemsOfTerms(terms: readonly Term[]): ReadonlySet<string> {
  return new Set(terms.map(({ stem }) => stem));
}

/** The part of a word (in small letters) that its forms have in common. */
function stemOf(word: string, lang: string): string {
  if (CUT_BY_LENGTH.has(lang)) {
    const letters = Math.min(STEM_LETTERS_MAX, Math.max(STEM_LETTERS_MIN, word.length - 2));
    return word.slice(0, letters);
  }
  const bare = word.replace(POSSESSIVE, '').replace(ENDINGS[lang] ?? /$/u, '');
  return bare.length >= 3 ? bare : word;
}
