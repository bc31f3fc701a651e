import type { Term } from './term.ts';

/** A term in more texts than this says little about one event, and walking its postings would cost the most: they are counted alone. */
export const POSTINGS_KEPT_MAX = 150;
const FIRST_CELLS = 64;
const FIRST_POOL = 256;
const POOL_GROWTH = 1.5;
/** Cells in use from which searching gets slow. */
const LOAD_MAX = 0.75;
const CELLS_GROWTH = 1.4;
const HASHES = 2 ** 32;
/** Fibonacci hashing (Knuth, TAOCP 6.4): the golden ratio of 32 bits. */
const GOLDEN = 0x9e3779b1;
const WEIGHT_BITS = 8;
const COMMON = -1;

/** A text's slot and the weight that a term has in it, as a byte, in 31 bits. */
export function packPosting(slot: number, byte: number): number {
  return (slot << WEIGHT_BITS) | byte;
}

/** The slot of a posting. */
export function slotOf(posting: number): number {
  return posting >>> WEIGHT_BITS;
}

/** The weight of a posting, as a byte. */
export function postingByte(posting: number): number {
  return posting & ((1 << WEIGHT_BITS) - 1);
}

/**
 * Which texts have a term, and how many: a hash table in typed arrays with open addressing. One posting stands in the table
 * itself, several in a block of a common pool whose length is the next power of two.
 */
export class TermPostings {
  #terms = new Int32Array(FIRST_CELLS);
  /** 0: the cell is free. */
  #counts = new Int32Array(FIRST_CELLS);
  #places = new Int32Array(FIRST_CELLS);
  #used = 0;
  #pool = new Int32Array(FIRST_POOL);
  #poolEnd = 0;
  readonly #freeBlocks: number[][] = [];
  readonly #read = new Int32Array(POSTINGS_KEPT_MAX);

  /** How many texts have a term. */
  count(term: Term): number {
    return this.#counts[this.#find(term)] ?? 0;
  }

  /** The postings of a term, undefined where they are not kept or none. The answer is overwritten by the next call. */
  read(term: Term): Int32Array | undefined {
    const cell = this.#find(term);
    const count = this.#counts[cell] ?? 0;
    const place = this.#places[cell] ?? 0;
    if (count === 0 || place === COMMON) return undefined;
    if (count === 1) this.#read[0] = place;
    else for (let at = 0; at < count; at += 1) this.#read[at] = this.#pool[place + at] ?? 0;
    return this.#read.subarray(0, count);
  }

  /** Whether a term's texts are counted but not known: it once had too many of them. */
  isCommon(term: Term): boolean {
    const cell = this.#find(term);
    return (this.#counts[cell] ?? 0) > 0 && this.#places[cell] === COMMON;
  }

  add(term: Term, posting: number): void {
    if (this.#used >= this.#counts.length * LOAD_MAX) this.#grow();
    const cell = this.#find(term);
    const count = this.#counts[cell] ?? 0;
    if (count === 0) {
      this.#terms[cell] = term;
      this.#used += 1;
    }
    this.#counts[cell] = count + 1;
    this.#places[cell] = this.#addTo(this.#places[cell] ?? 0, count, posting);
  }

  /** Takes a text from a term, and answers how many it has left. */
  remove(term: Term, slot: number): number {
    const cell = this.#find(term);
    const count = this.#counts[cell] ?? 0;
    if (count === 0) return 0;
    const place = this.#places[cell] ?? 0;
    if (count === 1) this.#free(cell);
    else {
      this.#counts[cell] = count - 1;
      if (place !== COMMON) this.#places[cell] = this.#takeFrom(place, count, slot);
    }
    return count - 1;
  }

  /** Knows the texts of a common term again, now that they are few. */
  keep(term: Term, postings: readonly number[]): void {
    const cell = this.#find(term);
    let place = 0;
    for (const [count, posting] of postings.entries()) place = this.#addTo(place, count, posting);
    this.#counts[cell] = postings.length;
    this.#places[cell] = place;
  }

  /** The cell of a term, or the free one where it would stand. */
  #find(term: Term): number {
    let cell = this.#homeOf(term);
    while (this.#counts[cell] !== 0 && this.#terms[cell] !== term) cell = this.#nextOf(cell);
    return cell;
  }

  #homeOf(term: Term): number {
    const scrambled = Math.imul(term, GOLDEN) >>> 0;
    return Math.floor((scrambled * this.#counts.length) / HASHES);
  }

  #nextOf(cell: number): number {
    return cell + 1 === this.#counts.length ? 0 : cell + 1;
  }

  #addTo(place: number, count: number, posting: number): number {
    if (count === 0) return posting;
    if (place === COMMON) return COMMON;
    if (count === POSTINGS_KEPT_MAX) {
      this.#freeBlock(place, count);
      return COMMON;
    }
    let block = place;
    if (count === 1) {
      block = this.#takeBlock(2);
      this.#pool[block] = place;
    } else if (classOf(count + 1) !== classOf(count)) block = this.#move(place, count, count + 1);
    this.#pool[block + count] = posting;
    return block;
  }

  #takeFrom(place: number, count: number, slot: number): number {
    // The oldest leave first, so the search ends at once.
    let at = place;
    while (at < place + count - 1 && slotOf(this.#pool[at] ?? 0) !== slot) at += 1;
    this.#pool.copyWithin(at, at + 1, place + count);
    if (count === 2) {
      this.#freeBlock(place, count);
      return this.#pool[place] ?? 0;
    }
    return classOf(count - 1) === classOf(count) ? place : this.#move(place, count, count - 1);
  }

  #move(place: number, from: number, to: number): number {
    const block = this.#takeBlock(to);
    this.#pool.copyWithin(block, place, place + Math.min(from, to));
    this.#freeBlock(place, from);
    return block;
  }

  #takeBlock(count: number): number {
    const known = this.#freeBlocks[classOf(count)]?.pop();
    if (known !== undefined) return known;
    const block = this.#poolEnd;
    this.#poolEnd += 2 ** classOf(count);
    if (this.#poolEnd > this.#pool.length) {
      const pool = new Int32Array(Math.ceil(this.#poolEnd * POOL_GROWTH));
      pool.set(this.#pool);
      this.#pool = pool;
    }
    return block;
  }

  #freeBlock(block: number, count: number): void {
    const blocks = (this.#freeBlocks[classOf(count)] ??= []);
    blocks.push(block);
  }

  /** Frees a cell and moves up those behind it that would be found no more (Knuth, TAOCP 6.4, algorithm R). */
  #free(freed: number): void {
    const { length } = this.#counts;
    let hole = freed;
    for (let cell = this.#nextOf(hole); this.#counts[cell] !== 0; cell = this.#nextOf(cell)) {
      const home = this.#homeOf(this.#terms[cell] ?? 0);
      if ((cell - home + length) % length < (cell - hole + length) % length) continue;
      this.#terms[hole] = this.#terms[cell] ?? 0;
      this.#counts[hole] = this.#counts[cell] ?? 0;
      this.#places[hole] = this.#places[cell] ?? 0;
      hole = cell;
    }
    this.#counts[hole] = 0;
    this.#places[hole] = 0;
    this.#used -= 1;
  }

  #grow(): void {
    const [terms, counts, places] = [this.#terms, this.#counts, this.#places];
    const length = Math.ceil(counts.length * CELLS_GROWTH);
    this.#terms = new Int32Array(length);
    this.#counts = new Int32Array(length);
    this.#places = new Int32Array(length);
    for (const [old, count] of counts.entries()) {
      if (count === 0) continue;
      const cell = this.#find(terms[old] ?? 0);
      this.#terms[cell] = terms[old] ?? 0;
      this.#counts[cell] = count;
      this.#places[cell] = places[old] ?? 0;
    }
  }
}

/** The power of two in whose blocks so many postings stand. */
function classOf(count: number): number {
  return 32 - Math.clz32(count - 1);
}
