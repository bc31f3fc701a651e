import { findCyrillicStems } from './endings-cyrillic.ts';
import { findLatinStems } from './endings-latin.ts';
import { primaryLanguage } from './language.ts';

/** The languages with an ending rule of their own. `en` also stands for every other language. */
export const ENDING_LANGUAGES = ['en', 'uk', 'ru', 'be', 'bg', 'pl', 'de', 'fr'] as const;
export type EndingLanguage = (typeof ENDING_LANGUAGES)[number];

const CYRILLIC_LETTER = /\p{Script=Cyrillic}/u;
const LATIN_LETTER = /\p{Script=Latin}/u;
const ASCII_WORD = /^[a-z]+$/;
const SHORT_LETTERS_MAX = 3;

/** The ending rule of a story's language tag: `pt-BR` is read as English. */
export function endingLanguageOf(tag: string): EndingLanguage {
  const primary = primaryLanguage(tag);
  return ENDING_LANGUAGES.find((language) => language === primary) ?? 'en';
}

/** The scripts that have ending rules; every other one has none. */
export type EndingScript = 'cyrillic' | 'latin' | 'other';

/** The script by which a folded word's ending rule is chosen: a word with any Cyrillic letter counts as Cyrillic. */
export function endingScriptOf(form: string): EndingScript {
  if (ASCII_WORD.test(form)) return 'latin';
  if (CYRILLIC_LETTER.test(form)) return 'cyrillic';
  return LATIN_LETTER.test(form) ? 'latin' : 'other';
}

/**
 * Languages that share one ending rule for a script have one name for it: Latin words follow the English rule in all
 * languages without one of their own, Cyrillic words a rule of Ukrainian and Russian together.
 */
export function endingRuleOf(script: EndingScript, language: EndingLanguage): string {
  switch (script) {
    case 'latin':
      return isOneOf(['pl', 'de', 'fr'], language) ? `latin ${language}` : 'latin';
    case 'cyrillic':
      return isOneOf(['uk', 'ru', 'be', 'bg'], language) ? `cyrillic ${language}` : 'cyrillic';
    case 'other':
      return 'other';
  }
}

const isOneOf = (languages: readonly EndingLanguage[], language: EndingLanguage): boolean =>
  languages.includes(language);

/**
 * The possible stems of a folded word in a story of that language; two words are the same when they share one.
 * Chosen by script first, then by language; words of three letters or fewer never change
 * (rule-language.md, "How a word matches").
 */
export function findStems(form: string, language: EndingLanguage): readonly string[] {
  if (form.length <= SHORT_LETTERS_MAX) return [form];
  if (CYRILLIC_LETTER.test(form)) return findCyrillicStems(form, language);
  if (LATIN_LETTER.test(form)) return findLatinStems(form, language);
  return [form];
}

/** The stems of a word in any language that its letters allow: what a search must ask for, whatever the item's language. */
export function findStemsInAnyLanguage(form: string): readonly string[] {
  return [...new Set(ENDING_LANGUAGES.flatMap((language) => findStems(form, language)))];
}
