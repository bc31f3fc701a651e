import type { Language } from '../../text/language.ts';
import { primaryLanguage } from '../../text/language.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import type { Grammar } from './grammar.ts';
import { POLISH } from './polish.ts';
import { RUSSIAN } from './russian.ts';
import { UKRAINIAN } from './ukrainian.ts';

const GRAMMARS: Readonly<Record<Language, Grammar>> = {
  en: ENGLISH,
  uk: UKRAINIAN,
  ru: RUSSIAN,
  pl: POLISH,
  de: GERMAN,
  fr: FRENCH,
};

/** The grammar of a language tag; for a language without one, that of English, whose marks and names are the plainest. */
export function grammarOf(tag: string): Grammar {
  const primary = primaryLanguage(tag);
  return primary in GRAMMARS ? GRAMMARS[primary as Language] : ENGLISH;
}
