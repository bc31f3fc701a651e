import type { Item } from './lay-out.ts';

/** «Bank of Eastern Straits» in a text of Cyrillic letters: a small word inside a name of Latin ones. */
export function isForeignLink(items: readonly Item[], at: number, language: string): boolean {
  if (language !== 'uk' && language !== 'ru') return false;
  const isLatin = (one: number): boolean => /^\p{Lu}[a-z]/u.test(items[one]?.text ?? '');
  return /^(?:of|for|and)$/u.test(items[at]?.lower ?? '') && isLatin(at - 1) && isLatin(at + 1);
}
