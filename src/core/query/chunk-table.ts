/** What the matcher knows of a chunk: how many words it holds, and which tests which of them passes. */
export interface ChunkEntry {
  readonly words: number;
  /** Pairs: the number of the word in the chunk, the number of the test that it passes. */
  readonly passed: readonly number[];
}

/** Bits of a slot that say where its record is; the others repeat bits of the hash, so that few are looked at in vain. */
const RECORD_BITS = 19;
const RECORD_MASK = (1 << RECORD_BITS) - 1;
/** Records begin at multiples of this many units. */
const RECORD_ALIGN = 4;
/** A record: its length in letters with the number of words, the place of its list of tests in two halves, letters. */
const HEADER_UNITS = 3;
const WORDS_SHIFT = 8;
/** Units of all records (some 150,000 chunks), and numbers of all lists, at most; then all are forgotten and learned again. 7 MB with slots and lists. */
const UNITS_MAX = 1 << 21;
/** A longer chunk is rare and not remembered. */
export const REMEMBERED_UNITS_MAX = 200;
const UNITS_AT_FIRST = 1 << 14;
/** A small table stays in the processor's cache; it doubles when half full. */
const SLOTS_AT_FIRST = 1 << 12;

/** Where the hash of a chunk begins (FNV-1a over UTF-16 units). */
export const HASH_SEED = 0x811c9dc5 | 0;
/** Adds one unit to the hash of a chunk. */
export const addToHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/**
 * A bounded table from the letters of a chunk to what it holds. It is looked up once for every word of every item, so
 * it compares in place and makes no string. What counts is how much memory is touched: slots are small, and records
 * lie in the order in which they were first met, so that those of common words lie together.
 */
export class ChunkTable {
  #slots = new Int32Array(SLOTS_AT_FIRST);
  #count = 0;
  #units = new Uint16Array(UNITS_AT_FIRST);
  /** The first record is not at 0, so that a slot of 0 can mean: free. */
  #unitsUsed = RECORD_ALIGN;
  #lists = new Int32Array(UNITS_AT_FIRST);
  /** The first list is not at 0, so that 0 can mean: none. */
  #listsUsed = 1;

  /** The record that holds the units from `start` to `end`, or -1. */
  find(units: Uint16Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const known = this.#units;
    const mask = slots.length - 1;
    const length = end - start;
    const tag = hash & ~RECORD_MASK;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const held = slots[slot] ?? 0;
      if (held === 0) return -1;
      const record = (held & RECORD_MASK) * RECORD_ALIGN;
      if ((held & ~RECORD_MASK) === tag && ((known[record] ?? 0) & 0xff) === length) {
        const offset = record + HEADER_UNITS;
        let index = 0;
        while (index < length && known[offset + index] === units[start + index]) index++;
        if (index === length) return record;
      }
      slot = (slot + 1) & mask;
    }
  }

  wordsOf(record: number): number {
    return (this.#units[record] ?? 0) >> WORDS_SHIFT;
  }

  /** Where the tests that the record's words pass stand in `lists`, how many numbers first; 0, the usual case: none. */
  listOf(record: number): number {
    return (this.#units[record + 1] ?? 0) | ((this.#units[record + 2] ?? 0) << 16);
  }

  /** Lists of pairs (ChunkEntry.passed), each after its length. Asked for anew after each `add`. */
  get lists(): Int32Array {
    return this.#lists;
  }

  add(
    letters: { readonly units: Uint16Array; readonly start: number; readonly end: number },
    hash: number,
    added: ChunkEntry,
  ): void {
    const { units, start, end } = letters;
    const length = end - start;
    const size = Math.ceil((HEADER_UNITS + length) / RECORD_ALIGN) * RECORD_ALIGN;
    if (this.#unitsUsed + size > UNITS_MAX || this.#listsUsed > UNITS_MAX) this.#forgetAll();
    if (this.#count * 2 > this.#slots.length) this.#double();
    const record = this.#unitsUsed;
    this.#unitsUsed += size;
    this.#count++;
    if (this.#unitsUsed > this.#units.length) {
      const larger = new Uint16Array(this.#units.length * 2);
      larger.set(this.#units);
      this.#units = larger;
    }
    const list = this.#addList(added.passed);
    this.#units[record] = length | (added.words << WORDS_SHIFT);
    this.#units[record + 1] = list & 0xffff;
    this.#units[record + 2] = list >>> 16;
    for (let index = 0; index < length; index++) {
      this.#units[record + HEADER_UNITS + index] = units[start + index] ?? 0;
    }
    this.#fillSlot(hash, record);
  }

  #addList(passed: readonly number[]): number {
    if (passed.length === 0) return 0;
    const list = this.#listsUsed;
    this.#listsUsed += passed.length + 1;
    if (this.#listsUsed > this.#lists.length) {
      const larger = new Int32Array(Math.max(this.#listsUsed, this.#lists.length * 2));
      larger.set(this.#lists);
      this.#lists = larger;
    }
    this.#lists[list] = passed.length;
    this.#lists.set(passed, list + 1);
    return list;
  }

  #fillSlot(hash: number, record: number): void {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while ((this.#slots[slot] ?? 0) !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = (hash & ~RECORD_MASK) | (record / RECORD_ALIGN);
  }

  #double(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let record = RECORD_ALIGN; record < this.#unitsUsed; ) {
      const length = (this.#units[record] ?? 0) & 0xff;
      let hash = HASH_SEED;
      for (let index = 0; index < length; index++) {
        hash = addToHash(hash, this.#units[record + HEADER_UNITS + index] ?? 0);
      }
      this.#fillSlot(hash, record);
      record += Math.ceil((HEADER_UNITS + length) / RECORD_ALIGN) * RECORD_ALIGN;
    }
  }

  #forgetAll(): void {
    this.#slots.fill(0);
    this.#count = 0;
    this.#unitsUsed = RECORD_ALIGN;
    this.#listsUsed = 1;
  }
}
