import { addSearchWords } from '../../core/text/search-words.ts';

/** Different words of a document that are indexed at most: more than any article has. */
const WORDS_MAX = 16_000;

/** The words of texts as the search index has them, each once: where they stand is for the matcher to see. */
export function wordsOf(texts: readonly string[], lang: string | undefined): readonly string[] {
  const words = new Set<string>();
  for (const text of texts) addSearchWords(text, lang ?? '', words);
  return words.size > WORDS_MAX ? [...words].slice(0, WORDS_MAX) : [...words];
}
