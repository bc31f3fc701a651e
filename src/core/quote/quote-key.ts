/** Longer words than this are compared by their head: enough to tell any two sentences apart. */
const KEY_CHARACTERS_MAX = 300;

/**
 * One key for the same words in other marks, spaces or capitals, so that a quote repeated in another outlet is known.
 * Empty for text without letters and digits.
 */
export function quoteKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, KEY_CHARACTERS_MAX);
}
