/** Phrases by language (primary subtag), set apart by `|`; a language without a list has none. */
export type PhrasesByLanguage = Readonly<Record<string, string>>;

/** A test of how a sentence begins; takes its `openingOf`. */
export type OpeningTest = (opening: string, lang: string) => boolean;

const MARKS = /^[\s"'“”„«»‹›‘’([–—-]{1,8}/u;
const LOOKED_AT = 80;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** How the sentence begins: its first characters in small letters, without marks, apostrophes and spaces made one. */
export function openingOf(sentence: string): string {
  return sentence
    .slice(0, LOOKED_AT)
    .replace(MARKS, '')
    .replace(/[’ʼ`]/gu, "'")
    .replace(/\s+/gu, ' ')
    .toLowerCase();
}

interface Phrase {
  readonly letters: string;
  readonly isBeginning: boolean;
}

/**
 * A test whether an opening (of `openingOf`) begins with one of the phrases of its language, as whole words. A phrase
 * that ends in `*` is the beginning of a word. Phrases are looked up by their first letter, so a test costs a few
 * comparisons.
 */
export function testOpening(phrases: PhrasesByLanguage): OpeningTest {
  const byLanguage = new Map<string, Map<string, Phrase[]>>();
  for (const [lang, list] of Object.entries(phrases)) {
    const byLetter = new Map<string, Phrase[]>();
    for (const phrase of list.split('|').map((entry) => entry.trim())) {
      const isBeginning = phrase.endsWith('*');
      const letters = isBeginning ? phrase.slice(0, -1) : phrase;
      const known = byLetter.get(letters.charAt(0)) ?? [];
      byLetter.set(letters.charAt(0), [...known, { letters, isBeginning }]);
    }
    byLanguage.set(lang, byLetter);
  }
  return (opening, lang) =>
    (byLanguage.get(lang)?.get(opening.charAt(0)) ?? []).some(
      ({ letters, isBeginning }) =>
        opening.startsWith(letters) &&
        (isBeginning || !WORD_CHARACTER.test(opening.charAt(letters.length))),
    );
}
