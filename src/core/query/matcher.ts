import { type Clause, composeClause, LANG_FIELD, type QueryLeaf } from './clause.ts';
import { COMMON_WORDS } from './common-words.ts';
import type { CompiledQuery } from './compile-query.ts';
import { findCover, type Key } from './cover.ts';
import { holds } from './evaluate.ts';
import { ItemReader, type TermLeaf } from './item-reader.ts';
import type { MatchDocument } from './query.ts';
import { type TermId, Vocabulary } from './vocabulary.ts';

/** Many watches tested against one item at a time. */
export interface Matcher {
  /** Adds a watch or replaces its query. */
  set(id: string, compiled: CompiledQuery): void;
  remove(id: string): void;
  readonly size: number;
  /** The ids of the watches that the item meets, in the order in which they were added. */
  match(document: MatchDocument): readonly string[];
  /** Steps spent on the last item by the costliest watch, and how many watches were evaluated. */
  readonly lastWork: { readonly steps: number; readonly evaluated: number };
}

interface Watch {
  readonly id: string;
  readonly order: number;
  readonly clause: Clause<TermLeaf>;
  /** Undefined: tried on every item. */
  keys: readonly Key[] | undefined;
  /** Number of the item on which it was last tried. */
  triedOn: number;
}

interface Posting {
  readonly watch: Watch;
  readonly guard: TermId | undefined;
}

/** Items after which the learned shares replace the guessed ones (rule-language.md, "Matching many rules at once"). */
const REBUILD_AFTER_ITEMS: readonly number[] = [64, 512, 4096];
/** Below this many items the guess still weighs in. */
const GUESS_WEIGHT_ITEMS = 16;
const COMMON_SHARE = 0.5;
const METADATA_SHARE = 0.3;

class IndexedMatcher implements Matcher {
  readonly #vocabulary = new Vocabulary();
  readonly #reader = new ItemReader(this.#vocabulary);
  readonly #watches = new Map<string, Watch>();
  readonly #leaves = new Map<string, Clause<TermLeaf>>();
  /** Postings by term. */
  #postings: (Posting[] | undefined)[] = [];
  readonly #unkeyed = new Set<Watch>();
  /** In how many items each term was. */
  readonly #itemsWith: number[] = [];
  #items = 0;
  #order = 0;
  lastWork = { steps: 0, evaluated: 0 };

  get size(): number {
    return this.#watches.size;
  }

  set(id: string, compiled: CompiledQuery): void {
    const order = this.#watches.get(id)?.order ?? this.#order++;
    this.remove(id);
    const clause = this.#intern(compiled.clause, false);
    const watch: Watch = { id, order, clause, keys: undefined, triedOn: -1 };
    this.#watches.set(id, watch);
    this.#post(watch);
  }

  remove(id: string): void {
    const watch = this.#watches.get(id);
    if (watch === undefined) return;
    this.#watches.delete(id);
    this.#unkeyed.delete(watch);
    for (const { term } of watch.keys ?? []) {
      this.#postings[term] = this.#postings[term]?.filter((posting) => posting.watch !== watch);
    }
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
    const key = `${fields} ${terms.join(' ')}`;
    const known = this.#leaves.get(key);
    if (known !== undefined) return known;
    const interned = composeClause({ operator: 'leaf', leaf: { terms, fields } });
    this.#leaves.set(key, interned);
    return interned;
  }

  #shareOf(term: TermId): number {
    const test = this.#vocabulary.testOf(term);
    const [form = ''] = test?.forms ?? [];
    const length = Math.max(1, form.length);
    const isPrefix = test?.kind === 'folded-prefix' || test?.kind === 'exact-prefix';
    const guess = COMMON_WORDS.has(form)
      ? COMMON_SHARE
      : length === 2 && test?.kind === 'exact'
        ? METADATA_SHARE
        : (isPrefix ? 0.4 : 0.1) / length;
    return (
      ((this.#itemsWith[term] ?? 0) + guess * GUESS_WEIGHT_ITEMS) /
      (this.#items + GUESS_WEIGHT_ITEMS)
    );
  }

  #post(watch: Watch): void {
    const cover = findCover(watch.clause, (term) => this.#shareOf(term));
    if (cover === undefined) {
      watch.keys = undefined;
      this.#unkeyed.add(watch);
      return;
    }
    watch.keys = cover.keys;
    for (const { term, guard } of cover.keys) {
      const known = this.#postings[term];
      if (known === undefined) this.#postings[term] = [{ watch, guard }];
      else known.push({ watch, guard });
    }
  }

  #rebuild(): void {
    this.#postings = [];
    this.#unkeyed.clear();
    for (const watch of this.#watches.values()) this.#post(watch);
  }

  match(document: MatchDocument): readonly string[] {
    this.#reader.read(document);
    const item = ++this.#items;
    const found: Watch[] = [];
    this.lastWork = { steps: 0, evaluated: 0 };
    for (const term of this.#reader.present) {
      this.#itemsWith[term] = (this.#itemsWith[term] ?? 0) + 1;
      for (const { watch, guard } of this.#postings[term] ?? []) {
        if (watch.triedOn === item || (guard !== undefined && !this.#reader.isPresent(guard)))
          continue;
        watch.triedOn = item;
        if (this.#isMet(watch)) found.push(watch);
      }
    }
    for (const watch of this.#unkeyed) if (this.#isMet(watch)) found.push(watch);
    if (REBUILD_AFTER_ITEMS.includes(item)) this.#rebuild();
    return found.toSorted((left, right) => left.order - right.order).map(({ id }) => id);
  }

  #isMet(watch: Watch): boolean {
    const { budget } = this.#reader;
    budget.reset();
    const isMet = holds(watch.clause, this.#reader) && !budget.isSpent;
    this.lastWork.evaluated++;
    this.lastWork.steps = Math.max(this.lastWork.steps, budget.steps);
    return isMet;
  }
}

/** A matcher without watches yet. It learns which words are rare from the items that it is shown. */
export function createMatcher(): Matcher {
  return new IndexedMatcher();
}
