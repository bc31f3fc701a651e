/** What the matcher knows of a chunk: how many words it holds, and which tests which of them passes. */
export interface ChunkEntry {
  readonly words: number;
  /** Pairs: the number of the word in the chunk, the number of the test that it passes. */
  readonly passed: readonly number[];
}

/** Bits of a slot that number its entry; the others repeat bits of the hash, so that few entries are looked at in vain. */
const ENTRY_BITS = 17;
const ENTRY_MASK = (1 << ENTRY_BITS) - 1;
/** Chunks remembered at most; then all are forgotten and learned again. Some 5 MB when full. */
const CHUNKS_MAX = ENTRY_MASK;
/** A small table stays in the processor's cache; it doubles when half full. */
const SLOTS_AT_FIRST = 1 << 12;
/** Letters remembered at most, in UTF-16 units. */
const UNITS_MAX = 1 << 21;
/** A longer chunk is rare and not remembered. */
export const REMEMBERED_UNITS_MAX = 200;
const NUMBERS_AT_FIRST = 1 << 14;

/** An entry: where its letters are, how many with the number of words, which list of tests, and its hash. */
const ENTRY_FIELDS = 4;
const WORDS_BITS = 8;

/** Where the hash of a chunk begins (FNV-1a over UTF-16 units). */
export const HASH_SEED = 0x811c9dc5 | 0;
/** Adds one unit to the hash of a chunk. */
export const addToHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

function grow<Numbers extends Int32Array | Uint16Array>(
  from: Numbers,
  size: number,
  create: (length: number) => Numbers,
): Numbers {
  if (size <= from.length) return from;
  const larger = create(Math.max(size, from.length * 2));
  larger.set(from);
  return larger;
}

/**
 * A bounded table from the letters of a chunk to what it holds. It is looked up once for every word of every item, so
 * it compares in place and makes no string. What counts is how much memory is touched: slots are small, and entries
 * lie in the order in which they were first met, so that the common ones lie together.
 */
export class ChunkTable {
  #slots = new Int32Array(SLOTS_AT_FIRST);
  #entries = new Int32Array(NUMBERS_AT_FIRST);
  #count = 0;
  #lists = new Int32Array(NUMBERS_AT_FIRST);
  /** The first place stays empty, so that 0 can mean: no list. */
  #listsUsed = 1;
  #units = new Uint16Array(NUMBERS_AT_FIRST);
  #unitsUsed = 0;

  /** The entry that holds the units from `start` to `end`, or -1. */
  find(units: Uint16Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const length = end - start;
    const tag = hash & ~ENTRY_MASK;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const held = slots[slot] ?? 0;
      if (held === 0) return -1;
      if ((held & ~ENTRY_MASK) === tag) {
        const entry = ((held & ENTRY_MASK) - 1) * ENTRY_FIELDS;
        if (this.#holds(entry, units, start, length)) return entry;
      }
      slot = (slot + 1) & mask;
    }
  }

  #holds(entry: number, units: Uint16Array, start: number, length: number): boolean {
    if ((this.#entries[entry + 1] ?? 0) >> WORDS_BITS !== length) return false;
    const known = this.#units;
    const offset = this.#entries[entry] ?? 0;
    let index = 0;
    while (index < length && known[offset + index] === units[start + index]) index++;
    return index === length;
  }

  wordsOf(entry: number): number {
    return (this.#entries[entry + 1] ?? 0) & ((1 << WORDS_BITS) - 1);
  }

  /** Where the tests that the entry's words pass stand in `lists`, how many numbers first; 0, the usual case: none. */
  listOf(entry: number): number {
    return this.#entries[entry + 2] ?? 0;
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
    if (this.#count >= CHUNKS_MAX || this.#unitsUsed >= UNITS_MAX) this.#forgetAll();
    else if (this.#count * 2 > this.#slots.length) this.#double();
    const { units, start, end } = letters;
    const length = end - start;
    const offset = this.#unitsUsed;
    this.#unitsUsed += length;
    this.#units = grow(this.#units, this.#unitsUsed, (size) => new Uint16Array(size));
    for (let index = 0; index < length; index++) {
      this.#units[offset + index] = units[start + index] ?? 0;
    }
    const entry = this.#count * ENTRY_FIELDS;
    this.#count++;
    this.#entries = grow(this.#entries, entry + ENTRY_FIELDS, (size) => new Int32Array(size));
    this.#entries[entry] = offset;
    this.#entries[entry + 1] = (length << WORDS_BITS) | added.words;
    this.#entries[entry + 2] = this.#addList(added.passed);
    this.#entries[entry + 3] = hash;
    this.#fillSlot(hash, this.#count);
  }

  #addList(passed: readonly number[]): number {
    if (passed.length === 0) return 0;
    const list = this.#listsUsed;
    this.#listsUsed += passed.length + 1;
    this.#lists = grow(this.#lists, this.#listsUsed, (size) => new Int32Array(size));
    this.#lists[list] = passed.length;
    this.#lists.set(passed, list + 1);
    return list;
  }

  /** Takes the first free slot for the entry of that number, counted from 1. */
  #fillSlot(hash: number, number: number): void {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while ((this.#slots[slot] ?? 0) !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = (hash & ~ENTRY_MASK) | number;
  }

  #double(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let number = 1; number <= this.#count; number++) {
      this.#fillSlot(this.#entries[number * ENTRY_FIELDS - 1] ?? 0, number);
    }
  }

  #forgetAll(): void {
    this.#slots.fill(0);
    this.#listsUsed = 1;
    this.#unitsUsed = 0;
    this.#count = 0;
  }
}
