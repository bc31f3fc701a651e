import { findParagraphs, findSentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { stripDateline } from './dateline.ts';
import { opensPointing, opensWithConnective, opensWithContrast } from './openers.ts';
import { openingOf } from './phrases.ts';
import { joinQuoted, quotedShare } from './quoted.ts';
import { findBoilerplate } from './strip-boilerplate.ts';
import { findTerms, type Term } from './terms.ts';

/** How a sentence hangs on what stands before it. */
export type Opening = 'free' | 'pointing' | 'connective' | 'contrast';

/** A sentence that may be shown, with what the choice needs to know of it. */
export interface Candidate extends Span {
  /** Its place among the article's own whole sentences, from 0. */
  readonly order: number;
  readonly terms: readonly Term[];
  readonly opening: Opening;
  /** The order of the sentence just before it, when only white space stands between; else undefined. */
  readonly after: number | undefined;
  /** 0 to 1: how much of it stands in quotation marks. */
  readonly quoted: number;
  /** It stands in a passage that looks back ("Recall"). */
  readonly isBackground: boolean;
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
const CLOCK_LINE = /^\d{1,2}[:.h]\d{2}\b.{0,12}$/u;
const CLOCK_LINES_OF_LIVE = 3;
const HINT_LINES_MAX = 8;
/** "Recall" alone on its line opens a passage; a whole sentence does not. */
const RECALL_HEADING_CHARACTERS = 24;

/** Reads an article's text into the sentences that may be shown, boilerplate and datelines left out. */
export function readArticle(wholeText: string, lang: string): Article {
  const text = readableHead(wholeText);
  const paragraphs = groupByParagraph(text, lang);
  const reading: Reading = { candidates: [], hints: [], hintLines: 0, looksBack: false, end: -1 };
  for (const sentences of paragraphs) {
    if (reading.candidates.length >= CANDIDATES_MAX) break;
    readParagraph(text, { sentences, lang }, reading);
  }
  const clocks = paragraphs.filter(([line]) => line !== undefined && isClockLine(text, line));
  const { candidates, hints } = reading;
  return { candidates, hints, isLive: clocks.length >= CLOCK_LINES_OF_LIVE };
}

interface Reading {
  readonly candidates: Candidate[];
  readonly hints: Span[];
  /** How many more lines may belong to the "Summary" block that was opened. */
  hintLines: number;
  /** The paragraph before was the heading of a look back. */
  looksBack: boolean;
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
    return joinQuoted(text, inside);
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
  for (const sentence of sentences) {
    const span = sentence === sentences[0] ? stripDateline(text, sentence) : sentence;
    const kind = findBoilerplate(text, span, lang);
    if (kind === undefined) {
      reading.hintLines = 0;
      addCandidate(text, { span, lang, isBackground: looksBack }, reading);
      continue;
    }
    if (kind === 'recall') looksBack = true;
    if (kind === 'recall' && span.end - span.start < RECALL_HEADING_CHARACTERS)
      reading.looksBack = true;
    if (kind === 'heading') reading.hintLines = HINT_LINES_MAX;
    if (kind === 'fragment' && reading.hintLines-- > 0) reading.hints.push(span);
  }
}

function addCandidate(
  text: string,
  { span, lang, isBackground }: { span: Span; lang: string; isBackground: boolean },
  reading: Reading,
): void {
  const sentence = text.slice(span.start, span.end);
  const order = reading.candidates.length;
  const isAdjacent = order > 0 && text.slice(reading.end, span.start).trim() === '';
  reading.candidates.push({
    ...span,
    order,
    terms: findTerms(sentence, lang),
    opening: openingKind(sentence, lang),
    after: isAdjacent ? order - 1 : undefined,
    quoted: quotedShare(sentence),
    isBackground,
    words: countWords(sentence),
  });
  reading.end = span.end;
}

function openingKind(sentence: string, lang: string): Opening {
  const opening = openingOf(sentence);
  if (opensWithContrast(opening, lang)) return 'contrast';
  if (opensPointing(opening, lang)) return 'pointing';
  return opensWithConnective(opening, lang) ? 'connective' : 'free';
}

function countWords(sentence: string): number {
  return sentence.split(/\s+/u).length;
}
