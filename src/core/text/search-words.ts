import { endingLanguageOf, findStems, findStemsInAnyLanguage } from './endings.ts';
import { foldLetters } from './fold.ts';
import { findWords } from './words.ts';

/** Before a stem, so that it is told apart from a word that looks the same. A clash only adds a candidate. */
const STEM_MARK = 'zz';
/** Before a number: some full-text parsers read bare digits as something else than a word. */
const NUMBER_MARK = 'n';
const MARKS = /\p{M}+/gu;
const STARTS_WITH_DIGIT = /^\p{N}/u;

/** A folded form as it stands in the search column: letters and digits only, a letter first. */
export function composeSearchWord(form: string): string {
  const plain = form.replace(MARKS, '').replaceAll('ς', 'σ');
  return STARTS_WITH_DIGIT.test(plain) ? NUMBER_MARK + plain : plain;
}

/** A stem as it stands in the search column. */
export function composeSearchStem(stem: string): string {
  return STEM_MARK + composeSearchWord(stem);
}

/**
 * The text of the search column, tokens parted by spaces, for a tokeniser that only splits at spaces (FTS5 unicode61,
 * PostgreSQL simple): the folded words in their order, then each stem and second reading once. The same analyser as
 * the matcher's, so that whatever a watch matches, a search can find.
 */
export function analyseForSearch(text: string, lang: string): string {
  const language = endingLanguageOf(lang);
  const tokens: string[] = [];
  const extra = new Set<string>();
  const seen = new Set<string>();
  for (const { exact, forms } of findWords(text)) {
    tokens.push(composeSearchWord(forms[0] ?? ''));
    if (seen.has(exact)) continue;
    seen.add(exact);
    for (const form of forms) {
      extra.add(composeSearchWord(form));
      for (const stem of findStems(form, language))
        if (stem !== form) extra.add(composeSearchStem(stem));
    }
    // What stands there before repair: `=word` looks for it as it is.
    extra.add(composeSearchWord(foldLetters(exact)));
  }
  for (const token of tokens) extra.delete(token);
  return [...tokens, ...extra].filter((token) => token !== '').join(' ');
}

/** What to look up for each word of a question: its forms, and its stems in whatever language the document is. */
export function findSearchForms(text: string): readonly (readonly string[])[] {
  return findWords(text).map(({ forms }) => {
    const found = new Set(forms.map(composeSearchWord));
    for (const form of forms) {
      // A stem is marked in the column only where it differs from the word, so it is asked for both ways.
      for (const stem of findStemsInAnyLanguage(form)) {
        found.add(composeSearchWord(stem));
        found.add(composeSearchStem(stem));
      }
    }
    found.delete('');
    return [...found];
  });
}
