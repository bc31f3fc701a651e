import { stripVTControlCharacters, styleText } from 'node:util';
import type { CheckLine } from '../ports/chat.ts';

type Style = Parameters<typeof styleText>[0];

/** The text in a style where a terminal shows it; NO_COLOR and pipes are respected by Node. */
export function paint(style: Style, text: string): string {
  return styleText(style, text);
}

/** Rows as columns of equal width, two spaces apart; the last column is not padded. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, visibleLength(cell));
    }
  }
  return rows
    .map((row) =>
      row
        .map(
          (cell, index) =>
            cell +
            ' '.repeat(index === row.length - 1 ? 0 : (widths[index] ?? 0) - visibleLength(cell)),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function visibleLength(text: string): number {
  return stripVTControlCharacters(text).length;
}

const BAR_LEVELS = ' ▁▂▃▄▅▆▇█';

/** Numbers as a line of small bars, the tallest for the largest; all blank for zeros. */
export function formatBars(values: readonly number[]): string {
  const largest = Math.max(...values, 0);
  const steps = BAR_LEVELS.length - 1;
  return values
    .map((value) => BAR_LEVELS[largest === 0 ? 0 : Math.ceil((value / largest) * steps)])
    .join('');
}

/** A moment for a terminal: `2026-05-11 14:05` in UTC. */
export function formatMoment(atMs: number | undefined): string {
  return atMs === undefined ? '–' : new Date(atMs).toISOString().slice(0, 16).replace('T', ' ');
}

/** Text from outside, made harmless for a terminal: no escape sequences, one line. */
export function oneLine(text: string, lengthMax = 200): string {
  const clean = stripVTControlCharacters(text)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return clean.length > lengthMax ? `${clean.slice(0, lengthMax - 1)}…` : clean;
}

/** A value as one line of JSON. */
export function toJsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** A line of `check` and its like: a mark, what was looked at, how it is, and below what to do. */
export function formatCheckLine({ subject, isWell, text, hint }: CheckLine): string {
  const mark = isWell ? paint('green', '✓') : paint('red', '✗');
  const below = hint === undefined ? '' : `\n    ${paint('yellow', oneLine(hint, 300))}`;
  return `${mark} ${paint('bold', oneLine(subject))}  ${oneLine(text, 300)}${below}\n`;
}

/** The same for programs. */
export function toCheckJson({ subject, isWell, text, hint }: CheckLine): Record<string, unknown> {
  return { subject, isWell, text, hint: hint ?? null };
}

/** Text from outside with places in it marked: made harmless for a terminal, in one line. Places may overlap; UTF-16 offsets. */
export function markHits(
  text: string,
  hits: readonly { readonly start: number; readonly end: number }[],
): string {
  let marked = '';
  let at = 0;
  for (const { start, end } of hits.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue;
    marked += `${escapeLine(text.slice(at, start))}${paint('inverse', escapeLine(text.slice(start, end)))}`;
    at = end;
  }
  return marked + escapeLine(text.slice(at));
}

function escapeLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
}
