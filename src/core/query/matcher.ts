import {
  BODY_FIELD,
  type Clause,
  composeClause,
  LANG_FIELD,
  type QueryLeaf,
  TITLE_FIELD,
} from './clause.ts';
import { COMMON_WORDS } from './common-words.ts';
import type { CompiledQuery } from './compile-query.ts';
import { findCover } from './cover.ts';
import { holds } from './evaluate.ts';
import { ItemReader, type TermLeaf } from './item-reader.ts';
import type { MatchDocument } from './query.ts';
import { type TermId, Vocabulary } from './vocabulary.ts';

/** Many watches tested against one item at a time. */
export interface Matcher {
  /** Adds a watch or replaces its query. */
  set(id: string, compiled: Pick<CompiledQuery, 'clause'>): void;
  remove(id: string): void;
  readonly size: number;
  /** The ids of the watches that the item meets, in the order in which they were added. */
  match(document: MatchDocument): readonly string[];
  /** What the last item took: steps of the costliest watch, watches evaluated, and those given up (STEPS_MAX). */
  readonly lastWork: MatchWork;
}

interface MatchWork {
  readonly steps: number;
  readonly evaluated: number;
  /** The watches that cost too much on this item, and so did not match it: somebody should know. */
  readonly givenUp: readonly string[];
}

interface Watch {
  readonly id: string;
  readonly order: number;
  readonly clause: Clause<TermLeaf>;
  /** The terms under which it is posted; undefined: it is tried on every item. */
  keys: readonly TermId[] | undefined;
}

const NO_GUARD = -1;
const NOBODY: readonly string[] = [];
const NO_TERMS: readonly TermId[] = [];
const TEXT_FIELDS = TITLE_FIELD | BODY_FIELD;
const NO_POSTINGS: readonly number[] = [];

/** Items after which the learned shares replace the guessed ones (rule-language.md, "Matching many rules at once"). */
const REBUILD_AFTER_ITEMS: readonly number[] = [64, 512, 4096];
/** Below this many items the guess still weighs in. */
const GUESS_WEIGHT_ITEMS = 16;
const COMMON_SHARE = 0.5;
const METADATA_SHARE = 0.3;

class IndexedMatcher implements Matcher {
  readonly #vocabulary = new Vocabulary();
  readonly #reader = new ItemReader(this.#vocabulary);
  /** Seats of the watches: a removed one leaves its seat to the next. */
  readonly #watches: (Watch | undefined)[] = [];
  readonly #seats = new Map<string, number>();
  readonly #freeSeats: number[] = [];
  /** Number of the item on which each seat was last tried. */
  #triedOn = new Uint32Array(64);
  /** Words anywhere in the text, by term: nearly all leaves. */
  readonly #textLeaves: (Clause<TermLeaf> | undefined)[] = [];
  readonly #otherLeaves = new Map<string, Clause<TermLeaf>>();
  /** By term: pairs of a seat and the guard that must be present too, flat, since they are walked on every item. */
  #postings: (number[] | undefined)[] = [];
  readonly #unkeyed = new Set<number>();
  /** In how many items each term was. */
  readonly #itemsWith: number[] = [];
  #items = 0;
  /** Items that the counts are of: all until the last rebuild. */
  #learnedItems = 0;
  #order = 0;
  lastWork: { steps: number; evaluated: number; givenUp: readonly string[] } = {
    steps: 0,
    evaluated: 0,
    givenUp: NOBODY,
  };

  get size(): number {
    return this.#seats.size;
  }

  set(id: string, compiled: Pick<CompiledQuery, 'clause'>): void {
    const before = this.#seats.get(id);
    const order = before === undefined ? this.#order++ : (this.#watches[before]?.order ?? 0);
    this.remove(id);
    const seat = this.#freeSeats.pop() ?? this.#watches.length;
    const clause = this.#intern(compiled.clause, false);
    this.#watches[seat] = { id, order, clause, keys: undefined };
    this.#seats.set(id, seat);
    if (seat >= this.#triedOn.length) {
      const larger = new Uint32Array(this.#triedOn.length * 2);
      larger.set(this.#triedOn);
      this.#triedOn = larger;
    }
    this.#post(seat);
  }

  remove(id: string): void {
    const seat = this.#seats.get(id);
    if (seat === undefined) return;
    for (const term of this.#watches[seat]?.keys ?? []) {
      const postings = this.#postings[term] ?? NO_POSTINGS;
      this.#postings[term] = postings.filter((_, index) => postings[index - (index % 2)] !== seat);
    }
    this.#unkeyed.delete(seat);
    this.#seats.delete(id);
    this.#watches[seat] = undefined;
    this.#freeSeats.push(seat);
  }

  /** Leaves are shared by all watches; `needsPlaces` inside phrases, NEAR and ATLEAST. */
  #intern(clause: Clause<QueryLeaf>, needsPlaces: boolean): Clause<TermLeaf> {
    const { operator, leaf, number, isOrdered, weights } = clause;
    if (leaf !== undefined) return this.#internLeaf(leaf, needsPlaces);
    const inner = needsPlaces || operator === 'near' || operator === 'atleast';
    const children = clause.children.map((child) => this.#intern(child, inner));
    return composeClause({ operator, children, number, isOrdered, weights });
  }

  #internLeaf(leaf: QueryLeaf, needsPlaces: boolean): Clause<TermLeaf> {
    const { words, fields } = leaf;
    const terms = words.map((test) =>
      fields === LANG_FIELD
        ? this.#vocabulary.internLanguages(test)
        : this.#vocabulary.intern(test),
    );
    if (needsPlaces || terms.length > 1) for (const term of terms) this.#reader.keepPlaces(term);
    const only = terms.length === 1 ? (terms[0] ?? -1) : -1;
    const isTextWord = only >= 0 && fields === TEXT_FIELDS;
    const key = isTextWord ? '' : `${fields} ${terms.join(' ')}`;
    const known = isTextWord ? this.#textLeaves[only] : this.#otherLeaves.get(key);
    if (known !== undefined) return known;
    const interned = composeClause({
      operator: 'leaf',
      leaf: { only, terms: only >= 0 ? NO_TERMS : terms, fields },
    });
    if (isTextWord) this.#textLeaves[only] = interned;
    else this.#otherLeaves.set(key, interned);
    return interned;
  }

  #shareOf(term: TermId): number {
    const kind = this.#vocabulary.kindOf(term);
    const [form = ''] = this.#vocabulary.formsOf(term);
    const length = Math.max(1, form.length);
    const isPrefix = kind === 'folded-prefix' || kind === 'exact-prefix';
    const guess = COMMON_WORDS.has(form)
      ? COMMON_SHARE
      : length === 2 && kind === 'exact'
        ? METADATA_SHARE
        : (isPrefix ? 0.4 : 0.1) / length;
    const items = this.#reader.isLearning ? this.#items : this.#learnedItems;
    return (
      ((this.#itemsWith[term] ?? 0) + guess * GUESS_WEIGHT_ITEMS) / (items + GUESS_WEIGHT_ITEMS)
    );
  }

  #post(seat: number): void {
    const watch = this.#watches[seat];
    if (watch === undefined) return;
    const cover = findCover(watch.clause, (term) => this.#shareOf(term));
    watch.keys = cover?.keys.map(({ term }) => term);
    if (cover === undefined) this.#unkeyed.add(seat);
    for (const { term, guard } of cover?.keys ?? []) {
      this.#reader.makeKey(term);
      const known = this.#postings[term];
      if (known === undefined) this.#postings[term] = [seat, guard ?? NO_GUARD];
      else known.push(seat, guard ?? NO_GUARD);
    }
  }

  #rebuild(): void {
    this.#reader.isLearning = this.#items < (REBUILD_AFTER_ITEMS.at(-1) ?? 0);
    this.#learnedItems = this.#items;
    this.#postings = [];
    this.#unkeyed.clear();
    for (const seat of this.#watches.keys()) this.#post(seat);
  }

  match(document: MatchDocument): readonly string[] {
    const reader = this.#reader;
    reader.read(document);
    this.#items++;
    const found: Watch[] = [];
    this.lastWork = { steps: 0, evaluated: 0, givenUp: NOBODY };
    for (const term of reader.present) {
      if (reader.isLearning) this.#itemsWith[term] = (this.#itemsWith[term] ?? 0) + 1;
      const postings = this.#postings[term] ?? NO_POSTINGS;
      for (let index = 0; index < postings.length; index += 2) {
        const guard = postings[index + 1] ?? NO_GUARD;
        if (guard === NO_GUARD || reader.isPresent(guard)) this.#try(postings[index] ?? 0, found);
      }
    }
    for (const seat of this.#unkeyed) this.#try(seat, found);
    if (reader.isLearning && REBUILD_AFTER_ITEMS.includes(this.#items)) this.#rebuild();
    return found.toSorted((left, right) => left.order - right.order).map(({ id }) => id);
  }

  #try(seat: number, found: Watch[]): void {
    if (this.#triedOn[seat] === this.#items) return;
    this.#triedOn[seat] = this.#items;
    const watch = this.#watches[seat];
    if (watch === undefined) return;
    const { budget } = this.#reader;
    budget.reset();
    const isMet = holds(watch.clause, this.#reader);
    if (budget.isSpent) this.lastWork.givenUp = [...this.lastWork.givenUp, watch.id];
    else if (isMet) found.push(watch);
    this.lastWork.evaluated++;
    this.lastWork.steps = Math.max(this.lastWork.steps, budget.steps);
  }
}

/** A matcher without watches yet. It learns which words are rare from the items that it is shown. */
export function createMatcher(): Matcher {
  return new IndexedMatcher();
}
