import {
  type EndingLanguage,
  type EndingScript,
  endingRuleOf,
  endingScriptOf,
  findStems,
} from '../text/endings.ts';
import { foldLetters } from '../text/fold.ts';
import type { Word } from '../text/words.ts';
import type { WordTest, WordTestKind } from './clause.ts';
import { HEAD_UNITS, HeadFilter } from './head-filter.ts';

/** The number of a word test among all watches: equal tests share one. */
export type TermId = number;

/** The terms of a key: nearly always one, which needs no list. */
type Terms = TermId | TermId[];

function addTo(map: Map<string, Terms>, key: string, term: TermId): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, term);
  else if (typeof known === 'number') map.set(key, [known, term]);
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

  addAll(terms: Terms | undefined): void {
    if (terms === undefined) return;
    if (typeof terms === 'number') this.add(terms);
    else for (const term of terms) this.add(term);
  }
}

interface Prefix {
  readonly text: string;
  readonly term: TermId;
}

/** Prefixes by their first letters, so that a word is compared with few of them. */
class PrefixTable {
  readonly #byHead = new Map<string, Prefix[]>();

  add(text: string, term: TermId): void {
    const head = text.slice(0, HEAD_UNITS);
    const known = this.#byHead.get(head);
    if (known === undefined) this.#byHead.set(head, [{ text, term }]);
    else known.push({ text, term });
  }

  collect(form: string, found: FoundTerms): void {
    if (this.#byHead.size === 0) return;
    for (const { text, term } of this.#byHead.get(form.slice(0, HEAD_UNITS)) ?? []) {
      if (form.startsWith(text)) found.add(term);
    }
  }
}

const SCRIPTS: readonly EndingScript[] = ['latin', 'cyrillic', 'other'];

/** Which stems of which tests one ending rule gives. */
interface StemTable {
  readonly script: EndingScript;
  readonly language: EndingLanguage;
  readonly terms: Map<string, Terms>;
}

/** Which tests a word of an item passes: every word test of all watches, looked up by form, stem, letters and prefix. */
export class Vocabulary {
  readonly heads = new HeadFilter();
  readonly #ids = new Map<WordTestKind | 'lang', Map<string, TermId>>();
  /** By term, side by side: its kind, and its form or forms. Two lists are half the size of a list of tests. */
  readonly #kinds: WordTestKind[] = [];
  readonly #forms: (string | readonly string[])[] = [];
  readonly #folded = new Map<string, Terms>();
  readonly #exact = new Map<string, Terms>();
  readonly #foldedPrefixes = new PrefixTable();
  readonly #exactPrefixes = new PrefixTable();
  readonly #stemTerms: TermId[] = [];
  readonly #found = new FoundTerms();
  /** By ending rule; filled when the first item comes that it is for: most installations read a few languages. */
  readonly #stems = new Map<string, StemTable>();
  /** By language, in the order of SCRIPTS. */
  readonly #stemsByLanguage = new Map<EndingLanguage, readonly StemTable[]>();
  readonly #languages = new Map<string, Terms>();

  get size(): number {
    return this.#kinds.length;
  }

  kindOf(term: TermId): WordTestKind | undefined {
    return this.#kinds[term];
  }

  formsOf(term: TermId): readonly string[] {
    const forms = this.#forms[term] ?? [];
    return typeof forms === 'string' ? [forms] : forms;
  }

  /** The number of a test, a new one if it is new. */
  intern(test: WordTest): TermId {
    return this.#intern(test, test.kind) ?? this.#addTest(test);
  }

  /** The number of a list of language codes. */
  internLanguages(test: WordTest): TermId {
    const known = this.#intern(test, 'lang');
    if (known !== undefined) return known;
    const term = this.#keep(test);
    for (const language of test.forms) addTo(this.#languages, language, term);
    return term;
  }

  /** The number that the test has; if none, the next one is kept for it. */
  #intern({ forms }: WordTest, kind: WordTestKind | 'lang'): TermId | undefined {
    let ids = this.#ids.get(kind);
    if (ids === undefined) this.#ids.set(kind, (ids = new Map()));
    const [only = ''] = forms;
    const key = forms.length === 1 ? only : forms.join(' ');
    const known = ids.get(key);
    if (known === undefined) ids.set(key, this.size);
    return known;
  }

  #keep({ kind, forms }: WordTest): TermId {
    this.#kinds.push(kind);
    const [only] = forms;
    this.#forms.push(only !== undefined && forms.length === 1 ? only : forms);
    return this.size - 1;
  }

  #addTest(test: WordTest): TermId {
    const term = this.#keep(test);
    for (const form of test.forms) this.heads.add(foldLetters(form));
    switch (test.kind) {
      case 'stem':
        this.#stemTerms.push(term);
        for (const table of this.#stems.values()) addStems(table, test.forms, term);
        break;
      case 'folded':
        for (const form of test.forms) addTo(this.#folded, form, term);
        break;
      case 'exact':
        for (const form of test.forms) addTo(this.#exact, form, term);
        break;
      case 'folded-prefix':
        for (const form of test.forms) this.#foldedPrefixes.add(form, term);
        break;
      case 'exact-prefix':
        for (const form of test.forms) this.#exactPrefixes.add(form, term);
        break;
    }
    return term;
  }

  #stemsOf(script: EndingScript, language: EndingLanguage): ReadonlyMap<string, Terms> | undefined {
    let tables = this.#stemsByLanguage.get(language);
    if (tables === undefined) {
      tables = SCRIPTS.map((one) => this.#tableOf(one, language));
      this.#stemsByLanguage.set(language, tables);
    }
    return tables[SCRIPTS.indexOf(script)]?.terms;
  }

  #tableOf(script: EndingScript, language: EndingLanguage): StemTable {
    const rule = endingRuleOf(script, language);
    const known = this.#stems.get(rule);
    if (known !== undefined) return known;
    const table: StemTable = { script, language, terms: new Map() };
    for (const term of this.#stemTerms) addStems(table, this.formsOf(term), term);
    this.#stems.set(rule, table);
    return table;
  }

  /** The terms that a word of an item in that language passes. */
  findTerms(word: Word, language: EndingLanguage): readonly TermId[] {
    const found = this.#found;
    found.begin();
    for (const form of word.forms) {
      if (!this.heads.mayPass(form)) continue;
      found.addAll(this.#folded.get(form));
      this.#foldedPrefixes.collect(form, found);
      const stems = this.#stemsOf(endingScriptOf(form), language);
      if (stems === undefined || stems.size === 0) continue;
      for (const stem of findStems(form, language)) found.addAll(stems.get(stem));
    }
    if (this.#exact.size > 0) found.addAll(this.#exact.get(word.exact));
    this.#exactPrefixes.collect(word.exact, found);
    return found.terms;
  }

  /** The language tests that an item's primary subtag passes. */
  findLanguageTerms(language: string): readonly TermId[] {
    const terms = this.#languages.get(language) ?? [];
    return typeof terms === 'number' ? [terms] : terms;
  }
}

function addStems(
  { script, language, terms }: StemTable,
  forms: readonly string[],
  term: TermId,
): void {
  const own = forms
    .filter((form) => endingScriptOf(form) === script)
    .flatMap((form) => findStems(form, language));
  for (const stem of new Set(own)) addTo(terms, stem, term);
}
