/** A bag of terms with their weights in one text (how often, how prominent), before rarity is taken into account. */
export type TermWeights = ReadonlyMap<string, number>;

/** A term in more texts than this says little about one event, and walking its postings would cost the most. */
const POSTINGS_WALKED_MAX = 150;
/** Texts imagined before the first, each with none of the terms: a stream's first items are not all rare words. */
const PRIOR_TEXTS = 30;
/** Cosines below this are chance. */
const COSINE_MIN = 0.01;
/** Rarities drift as the window fills, so a norm is taken anew when the window has grown by a quarter. */
const NORM_HOLDS_UNTIL = 1.25;

interface Entry<Doc> {
  readonly doc: Doc;
  readonly terms: TermWeights;
  norm: number;
  normAtSize: number;
}

/** The texts that have a term, by their slots, and the term's weight in each. */
interface Postings {
  readonly slots: number[];
  readonly weights: number[];
}

/**
 * TF-IDF over the texts of a window, kept as an inverted index (Salton and Buckley 1988): adding, removing and comparing
 * cost what the terms of the text cost, not what the window holds. A class since it has a lifetime.
 */
export class TermIndex<Doc> {
  readonly #postings = new Map<string, Postings>();
  readonly #slots = new Map<Doc, number>();
  readonly #entries: (Entry<Doc> | undefined)[] = [];
  readonly #free: number[] = [];
  /** Products by slot while one text is compared; all zero between two calls. */
  readonly #products: number[] = [];

  get size(): number {
    return this.#slots.size;
  }

  /** How much a term tells: 0 and up. */
  rarity(term: string): number {
    return this.#rarityOf(this.#postings.get(term)?.slots.length ?? 0);
  }

  /** The texts that have a term; none when there are more than `limit`. */
  findOwners(term: string, limit: number): readonly Doc[] {
    const slots = this.#postings.get(term)?.slots ?? [];
    if (slots.length > limit) return [];
    return slots.flatMap((slot) => this.#entries[slot]?.doc ?? []);
  }

  add(doc: Doc, terms: TermWeights): void {
    const slot = this.#free.pop() ?? this.#entries.length;
    this.#entries[slot] = { doc, terms, norm: 0, normAtSize: 0 };
    this.#products[slot] = 0;
    this.#slots.set(doc, slot);
    for (const [term, weight] of terms) {
      const postings = this.#postings.get(term);
      if (postings === undefined) this.#postings.set(term, { slots: [slot], weights: [weight] });
      else {
        postings.slots.push(slot);
        postings.weights.push(weight);
      }
    }
  }

  remove(doc: Doc): void {
    const slot = this.#slots.get(doc);
    if (slot === undefined) return;
    for (const term of this.#entries[slot]?.terms.keys() ?? []) {
      const postings = this.#postings.get(term);
      // The oldest leave first, so the search ends at once.
      const at = postings?.slots.indexOf(slot) ?? -1;
      if (postings === undefined || at < 0) continue;
      postings.slots.splice(at, 1);
      postings.weights.splice(at, 1);
      if (postings.slots.length === 0) this.#postings.delete(term);
    }
    this.#slots.delete(doc);
    this.#entries[slot] = undefined;
    this.#free.push(slot);
  }

  /** The cosine between these terms and every text that shares some of them, 0.01 to 1. */
  compare(terms: TermWeights): Map<Doc, number> {
    const products = this.#products;
    const touched: number[] = [];
    for (const [term, weight] of terms) {
      const postings = this.#postings.get(term);
      if (postings === undefined || postings.slots.length > POSTINGS_WALKED_MAX) continue;
      const factor = weight * this.#rarityOf(postings.slots.length) ** 2;
      for (let at = 0; at < postings.slots.length; at += 1) {
        const slot = postings.slots[at] ?? 0;
        const known = products[slot] ?? 0;
        if (known === 0) touched.push(slot);
        products[slot] = known + factor * (postings.weights[at] ?? 0);
      }
    }
    const own = this.#measureNorm(terms);
    const cosines = new Map<Doc, number>();
    for (const slot of touched) {
      const entry = this.#entries[slot];
      const product = products[slot] ?? 0;
      products[slot] = 0;
      const cosine = entry === undefined ? 0 : product / (own * this.#normOf(entry));
      if (entry !== undefined && cosine >= COSINE_MIN) cosines.set(entry.doc, cosine);
    }
    return cosines;
  }

  #rarityOf(count: number): number {
    return Math.log((this.#slots.size + PRIOR_TEXTS) / (count + 1));
  }

  #measureNorm(terms: TermWeights): number {
    let sum = 0;
    for (const [term, weight] of terms) sum += (weight * this.rarity(term)) ** 2;
    return Math.sqrt(sum) || 1;
  }

  #normOf(entry: Entry<Doc>): number {
    if (entry.norm === 0 || this.#slots.size >= entry.normAtSize * NORM_HOLDS_UNTIL) {
      entry.norm = this.#measureNorm(entry.terms);
      entry.normAtSize = this.#slots.size;
    }
    return entry.norm;
  }
}
