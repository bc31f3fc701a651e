import { styleText } from 'node:util';
import {
  type MessagePart,
  markQuote,
  plainText,
  type QuotePart,
} from '../../../core/alert/parts.ts';

/** How a terminal shows messages. `width` undefined: lines are not wrapped, so that a file keeps whole sentences. */
export interface ConsoleStyle {
  readonly width: number | undefined;
  readonly isColoured: boolean;
}

type Format = Parameters<typeof styleText>[0];

const BAR = '│ ';
const WIDTH = { least: 40, most: 100 } as const;

/** The parts of one message as lines of text with an empty line at the end: for a terminal or a file. */
export function renderParts(
  parts: readonly MessagePart[],
  style: ConsoleStyle,
  { indent = '', link }: { readonly indent?: string; readonly link?: string | undefined } = {},
): string {
  const lines: string[] = [];
  for (const part of parts) {
    if (part.kind === 'quote' && lines.at(-1) !== '') lines.push('');
    lines.push(...renderPart(part, style, indent));
    if (part.kind === 'quote' || part.kind === 'sentence' || part.kind === 'entry') lines.push('');
    if (part.kind === 'byline' && parts.length > 1) lines.push('');
  }
  if (link !== undefined) lines.push(paint(link, ['dim', 'underline'], style));
  while (lines.at(-1) === '') lines.pop();
  return `${lines.map((line) => (line === '' ? '' : `${indent}${line}`)).join('\n')}\n\n`;
}

function renderPart(part: MessagePart, style: ConsoleStyle, indent: string): readonly string[] {
  const wrapped = (text: string, format: Format | undefined, prefix = ''): readonly string[] =>
    wrap(text, style.width, indent.length + prefix.length).map(
      (line) => `${paint(prefix, 'cyan', style)}${paint(line, format, style)}`,
    );
  switch (part.kind) {
    case 'title':
      return wrapped(part.text, part.isWithdrawn ? ['bold', 'strikethrough'] : 'bold');
    case 'byline':
    case 'watches':
      return wrapped(plainText(part), 'dim');
    case 'note':
      return part.text.split('\n').flatMap((line) => wrapped(line, 'yellow'));
    case 'sentence':
      return wrapped(part.text, undefined);
    case 'quote':
      return renderQuote(part, wrapped);
    case 'entry': {
      const lines = [...wrapped(part.title, 'bold'), ...wrapped(part.byline, 'dim')];
      if (part.quote !== undefined) lines.push(...renderQuote(part.quote, wrapped));
      if (part.url !== undefined) lines.push(paint(part.url, ['dim', 'underline'], style));
      return lines;
    }
  }
}

function renderQuote(
  part: QuotePart,
  wrapped: (text: string, format: Format | undefined, prefix: string) => readonly string[],
): readonly string[] {
  return [
    ...wrapped(markQuote(part.text), part.isGone ? 'strikethrough' : undefined, BAR),
    ...wrapped(part.attribution, 'dim', BAR),
  ];
}

function paint(text: string, format: Format | undefined, style: ConsoleStyle): string {
  if (!style.isColoured || format === undefined || text === '') return text;
  return styleText(format, text, { validateStream: false });
}

/** Lines of at most the terminal's width, broken at spaces; a longer word stays whole and is broken by the terminal. */
function wrap(text: string, width: number | undefined, taken: number): readonly string[] {
  if (width === undefined) return [text];
  const room = Math.max(WIDTH.least, Math.min(WIDTH.most, width)) - taken;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}
