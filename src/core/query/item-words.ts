import { type EndingLanguage, endingLanguageOf, findStems } from '../text/endings.ts';
import { primaryLanguage } from '../text/language.ts';
import { findWords, type Word } from '../text/words.ts';
import { LANG_FIELD, type QueryLeaf, type WordTest } from './clause.ts';
import type { LeafReader } from './evaluate.ts';
import {
  composePhraseHits,
  composeWordHits,
  endOf,
  FIELD_BASE,
  FIELD_WORDS_MAX,
  type Hit,
  type Hits,
  StepBudget,
  startOf,
  WORD_PLACES_MAX,
} from './hits.ts';
import type { MatchDocument } from './query.ts';

/** The fields with words, in the order of their positions and bits. */
export const WORD_FIELDS = ['title', 'body', 'source', 'author'] as const;
type WordField = (typeof WORD_FIELDS)[number];

/** A stretch of an item: UTF-16 offsets into the field, so that `document[field].slice(start, end)` is what stands there. */
export interface ItemPlace {
  readonly field: WordField;
  readonly start: number;
  readonly end: number;
}

/**
 * The words of one item with their places, for evidence: slower than the matcher's reading, which keeps no places in
 * the text, and asked about one query at a time.
 */
export class ItemWords implements LeafReader<QueryLeaf> {
  readonly budget = new StepBudget();
  readonly #document: MatchDocument;
  readonly #language: EndingLanguage;
  readonly #words: readonly (readonly Word[])[];
  readonly #byForm = new Map<string, number[]>();
  readonly #byExact = new Map<string, number[]>();
  readonly #byStem = new Map<string, number[]>();

  constructor(document: MatchDocument) {
    this.#document = document;
    this.#language = endingLanguageOf(document.lang);
    this.#words = WORD_FIELDS.map((field) => findWords(document[field]).slice(0, FIELD_WORDS_MAX));
    for (const [field, words] of this.#words.entries()) {
      for (const [index, word] of words.entries()) this.#addWord(word, field * FIELD_BASE + index);
    }
  }

  /** Distinct folded forms of the item. */
  get forms(): Iterable<string> {
    return this.#byForm.keys();
  }

  #addWord(word: Word, position: number): void {
    addPosition(this.#byExact, word.exact, position);
    for (const form of word.forms) {
      addPosition(this.#byForm, form, position);
      for (const stem of findStems(form, this.#language)) addPosition(this.#byStem, stem, position);
    }
  }

  #positionsOf(test: WordTest): number[] {
    const { forms, kind } = test;
    switch (kind) {
      case 'exact':
        return joinPositions(forms.map((form) => this.#byExact.get(form)));
      case 'folded':
        return joinPositions(forms.map((form) => this.#byForm.get(form)));
      case 'stem':
        return joinPositions(
          forms
            .flatMap((form) => findStems(form, this.#language))
            .map((stem) => this.#byStem.get(stem)),
        );
      case 'folded-prefix':
        return joinPositions(findByPrefix(this.#byForm, forms));
      case 'exact-prefix':
        return joinPositions(findByPrefix(this.#byExact, forms));
    }
  }

  has(leaf: QueryLeaf): boolean {
    if (leaf.fields === LANG_FIELD) {
      const language = primaryLanguage(this.#document.lang);
      return leaf.words.some(({ forms }) => forms.includes(language));
    }
    return this.findHits(leaf).length > 0;
  }

  findHits(leaf: QueryLeaf): Hits {
    if (leaf.fields === LANG_FIELD) return [];
    const lists = leaf.words.map((test) =>
      this.#positionsOf(test)
        .slice(0, WORD_PLACES_MAX)
        .filter((position) => ((1 << Math.floor(position / FIELD_BASE)) & leaf.fields) !== 0),
    );
    const [only] = lists;
    return lists.length === 1 && only !== undefined
      ? composeWordHits(only, this.budget)
      : composePhraseHits(lists, this.budget);
  }

  /** Where a hit stands in the text. */
  placeOf(hit: Hit): ItemPlace | undefined {
    const number = Math.floor(startOf(hit) / FIELD_BASE);
    const field = WORD_FIELDS[number];
    const first = this.#words[number]?.[startOf(hit) - number * FIELD_BASE];
    const last = this.#words[number]?.[endOf(hit) - number * FIELD_BASE];
    if (field === undefined || first === undefined || last === undefined) return undefined;
    return { field, start: first.start, end: last.end };
  }

  textOf(place: ItemPlace): string {
    return this.#document[place.field].slice(place.start, place.end);
  }
}

function addPosition(map: Map<string, number[]>, key: string, position: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [position]);
  else if (known.at(-1) !== position) known.push(position);
}

function joinPositions(lists: readonly (readonly number[] | undefined)[]): number[] {
  const positions = new Set(lists.flatMap((list) => list ?? []));
  return [...positions].toSorted((left, right) => left - right);
}

function findByPrefix(map: ReadonlyMap<string, number[]>, prefixes: readonly string[]): number[][] {
  return [...map]
    .filter(([form]) => prefixes.some((prefix) => form.startsWith(prefix)))
    .map(([, positions]) => positions);
}
