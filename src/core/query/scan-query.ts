import { APOSTROPHES } from '../text/chunks.ts';
import { QUERY_CHARACTERS_MAX, QUERY_WORDS_MAX, type QueryPlace, type TermMode } from './query.ts';
import { refuse } from './query-error.ts';
import { findPrefixProblem, findTermWords } from './term-words.ts';

/** The smallest parts of a query, each with its place and its text as written. */
export type Token = QueryPlace & { readonly text: string } & (
    | { readonly kind: 'open' | 'close' | 'comma' | 'and' | 'or' | 'not' | 'field' | 'concept' }
    | { readonly kind: 'near'; readonly isOrdered: boolean; readonly number: string | undefined }
    | { readonly kind: 'atleast' | 'score'; readonly number: string }
    | { readonly kind: 'weight'; readonly number: string }
    | {
        readonly kind: 'term';
        readonly words: string;
        readonly isQuoted: boolean;
        readonly mode: TermMode;
        /** The operator that this word would be in capitals. */
        readonly operator: string | undefined;
        readonly isTouching: boolean;
      }
  );

const QUOTES = '"“”„«»';
const SPACE = /\s/;
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;
const IGNORED = /\p{Default_Ignorable_Code_Point}/u;
/** Signs that may stand in or around a bare word without quotes: F-16, U.S., caliber.az, 24/7, C++, 5%, #ukraine. */
const LOOSE_SIGNS = '-._/+#%$€£№°';
/** Signs that need a letter on both sides: AT&T, Київ–Одеса. */
const JOINING_SIGNS = '&–—‑·';
const SYMBOL_OPERATORS: Readonly<Record<string, string>> = {
  '&': 'AND',
  '&&': 'AND',
  '|': 'OR',
  '||': 'OR',
  '!': 'NOT',
  '+': 'AND',
};
const NAME = /^[\p{L}\p{N}\p{M}_-]+$/u;
const AFTER_NAME = /[\s()^,*"“”„«»]/;

const isQuote = (character: string): boolean => character !== '' && QUOTES.includes(character);
const isLetter = (character: string): boolean => LETTER_OR_DIGIT.test(character);
const isApostrophe = (character: string): boolean =>
  character !== '' && APOSTROPHES.includes(character);

/** Walks the query once, code point by code point; columns are index + 1. */
class Scanner {
  readonly #characters: readonly string[];
  readonly #tokens: Token[] = [];
  #index = 0;
  #words = 0;

  constructor(text: string) {
    this.#characters = Array.from(text);
  }

  scan(): readonly Token[] {
    const { length } = this.#characters;
    if (length > QUERY_CHARACTERS_MAX) {
      refuse('E_TOO_LONG', {
        column: QUERY_CHARACTERS_MAX + 1,
        length: length - QUERY_CHARACTERS_MAX,
      });
    }
    while (this.#index < length) {
      const character = this.#at(this.#index);
      if (SPACE.test(character) || IGNORED.test(character)) this.#index++;
      else this.#scanToken(character);
    }
    return this.#tokens;
  }

  #at(index: number): string {
    return this.#characters[index] ?? '';
  }

  #textBetween(start: number, end: number): string {
    return this.#characters.slice(start, end).join('');
  }

  #place(start: number, end = this.#index): QueryPlace & { text: string } {
    return { column: start + 1, length: end - start, text: this.#textBetween(start, end) };
  }

  #scanToken(character: string): void {
    const start = this.#index;
    if (character === '(' || character === ')' || character === ',') {
      this.#index++;
      const kind = character === '(' ? 'open' : character === ')' ? 'close' : 'comma';
      this.#tokens.push({ kind, ...this.#place(start) });
    } else if (character === '-') this.#scanMinus();
    else if (character === '@') this.#scanConcept();
    else if (character === '^') this.#scanWeight();
    else if (character === '*') refuse('E_WILDCARD', { column: start + 1, length: 1 });
    else if (character === '+') this.#refuseSigns(start, start);
    else if (isQuote(character)) this.#scanPhrase(start, 'plain');
    else if (character === '=' || character === '~') this.#scanMarked(character);
    else this.#scanWord(start, undefined);
  }

  #scanMinus(): void {
    const start = this.#index++;
    const rest = this.#characters.slice(this.#index).find((character) => !SPACE.test(character));
    const place = { column: start + 1, length: 1 };
    if (SPACE.test(this.#at(this.#index)) && rest !== undefined && rest !== ')') {
      refuse('E_MINUS_SPACE', place);
    }
    this.#tokens.push({ kind: 'not', ...this.#place(start) });
  }

  #scanConcept(): void {
    const start = this.#index++;
    while (this.#index < this.#characters.length && !AFTER_NAME.test(this.#at(this.#index)))
      this.#index++;
    const place = this.#place(start);
    if (!NAME.test(place.text.slice(1))) refuse('E_MACRO_NAME', place, { subject: place.text });
    if (this.#at(this.#index) === '*') refuse('E_WILDCARD', { column: this.#index + 1, length: 1 });
    this.#countWords(1, place);
    this.#tokens.push({ kind: 'concept', ...place });
  }

  #scanWeight(): void {
    const start = this.#index++;
    while (/[-+.\p{L}\p{N}]/u.test(this.#at(this.#index))) this.#index++;
    const place = this.#place(start);
    this.#tokens.push({ kind: 'weight', number: place.text.slice(1), ...place });
  }

  /** `=` or `~` before a word or phrase. After a word it would be another system's fuzziness, and is refused. */
  #scanMarked(mark: string): void {
    const start = this.#index++;
    const before = start === 0 ? ' ' : this.#at(start - 1);
    const next = this.#at(this.#index);
    const mode = mark === '=' ? 'exact' : 'endings';
    const isFree = SPACE.test(before) || '(:-,'.includes(before) || IGNORED.test(before);
    if (isFree && isQuote(next)) this.#scanPhrase(start, mode);
    else if (
      isFree &&
      (isLetter(next) || isApostrophe(next) || LOOSE_SIGNS.includes(next || ' '))
    ) {
      this.#scanWord(start, mode);
    } else if (isFree && next === '*') refuse('E_WILDCARD', { column: this.#index + 1, length: 1 });
    else refuse('E_CHAR', { column: start + 1, length: 1 }, { subject: mark });
  }

  #scanPhrase(start: number, mode: TermMode): void {
    const open = this.#index++;
    while (this.#index < this.#characters.length && !isQuote(this.#at(this.#index))) this.#index++;
    if (this.#index >= this.#characters.length)
      refuse('E_QUOTE_OPEN', { column: open + 1, length: 1 });
    const words = this.#textBetween(open + 1, this.#index++);
    const place = this.#place(start);
    if (words.trim() === '')
      refuse('E_PHRASE_EMPTY', { column: open + 1, length: this.#index - open });
    this.#pushTerm({ place, words, isQuoted: true, mode, wordsStart: open + 1 });
  }

  #isInWord(index: number): boolean {
    const character = this.#at(index);
    if (character === '') return false;
    if (isLetter(character) || isApostrophe(character) || IGNORED.test(character)) return true;
    if (JOINING_SIGNS.includes(character))
      return isLetter(this.#at(index - 1)) && isLetter(this.#at(index + 1));
    return LOOSE_SIGNS.includes(character);
  }

  #scanWord(start: number, mark: TermMode | undefined): void {
    const first = this.#index;
    while (this.#isInWord(this.#index)) this.#index++;
    if (this.#index === first || !this.#characters.slice(first, this.#index).some(isLetter)) {
      this.#refuseSigns(start, first);
    }
    const next = this.#at(this.#index);
    const text = this.#textBetween(first, this.#index);
    if (next === ':' && mark === undefined) {
      this.#index++;
      const place = this.#place(start);
      this.#tokens.push({ kind: 'field', ...place });
      return;
    }
    if (next === '*') this.#index++;
    else if (mark === undefined && this.#pushOperator(text, start)) return;
    this.#refuseUnknownAfterWord(next === '*');
    const words = next === '*' ? `${text}*` : text;
    this.#pushTerm({
      place: this.#place(start),
      words,
      isQuoted: false,
      mode: mark ?? 'endings',
      wordsStart: first,
    });
  }

  #refuseSigns(start: number, first: number): never {
    const sign = this.#at(first);
    const double = sign + this.#at(first + 1);
    const symbol = double in SYMBOL_OPERATORS ? double : sign;
    const operator = SYMBOL_OPERATORS[symbol];
    const place = { column: first + 1, length: symbol.length };
    if (operator !== undefined) refuse('E_SYMBOL_OP', place, { subject: symbol });
    if (this.#index - first > 1) {
      refuse(
        'E_NO_WORDS',
        { column: start + 1, length: this.#index - start },
        {
          subject: this.#textBetween(start, this.#index),
        },
      );
    }
    return refuse('E_CHAR', place, { subject: sign === '' ? this.#at(start) : sign });
  }

  /** What directly follows a word must end it: kyiv|odesa, kyiv&&odesa and uk*ine do not. */
  #refuseUnknownAfterWord(isPrefix: boolean): void {
    const next = this.#at(this.#index);
    if (next === '' || SPACE.test(next) || '()^,'.includes(next) || isQuote(next)) return;
    if (isPrefix) {
      const column = next === '*' ? this.#index + 1 : this.#index;
      refuse('E_WILDCARD', { column, length: 1 });
    }
    if (next in SYMBOL_OPERATORS && next !== '!') this.#refuseSigns(this.#index, this.#index);
    refuse('E_CHAR', { column: this.#index + 1, length: 1 }, { subject: next });
  }

  #pushOperator(text: string, start: number): boolean {
    const place = this.#place(start);
    const [, name = '', slash, number = ''] = /^([A-Z]+)(\/(.*))?$/s.exec(text) ?? [];
    if (slash === undefined && (name === 'AND' || name === 'OR' || name === 'NOT')) {
      const kind = name === 'AND' ? 'and' : name === 'OR' ? 'or' : 'not';
      this.#tokens.push({ kind, ...place });
      return true;
    }
    if (name === 'NEAR' || name === 'ONEAR') {
      const isOrdered = name === 'ONEAR';
      this.#tokens.push({ kind: 'near', isOrdered, number: slash && number, ...place });
      return true;
    }
    if (
      (name === 'ATLEAST' || name === 'SCORE') &&
      (slash !== undefined || this.#nextInk() === '(')
    ) {
      this.#tokens.push({ kind: name === 'ATLEAST' ? 'atleast' : 'score', number, ...place });
      return true;
    }
    return false;
  }

  /** The next character that is no space. */
  #nextInk(): string {
    let index = this.#index;
    while (SPACE.test(this.#at(index))) index++;
    return this.#at(index);
  }

  #countWords(count: number, place: QueryPlace): void {
    this.#words += count;
    if (this.#words > QUERY_WORDS_MAX) refuse('E_TOO_MANY_TERMS', place);
  }

  #pushTerm(term: {
    readonly place: QueryPlace & { readonly text: string };
    readonly words: string;
    readonly isQuoted: boolean;
    readonly mode: TermMode;
    readonly wordsStart: number;
  }): void {
    const { place, words, isQuoted, mode, wordsStart } = term;
    const found = findTermWords(words);
    const columnOf = (offset: number): number =>
      wordsStart + Array.from(words.slice(0, offset)).length + 1;
    const problem = findPrefixProblem(words, found);
    if (found.length === 0 && problem === undefined) {
      refuse('E_NO_WORDS', place, { subject: place.text });
    }
    if (problem?.kind === 'misplaced') {
      refuse('E_WILDCARD', { column: columnOf(problem.offset), length: 1 });
    }
    if (problem?.kind === 'short') {
      const { start, end } = problem.word;
      const at = isQuoted ? { column: columnOf(start), length: end - start + 1 } : place;
      refuse('E_WILDCARD_SHORT', at, { subject: words.slice(start, end) });
    }
    this.#countWords(found.length, place);
    const before = this.#tokens.at(-1);
    this.#tokens.push({
      kind: 'term',
      words: words.replaceAll(/\s+/g, ' ').trim(),
      isQuoted,
      mode,
      operator: isQuoted || mode !== 'endings' ? undefined : findLowercaseOperator(place.text),
      isTouching: before !== undefined && before.column + before.length === place.column,
      ...place,
    });
  }
}

function findLowercaseOperator(text: string): string | undefined {
  const [, name] = /^(and|or|not|o?near|(?:o?near|atleast|score)\/.*)$/is.exec(text) ?? [];
  return name?.toUpperCase();
}

/** Cuts a query into tokens; fails with a QueryFailure on what no token can begin with or hold. */
export function scanQuery(text: string): readonly Token[] {
  return new Scanner(text).scan();
}
