import { repairLookalikes } from './lookalikes.ts';

/** Latin letters that no decomposition reduces to a plain one (rule-language.md, "What is a word", 4; ı, ħ, ð and þ in the same spirit). */
const LATIN_SPECIAL: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  ħ: 'h',
  ð: 'd',
  þ: 'th',
};
const CYRILLIC_SPECIAL: Readonly<Record<string, string>> = { ё: 'е', ґ: 'г', ѐ: 'е', ѝ: 'и' };

const ASCII = /^[\0-\x7f]*$/;
const LATIN_CLUSTER = /\p{Script=Latin}\p{M}*/gu;
const LATIN_SPECIAL_LETTER = /[łøđæœßıħðþ]/g;
const CYRILLIC_SPECIAL_LETTER = /[ёґѐѝ]/g;

function foldLatin(cluster: string): string {
  return cluster
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(LATIN_SPECIAL_LETTER, (letter) => LATIN_SPECIAL[letter] ?? letter);
}

/** Lower case, ё as е and ґ as г: what folding is to a word in Cyrillic alone. */
export function foldCyrillic(token: string): string {
  return token
    .toLowerCase()
    .replace(CYRILLIC_SPECIAL_LETTER, (letter) => CYRILLIC_SPECIAL[letter] ?? letter);
}

/** Lower case, Latin without diacritics, ё as е and ґ as г; й and ї stay letters of their own. Takes NFKC text of one script. */
export function foldLetters(token: string): string {
  const lower = token.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .replace(LATIN_CLUSTER, foldLatin)
    .replace(CYRILLIC_SPECIAL_LETTER, (letter) => CYRILLIC_SPECIAL[letter] ?? letter);
}

/** The folded forms of one token: one, or two when mixed scripts leave two readings. The first is the likelier. */
export function foldToken(token: string): readonly string[] {
  if (ASCII.test(token)) return [token.toLowerCase()];
  return [...new Set(repairLookalikes(token).map(foldLetters))];
}
