/** What the matcher knows of a chunk: how many words it holds, and which tests which of them passes. */
export interface ChunkEntry {
  readonly words: number;
  /** Pairs: the number of the word in the chunk, the number of the test that it passes. */
  readonly passed: readonly number[];
}

/** Chunks remembered at most; then all are forgotten and learned again. Some 4 MB when full. */
const CHUNKS_MAX = 1 << 16;
/** A small table stays in the processor's cache; it doubles when half full. */
const SLOTS_AT_FIRST = 1 << 12;
/** Letters remembered at most, in UTF-16 units. */
const UNITS_MAX = 1 << 21;
/** A longer chunk is rare and not remembered. */
export const REMEMBERED_UNITS_MAX = 200;
const UNITS_AT_FIRST = 1 << 14;

/** A slot: the hash, where the letters are, how many (0: free) with the number of words, and which list of tests. */
const SLOT_FIELDS = 4;
const WORDS_BITS = 8;

/** Where the hash of a chunk begins (FNV-1a over UTF-16 units). */
export const HASH_SEED = 0x811c9dc5 | 0;
/** Adds one unit to the hash of a chunk. */
export const addToHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/**
 * A bounded table from the letters of a chunk to what it holds. It is looked up once for every word of every item, so
 * it compares in place and makes no string: open addressing, each slot within one cache line.
 */
export class ChunkTable {
  #slots = new Int32Array(SLOTS_AT_FIRST * SLOT_FIELDS);
  /** The number of slots less one, for a mask. */
  #mask = SLOTS_AT_FIRST - 1;
  #lists = new Int32Array(UNITS_AT_FIRST);
  /** The first place stays empty, so that 0 can mean: no list. */
  #listsUsed = 1;
  #units = new Uint16Array(UNITS_AT_FIRST);
  #unitsUsed = 0;
  #count = 0;

  /** The slot that holds the units from `start` to `end`, or -1. */
  find(units: Uint16Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const known = this.#units;
    const length = end - start;
    let slot = ((hash ^ (hash >>> 15)) & this.#mask) * SLOT_FIELDS;
    for (;;) {
      const size = slots[slot + 2] ?? 0;
      if (size === 0) return -1;
      if (slots[slot] === hash && size >> WORDS_BITS === length) {
        const offset = slots[slot + 1] ?? 0;
        let index = 0;
        while (index < length && known[offset + index] === units[start + index]) index++;
        if (index === length) return slot;
      }
      slot += SLOT_FIELDS;
      if (slot === slots.length) slot = 0;
    }
  }

  wordsOf(slot: number): number {
    return (this.#slots[slot + 2] ?? 0) & ((1 << WORDS_BITS) - 1);
  }

  /** Where the tests that the slot's words pass stand in `lists`, how many numbers first; 0, the usual case: none. */
  listOf(slot: number): number {
    return this.#slots[slot + 3] ?? 0;
  }

  /** Lists of pairs (ChunkEntry.passed), each after its length. Asked for anew after each `add`. */
  get lists(): Int32Array {
    return this.#lists;
  }

  add(
    letters: { readonly units: Uint16Array; readonly start: number; readonly end: number },
    hash: number,
    entry: ChunkEntry,
  ): void {
    const { units, start, end } = letters;
    const length = end - start;
    if (this.#count >= CHUNKS_MAX || this.#unitsUsed >= UNITS_MAX) this.#forgetAll();
    else if (this.#count * 2 > this.#mask) this.#double();
    this.#count++;
    const offset = this.#unitsUsed;
    this.#unitsUsed += length;
    if (this.#unitsUsed > this.#units.length) {
      const larger = new Uint16Array(this.#units.length * 2);
      larger.set(this.#units);
      this.#units = larger;
    }
    for (let index = 0; index < length; index++) {
      this.#units[offset + index] = units[start + index] ?? 0;
    }
    const list = this.#addList(entry.passed);
    const slot = this.#findFree(hash);
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = offset;
    this.#slots[slot + 2] = (length << WORDS_BITS) | entry.words;
    this.#slots[slot + 3] = list;
  }

  #addList(passed: readonly number[]): number {
    if (passed.length === 0) return 0;
    const list = this.#listsUsed;
    this.#listsUsed += passed.length + 1;
    if (this.#listsUsed > this.#lists.length) {
      const larger = new Int32Array(this.#listsUsed * 2);
      larger.set(this.#lists);
      this.#lists = larger;
    }
    this.#lists[list] = passed.length;
    this.#lists.set(passed, list + 1);
    return list;
  }

  #findFree(hash: number): number {
    let slot = ((hash ^ (hash >>> 15)) & this.#mask) * SLOT_FIELDS;
    while ((this.#slots[slot + 2] ?? 0) !== 0) slot = (slot + SLOT_FIELDS) % this.#slots.length;
    return slot;
  }

  #double(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let slot = 0; slot < before.length; slot += SLOT_FIELDS) {
      if ((before[slot + 2] ?? 0) === 0) continue;
      this.#slots.set(before.subarray(slot, slot + SLOT_FIELDS), this.#findFree(before[slot] ?? 0));
    }
  }

  #forgetAll(): void {
    this.#slots.fill(0);
    this.#listsUsed = 1;
    this.#unitsUsed = 0;
    this.#count = 0;
  }
}
