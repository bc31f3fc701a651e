import { foldLetters } from '../text/fold.ts';
import { PLAIN_CYRILLIC_WORD, PLAIN_LATIN_WORD } from '../text/words.ts';

/** Letters of a word that every stem of it keeps, but for the classes below. */
export const HEAD_UNITS = 3;
const HEADS = 1 << 16;

/** Letters that a stem may change in the first three of a word, each class as one: vowels evened out, consonants softened. */
const SAME_IN_HEADS = new Map(
  ['оіеєї', 'кц', 'гз', 'хс', 'ctksdg'].flatMap((letters) =>
    Array.from(letters, (letter) => [letter.charCodeAt(0), letters.charCodeAt(0)] as const),
  ),
);

const PLAIN_LATIN = 1;
const PLAIN_CYRILLIC = 2;
const NOT_PLAIN = 4;
/** All plain letters are below this unit. */
const UNITS_KNOWN = 0x500;
/** By unit: of which plain kind it is, and what it counts as in a head. */
const kinds = new Uint8Array(UNITS_KNOWN);
const headUnits = new Uint16Array(UNITS_KNOWN);
for (let unit = 0; unit < UNITS_KNOWN; unit++) {
  const letter = String.fromCharCode(unit);
  kinds[unit] = PLAIN_LATIN_WORD.test(letter)
    ? PLAIN_LATIN
    : PLAIN_CYRILLIC_WORD.test(letter)
      ? PLAIN_CYRILLIC
      : NOT_PLAIN;
  headUnits[unit] = headUnitOf(foldLetters(letter).charCodeAt(0));
}

function headUnitOf(unit: number): number {
  return SAME_IN_HEADS.get(unit) ?? unit;
}

const addToHead = (head: number, unit: number): number =>
  (Math.imul(head, 37) + unit) & (HEADS - 1);

/** The first three letters of a folded word as one number. */
function headOf(form: string): number {
  let head = 0;
  for (let index = 0; index < HEAD_UNITS && index < form.length; index++) {
    head = addToHead(head, headUnitOf(form.charCodeAt(index)));
  }
  return head;
}

/** How words begin that some test could pass: most words of an item are turned away here, before anything else is done. */
export class HeadFilter {
  readonly #heads = new Uint8Array(HEADS);

  /** A folded form that a test asks for, or the beginning of one. */
  add(form: string): void {
    this.#heads[headOf(form)] = 1;
  }

  mayPass(form: string): boolean {
    return this.#heads[headOf(form)] === 1;
  }

  /** False for a chunk that surely is one word which passes no test. Looks at raw units: nothing is folded, no string made. */
  mayHold(units: Uint16Array, start: number, end: number): boolean {
    const headEnd = Math.min(end, start + HEAD_UNITS);
    let kind = 0;
    let head = 0;
    let index = start;
    for (; index < headEnd; index++) {
      const unit = units[index] ?? 0;
      if (unit >= UNITS_KNOWN) return true;
      kind |= kinds[unit] ?? NOT_PLAIN;
      head = addToHead(head, headUnits[unit] ?? 0);
    }
    if (this.#heads[head] === 1) return true;
    for (; index < end; index++) {
      const unit = units[index] ?? 0;
      if (unit >= UNITS_KNOWN) return true;
      kind |= kinds[unit] ?? NOT_PLAIN;
    }
    return kind !== PLAIN_LATIN && kind !== PLAIN_CYRILLIC;
  }
}
