/** Words of a document that are indexed at most: some 30 pages; what follows is kept and not found. */
const WORDS_MAX = 16_000;

/** The words of a text as the search index has them. */
export function wordsOf(texts: readonly string[], _lang: string | undefined): readonly string[] {
  const words =
    texts
      .join('\n')
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.slice(0, WORDS_MAX);
}
