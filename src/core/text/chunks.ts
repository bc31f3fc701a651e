/**
 * Where words can be: a chunk is a run of characters that may belong to a word, cut at what surely separates. It is
 * the unit that the matcher remembers, so that a word is folded once and not at each place.
 */
export interface ChunkSink {
  (start: number, end: number): void;
}

const PAGE_BITS = 8;
const PAGE_SIZE = 1 << PAGE_BITS;
const SEPARATOR = 0;
const INNER = 1;
const APOSTROPHE = 2;

/** The signs that join letters when they stand between two of them (rule-language.md, "What is a word", 3). */
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

// Filled page by page on first use: asking Unicode about 65,536 characters at start would cost more than most texts.
const pages: (Uint8Array | undefined)[] = Array.from({ length: 0x10000 >> PAGE_BITS });

function classPage(number: number): Uint8Array {
  const known = pages[number];
  if (known !== undefined) return known;
  const page = new Uint8Array(PAGE_SIZE);
  for (let low = 0; low < PAGE_SIZE; low++) page[low] = classify((number << PAGE_BITS) | low);
  pages[number] = page;
  return page;
}

/** The class of a UTF-16 unit: 0 separates, 1 may stand in a word, 2 is an apostrophe. */
export function chunkClassOf(unit: number): number {
  return classPage(unit >> PAGE_BITS)[unit & (PAGE_SIZE - 1)] ?? SEPARATOR;
}

/** Calls `sink` with the UTF-16 range of each chunk of the text, in order. A chunk may hold no word, one or several. */
export function findChunks(text: string, sink: ChunkSink): void {
  const { length } = text;
  let index = 0;
  while (index < length) {
    if (chunkClassOf(text.charCodeAt(index)) !== INNER) {
      index++;
      continue;
    }
    const start = index++;
    while (index < length && chunkClassOf(text.charCodeAt(index)) !== SEPARATOR) index++;
    sink(start, index);
  }
}
