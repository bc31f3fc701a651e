import { findParagraphs, findSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { stripDateline, stripLeadingDash } from './dateline.ts';
import {
  opensAttributed,
  opensPointing,
  opensSubjectless,
  opensWithConnective,
  opensWithContrast,
} from './openers.ts';
import { openingOf } from './phrases.ts';
import {
  endsSpeech,
  joinQuoted,
  opensSpeech,
  quotedShare,
  splitDialogue,
  withoutQuoted,
} from './quoted.ts';
import { findBoilerplate } from './strip-boilerplate.ts';
import { findTerms, type Term } from './terms.ts';
import { hasUnnamedPerson } from './unnamed-person.ts';

/** How a sentence hangs on what stands before it. */
export type Opening = 'free' | 'pointing' | 'attributed' | 'connective' | 'contrast';

/** `from` to `to`, both inclusive; 'nothing': it stands by itself; 'lost': what it leans on is no sentence. */
type LeansOn =
  | 'nothing'
  | 'lost'
  | {
      readonly from: number;
      readonly to: number;
      /** The headline says what it leans on, so that it may also stand first. */
      readonly isInHeadline: boolean;
    };

/** A sentence that may be shown, with what the choice needs to know of it. */
export interface Candidate extends Span {
  /** Its place among the article's own whole sentences, from 0. */
  readonly order: number;
  readonly terms: readonly Term[];
  readonly opening: Opening;
  /** The orders of the sentences before it, of which one must be shown with it. */
  readonly leansOn: LeansOn;
  /** 0 to 1: how much of it stands in quotation marks. */
  readonly quoted: number;
  /** Of a sentence that is mostly quoted: the names (stems) that stand outside the marks. */
  readonly speakers: readonly string[];
  /** It stands in a passage that looks back ("Recall"). */
  readonly isBackground: boolean;
  /** A dateline stood before it, so the news begins here. */
  readonly isDatelined: boolean;
  /** The first sentence of its paragraph, where papers put what is new. */
  readonly opensParagraph: boolean;
  /** Asks the reader, or whoever is interviewed. */
  readonly isQuestion: boolean;
  /** A tally of the year or of years past: true, but not what happened. */
  readonly isTally: boolean;
  /** "she", "его": it speaks of a person without naming one before. */
  readonly isUnnamed: boolean;
  /** It leads to a speech or a list. */
  readonly hasColon: boolean;
  readonly words: number;
}

/** The sentences of an article that may be shown, and what else its lay-out tells. */
export interface Article {
  readonly candidates: readonly Candidate[];
  /** Lines of a "Summary" block: not shown (no sentences), but they tell what matters. */
  readonly hints: readonly Span[];
  /** A live page: latest first, so that the place of a sentence tells nothing. */
  readonly isLive: boolean;
}

/** News stands at the head of a text; what comes after these is not read, so that a huge text costs no more. */
const CHARACTERS_READ_MAX = 60_000;
const CANDIDATES_MAX = 240;
// "so far this year", "торік", "im laufenden Jahr": how often or how much until now.
const TALLY =
  /\b(?:so far|(?:this|last|past|previous) years?|since 20\d\d|im (?:laufenden|vergangenen) jahr|seit jahresbeginn|cette année|l'an dernier|depuis 20\d\d)\b|(?<!\p{L})(?:цього року|торік|минулого року|з початку року|в этом году|в прошлом году|с начала года|w tym roku|w ubiegłym roku|w zeszłym roku|od początku roku)(?!\p{L})/iu;
const QUESTION = /\?["'“”„»«’)]*$/u;
const COLON = /:(?:\s|$)/u;
// "It is official: drivers will pay …", "C'est fait : …": as the first words of an article they point at what follows.
const ANNOUNCES = /^[\p{L}'’ ]{2,25}\s?:\s\p{L}/u;
const SHOUTED = /^\p{Lu}{2}/u;
const CLOCK_LINE = /^\d{1,2}[:.h]\d{2}\b.{0,12}$/u;
const CLOCK_LINES_OF_LIVE = 3;
const QUOTES_SKIPPED_MAX = 2;
const MOSTLY_QUOTED = 0.4;
const CAPTION_SENTENCES_MAX = 4;
const HINT_LINES_MAX = 8;
/** A dateline on a line of its own stands at the head, behind a caption or a "Summary" block at most. */
const DATELINE_ORDER_MAX = 4;
/** "Recall" alone on its line opens a passage; a whole sentence does not. */
const RECALL_HEADING_CHARACTERS = 24;

/** Reads an article's text into the sentences that may be shown, boilerplate and datelines left out. */
export function readArticle(wholeText: string, lang: string): Article {
  const text = readableHead(wholeText);
  const paragraphs = groupByParagraph(text, lang);
  const reading: Reading = {
    candidates: [],
    hints: [],
    hintLines: 0,
    looksBack: false,
    isDatelined: false,
    end: -1,
  };
  for (const sentences of paragraphs) {
    if (reading.candidates.length >= CANDIDATES_MAX) break;
    readParagraph(text, { sentences, lang }, reading);
  }
  const clocks = paragraphs.filter(([line]) => line !== undefined && isClockLine(text, line));
  const { candidates, hints } = reading;
  return { candidates, hints, isLive: clocks.length >= CLOCK_LINES_OF_LIVE };
}

type LayOut = Pick<Candidate, 'isBackground' | 'isDatelined' | 'opensParagraph'> & {
  /** It goes on with the speech that a dash opened. */
  readonly isSpeech: boolean;
};

interface Reading {
  readonly candidates: Candidate[];
  readonly hints: Span[];
  /** How many more lines may belong to the "Summary" block that was opened. */
  hintLines: number;
  /** The paragraph before was the heading of a look back. */
  looksBack: boolean;
  /** The sentence before was nothing but a dateline ("Астана. 23 ноября."). */
  isDatelined: boolean;
  /** Where the last candidate ends. */
  end: number;
}

function readableHead(text: string): string {
  if (text.length <= CHARACTERS_READ_MAX) return text;
  const lineEnd = text.lastIndexOf('\n', CHARACTERS_READ_MAX);
  return text.slice(0, lineEnd > 0 ? lineEnd : CHARACTERS_READ_MAX);
}

function groupByParagraph(text: string, lang: string): readonly (readonly Span[])[] {
  const sentences = findSentences(text, lang);
  let next = 0;
  return findParagraphs(text).map((paragraph) => {
    const inside: Span[] = [];
    for (let span = sentences[next]; span && span.start < paragraph.end; span = sentences[++next]) {
      inside.push(span);
    }
    return joinQuoted(text, splitDialogue(text, inside));
  });
}

function isClockLine(text: string, line: Span): boolean {
  return line.end - line.start < 24 && CLOCK_LINE.test(text.slice(line.start, line.end));
}

function readParagraph(
  text: string,
  { sentences, lang }: { sentences: readonly Span[]; lang: string },
  reading: Reading,
): void {
  let looksBack = reading.looksBack;
  reading.looksBack = false;
  if (isCaption(text, { sentences, lang })) return;
  let isSpeech = false;
  for (const whole of sentences) {
    const sentence = reading.isDatelined ? stripLeadingDash(text, whole) : whole;
    if (sentence !== whole) reading.isDatelined = false;
    const mayOpen = whole === sentences[0] || reading.isDatelined;
    const span = mayOpen ? stripDateline(text, sentence) : sentence;
    const kind = findBoilerplate(text, span, lang);
    const isDatelined = reading.isDatelined || span.start > sentence.start;
    reading.isDatelined = kind === 'dateline' && reading.candidates.length < DATELINE_ORDER_MAX;
    if (kind === undefined) {
      reading.hintLines = 0;
      const opensParagraph = whole === sentences[0];
      const words = text.slice(span.start, span.end);
      if (opensParagraph || opensSpeech(words)) isSpeech = opensSpeech(words);
      const lay = { isBackground: looksBack, isDatelined, opensParagraph, isSpeech };
      if (endsSpeech(words)) isSpeech = false;
      addCandidate(text, { span, lang, lay }, reading);
      continue;
    }
    if (kind === 'recall') looksBack = true;
    if (kind === 'recall' && span.end - span.start < RECALL_HEADING_CHARACTERS)
      reading.looksBack = true;
    if (kind === 'heading') reading.hintLines = HINT_LINES_MAX;
    if (kind === 'fragment' && reading.hintLines-- > 0) reading.hints.push(span);
  }
}

// "A tug in the harbour. Photo: …": what stands before a credit in one paragraph tells the picture, not the news.
function isCaption(
  text: string,
  { sentences, lang }: { sentences: readonly Span[]; lang: string },
): boolean {
  const credit = sentences.at(-1);
  if (credit === undefined || sentences.length < 2 || sentences.length > CAPTION_SENTENCES_MAX) {
    return false;
  }
  return findBoilerplate(text, credit, lang) === 'credit';
}

function addCandidate(
  text: string,
  { span, lang, lay }: { span: Span; lang: string; lay: LayOut },
  reading: Reading,
): void {
  const sentence = text.slice(span.start, span.end);
  const order = reading.candidates.length;
  const isAdjacent = order > 0 && text.slice(reading.end, span.start).trim() === '';
  const { isSpeech, ...place } = lay;
  const quoted = isSpeech ? 1 : quotedShare(sentence);
  const isUnnamed = hasUnnamedPerson(sentence, lang);
  const pointsAhead = order === 0 && !isUnnamed && ANNOUNCES.test(sentence);
  const opening = pointsAhead ? 'free' : openingKind(sentence, lang);
  reading.candidates.push({
    ...span,
    order,
    terms: findTerms(sentence, lang),
    opening,
    leansOn: findLeaning({ opening, isUnnamed, lang }, isAdjacent, reading.candidates),
    quoted,
    speakers: quoted < MOSTLY_QUOTED ? [] : findNames(withoutQuoted(sentence), lang),
    ...place,
    isQuestion: QUESTION.test(sentence),
    isTally: TALLY.test(sentence),
    isUnnamed,
    hasColon: COLON.test(sentence),
    words: countWords(sentence),
  });
  reading.end = span.end;
}

function findNames(words: string, lang: string): readonly string[] {
  return findTerms(words, lang).flatMap(({ isName, stem }) => (isName ? [stem] : []));
}

// A pronoun needs the sentence just before it. "According to her" may skip her quotes, as long as they name nobody else.
function findLeaning(
  { opening, isUnnamed, lang }: { opening: Opening; isUnnamed: boolean; lang: string },
  isAdjacent: boolean,
  before: readonly Candidate[],
): LeansOn {
  if (opening === 'free' || opening === 'contrast') return 'nothing';
  if (!isAdjacent) return 'lost';
  let from = before.length - 1;
  // "The vote is on Friday. He also met …": whoever is meant stands further up.
  if (opening === 'pointing' && isUnnamed && !mayNamePerson(before, lang)) return 'lost';
  if (opening === 'attributed') {
    for (let skipped = 0; skipped < QUOTES_SKIPPED_MAX && from > 0; skipped++) {
      const quote = before[from];
      if (quote === undefined || quote.quoted < MOSTLY_QUOTED) break;
      if (namesAnother(quote, before[from - 1])) break;
      from--;
    }
  }
  return { from, to: before.length - 1, isInHeadline: false };
}

// Who is "he" in one sentence may be "him" in the next; German capitals do not tell; a name may be the first word.
function mayNamePerson(before: readonly Candidate[], lang: string): boolean {
  const last = before.at(-1);
  if (last === undefined) return false;
  if (lang === 'de' || last.leansOn !== 'nothing') return true;
  if (last.terms.some(({ isName }) => isName)) return true;
  const [first] = last.terms;
  return before.some(({ terms }) => terms.some((term) => term.isName && term.stem === first?.stem));
}

// "“…”, said Ahmed. According to him, …": outside the marks the quote names nobody whom the sentence before it does not.
function namesAnother(quote: Candidate, before: Candidate | undefined): boolean {
  const known = new Set(before?.terms.map(({ stem }) => stem));
  return quote.speakers.some((stem) => !known.has(stem));
}

/** True when one of the sentences shown (by their orders) is what the candidate leans on, or it needs none. */
export function isGrounded({ leansOn }: Candidate, orders: readonly number[]): boolean {
  if (leansOn === 'nothing') return true;
  if (leansOn === 'lost') return false;
  if (leansOn.isInHeadline && orders.length === 0) return true;
  return orders.some((order) => order >= leansOn.from && order <= leansOn.to);
}

function openingKind(sentence: string, lang: string): Opening {
  // "US", "IT" are names, not pronouns.
  if (SHOUTED.test(sentence)) return 'free';
  const opening = openingOf(sentence);
  if (opensWithContrast(opening, lang)) return 'contrast';
  if (opensAttributed(opening, lang)) return 'attributed';
  if (opensPointing(opening, lang) || opensSubjectless(opening, lang)) return 'pointing';
  return opensWithConnective(opening, lang) ? 'connective' : 'free';
}

function countWords(sentence: string): number {
  return sentence.split(/\s+/u).length;
}
