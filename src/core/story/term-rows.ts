import assert from 'node:assert/strict';
import type { Term } from './term.ts';

/** A bag of terms with their weights in one text (how often, how prominent), before rarity is taken into account. */
export type TermWeights = ReadonlyMap<Term, number>;

/** Terms in a row; a longer bag is cut by its maker. */
export const ROW_TERMS_MAX = 90;
/** Weights are kept in a byte. */
const WEIGHT_TOP = 3;
const BYTE_TOP = 255;
const BYTE_VALUES = 256;
/** 128 kB: some hundred items. A chunk is let go with its last item. */
const CHUNK_LENGTH = 2 ** 15;

/** A weight of 0 to 3 as a byte. */
export function byteOf(weight: number): number {
  return Math.min(BYTE_TOP, Math.round((weight * BYTE_TOP) / WEIGHT_TOP));
}

/** The weight that a byte stands for. */
export function weightOf(byte: number): number {
  return (byte * WEIGHT_TOP) / BYTE_TOP;
}

/**
 * Bags of terms in a few large arrays, five bytes a term, where a map takes fifty. A row is found by its address and never
 * changes; rows are let go in the order in which they came. A class since it has a lifetime.
 */
export class TermRows {
  #chunks: Int32Array[] = [];
  #dropped = 0;
  #next = 0;
  readonly #sorted = new Float64Array(ROW_TERMS_MAX);

  /** Keeps a bag, in the order of its terms, and answers the address of its row. */
  append(terms: TermWeights): number {
    assert.ok(terms.size <= ROW_TERMS_MAX, 'a bag of terms is longer than a row');
    let count = 0;
    for (const [term, weight] of terms) {
      this.#sorted[count] = term * BYTE_VALUES + byteOf(weight);
      count += 1;
    }
    const sorted = this.#sorted.subarray(0, count).sort();
    const length = 1 + count + Math.ceil(count / 4);
    const used = this.#next % CHUNK_LENGTH;
    if (used === 0 || used + length > CHUNK_LENGTH) {
      this.#next = (this.#dropped + this.#chunks.length) * CHUNK_LENGTH;
      this.#chunks.push(new Int32Array(CHUNK_LENGTH));
    }
    const address = this.#next;
    const [chunk, at] = this.#locate(address);
    chunk[at] = count;
    for (const [index, value] of sorted.entries()) {
      const term = Math.floor(value / BYTE_VALUES);
      chunk[at + 1 + index] = term;
      const place = at + 1 + count + (index >> 2);
      chunk[place] = (chunk[place] ?? 0) | ((value - term * BYTE_VALUES) << ((index & 3) * 8));
    }
    this.#next += length;
    return address;
  }

  /** The terms of a row in ascending order: a view, valid until the row is let go. */
  termsAt(address: number): Int32Array {
    const [chunk, at] = this.#locate(address);
    return chunk.subarray(at + 1, at + 1 + (chunk[at] ?? 0));
  }

  /** The weight of a term in a row as a byte; 0 where it has none. */
  findByte(address: number, term: Term): number {
    const [chunk, at] = this.#locate(address);
    const count = chunk[at] ?? 0;
    const index = findPlace(chunk, { from: at + 1, count, term }) - at - 1;
    return index < count && chunk[at + 1 + index] === term
      ? byteAt(chunk, at + 1 + count, index)
      : 0;
  }

  /** The sum of what a function makes of each term of a row and its weight. */
  sum(address: number, valueOf: (term: Term, weight: number) => number): number {
    const [chunk, at] = this.#locate(address);
    const count = chunk[at] ?? 0;
    let sum = 0;
    for (let index = 0; index < count; index += 1) {
      const weight = weightOf(byteAt(chunk, at + 1 + count, index));
      sum += valueOf(chunk[at + 1 + index] ?? 0, weight);
    }
    return sum;
  }

  /** Lets go of the chunks that end before an address. */
  dropBefore(address: number): void {
    const gone = Math.floor(address / CHUNK_LENGTH) - this.#dropped;
    if (gone <= 0) return;
    this.#chunks.splice(0, gone);
    this.#dropped += gone;
  }

  #locate(address: number): readonly [chunk: Int32Array, at: number] {
    const at = address % CHUNK_LENGTH;
    const chunk = this.#chunks[(address - at) / CHUNK_LENGTH - this.#dropped];
    assert.ok(chunk !== undefined, 'a row was read that had been let go');
    return [chunk, at];
  }
}

function byteAt(chunk: Int32Array, from: number, index: number): number {
  return ((chunk[from + (index >> 2)] ?? 0) >>> ((index & 3) * 8)) & BYTE_TOP;
}

/** The place of the first of some ascending terms that is not below a term. */
function findPlace(
  terms: Int32Array,
  { from, count, term }: { from: number; count: number; term: Term },
): number {
  let [low, high] = [from, from + count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? 0) < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether ascending terms have one. */
export function hasTerm(terms: Int32Array, term: Term): boolean {
  return terms[findPlace(terms, { from: 0, count: terms.length, term })] === term;
}

/** The terms of either, ascending and each once. */
export function mergeTerms(a: Int32Array, b: Int32Array): Int32Array {
  const merged = new Int32Array(a.length + b.length);
  let [left, right, count] = [0, 0, 0];
  while (left < a.length || right < b.length) {
    const [one, other] = [a[left] ?? Infinity, b[right] ?? Infinity];
    if (one <= other) left += 1;
    if (other <= one) right += 1;
    merged[count] = Math.min(one, other);
    count += 1;
  }
  return merged.slice(0, count);
}
