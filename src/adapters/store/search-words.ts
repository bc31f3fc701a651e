import { findWords } from '../../core/text/words.ts';

/** Words of a document that are indexed at most: some 30 pages; what follows is kept and not found. */
const WORDS_MAX = 16_000;

/** The words of a text as the search index has them. */
export function wordsOf(texts: readonly string[], _lang: string | undefined): readonly string[] {
  return texts.flatMap((text) => findWords(text).flatMap(({ forms }) => forms)).slice(0, WORDS_MAX);
}
