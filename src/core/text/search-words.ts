import { findChunks } from './chunks.ts';
import {
  type EndingLanguage,
  endingLanguageOf,
  findStems,
  findStemsInAnyLanguage,
} from './endings.ts';
import { foldLetters } from './fold.ts';
import { findChunkWords, findWords } from './words.ts';

/** Before a stem, so that it is told apart from a word that looks the same. A clash only adds a candidate. */
const STEM_MARK = 'zz';
/** Before a number: some full-text parsers read bare digits as something else than a word. */
const NUMBER_MARK = 'n';
const MARKS = /\p{M}+/gu;
const STARTS_WITH_DIGIT = /^\p{N}/u;

/**
 * Stands in the column of a text in which some word has two readings (letters of two alphabets): only the likelier one
 * stands in its place there, so that such a text is a candidate for a phrase whatever stands side by side in it.
 */
export const TWO_READINGS = 'zz0';

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
 * Chunks whose words are remembered, for each language: the words of news repeat, and analysing one anew costs twenty times
 * what looking it up does. Some 10 MB when full; then they are forgotten together.
 */
const REMEMBERED_MAX = 30_000;
/** A longer chunk is no word that comes again. */
const REMEMBERED_UNITS_MAX = 40;

interface ChunkWords {
  /** The folded words in their order. */
  readonly tokens: readonly string[];
  /** Their stems and second readings. */
  readonly extra: readonly string[];
  /** Some of them is no stem: it may stand elsewhere as a word. */
  readonly hasReadings: boolean;
}

const remembered = new Map<EndingLanguage, Map<string, ChunkWords>>();

/** Lets go of all remembered words: they are analysed again as they come. */
export function forgetSearchWords(): void {
  remembered.clear();
}

function analyseChunk(chunk: string, language: EndingLanguage): ChunkWords {
  const tokens: string[] = [];
  const extra = new Set<string>();
  for (const { exact, forms } of findChunkWords(chunk)) {
    tokens.push(composeSearchWord(forms[0] ?? ''));
    if (forms.length > 1) extra.add(TWO_READINGS);
    for (const form of forms) {
      extra.add(composeSearchWord(form));
      for (const stem of findStems(form, language))
        if (stem !== form) extra.add(composeSearchStem(stem));
    }
    // What stands there before repair: `=word` looks for it as it is.
    extra.add(composeSearchWord(foldLetters(exact)));
  }
  for (const token of [...tokens, '']) extra.delete(token);
  return {
    tokens: tokens.filter((token) => token !== ''),
    extra: [...extra],
    hasReadings: [...extra].some((token) => !token.startsWith(STEM_MARK)),
  };
}

function wordsOfChunk(chunk: string, language: EndingLanguage): ChunkWords {
  if (chunk.length > REMEMBERED_UNITS_MAX) return analyseChunk(chunk, language);
  let known = remembered.get(language);
  if (known === undefined || known.size >= REMEMBERED_MAX) {
    known = new Map();
    remembered.set(language, known);
  }
  let words = known.get(chunk);
  if (words === undefined) {
    // A slice would keep its whole text alive for as long as it is remembered.
    const own = ` ${chunk}`.slice(1);
    words = analyseChunk(own, language);
    known.set(own, words);
  }
  return words;
}

/**
 * Adds the tokens of the search column to a list: the folded words in their order, then each stem and second reading once.
 * The same analyser as the matcher's, so that whatever a watch matches, a search can find.
 */
export function addPlacedSearchWords(text: string, lang: string, into: string[]): void {
  const language = endingLanguageOf(lang);
  const first = into.length;
  const extra = new Set<string>();
  let hasReadings = false;
  findChunks(text, (start, end) => {
    const words = wordsOfChunk(text.slice(start, end), language);
    for (const token of words.tokens) into.push(token);
    for (const token of words.extra) extra.add(token);
    hasReadings ||= words.hasReadings;
  });
  if (hasReadings) {
    for (let index = first; index < into.length; index++) extra.delete(into[index] ?? '');
  }
  for (const token of extra) into.push(token);
}

/** The same parted by spaces, for a tokeniser that only splits at spaces (FTS5 unicode61, PostgreSQL simple). */
export function analyseForSearch(text: string, lang: string): string {
  const words: string[] = [];
  addPlacedSearchWords(text, lang, words);
  return words.join(' ');
}

/** The same words in no order, each once, put into a set: for an index that does not keep their places. */
export function addSearchWords(text: string, lang: string, into: Set<string>): void {
  const language = endingLanguageOf(lang);
  findChunks(text, (start, end) => {
    const words = wordsOfChunk(text.slice(start, end), language);
    for (const token of words.tokens) into.add(token);
    for (const token of words.extra) into.add(token);
  });
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
