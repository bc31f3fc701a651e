import { isAbbreviationEnd } from '../text/abbreviations.ts';
import { findParagraphs } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { findAskedParagraphs } from './asked-paragraphs.ts';
import { cutPieces, type Piece } from './cut-pieces.ts';
import type { Grammar } from './grammar/grammar.ts';
import { readUnits, type Unit } from './read-units.ts';

/** A word or mark of the narration, or a whole piece of possible speech standing in its place. */
export interface Item extends Span {
  readonly kind: Unit['kind'] | 'quote';
  readonly text: string;
  readonly lower: string;
  readonly isCapital: boolean;
  /** For a quote: the index of its piece. */
  readonly piece: number;
  readonly sentence: number;
}

/** A sentence of the narration, as a range of items; quotes count as one item, whatever stops they hold. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly paragraph: number;
}

/** A text laid out for reading: narration and speech apart. */
export interface Passage {
  readonly text: string;
  readonly grammar: Grammar;
  readonly pieces: readonly Piece[];
  readonly items: readonly Item[];
  readonly sentences: readonly Sentence[];
  /** The paragraphs in which an interview asks behind a dash; they are narration. */
  readonly asked: ReadonlySet<number>;
}

type Bare = Omit<Item, 'sentence'>;
const STOP = /^[.!?…]$/u;
const ATTRIBUTION_WORDS_MAX = 14;

/** Lays a text out: pieces of speech are single items between the words of the narration, which is cut into sentences. */
export function layOut(text: string, grammar: Grammar): Passage {
  const cut = cutPieces(text, grammar);
  const asked = findAskedParagraphs(text, cut);
  const pieces = cut.filter((piece) => piece.style !== 'dash' || !asked.has(piece.paragraph));
  const items: Item[] = [];
  const sentences: Sentence[] = [];
  let cursor = 0;
  for (const [paragraph, span] of findParagraphs(text).entries()) {
    const bare: Bare[] = [];
    let at = span.start;
    for (let piece = pieces[cursor]; piece?.paragraph === paragraph; piece = pieces[++cursor]) {
      for (const word of readWords(text, { start: at, end: piece.open }, grammar)) bare.push(word);
      const { start, end } = piece;
      bare.push({
        kind: 'quote',
        start,
        end,
        text: '',
        lower: '',
        isCapital: false,
        piece: cursor,
      });
      at = Math.max(at, piece.close);
    }
    for (const word of readWords(text, { start: at, end: span.end }, grammar)) bare.push(word);
    cutSentences(text, bare, { items, sentences, paragraph, grammar });
  }
  return { text, grammar, pieces, items, sentences, asked };
}

function readWords(text: string, span: Span, grammar: Grammar): readonly Bare[] {
  if (span.end <= span.start) return [];
  return readUnits(text, span, grammar.language).map((unit) => ({ ...unit, piece: -1 }));
}

interface Cut {
  readonly items: Item[];
  readonly sentences: Sentence[];
  readonly paragraph: number;
  readonly grammar: Grammar;
}

function cutSentences(text: string, bare: readonly Bare[], cut: Cut): void {
  let from = cut.items.length;
  for (const [index, item] of bare.entries()) {
    cut.items.push({ ...item, sentence: cut.sentences.length });
    const isLast = index === bare.length - 1;
    if (!isLast && !endsSentence(text, bare, index, cut.grammar)) continue;
    cut.sentences.push({ from, to: cut.items.length, paragraph: cut.paragraph });
    from = cut.items.length;
  }
}

function endsSentence(
  text: string,
  bare: readonly Bare[],
  index: number,
  grammar: Grammar,
): boolean {
  const item = bare[index];
  const next = bare[index + 1];
  if (item === undefined || next === undefined) return true;
  const opensNew =
    next.kind === 'quote' ||
    next.isCapital ||
    next.kind === 'number' ||
    /^[«„“"‘(–—-]$/u.test(next.text);
  if (item.kind === 'mark' && STOP.test(item.text)) {
    if (STOP.test(next.text) || !opensNew) return false;
    // "5 mld zł. «Speech»": a unit's stop ends the sentence before speech, a title's does not.
    const isTitle = /^\p{Lu}\p{L}{1,3}$/u.test(bare[index - 1]?.text ?? '');
    // "ulga, tzw. „PIT zero”": what is called so follows.
    const isCalled = grammar.language === 'pl' && /^(?:tzw|pt)$/u.test(bare[index - 1]?.text ?? '');
    if (next.kind === 'quote' && !isTitle && !isCalled && /^\p{Lu}/u.test(text.charAt(next.start)))
      return true;
    return (
      item.text !== '.' ||
      !isAbbreviationEnd(text.slice(Math.max(0, item.start - 24), item.end), grammar.language)
    );
  }
  if (item.kind !== 'quote') return false;
  const last = text.charAt(item.end - 1);
  if (!/[.!?…]/u.test(last) || !opensNew || next.kind === 'mark') return false;
  if (last === '.' || next.kind === 'quote') return true;
  return !isShortAttribution(bare, index + 1, grammar);
}

/** "Why now?" Cobb asked. — the name opens no new sentence when a verb of saying and a full stop follow at once. */
function isShortAttribution(bare: readonly Bare[], from: number, grammar: Grammar): boolean {
  let hasCue = false;
  for (let i = from; i < bare.length && i < from + ATTRIBUTION_WORDS_MAX; i++) {
    const item = bare[i];
    if (item === undefined || item.kind === 'quote') return false;
    if (
      item.kind === 'word' &&
      grammar.cue.test(item.lower) &&
      !grammar.stopWords.has(item.lower)
    ) {
      if (i - from > 4) return false;
      hasCue = true;
    }
    if (item.text === ':') return false;
    if (STOP.test(item.text)) return hasCue;
  }
  return hasCue;
}
