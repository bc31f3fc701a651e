import { chunkClassOf, INNER, SEPARATOR } from '../text/chunks.ts';
import { type EndingLanguage, endingLanguageOf } from '../text/endings.ts';
import { primaryLanguage } from '../text/language.ts';
import { findChunkWords } from '../text/words.ts';
import {
  addToHash,
  type ChunkEntry,
  ChunkTable,
  HASH_SEED,
  REMEMBERED_UNITS_MAX,
} from './chunk-table.ts';
import { AUTHOR_FIELD, BODY_FIELD, LANG_FIELD, SOURCE_FIELD, TITLE_FIELD } from './clause.ts';
import type { LeafReader } from './evaluate.ts';
import {
  composePhraseHits,
  composeWordHits,
  FIELD_BASE,
  FIELD_WORDS_MAX,
  type Hits,
  StepBudget,
  WORD_PLACES_MAX,
} from './hits.ts';
import type { MatchDocument } from './query.ts';
import type { TermId, Vocabulary } from './vocabulary.ts';

/** A leaf whose words are numbers of the vocabulary. */
export interface TermLeaf {
  /** The one term, or -1 of a phrase: most leaves are one word, and this saves a list. */
  readonly only: TermId;
  /** The words of a phrase; of a single word none. */
  readonly terms: readonly TermId[];
  readonly fields: number;
}

/** Beside the bits of the fields: places of the term are kept. */
const NEEDS_PLACES = 1 << 8;
/** Some watch is looked up by the term. */
const IS_KEY = 1 << 9;
const FLAGS = NEEDS_PLACES | IS_KEY;
const MARK_FIELDS = 4;
const FIELDS = [
  ['title', TITLE_FIELD],
  ['body', BODY_FIELD],
  ['source', SOURCE_FIELD],
  ['author', AUTHOR_FIELD],
] as const;
/**
 * Reads one item at a time and then answers which terms it holds and where. A term is marked by the item's number, so
 * that nothing has to be wiped between items; places are kept only of terms that some phrase, NEAR or ATLEAST needs.
 */
export class ItemReader implements LeafReader<TermLeaf> {
  readonly budget = new StepBudget();
  /** Whether `present` has all terms, not only keys. */
  isLearning = true;
  readonly #vocabulary: Vocabulary;
  readonly #tables = new Map<EndingLanguage, ChunkTable>();
  #vocabularySize = 0;
  #units = new Uint16Array(1 << 13);
  #item = 0;
  /** By term, side by side: the item in which it was last met, its fields there with a flag, its last place, how many. */
  #marks = new Int32Array(0);
  /** Pairs: a position, and where the term's place before it is kept. */
  #places = new Int32Array(1 << 12);
  #placesUsed = 0;
  readonly #present: TermId[] = [];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The terms that stand in the item just read: all of them while learning, then those that are keys. */
  get present(): readonly TermId[] {
    return this.#present;
  }

  /** Asks for the places of a term from the next item on. */
  keepPlaces(term: TermId): void {
    this.#grow(term + 1);
    const mark = term * MARK_FIELDS;
    this.#marks[mark + 1] = (this.#marks[mark + 1] ?? 0) | NEEDS_PLACES;
  }

  /** Some watch is looked up by the term from now on. */
  makeKey(term: TermId): void {
    this.#grow(term + 1);
    this.#marks[term * MARK_FIELDS + 1] = (this.#marks[term * MARK_FIELDS + 1] ?? 0) | IS_KEY;
  }

  isPresent(term: TermId): boolean {
    return this.#marks[term * MARK_FIELDS] === this.#item;
  }

  read(document: MatchDocument): void {
    this.#item++;
    this.#present.length = 0;
    this.#placesUsed = 0;
    this.#grow(this.#vocabulary.size);
    if (this.#vocabularySize !== this.#vocabulary.size) {
      this.#tables.clear();
      this.#vocabularySize = this.#vocabulary.size;
    }
    const language = endingLanguageOf(document.lang);
    for (const [index, [name, bit]] of FIELDS.entries()) {
      this.#readField(document[name], { language, bit, base: index * FIELD_BASE });
    }
    for (const term of this.#vocabulary.findLanguageTerms(primaryLanguage(document.lang))) {
      this.#markFirst(term, LANG_FIELD);
    }
  }

  #grow(terms: number): void {
    if (terms * MARK_FIELDS <= this.#marks.length) return;
    const larger = new Int32Array(Math.max(64, terms * MARK_FIELDS, this.#marks.length * 2));
    larger.set(this.#marks);
    this.#marks = larger;
  }

  #readField(
    text: string,
    field: { readonly language: EndingLanguage; readonly bit: number; readonly base: number },
  ): void {
    const table = this.#tables.get(field.language) ?? new ChunkTable();
    this.#tables.set(field.language, table);
    const { length } = text;
    const units = this.#copyUnits(text);
    const { heads } = this.#vocabulary;
    let position = field.base;
    const last = field.base + FIELD_WORDS_MAX;
    let index = 0;
    // The loop of findChunks.
    while (index < length) {
      let unit = units[index] ?? 0;
      if (chunkClassOf(unit) !== INNER) {
        index++;
        continue;
      }
      const start = index;
      do unit = units[++index] ?? 0;
      while (index < length && chunkClassOf(unit) !== SEPARATOR);
      if (!heads.mayHold(units, start, index)) {
        if (position < last) position++;
        continue;
      }
      let hash = HASH_SEED;
      for (let at = start; at < index; at++) hash = addToHash(hash, units[at] ?? 0);
      const known = table.find(units, start, index, hash);
      if (known >= 0) {
        const list = table.listOf(known);
        if (list !== 0) {
          const { lists } = table;
          const end = list + 1 + (lists[list] ?? 0);
          for (let at = list + 1; at < end; at += 2) {
            this.#take(lists[at + 1] ?? 0, field.bit, position + (lists[at] ?? 0));
          }
        }
        position += table.wordsOf(known);
      } else {
        const entry = this.#readChunk(text.slice(start, index), field.language);
        if (index - start <= REMEMBERED_UNITS_MAX) {
          table.add({ units, start, end: index }, hash, entry);
        }
        const { passed } = entry;
        for (let at = 0; at < passed.length; at += 2) {
          this.#take(passed[at + 1] ?? 0, field.bit, position + (passed[at] ?? 0));
        }
        position += entry.words;
      }
      if (position > last) position = last;
    }
  }

  /** A text's units in an array: a string put together from parts is slow to read letter by letter, more so twice. */
  #copyUnits(text: string): Uint16Array {
    const { length } = text;
    if (this.#units.length < length) this.#units = new Uint16Array(length * 2);
    const units = this.#units;
    for (let index = 0; index < length; index++) units[index] = text.charCodeAt(index);
    return units;
  }

  #readChunk(chunk: string, language: EndingLanguage): ChunkEntry {
    const words = findChunkWords(chunk);
    const passed: number[] = [];
    for (const [index, word] of words.entries()) {
      for (const term of this.#vocabulary.findTerms(word, language)) passed.push(index, term);
    }
    return { words: words.length, passed };
  }

  #take(term: TermId, bit: number, position: number): void {
    const marks = this.#marks;
    const mark = term * MARK_FIELDS;
    if (marks[mark] === this.#item) marks[mark + 1] = (marks[mark + 1] ?? 0) | bit;
    else this.#markFirst(term, bit);
    if (((marks[mark + 1] ?? 0) & NEEDS_PLACES) !== 0) this.#keepPlace(mark, position);
  }

  #markFirst(term: TermId, bit: number): void {
    const mark = term * MARK_FIELDS;
    const flags = (this.#marks[mark + 1] ?? 0) & FLAGS;
    this.#marks[mark] = this.#item;
    this.#marks[mark + 1] = flags | bit;
    this.#marks[mark + 2] = 0;
    this.#marks[mark + 3] = 0;
    if (this.isLearning || (flags & IS_KEY) !== 0) this.#present.push(term);
  }

  #keepPlace(mark: number, position: number): void {
    const count = this.#marks[mark + 3] ?? 0;
    if (count >= WORD_PLACES_MAX) return;
    const place = this.#placesUsed;
    this.#placesUsed += 2;
    if (this.#placesUsed > this.#places.length) {
      const larger = new Int32Array(this.#places.length * 2);
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places[place] = position;
    this.#places[place + 1] = this.#marks[mark + 2] ?? 0;
    this.#marks[mark + 2] = place;
    this.#marks[mark + 3] = count + 1;
  }

  #isIn(term: TermId, fields: number): boolean {
    return (
      this.#marks[term * MARK_FIELDS] === this.#item &&
      ((this.#marks[term * MARK_FIELDS + 1] ?? 0) & fields) !== 0
    );
  }

  has(leaf: TermLeaf): boolean {
    if (leaf.only >= 0) return this.#isIn(leaf.only, leaf.fields);
    for (const term of leaf.terms) if (!this.#isIn(term, leaf.fields)) return false;
    return this.findHits(leaf).length > 0;
  }

  findHits(leaf: TermLeaf): Hits {
    if (leaf.only >= 0) {
      if (!this.#isIn(leaf.only, leaf.fields)) return [];
      return composeWordHits(this.#placesIn(leaf.only, leaf.fields), this.budget);
    }
    const lists: number[][] = [];
    for (const term of leaf.terms) {
      if (!this.#isIn(term, leaf.fields) || this.budget.isSpent) return [];
      lists.push(this.#placesIn(term, leaf.fields));
    }
    return composePhraseHits(lists, this.budget);
  }

  /** The kept places of a term in these fields, in ascending order: they are chained from the last to the first. */
  #placesIn(term: TermId, fields: number): number[] {
    const mark = term * MARK_FIELDS;
    const found: number[] = [];
    let place = this.#marks[mark + 2] ?? 0;
    for (let left = this.#marks[mark + 3] ?? 0; left > 0; left--) {
      const position = this.#places[place] ?? 0;
      // The bits of the four fields are in the order of their bases.
      if (((1 << Math.floor(position / FIELD_BASE)) & fields) !== 0) found.push(position);
      place = this.#places[place + 1] ?? 0;
    }
    this.budget.spend(this.#marks[mark + 3] ?? 0);
    return found.reverse();
  }
}
