/** A bag of terms with their weights in one text (how often, how prominent), before rarity is taken into account. */
export type TermWeights = ReadonlyMap<string, number>;

/** A term in more texts than this says little about one event, and walking its postings would cost the most. */
const POSTINGS_WALKED_MAX = 150;
/** Places in postings looked at for one text: its rarer terms find what is like it, the commoner ones would only cost time. */
const WALK_MAX = 2000;
/** Texts imagined before the first, each with none of the terms: a stream's first items are not all rare words. */
const PRIOR_TEXTS = 30;
/** Cosines below this are chance. */
const COSINE_MIN = 0.03;
/** Rarities drift as the window fills, so a norm is taken anew when the window has grown by a quarter. */
const NORM_HOLDS_UNTIL = 1.25;

interface Entry<Doc> {
  readonly doc: Doc;
  readonly terms: TermWeights;
  normAtSize: number;
}

/** The texts that have a term: slot, weight, slot, weight … One array, since there are as many as there are words. */
type Postings = number[];

interface Walk {
  readonly postings: Postings;
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
  readonly #postings = new Map<string, Postings>();
  readonly #slots = new Map<Doc, number>();
  readonly #entries: (Entry<Doc> | undefined)[] = [];
  readonly #free: number[] = [];
  /** The length of each text as a vector, by slot; 0: not measured yet. Apart from the entries, since it is read for every text touched. */
  readonly #norms: number[] = [];
  #logSizeOf = 0;
  #logSize = 0;
  /** Products by slot while one text is compared; all zero between two calls. */
  readonly #products: number[] = [];

  get size(): number {
    return this.#slots.size;
  }

  /** How much a term tells: 0 and up. */
  rarity(term: string): number {
    return this.#rarityOf((this.#postings.get(term)?.length ?? 0) / 2);
  }

  /** The one owner of all texts that have a term; undefined when there are several, none, or more than `limit` texts. */
  findSoleOwner<Owner>(
    term: string,
    limit: number,
    ownerOf: (doc: Doc) => Owner,
  ): Owner | undefined {
    const postings = this.#postings.get(term);
    if (postings === undefined || postings.length > limit * 2) return undefined;
    let sole: Owner | undefined;
    for (let at = 0; at < postings.length; at += 2) {
      const entry = this.#entries[postings[at] ?? 0];
      if (entry === undefined) continue;
      const owner = ownerOf(entry.doc);
      if (sole !== undefined && sole !== owner) return undefined;
      sole = owner;
    }
    return sole;
  }

  add(doc: Doc, terms: TermWeights): void {
    const slot = this.#free.pop() ?? this.#entries.length;
    this.#entries[slot] = { doc, terms, normAtSize: 0 };
    this.#norms[slot] = 0;
    this.#products[slot] = 0;
    this.#slots.set(doc, slot);
    for (const [term, weight] of terms) {
      const postings = this.#postings.get(term);
      if (postings === undefined) this.#postings.set(term, [slot, weight]);
      else postings.push(slot, weight);
    }
  }

  remove(doc: Doc): void {
    const slot = this.#slots.get(doc);
    if (slot === undefined) return;
    for (const term of this.#entries[slot]?.terms.keys() ?? []) {
      const postings = this.#postings.get(term);
      if (postings === undefined) continue;
      // The oldest leave first, so the search ends at once.
      let at = 0;
      while (at < postings.length && postings[at] !== slot) at += 2;
      postings.splice(at, 2);
      if (postings.length === 0) this.#postings.delete(term);
    }
    this.#slots.delete(doc);
    this.#entries[slot] = undefined;
    this.#free.push(slot);
  }

  /** The cosine between these terms and every text that shares some of them, 0.03 to 1. */
  compare(terms: TermWeights): Map<Doc, number> {
    const products = this.#products;
    const touched: number[] = [];
    for (const { postings, factor } of this.#findTelling(terms)) {
      for (let at = 0; at < postings.length; at += 2) {
        const slot = postings[at] ?? 0;
        const known = products[slot] ?? 0;
        if (known === 0) touched.push(slot);
        products[slot] = known + factor * (postings[at + 1] ?? 0);
      }
    }
    const own = this.#measureNorm(terms);
    const cosines = new Map<Doc, number>();
    for (const slot of touched) {
      const product = products[slot] ?? 0;
      products[slot] = 0;
      // A norm drifts by less than this; so what is far below the least cosine needs no fresh one.
      if (product < (COSINE_MIN / NORM_HOLDS_UNTIL) * own * (this.#norms[slot] ?? 0)) continue;
      const entry = this.#entries[slot];
      const cosine = entry === undefined ? 0 : product / (own * this.#normOf(slot, entry));
      if (entry !== undefined && cosine >= COSINE_MIN) cosines.set(entry.doc, cosine);
    }
    return cosines;
  }

  /** The postings worth a walk, the rarest first, until the walk is long enough. */
  #findTelling(terms: TermWeights): readonly Walk[] {
    const walks: Walk[] = [];
    for (const [term, weight] of terms) {
      const postings = this.#postings.get(term);
      if (postings === undefined || postings.length > POSTINGS_WALKED_MAX * 2) continue;
      walks.push({ postings, factor: weight * this.#rarityOf(postings.length / 2) ** 2 });
    }
    walks.sort((a, b) => a.postings.length - b.postings.length);
    let places = 0;
    const end = walks.findIndex(({ postings }) => (places += postings.length / 2) > WALK_MAX);
    return end < 0 ? walks : walks.slice(0, end);
  }

  #rarityOf(count: number): number {
    const size = this.#slots.size + PRIOR_TEXTS;
    if (size !== this.#logSizeOf) [this.#logSizeOf, this.#logSize] = [size, Math.log(size)];
    return this.#logSize - logOf(count + 1);
  }

  #measureNorm(terms: TermWeights): number {
    let sum = 0;
    for (const [term, weight] of terms) sum += (weight * this.rarity(term)) ** 2;
    return Math.sqrt(sum) || 1;
  }

  #normOf(slot: number, entry: Entry<Doc>): number {
    const known = this.#norms[slot] ?? 0;
    if (known > 0 && this.#slots.size < entry.normAtSize * NORM_HOLDS_UNTIL) return known;
    const norm = this.#measureNorm(entry.terms);
    this.#norms[slot] = norm;
    entry.normAtSize = this.#slots.size;
    return norm;
  }
}
