import { isAbbreviationEnd } from './abbreviations.ts';
import type { Span } from './span.ts';

const OPENING = /^[\s"'“”„«‹([—–-]*/u;
const LOWER_START = /^\p{Ll}/u;

/** The paragraphs of a text: runs between line breaks, without the white space around them. Empty ones are left out. */
export function findParagraphs(text: string): readonly Span[] {
  const paragraphs: Span[] = [];
  let lineStart = 0;
  while (lineStart <= text.length) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 ? text.length : newline;
    const span = trimSpan(text, { start: lineStart, end: lineEnd });
    if (span.end > span.start) paragraphs.push(span);
    lineStart = lineEnd + 1;
  }
  return paragraphs;
}

/** The span without the white space at its two ends. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return { start, end };
}

function isSpace(text: string, index: number): boolean {
  return /\s/u.test(text.charAt(index));
}

/**
 * The sentences of a text, paragraph by paragraph, as places in it. Borders are those of Unicode (UAX 29, by
 * Intl.Segmenter), less those after an abbreviation or an initial of the language, and those before a small letter.
 */
export function findSentences(text: string, lang: string): readonly Span[] {
  const segmenter = new Intl.Segmenter(lang === '' ? 'en' : lang, { granularity: 'sentence' });
  const sentences: Span[] = [];
  for (const paragraph of findParagraphs(text)) {
    let start = paragraph.start;
    let end = paragraph.start;
    for (const { segment } of segmenter.segment(text.slice(paragraph.start, paragraph.end))) {
      const next = text.slice(end, paragraph.end);
      if (end > start && isBorder(text.slice(start, end), next, lang)) {
        sentences.push(trimSpan(text, { start, end }));
        start = end;
      }
      end += segment.length;
    }
    if (end > start) sentences.push(trimSpan(text, { start, end }));
  }
  return sentences;
}

function isBorder(before: string, after: string, lang: string): boolean {
  if (LOWER_START.test(after.slice(0, 40).replace(OPENING, ''))) return false;
  return !isAbbreviationEnd(before, lang);
}
