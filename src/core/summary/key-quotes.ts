import assert from 'node:assert/strict';
import type { Quote, Speaker } from '../quote/quote.ts';
import { findParagraphs } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { overlapOf } from './choose-sentences.ts';
import { repeatsHeadline } from './quoted.ts';
import { findTerms, stemsOfTerms, type Term } from './terms.ts';
import { QUOTE_WEIGHTS } from './weights.ts';

/** What each feature gave a quote; the score is their sum. For `preview --explain`. */
interface QuoteScores {
  readonly words: number;
  readonly paragraph: number;
  readonly stance: number;
  readonly speaker: number;
  readonly position: number;
  readonly length: number;
}

/** A quote with its rank among the key quotes. */
export interface RankedQuote {
  readonly quote: Quote;
  readonly score: number;
  readonly scores: QuoteScores;
}

/** `terms`: what the watch matched. `summary`: the sentences shown beside the quotes, which they must not repeat. */
export interface KeyQuoteOptions {
  readonly lang: string;
  readonly title: string;
  readonly terms: readonly string[];
  readonly quotesMax: number;
  readonly summary?: readonly Span[];
}

/** Shared words from which more no longer count. */
const WORDS_SHARED_MAX = 3;
const PARAGRAPH_SHARED_MAX = 5;
const MENTIONS_MAX = 4;
const BRIEF_WORDS = 5;
const FULL_WORDS = 10;
const LENGTHY_WORDS = 45;
/** An article with more quotes is a transcript; the key words stand in the first ones. */
const QUOTES_RANKED_MAX = 200;
const PASSAGE_CHARACTERS_MAX = 2000;
const SPEAKERS_COUNTED_MAX = 40;
const MARK_CHARACTERS_MAX = 3;
const SURNAME_LETTERS_MIN = 3;
const NO_STEMS: ReadonlySet<string> = new Set();
/** Share of the shorter one's terms from which a quote says what a sentence of the summary says. */
const REPEATED_SHARE = 0.6;

/** The quotes worth showing in an alert, best first: one a speaker unless only one speaks, background words last. */
export function rankKeyQuotes(
  text: string,
  quotes: readonly Quote[],
  options: KeyQuoteOptions,
): readonly RankedQuote[] {
  assert(options.quotesMax >= 0, 'quotesMax is a number of quotes');
  const ranked = scoreQuotes(text, quotes, options).sort(byRank);
  return takeQuotes(ranked, {
    quotesMax: options.quotesMax,
    mayTake: ({ quote }) => !isInSummary(text, quote, options),
  });
}

/**
 * The first of the ranked quotes that may be taken: one a speaker unless only one speaks, one part of a split quote.
 * `mayTake` is asked in the order of rank, once for each that would be taken.
 */
export function takeQuotes(
  ranked: readonly RankedQuote[],
  { quotesMax, mayTake }: { quotesMax: number; mayTake: (quote: RankedQuote) => boolean },
): readonly RankedQuote[] {
  const speakers = new Set(ranked.flatMap(({ quote }) => speakerKey(quote) ?? []));
  const taken: RankedQuote[] = [];
  const heard = new Set<string>();
  for (const candidate of ranked) {
    if (taken.length >= quotesMax) break;
    const { group } = candidate.quote;
    const speaker = speakers.size > 1 ? speakerKey(candidate.quote) : undefined;
    const marks = [group && `group:${group}`, speaker].filter((mark) => mark !== undefined);
    if (marks.some((mark) => heard.has(mark)) || !mayTake(candidate)) continue;
    for (const mark of marks) heard.add(mark);
    taken.push(candidate);
  }
  return taken;
}

/** Every quote with its scores, in document order. For `preview --explain`. */
export function scoreQuotes(
  text: string,
  quotes: readonly Quote[],
  { lang, title, terms }: KeyQuoteOptions,
): RankedQuote[] {
  const wanted = stemsOf(`${title}. ${terms.join(', ')}`, lang);
  const passages = readPassages(text, quotes, lang);
  const mentions = countMentions(text, quotes);
  const seen = new Set<string>();
  return quotes.slice(0, QUOTES_RANKED_MAX).map((quote, index) => {
    const { speaker } = quote;
    const words = text.slice(quote.start, quote.end);
    const key = speakerKey(quote) ?? '';
    const isFirst = !seen.has(key);
    seen.add(key);
    const scores = {
      words:
        QUOTE_WEIGHTS.words * sharedOf(wanted, stemsOf(words, lang), WORDS_SHARED_MAX) +
        (repeatsHeadline(title, words) ? QUOTE_WEIGHTS.inHeadline : 0),
      paragraph:
        QUOTE_WEIGHTS.paragraph *
        sharedOf(wanted, passages[index]?.stems ?? NO_STEMS, PARAGRAPH_SHARED_MAX),
      stance: passages[index]?.isAgainst ? QUOTE_WEIGHTS.stance : 0,
      speaker:
        scoreSpeaker(speaker, { title, mentions: mentions.get(key) ?? 0 }) +
        (isFirst ? QUOTE_WEIGHTS.firstWords : 0),
      position: QUOTE_WEIGHTS.position * (1 - quote.start / Math.max(1, text.length)),
      length: scoreLength(words),
    };
    const score = Object.values(scores).reduce((sum, part) => sum + part, 0);
    return { quote, score, scores };
  });
}

/** The order of key quotes: today's words before those of a background passage, then by score, then by place. */
export function byRank(one: RankedQuote, other: RankedQuote): number {
  return (
    Number(one.quote.background !== undefined) - Number(other.quote.background !== undefined) ||
    other.score - one.score ||
    one.quote.start - other.quote.start
  );
}

function speakerKey({ speaker }: Quote): string | undefined {
  return speaker === undefined ? undefined : `${speaker.kind}:${speaker.name}`;
}

/** True when the summary's sentences hold the quote, or say what it says. */
function isInSummary(
  text: string,
  quote: Quote,
  { lang, summary = [] }: { lang: string; summary?: readonly Span[] },
): boolean {
  if (summary.length === 0) return false;
  const told = { ...quote, stems: stemsOf(text.slice(quote.start, quote.end), lang) };
  return summary.some(({ start, end }) =>
    repeatsQuote({ start, end, stems: stemsOf(text.slice(start, end), lang) }, told),
  );
}

interface Told extends Span {
  readonly stems: ReadonlySet<string>;
}

/** True when the sentence holds the quote, or says what it says. */
export function repeatsQuote(sentence: Told, quote: Told): boolean {
  return (
    (sentence.start < quote.end && quote.start < sentence.end) ||
    overlapOf(quote.stems, sentence.stems) > REPEATED_SHARE
  );
}

function scoreSpeaker(
  speaker: Speaker | undefined,
  { title, mentions }: { title: string; mentions: number },
): number {
  if (speaker === undefined) return QUOTE_WEIGHTS.unknown;
  return (
    QUOTE_WEIGHTS[speaker.kind] +
    (speaker.role === undefined ? 0 : QUOTE_WEIGHTS.role) +
    (speaker.kind === 'person' && !/\s/u.test(speaker.name) ? QUOTE_WEIGHTS.firstName : 0) +
    QUOTE_WEIGHTS.mention * Math.min(MENTIONS_MAX, mentions) +
    (isInTitle(title, surnameOf(speaker)) ? QUOTE_WEIGHTS.inTitle : 0)
  );
}

function scoreLength(words: string): number {
  const count = words.split(/\s+/u).length;
  if (count < BRIEF_WORDS) return QUOTE_WEIGHTS.brief;
  const full = Math.min(1, count / FULL_WORDS);
  return QUOTE_WEIGHTS.length * (count > LENGTHY_WORDS ? full / 2 : full);
}

interface Passage {
  readonly stems: ReadonlySet<string>;
  /** It tells of somebody who is against it. */
  readonly isAgainst: boolean;
}

// The paragraph of each quote, where its speaker and subject are named; where the words open it, also the one before.
function readPassages(text: string, quotes: readonly Quote[], lang: string): readonly Passage[] {
  const paragraphs = findParagraphs(text);
  const termsOf = ({ start, end }: Span): readonly Term[] =>
    findTerms(text.slice(start, Math.min(end, start + PASSAGE_CHARACTERS_MAX)), lang);
  let next = 0;
  return quotes.slice(0, QUOTES_RANKED_MAX).map((quote) => {
    while (next + 1 < paragraphs.length && (paragraphs[next]?.end ?? 0) <= quote.start) next++;
    const own = paragraphs[next] ?? quote;
    const before = paragraphs[next - 1];
    const terms = termsOf(own);
    const opens = before !== undefined && quote.start - own.start <= MARK_CHARACTERS_MAX;
    const told = opens ? [...termsOf(before), ...terms] : terms;
    return {
      stems: stemsOfTerms(terms),
      isAgainst: told.some(({ kind }) => kind === 'dissent'),
    };
  });
}

// How often the text names each speaker, by surname.
function countMentions(text: string, quotes: readonly Quote[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const quote of quotes.slice(0, QUOTES_RANKED_MAX)) {
    const key = speakerKey(quote);
    if (key === undefined || counts.has(key) || counts.size >= SPEAKERS_COUNTED_MAX) continue;
    const surname = quote.speaker === undefined ? '' : surnameOf(quote.speaker);
    let count = 0;
    let at = surname === '' ? -1 : text.indexOf(surname);
    while (at !== -1 && count < MENTIONS_MAX) {
      count++;
      at = text.indexOf(surname, at + surname.length);
    }
    counts.set(key, count);
  }
  return counts;
}

function surnameOf({ name }: Speaker): string {
  return name.split(/\s+/u).at(-1) ?? name;
}

function stemsOf(words: string, lang: string): ReadonlySet<string> {
  return stemsOfTerms(findTerms(words, lang));
}

// A headline may have the surname in another case ("Zielińskiego"), but from its first letter on.
function isInTitle(title: string, surname: string): boolean {
  if (surname.length < SURNAME_LETTERS_MIN) return false;
  const at = title.indexOf(surname);
  return at === 0 || (at > 0 && !/\p{L}/u.test(title.charAt(at - 1)));
}

// 0 to 1: how many of the wanted stems there are, of the most that count.
function sharedOf(wanted: ReadonlySet<string>, stems: ReadonlySet<string>, most: number): number {
  let shared = 0;
  for (const stem of stems) if (wanted.has(stem)) shared++;
  return Math.min(most, shared) / most;
}
