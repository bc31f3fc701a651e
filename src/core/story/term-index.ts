import type { Term } from './term.ts';
import { packPosting, postingByte, slotOf, TermPostings } from './term-postings.ts';
import { byteOf, type TermRows, type TermWeights, weightOf } from './term-rows.ts';

/** Places in postings looked at for one text: its rarer terms find what is like it, the commoner ones would only cost time. */
const WALK_MAX = 2000;
/** Texts imagined before the first, each with none of the terms: a stream's first items are not all rare words. */
const PRIOR_TEXTS = 30;
/** Cosines below this are chance. */
const COSINE_MIN = 0.03;
/** Rarities drift as the window fills, so a norm is taken anew when the window has grown by a quarter. */
const NORM_HOLDS_UNTIL = 1.25;
/** A common term that is left in so many texts tells something again. Far below the most, so that it does not go to and fro. */
const TELLS_AGAIN_AT = 75;

interface Walk {
  readonly term: Term;
  readonly count: number;
  readonly factor: number;
}

const LOGARITHMS: number[] = [];

/** Logarithms of small whole numbers are asked for millions of times. */
function logOf(count: number): number {
  for (let next = LOGARITHMS.length; next <= count; next += 1) LOGARITHMS.push(Math.log(next));
  return LOGARITHMS[count] ?? 0;
}

/**
 * TF-IDF over the texts of a window, kept as an inverted index (Salton and Buckley 1988): adding, removing and comparing
 * cost what the terms of the text cost, not what the window holds. A class since it has a lifetime.
 */
export class TermIndex<Doc> {
  readonly #rows: TermRows;
  readonly #commonplace: ReadonlyMap<Term, number>;
  readonly #postings = new TermPostings();
  readonly #slots = new Map<Doc, number>();
  readonly #docs: (Doc | undefined)[] = [];
  readonly #addresses: number[] = [];
  readonly #free: number[] = [];
  /** The length of each text as a vector, by slot, and the window's size when it was measured; 0: not measured yet. */
  readonly #norms: number[] = [];
  readonly #normAtSizes: number[] = [];
  #logSizeOf = 0;
  #logSize = 0;
  /** Products by slot while one text is compared; all zero between two calls. */
  readonly #products: number[] = [];

  /**
   * The terms of the texts are kept in these rows, which several indexes may share. Of the imagined texts so many have a
   * `commonplace` term, so that it tells little from the first text on.
   */
  constructor(rows: TermRows, commonplace: ReadonlyMap<Term, number> = new Map()) {
    this.#rows = rows;
    this.#commonplace = commonplace;
  }

  get size(): number {
    return this.#slots.size;
  }

  /** How much a term tells: 0 and up. */
  rarity(term: Term): number {
    return this.#rarityOf(term, this.#postings.count(term));
  }

  /** The same as a share of what a term tells that no text has, 0 to 1. */
  rarityShare(term: Term): number {
    return this.rarity(term) / this.#logOfSize();
  }

  /** The one owner of all texts that have a term; undefined when there are several, none, or more than `limit` texts. */
  findSoleOwner<Owner>(term: Term, limit: number, ownerOf: (doc: Doc) => Owner): Owner | undefined {
    if (this.#postings.count(term) > limit) return undefined;
    let sole: Owner | undefined;
    for (const posting of this.#postings.read(term) ?? []) {
      const doc = this.#docs[slotOf(posting)];
      if (doc === undefined) continue;
      const owner = ownerOf(doc);
      if (sole !== undefined && sole !== owner) return undefined;
      sole = owner;
    }
    return sole;
  }

  /** Keeps a text whose terms stand in the row of an address; the row must outlive it. */
  add(doc: Doc, terms: TermWeights, address: number): void {
    const slot = this.#free.pop() ?? this.#docs.length;
    this.#slots.set(doc, slot);
    this.#docs[slot] = doc;
    this.#addresses[slot] = address;
    this.#norms[slot] = 0;
    this.#normAtSizes[slot] = 0;
    this.#products[slot] = 0;
    for (const [term, weight] of terms) this.#postings.add(term, packPosting(slot, byteOf(weight)));
  }

  remove(doc: Doc): void {
    const slot = this.#slots.get(doc);
    if (slot === undefined) return;
    this.#slots.delete(doc);
    this.#docs[slot] = undefined;
    for (const term of this.#rows.termsAt(this.#addresses[slot] ?? 0)) {
      const left = this.#postings.remove(term, slot);
      if (left === TELLS_AGAIN_AT && this.#postings.isCommon(term)) this.#tellAgain(term);
    }
    this.#free.push(slot);
  }

  /** The cosine between these terms and every text that shares some of them, 0.03 to 1. */
  compare(terms: TermWeights): Map<Doc, number> {
    const products = this.#products;
    const touched: number[] = [];
    for (const { term, factor } of this.#findTelling(terms)) {
      for (const posting of this.#postings.read(term) ?? []) {
        const slot = slotOf(posting);
        const known = products[slot] ?? 0;
        if (known === 0) touched.push(slot);
        products[slot] = known + factor * weightOf(postingByte(posting));
      }
    }
    const own = this.#measureNorm(terms);
    const cosines = new Map<Doc, number>();
    for (const slot of touched) {
      const product = products[slot] ?? 0;
      products[slot] = 0;
      // A norm drifts by less than this; so what is far below the least cosine needs no fresh one.
      if (product < (COSINE_MIN / NORM_HOLDS_UNTIL) * own * (this.#norms[slot] ?? 0)) continue;
      const doc = this.#docs[slot];
      const cosine = product / (own * this.#normOf(slot));
      if (doc !== undefined && cosine >= COSINE_MIN) cosines.set(doc, cosine);
    }
    return cosines;
  }

  /** The terms whose postings are worth a walk, the rarest first, until the walk is long enough. */
  #findTelling(terms: TermWeights): readonly Walk[] {
    const walks: Walk[] = [];
    for (const [term, weight] of terms) {
      const count = this.#postings.count(term);
      if (count === 0 || this.#postings.isCommon(term)) continue;
      walks.push({ term, count, factor: weight * this.#rarityOf(term, count) ** 2 });
    }
    walks.sort((a, b) => a.count - b.count);
    let places = 0;
    const end = walks.findIndex(({ count }) => (places += count) > WALK_MAX);
    return end < 0 ? walks : walks.slice(0, end);
  }

  /** Finds the few texts that are left of a common term: a look at each text of the window, once in many removals. */
  #tellAgain(term: Term): void {
    const postings: number[] = [];
    for (const [slot, doc] of this.#docs.entries()) {
      const byte = doc === undefined ? 0 : this.#rows.findByte(this.#addresses[slot] ?? 0, term);
      if (byte > 0) postings.push(packPosting(slot, byte));
    }
    this.#postings.keep(term, postings);
  }

  #rarityOf(term: Term, count: number): number {
    const imagined = this.#commonplace.get(term) ?? 1;
    return Math.max(0, this.#logOfSize() - logOf(count + imagined));
  }

  #logOfSize(): number {
    const size = this.#slots.size + PRIOR_TEXTS;
    if (size !== this.#logSizeOf) [this.#logSizeOf, this.#logSize] = [size, Math.log(size)];
    return this.#logSize;
  }

  #measureNorm(terms: TermWeights): number {
    let sum = 0;
    for (const [term, weight] of terms) sum += (weight * this.rarity(term)) ** 2;
    return Math.sqrt(sum) || 1;
  }

  #normOf(slot: number): number {
    const known = this.#norms[slot] ?? 0;
    if (known > 0 && this.#slots.size < (this.#normAtSizes[slot] ?? 0) * NORM_HOLDS_UNTIL)
      return known;
    const sum = this.#rows.sum(
      this.#addresses[slot] ?? 0,
      (term, weight) => (weight * this.rarity(term)) ** 2,
    );
    const norm = Math.sqrt(sum) || 1;
    this.#norms[slot] = norm;
    this.#normAtSizes[slot] = this.#slots.size;
    return norm;
  }
}
