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
  readonly terms: readonly TermId[];
  readonly fields: number;
}

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
  readonly #vocabulary: Vocabulary;
  readonly #tables = new Map<EndingLanguage, ChunkTable>();
  #vocabularySize = 0;
  #units = new Uint16Array(1 << 13);
  #item = 0;
  #stamps = new Uint32Array(0);
  #fields = new Uint8Array(0);
  #needsPlaces = new Uint8Array(0);
  #places: (number[] | undefined)[] = [];
  readonly #present: TermId[] = [];

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The terms that stand in the item just read. */
  get present(): readonly TermId[] {
    return this.#present;
  }

  /** Asks for the places of a term from the next item on. */
  keepPlaces(term: TermId): void {
    this.#grow(term + 1);
    this.#needsPlaces[term] = 1;
  }

  isPresent(term: TermId): boolean {
    return this.#stamps[term] === this.#item;
  }

  read(document: MatchDocument): void {
    this.#item++;
    this.#present.length = 0;
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
      this.#mark(term, LANG_FIELD);
    }
  }

  #grow(size: number): void {
    if (size <= this.#stamps.length) return;
    const length = Math.max(64, size, this.#stamps.length * 2);
    const grow = <Numbers extends Uint8Array | Uint32Array>(
      from: Numbers,
      to: Numbers,
    ): Numbers => {
      to.set(from);
      return to;
    };
    this.#stamps = grow(this.#stamps, new Uint32Array(length));
    this.#fields = grow(this.#fields, new Uint8Array(length));
    this.#needsPlaces = grow(this.#needsPlaces, new Uint8Array(length));
  }

  #readField(
    text: string,
    field: { readonly language: EndingLanguage; readonly bit: number; readonly base: number },
  ): void {
    const table = this.#tables.get(field.language) ?? new ChunkTable();
    this.#tables.set(field.language, table);
    const { length } = text;
    const units = this.#copyUnits(text);
    let position = field.base;
    const last = field.base + FIELD_WORDS_MAX;
    let index = 0;
    // The loop of findChunks, with the hash taken on the way.
    while (index < length) {
      let unit = units[index] ?? 0;
      if (chunkClassOf(unit) !== INNER) {
        index++;
        continue;
      }
      const start = index;
      let hash = HASH_SEED;
      do {
        hash = addToHash(hash, unit);
        unit = units[++index] ?? 0;
      } while (index < length && chunkClassOf(unit) !== SEPARATOR);
      const known = table.find(units, start, index, hash);
      if (known >= 0) {
        const passed = table.passedOf(known);
        if (passed !== undefined) this.#take(passed, field.bit, position);
        position += table.wordsOf(known);
      } else {
        const entry = this.#readChunk(text.slice(start, index), field.language);
        if (index - start <= REMEMBERED_UNITS_MAX) {
          table.add(units.subarray(start, index), hash, entry);
        }
        this.#take(entry.passed, field.bit, position);
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

  #take(passed: readonly number[], bit: number, position: number): void {
    for (let index = 0; index < passed.length; index += 2) {
      const term = passed[index + 1] ?? 0;
      this.#mark(term, bit);
      if (this.#needsPlaces[term] === 1) this.#keepPlace(term, position + (passed[index] ?? 0));
    }
  }

  #mark(term: TermId, bit: number): void {
    if (this.#stamps[term] === this.#item) {
      this.#fields[term] = (this.#fields[term] ?? 0) | bit;
      return;
    }
    this.#stamps[term] = this.#item;
    this.#fields[term] = bit;
    this.#present.push(term);
    const places = this.#places[term];
    if (places !== undefined) places.length = 0;
  }

  #keepPlace(term: TermId, position: number): void {
    const places = this.#places[term];
    if (places === undefined) this.#places[term] = [position];
    else if (places.length < WORD_PLACES_MAX) places.push(position);
  }

  has(leaf: TermLeaf): boolean {
    const { terms, fields } = leaf;
    for (const term of terms) {
      if (this.#stamps[term] !== this.#item || ((this.#fields[term] ?? 0) & fields) === 0)
        return false;
    }
    return terms.length === 1 || this.findHits(leaf).length > 0;
  }

  findHits(leaf: TermLeaf): Hits {
    const lists: number[][] = [];
    for (const term of leaf.terms) {
      if (this.#stamps[term] !== this.#item) return [];
      lists.push(this.#placesIn(term, leaf.fields));
    }
    const [only] = lists;
    return lists.length === 1 && only !== undefined
      ? composeWordHits(only, this.budget)
      : composePhraseHits(lists, this.budget);
  }

  #placesIn(term: TermId, fields: number): number[] {
    const places = this.#places[term] ?? [];
    if (((this.#fields[term] ?? 0) & ~fields) === 0) return places;
    this.budget.spend(places.length);
    // The bits of the four fields are in the order of their bases.
    return places.filter((place) => ((1 << Math.floor(place / FIELD_BASE)) & fields) !== 0);
  }
}
