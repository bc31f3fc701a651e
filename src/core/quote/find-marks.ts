import { findParagraphs } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';

/** Words between quotation marks. `start` and `end` hold the words; `open` and `close` the place with its marks. */
export interface MarkedSpan extends Span {
  readonly open: number;
  readonly close: number;
  /** The index of the paragraph in the text. */
  readonly paragraph: number;
  /** The speech goes on in the next paragraph. */
  readonly isUnclosed: boolean;
}

interface Opened {
  readonly at: number;
  readonly mark: string;
  readonly closers: string;
  depth: number;
  lastCloser: number;
}

const MARK = /[«»„“”"‟‹›‘’‚']/gu;
/** What closes what: German and Polish low marks end in two ways, and typists mix straight marks in. */
const CLOSERS: Readonly<Record<string, string>> = {
  '«': '»',
  '»': '«',
  '„': '“”"',
  '‟': '”',
  '“': '”',
  '”': '”',
  '"': '"',
  '‘': "’'",
  "'": "'’",
  '‚': '‘’',
  '‹': '›',
};
const SINGLE = new Set(['‘', "'", '‚', '’']);
const OPENING_SIDE = /[\s([{—–:/…"'«»“„‘‚’-]/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Finds what stands between quotation marks, in the manners of six presses; of nested marks only the outer. One pass. */
export function findMarkedSpans(text: string): readonly MarkedSpan[] {
  const paragraphs = findParagraphs(text);
  const spans: MarkedSpan[] = [];
  let carried = false;
  for (const [index, paragraph] of paragraphs.entries()) {
    const next = paragraphs[index + 1];
    const scan = scanParagraph(text, { paragraph, next, index, isCarriedIn: carried });
    for (const span of scan.spans) spans.push(span);
    carried = scan.isCarriedOut;
  }
  return spans;
}

interface ParagraphScan {
  readonly paragraph: Span;
  readonly next: Span | undefined;
  readonly index: number;
  readonly isCarriedIn: boolean;
}

function scanParagraph(
  text: string,
  scan: ParagraphScan,
): { spans: MarkedSpan[]; isCarriedOut: boolean } {
  const { paragraph, index } = scan;
  const inside = text.slice(paragraph.start, paragraph.end);
  const marks = [...inside.matchAll(MARK)].map((match) => match.index + paragraph.start);
  const spans: MarkedSpan[] = [];
  const add = (
    open: number,
    from: number,
    to: number,
    close: number,
    isUnclosed: boolean,
  ): void => {
    const { start, end } = trimInside(text, from, to);
    if (end > start) spans.push({ open, close, start, end, paragraph: index, isUnclosed });
  };
  let opened: Opened | undefined;
  let first = 0;
  if (scan.isCarriedIn && !isOpenMark(text.charAt(paragraph.start))) {
    const closer = marks.findIndex((at) => '”»“"'.includes(text.charAt(at)));
    if (closer !== -1) {
      const at = marks[closer] ?? paragraph.end;
      add(paragraph.start, paragraph.start, at, at + 1, false);
      first = closer + 1;
    }
  }
  for (let i = first; i < marks.length; i++) {
    const at = marks[i] ?? 0;
    const mark = text.charAt(at);
    if (opened === undefined) {
      opened = openAt(text, { at, mark, paragraph, marks, next: i + 1 });
      continue;
    }
    if (closesAt(text, opened, at, marks[i + 1])) {
      opened.lastCloser = at;
      opened.depth--;
      if (opened.depth === 0) {
        add(opened.at, opened.at + 1, at, at + 1, false);
        opened = undefined;
      }
    } else if (nestsAt(text, opened, at)) opened.depth++;
  }
  if (opened === undefined) return { spans, isCarriedOut: false };
  if (opened.lastCloser > opened.at) {
    add(opened.at, opened.at + 1, opened.lastCloser, opened.lastCloser + 1, false);
    return { spans, isCarriedOut: false };
  }
  add(opened.at, opened.at + 1, paragraph.end, paragraph.end, true);
  return { spans, isCarriedOut: true };
}

function isOpenMark(char: string): boolean {
  return CLOSERS[char] !== undefined;
}

function openAt(
  text: string,
  place: { at: number; mark: string; paragraph: Span; marks: readonly number[]; next: number },
): Opened | undefined {
  const { at, mark, paragraph } = place;
  const closers = CLOSERS[mark];
  const before = at > paragraph.start ? text.charAt(at - 1) : ' ';
  const after = text.charAt(at + 1);
  if (closers === undefined || at + 1 >= paragraph.end) return undefined;
  const isLowOrAngle = mark === '„' || mark === '«' || mark === '‚';
  if (!isLowOrAngle && !OPENING_SIDE.test(before)) return undefined;
  // Spaced guillemets are French; a straight or high mark before a space closes something lost.
  if (/\s/u.test(after) && mark !== '«' && mark !== '"' && mark !== '„') return undefined;
  if (SINGLE.has(mark)) {
    const closer = closerOfSingle(text, place);
    if (closer === undefined) return undefined;
    return { at, mark, closers: `@${closer}`, depth: 1, lastCloser: at };
  }
  if (mark === '»' && LETTER.test(before)) return undefined;
  const all = mark === '”' && /\s/u.test(after) ? undefined : closers;
  if (all === undefined) return undefined;
  if (!hasLater(text, place, all) && !goesOn(text, place)) return undefined;
  return { at, mark, closers: all, depth: 1, lastCloser: at };
}

/** Whether a closing mark comes at all: read from the last marks of the paragraph, a fixed number of them. */
function hasLater(
  text: string,
  place: { at: number; marks: readonly number[]; next: number },
  closers: string,
): boolean {
  const { marks, next } = place;
  const LOOK_BACK = 40;
  const near = marks.slice(next, next + LOOK_BACK);
  const far = marks.slice(Math.max(next, marks.length - LOOK_BACK));
  return [...near, ...far].some((at) => closers.includes(text.charAt(at)));
}

/** Speech over several paragraphs: the next one opens with the same mark, or closes before it opens. */
function goesOn(text: string, place: { at: number; mark: string; paragraph: Span }): boolean {
  const rest = text.slice(place.paragraph.end, place.paragraph.end + 2000).trimStart();
  if (rest.startsWith(place.mark)) return true;
  if (place.mark === '«' && rest.startsWith('»')) return true;
  const newline = rest.indexOf('\n');
  const line = newline === -1 ? rest : rest.slice(0, newline);
  const mark = /[«„“”»"]/u.exec(line)?.[0];
  if (mark === undefined || place.mark === '"') return false;
  return (CLOSERS[place.mark] ?? '').includes(mark);
}

/** The apostrophe-safe end of a single mark, or undefined: a plural possessive ("the workers' hall") is passed over. */
function closerOfSingle(
  text: string,
  place: { at: number; paragraph: Span; marks: readonly number[]; next: number },
): number | undefined {
  let fallback: number | undefined;
  const LOOK_AHEAD = 60;
  for (const at of place.marks.slice(place.next, place.next + LOOK_AHEAD)) {
    const mark = text.charAt(at);
    const before = text.charAt(at - 1);
    const after = at + 1 < place.paragraph.end ? text.charAt(at + 1) : ' ';
    const isOpening =
      SINGLE.has(mark) && mark !== '’' && /[\s(]/u.test(before) && LETTER.test(after);
    if (isOpening && fallback !== undefined) return fallback;
    if (isOpening || !(mark === '’' || mark === "'" || mark === '‘')) continue;
    if (LETTER.test(after) || /\s/u.test(before)) continue;
    if (/[,.?!…—;:]/u.test(before)) return at;
    if (!(before === 's' && /\s/u.test(after))) return fallback ?? at;
    fallback ??= at;
  }
  return fallback;
}

function closesAt(text: string, opened: Opened, at: number, next: number | undefined): boolean {
  const mark = text.charAt(at);
  if (opened.closers.startsWith('@')) return String(at) === opened.closers.slice(1);
  if (!opened.closers.includes(mark)) return sloppyClose(text, opened, at);
  if (mark === '"' && nestsAt(text, opened, at)) return false;
  // Inches: 6" in the middle of a sentence, when a real closing mark follows.
  const isInches = /\d/.test(text.charAt(at - 1)) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 3));
  return !(mark === '"' && isInches && next !== undefined && text.charAt(next) === '"');
}

/** “…“ typed with the same mark at both ends. */
function sloppyClose(text: string, opened: Opened, at: number): boolean {
  if (opened.mark !== '“' || text.charAt(at) !== '“') return false;
  return /[\p{L}\p{N}.,!?…]/u.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + 1));
}

function nestsAt(text: string, opened: Opened, at: number): boolean {
  const mark = text.charAt(at);
  if (opened.closers.startsWith('@') || mark !== opened.mark) return false;
  if (mark !== '"') return mark === '«' || mark === '„';
  return /[\s(]/u.test(text.charAt(at - 1)) && LETTER.test(text.charAt(at + 1));
}

function trimInside(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && /\s/u.test(text.charAt(start))) start++;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end--;
  return { start, end };
}
