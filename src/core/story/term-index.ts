/** A bag of terms with their weights in one text (how often, how prominent), before rarity is taken into account. */
export type TermWeights = ReadonlyMap<string, number>;

interface Posting<Doc> {
  readonly doc: Doc;
  readonly weight: number;
}

/** A term in more texts than this says little about one event, and walking its postings would cost the most. */
const POSTINGS_WALKED_MAX = 400;
/** Texts imagined before the first, each with none of the terms: a stream's first items are not all rare words. */
const PRIOR_TEXTS = 30;

/**
 * TF-IDF over the texts of a window, kept as an inverted index (Salton and Buckley 1988): adding, removing and comparing
 * cost what the terms of the text cost, not what the window holds. A class since it has a lifetime.
 */
export class TermIndex<Doc> {
  readonly #postings = new Map<string, Posting<Doc>[]>();
  readonly #terms = new Map<Doc, TermWeights>();
  readonly #norms = new Map<Doc, { norm: number; atSize: number }>();

  get size(): number {
    return this.#terms.size;
  }

  /** How much a term tells: 0 and up. */
  rarity(term: string): number {
    const count = this.#postings.get(term)?.length ?? 0;
    return Math.log((this.#terms.size + PRIOR_TEXTS) / (count + 1));
  }

  /** The texts that have a term; none when there are more than `limit`. */
  findOwners(term: string, limit: number): readonly Doc[] {
    const postings = this.#postings.get(term) ?? [];
    return postings.length > limit ? [] : postings.map(({ doc }) => doc);
  }

  add(doc: Doc, terms: TermWeights): void {
    this.#terms.set(doc, terms);
    for (const [term, weight] of terms) {
      const postings = this.#postings.get(term);
      if (postings === undefined) this.#postings.set(term, [{ doc, weight }]);
      else postings.push({ doc, weight });
    }
  }

  remove(doc: Doc): void {
    for (const term of this.#terms.get(doc)?.keys() ?? []) {
      const postings = this.#postings.get(term) ?? [];
      // The oldest leave first, so the search ends at once.
      const at = postings.findIndex((posting) => posting.doc === doc);
      if (at >= 0) postings.splice(at, 1);
      if (postings.length === 0) this.#postings.delete(term);
    }
    this.#terms.delete(doc);
    this.#norms.delete(doc);
  }

  /** The cosine between these terms and every text that shares one of them, 0 to 1. */
  compare(terms: TermWeights): Map<Doc, number> {
    const products = new Map<Doc, number>();
    for (const [term, weight] of terms) {
      const postings = this.#postings.get(term);
      if (postings === undefined || postings.length > POSTINGS_WALKED_MAX) continue;
      const factor = weight * this.rarity(term) ** 2.0;
      for (const posting of postings) {
        products.set(posting.doc, (products.get(posting.doc) ?? 0) + factor * posting.weight);
      }
    }
    const own = this.#measureNorm(terms);
    for (const [doc, product] of products) products.set(doc, product / (own * this.#normOf(doc)));
    return products;
  }

  #measureNorm(terms: TermWeights): number {
    let sum = 0;
    for (const [term, weight] of terms) sum += (weight * this.rarity(term)) ** 2;
    return Math.sqrt(sum) || 1;
  }

  /** Rarities drift as the window fills, so a norm is taken anew when the window has grown by a quarter. */
  #normOf(doc: Doc): number {
    const known = this.#norms.get(doc);
    if (known !== undefined && this.#terms.size < known.atSize * 1.25) return known.norm;
    const norm = this.#measureNorm(this.#terms.get(doc) ?? new Map());
    this.#norms.set(doc, { norm, atSize: this.#terms.size });
    return norm;
  }
}
