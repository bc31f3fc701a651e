import { addPlacedSearchWords, addSearchWords } from '../../core/text/search-words.ts';

/** Different words of a document that are indexed at most: more than any article has. */
const WORDS_MAX = 16_000;

/** Words of a document that are indexed at most, with their places. */
const PLACES_MAX = 32_000;

/** The words of texts in their order, then their stems: for an index that keeps places, so that it can find phrases. */
export function placedWordsOf(
  texts: readonly string[],
  lang: string | undefined,
): readonly string[] {
  const words: string[] = [];
  for (const text of texts) addPlacedSearchWords(text, lang ?? '', words);
  return words.length > PLACES_MAX ? words.slice(0, PLACES_MAX) : words;
}

/** The words of texts as the search index has them, each once: where they stand is for the matcher to see. */
export function wordsOf(texts: readonly string[], lang: string | undefined): readonly string[] {
  const words = new Set<string>();
  for (const text of texts) addSearchWords(text, lang ?? '', words);
  return words.size > WORDS_MAX ? [...words].slice(0, WORDS_MAX) : [...words];
}
