/** What the matcher knows of a chunk: how many words it holds, and which tests which of them passes. */
export interface ChunkEntry {
  readonly words: number;
  /** Pairs: the number of the word in the chunk, the number of the test that it passes. */
  readonly passed: readonly number[];
}

/** Chunks remembered at most; then all are forgotten and learned again. Some 5 MB when full. */
const CHUNKS_MAX = 1 << 16;
const SLOTS = CHUNKS_MAX * 2;
/** A longer chunk is rare and not remembered. */
export const REMEMBERED_UNITS_MAX = 40;
const UNITS_AT_FIRST = 1 << 14;
const NOTHING: readonly number[] = [];

/** Adds one unit to the hash of a chunk (FNV-1a over UTF-16 units). */
export const HASH_SEED = 0x811c9dc5 | 0;
export const addToHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/**
 * A bounded table from the letters of a chunk to what it holds. It is looked up once for every word of every item, so
 * it compares in place and makes no string: open addressing over typed arrays.
 */
export class ChunkTable {
  readonly #slots = new Int32Array(SLOTS);
  readonly #hashes = new Int32Array(CHUNKS_MAX);
  readonly #offsets = new Uint32Array(CHUNKS_MAX + 1);
  readonly #words = new Uint8Array(CHUNKS_MAX);
  #passed: (readonly number[] | undefined)[] = [];
  #units = new Uint16Array(UNITS_AT_FIRST);
  #count = 0;

  /** The number of the entry of `text.slice(start, end)`, or -1. */
  find(text: string, start: number, end: number, hash: number): number {
    const length = end - start;
    for (let slot = hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) return -1;
      if (this.#hashes[entry] !== hash) continue;
      const offset = this.#offsets[entry] ?? 0;
      if ((this.#offsets[entry + 1] ?? 0) - offset !== length) continue;
      let index = 0;
      while (index < length && this.#units[offset + index] === text.charCodeAt(start + index))
        index++;
      if (index === length) return entry;
    }
  }

  wordsOf(entry: number): number {
    return this.#words[entry] ?? 0;
  }

  /** Undefined when no word of the chunk passes a test, which is the usual case. */
  passedOf(entry: number): readonly number[] | undefined {
    return this.#passed[entry];
  }

  add(
    text: string,
    range: { readonly start: number; readonly end: number },
    hash: number,
    added: ChunkEntry,
  ): void {
    if (this.#count >= CHUNKS_MAX) this.#forgetAll();
    const entry = this.#count++;
    const offset = this.#offsets[entry] ?? 0;
    const length = range.end - range.start;
    this.#makeRoom(offset + length);
    for (let index = 0; index < length; index++) {
      this.#units[offset + index] = text.charCodeAt(range.start + index);
    }
    this.#offsets[entry + 1] = offset + length;
    this.#hashes[entry] = hash;
    this.#words[entry] = added.words;
    this.#passed.push(
      added.passed === NOTHING || added.passed.length === 0 ? undefined : added.passed,
    );
    let slot = hash & (SLOTS - 1);
    while ((this.#slots[slot] ?? 0) !== 0) slot = (slot + 1) & (SLOTS - 1);
    this.#slots[slot] = entry + 1;
  }

  #makeRoom(units: number): void {
    if (units <= this.#units.length) return;
    const larger = new Uint16Array(this.#units.length * 2);
    larger.set(this.#units);
    this.#units = larger;
  }

  #forgetAll(): void {
    this.#slots.fill(0);
    this.#passed = [];
    this.#count = 0;
  }
}
