import { type EndingLanguage, findStems } from '../text/endings.ts';
import type { Word } from '../text/words.ts';
import type { WordTest } from './clause.ts';

/** The number of a word test among all watches: equal tests share one. */
export type TermId = number;

const PREFIX_HEAD_UNITS = 3;

function addTo<Key>(map: Map<Key, TermId[]>, key: Key, term: TermId): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [term]);
  else known.push(term);
}

/** The terms found for one word, each once: a term is marked with the number of the word. */
class FoundTerms {
  readonly #foundFor: number[] = [];
  #word = 0;
  terms: TermId[] = [];

  begin(): void {
    this.#word++;
    this.terms = [];
  }

  add(term: TermId): void {
    if (this.#foundFor[term] === this.#word) return;
    this.#foundFor[term] = this.#word;
    this.terms.push(term);
  }

  addAll(terms: readonly TermId[] | undefined): void {
    if (terms === undefined) return;
    for (const term of terms) this.add(term);
  }
}

/** Letters that a stem may change in the first three of a word, each class as one: vowels evened out, consonants softened. */
const SAME_IN_HEADS = new Map(
  ['оіеєї', 'кц', 'гз', 'хс', 'ctksdg'].flatMap((letters) =>
    Array.from(letters, (letter) => [letter.charCodeAt(0), letters.charCodeAt(0)] as const),
  ),
);
const HEADS = 1 << 16;

/** How words begin that some test could pass: most words of an item are turned away here, before they are stemmed. */
class HeadFilter {
  readonly #heads = new Uint8Array(HEADS);

  add(form: string): void {
    this.#heads[headOf(form)] = 1;
  }

  mayPass(form: string): boolean {
    return this.#heads[headOf(form)] === 1;
  }
}

/** The first three letters as one number; stems keep them, but for the classes above. */
function headOf(form: string): number {
  let head = 0;
  for (let index = 0; index < PREFIX_HEAD_UNITS && index < form.length; index++) {
    const unit = form.charCodeAt(index);
    head = (Math.imul(head, 37) + (SAME_IN_HEADS.get(unit) ?? unit)) & (HEADS - 1);
  }
  return head;
}

interface Prefix {
  readonly text: string;
  readonly term: TermId;
}

/** Prefixes by their first letters, so that a word is compared with few of them. */
class PrefixTable {
  readonly #byHead = new Map<string, Prefix[]>();

  add(text: string, term: TermId): void {
    const head = text.slice(0, PREFIX_HEAD_UNITS);
    const known = this.#byHead.get(head);
    if (known === undefined) this.#byHead.set(head, [{ text, term }]);
    else known.push({ text, term });
  }

  collect(form: string, found: FoundTerms): void {
    if (this.#byHead.size === 0) return;
    for (const { text, term } of this.#byHead.get(form.slice(0, PREFIX_HEAD_UNITS)) ?? []) {
      if (form.startsWith(text)) found.add(term);
    }
  }
}

/** Which tests a word of an item passes: every word test of all watches, looked up by form, stem, letters and prefix. */
export class Vocabulary {
  readonly #ids = new Map<string, TermId>();
  readonly #tests: WordTest[] = [];
  readonly #folded = new Map<string, TermId[]>();
  readonly #exact = new Map<string, TermId[]>();
  readonly #foldedPrefixes = new PrefixTable();
  readonly #exactPrefixes = new PrefixTable();
  readonly #stemTerms: TermId[] = [];
  readonly #found = new FoundTerms();
  readonly #heads = new HeadFilter();
  /** Filled for a language when its first item comes: most installations read a few. */
  readonly #stems = new Map<EndingLanguage, Map<string, TermId[]>>();
  readonly #languages = new Map<string, TermId[]>();

  get size(): number {
    return this.#tests.length;
  }

  testOf(term: TermId): WordTest | undefined {
    return this.#tests[term];
  }

  /** The number of a test, a new one if it is new. */
  intern(test: WordTest): TermId {
    return this.#intern(test, test.kind, () => this.#addTest(test));
  }

  /** The number of a list of language codes. */
  internLanguages(test: WordTest): TermId {
    return this.#intern(test, 'lang', (term) => {
      for (const language of test.forms) addTo(this.#languages, language, term);
    });
  }

  #intern(test: WordTest, kind: string, add: (term: TermId) => void): TermId {
    const key = `${kind} ${test.forms.join(' ')}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const term = this.#tests.length;
    this.#ids.set(key, term);
    this.#tests.push(test);
    add(term);
    return term;
  }

  #addTest(test: WordTest): void {
    const term = this.#tests.length - 1;
    for (const form of test.forms) this.#heads.add(form);
    switch (test.kind) {
      case 'stem':
        this.#stemTerms.push(term);
        for (const [language, stems] of this.#stems) addStems(stems, { test, term, language });
        return;
      case 'folded':
        for (const form of test.forms) addTo(this.#folded, form, term);
        return;
      case 'exact':
        for (const form of test.forms) addTo(this.#exact, form, term);
        return;
      case 'folded-prefix':
        for (const form of test.forms) this.#foldedPrefixes.add(form, term);
        return;
      case 'exact-prefix':
        for (const form of test.forms) this.#exactPrefixes.add(form, term);
        return;
    }
  }

  #stemsOf(language: EndingLanguage): Map<string, TermId[]> {
    const known = this.#stems.get(language);
    if (known !== undefined) return known;
    const stems = new Map<string, TermId[]>();
    for (const term of this.#stemTerms) {
      const test = this.#tests[term];
      if (test !== undefined) addStems(stems, { test, term, language });
    }
    this.#stems.set(language, stems);
    return stems;
  }

  /** The terms that a word of an item in that language passes. */
  findTerms(word: Word, language: EndingLanguage): readonly TermId[] {
    const found = this.#found;
    found.begin();
    const stems = this.#stemsOf(language);
    for (const form of word.forms) {
      if (!this.#heads.mayPass(form)) continue;
      found.addAll(this.#folded.get(form));
      this.#foldedPrefixes.collect(form, found);
      if (stems.size === 0) continue;
      for (const stem of findStems(form, language)) found.addAll(stems.get(stem));
    }
    if (this.#exact.size > 0) found.addAll(this.#exact.get(word.exact));
    this.#exactPrefixes.collect(word.exact, found);
    return found.terms;
  }

  /** The language tests that an item's primary subtag passes. */
  findLanguageTerms(language: string): readonly TermId[] {
    return this.#languages.get(language) ?? [];
  }
}

function addStems(
  stems: Map<string, TermId[]>,
  added: { readonly test: WordTest; readonly term: TermId; readonly language: EndingLanguage },
): void {
  const { test, term, language } = added;
  const own = new Set(test.forms.flatMap((form) => findStems(form, language)));
  for (const stem of own) addTo(stems, stem, term);
}
