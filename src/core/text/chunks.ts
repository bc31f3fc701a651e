/**
 * Where words can be: a chunk is a run of characters that may belong to a word, cut at what surely separates. It is
 * the unit that the matcher remembers, so that a word is folded once and not at each place.
 */

/** The character separates words whatever stands around it. */
export const SEPARATOR = 0;
/** The character may stand in a word. */
export const INNER = 1;
/** The character joins letters when it stands between two of them, and begins no chunk. */
const APOSTROPHE = 2;
const UNKNOWN = 3;

/** The signs that join letters (rule-language.md, "What is a word", 3). */
export const APOSTROPHES = "'’ʼ‘′ʹ`＇";
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const IGNORED_CHARACTER = /\p{Default_Ignorable_Code_Point}/u;

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return INNER;
  const character = String.fromCharCode(unit);
  if (APOSTROPHES.includes(character)) return APOSTROPHE;
  if (IGNORED_CHARACTER.test(character)) return INNER;
  return WORD_CHARACTER.test(character) || WORD_CHARACTER.test(character.normalize('NFKC'))
    ? INNER
    : SEPARATOR;
}

// Filled on first use: asking Unicode about 65,536 characters at start would cost more than most texts.
const classes = new Uint8Array(0x10000).fill(UNKNOWN);

/** The class of a UTF-16 unit: SEPARATOR, INNER or APOSTROPHE. */
export function chunkClassOf(unit: number): number {
  const known = classes[unit] ?? SEPARATOR;
  if (known !== UNKNOWN) return known;
  const found = classify(unit);
  classes[unit] = found;
  return found;
}

/** Calls `take` with the UTF-16 range of each chunk of the text, in order. A chunk may hold no word, one or several. */
export function findChunks(text: string, take: (start: number, end: number) => void): void {
  const { length } = text;
  let index = 0;
  while (index < length) {
    if (chunkClassOf(text.charCodeAt(index)) !== INNER) {
      index++;
      continue;
    }
    const start = index++;
    while (index < length && chunkClassOf(text.charCodeAt(index)) !== SEPARATOR) index++;
    take(start, index);
  }
}
