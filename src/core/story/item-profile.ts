import { findShingles } from '../text/shingles.ts';
import { findTokens, TOKENS_MAX, type Token } from './find-tokens.ts';
import { isTellingNumber, isWordTerm, makeTerm, type Term } from './term.ts';
import { ROW_TERMS_MAX, type TermWeights } from './term-rows.ts';
import { findSound, findWordFacts } from './word-facts.ts';

/** What of an item is compared with other items. */
export interface ItemProfile {
  /** Word beginnings, comparable inside a language. */
  readonly words: TermWeights;
  /** Sounds of names, notions and numbers, comparable across languages. */
  readonly keys: TermWeights;
  /** Numbers that can tell two events apart: not years, and not below six. */
  readonly numbers: ReadonlySet<Term>;
  /** There was no text beside the title. */
  readonly isHeadline: boolean;
  /** The keys of the title and first paragraph: what the report says is new. The same map as `keys` where there is no more. */
  readonly head: TermWeights;
  /** The names of the title. */
  readonly titleNames: TermWeights;
  /** The telling numbers of the title and first paragraph. */
  readonly headNumbers: ReadonlySet<Term>;
  /** Days of the week named in the text, 0 (Sunday) to 6, and the first one in the first paragraph. */
  readonly days: ReadonlySet<number>;
  readonly leadDay: number | undefined;
  /** Four-word shingles of the first sixty words. */
  readonly lead: ReadonlySet<number>;
}

const SHINGLE_WORDS = 4;
const LEAD_WORDS = 60;
const TITLE_WEIGHT = 1.6;
/** News is told from the top (the inverted pyramid): later paragraphs are more and more background. */
const PARAGRAPH_WEIGHTS = [1, 0.8, 0.6, 0.4] as const;
const NAME_WEIGHT = 1.5;
const NUMBER_WEIGHT = 1.3;
const NOTION_WEIGHT = 0.7;
/** Terms are counted up to this weight: a word told five times is not five times the event. */
const WEIGHT_MAX = 3;
const YEAR = /^(?:19|20)\d\d$/;
const SMALLEST_NUMBER = 6;

class Bag {
  readonly words = new Map<Term, number>();
  readonly keys = new Map<Term, number>();
  readonly numbers = new Set<Term>();
  readonly days = new Set<number>();
  readonly #lang: string;

  constructor(lang: string) {
    this.#lang = lang;
  }

  add(tokens: readonly Token[], weight: number): void {
    const capitals = tokens.filter((token) => token.isCapitalised).length;
    // A headline in Title Case has no names to see.
    const isTitleCase = this.#lang !== 'de' && tokens.length > 3 && capitals > tokens.length * 0.6;
    for (const token of tokens) {
      if (token.kind === 'number') this.#addNumber(token.lower, weight);
      else this.#addWord(token, weight, token.isCapitalised && !isTitleCase);
    }
  }

  #addNumber(number: string, weight: number): void {
    const isTelling = Number(number) >= SMALLEST_NUMBER || number.includes('.');
    const factor = isTelling ? NUMBER_WEIGHT : NUMBER_WEIGHT / 3;
    const term = makeTerm(number, isTelling && !YEAR.test(number) ? 'tellingNumber' : 'number');
    raise(this.words, term, weight * factor);
    raise(this.keys, term, weight * factor);
    if (isTellingNumber(term)) this.numbers.add(term);
  }

  #addWord(token: Token, weight: number, isName: boolean): void {
    const { stem, isPlain, notion, number, day } = findWordFacts(token.lower, this.#lang);
    if (day !== undefined) this.days.add(day);
    if (isPlain) return undefined;
    const isSureName = isName && !token.isFirst && this.#lang !== 'de';
    raise(this.words, stem, isSureName ? weight * NAME_WEIGHT : weight);
    if (number !== undefined) return this.#addNumber(String(number), weight * 0.8);
    if (notion !== undefined) raise(this.keys, notion, weight * NOTION_WEIGHT);
    if (!isName || (notion !== undefined && this.#lang === 'de')) return undefined;
    const key = findSound(token.lower, this.#lang);
    if (key !== null)
      raise(
        this.keys,
        key,
        token.isFirst || this.#lang === 'de' ? weight * 0.8 : weight * NAME_WEIGHT,
      );
    return undefined;
  }
}

function raise(bag: Map<Term, number>, term: Term, weight: number): void {
  bag.set(term, Math.min(WEIGHT_MAX, (bag.get(term) ?? 0) + weight));
}

/**
 * The terms that weigh most: a longer text has no more to say about what happened, only more to compare. Of equal ones those
 * that come first, since news is told from the top.
 */
function keepHeaviest(terms: TermWeights): TermWeights {
  if (terms.size <= ROW_TERMS_MAX) return terms;
  return new Map([...terms].toSorted((a, b) => b[1] - a[1]).slice(0, ROW_TERMS_MAX));
}

/** The profile of a title and the paragraphs that are the item's own. */
export function profileItem(
  title: string,
  paragraphs: readonly string[],
  lang: string,
): ItemProfile {
  const bag = new Bag(lang);
  bag.add(findTokens(title), TITLE_WEIGHT);
  const titleNames = new Map([...bag.keys].filter(([key]) => isWordTerm(key)));
  const leadWords: string[] = [];
  let head: TermWeights = new Map();
  let headNumbers: ReadonlySet<Term> = new Set();
  let leadDay: number | undefined;
  let read = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    const tokens = findTokens(paragraph, TOKENS_MAX - read);
    if (tokens.length === 0) break;
    read += tokens.length;
    bag.add(tokens, PARAGRAPH_WEIGHTS[Math.min(index, PARAGRAPH_WEIGHTS.length - 1)] ?? 0);
    for (const token of tokens) if (leadWords.length < LEAD_WORDS) leadWords.push(token.lower);
    if (index === 0) [leadDay] = bag.days;
    if (index === 0) [head, headNumbers] = [new Map(bag.keys), new Set(bag.numbers)];
  }
  const keys = keepHeaviest(bag.keys);
  return {
    words: keepHeaviest(bag.words),
    keys,
    days: bag.days,
    leadDay,
    isHeadline: paragraphs.length === 0,
    numbers: bag.numbers,
    titleNames: keepHeaviest(titleNames),
    head: paragraphs.length > 1 ? keepHeaviest(head) : keys,
    headNumbers: paragraphs.length > 1 ? headNumbers : bag.numbers,
    lead: findShingles(leadWords, SHINGLE_WORDS),
  };
}
