import type { EndingLanguage } from './endings.ts';
import { findPolishStems } from './endings-polish.ts';
import { STEM_LETTERS_MIN, stripEnding } from './strip-ending.ts';

const GERMAN = ['en', 'er', 'es', 'e', 's'];
const FRENCH = ['es', 'e', 's', 'x'];

/** English words in -s that are no plural, though they look like one. */
const NOT_PLURAL = new Set(['news']);
const SIBILANT_ES = /(?:[sxzo]|ch|sh)es$/;
const SINGULAR_LIKE = /[ui]s$/;

function findEnglishStems(form: string): readonly string[] {
  if (!form.endsWith('s') || form.endsWith('ss') || NOT_PLURAL.has(form)) return [form];
  const bare = form.slice(0, -1);
  if (form.endsWith('ies')) {
    const singular = `${form.slice(0, -3)}y`;
    return singular.length >= STEM_LETTERS_MIN ? [singular, bare] : [bare];
  }
  // "buses" has lost -es, "houses" -s; "virus" is its own singular, "Houthis" is not.
  if (SIBILANT_ES.test(form) && form.length - 2 >= STEM_LETTERS_MIN)
    return [form.slice(0, -2), bare];
  return SINGULAR_LIKE.test(form) ? [form, bare] : [bare];
}

/**
 * Stems of a Latin word: English loses plural s, es, ies only; German -e -en -er -es -s; French -e -es -s -x; Polish
 * its case endings. German and French keep the bare word as a second stem, since "Kanzler" ends like a plural.
 */
export function findLatinStems(form: string, language: EndingLanguage): readonly string[] {
  switch (language) {
    case 'pl':
      return findPolishStems(form);
    case 'de':
      return stripEnding(form, GERMAN);
    case 'fr':
      return stripEnding(form, FRENCH);
    case 'en':
    case 'uk':
    case 'ru':
    case 'be':
    case 'bg':
      return findEnglishStems(form);
  }
}
