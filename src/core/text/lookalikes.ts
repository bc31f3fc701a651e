/** Latin letters beside the Cyrillic ones that look the same in print, letter by letter (rule-language.md, "What is a word", 5). */
const LATIN = 'ABCEHIJKMOPSTXYaceijkmopstxyÏïËë';
const CYRILLIC = 'АВСЕНІЈКМОРЅТХУасеіјкморѕтхуЇїЁё';

const TO_CYRILLIC = new Map(
  Array.from(LATIN, (letter, index) => [letter, CYRILLIC[index] ?? letter]),
);
const TO_LATIN = new Map(Array.from(CYRILLIC, (letter, index) => [letter, LATIN[index] ?? letter]));

const LATIN_LETTER = /\p{Script=Latin}/u;
const CYRILLIC_LETTER = /\p{Script=Cyrillic}/u;

/**
 * The readings of a token that mixes Latin and Cyrillic: repaired into the script whose strangers all have a twin,
 * the more likely one first; both when both are possible (as in a word made of twins alone), the token itself when
 * it is in one script or beyond repair.
 */
export function repairLookalikes(token: string): readonly string[] {
  if (!LATIN_LETTER.test(token) || !CYRILLIC_LETTER.test(token)) return [token];
  const letters = Array.from(token);
  const latin = letters.filter((letter) => LATIN_LETTER.test(letter));
  const cyrillic = letters.filter((letter) => CYRILLIC_LETTER.test(letter));
  const readings: string[] = [];
  if (latin.every((letter) => TO_CYRILLIC.has(letter))) {
    readings.push(letters.map((letter) => TO_CYRILLIC.get(letter) ?? letter).join(''));
  }
  if (cyrillic.every((letter) => TO_LATIN.has(letter))) {
    readings.push(letters.map((letter) => TO_LATIN.get(letter) ?? letter).join(''));
  }
  if (readings.length === 0) return [token];
  return latin.length > cyrillic.length ? readings.toReversed() : readings;
}
