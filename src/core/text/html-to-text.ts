import { type FindAhead, makeFindAhead } from './find-ahead.ts';
import { decodeEntities, fromWindows1252 } from './html-entities.ts';

/** Elements that stand on lines of their own: a paragraph ends before and after each (WHATWG HTML, section 15.3). */
const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
   footer form h1 h2 h3 h4 h5 h6 head header hr html legend main menu nav ol optgroup option p pre section summary
   table tbody tfoot thead tr ul`.split(/\s+/),
);
/** Elements that end a line only. */
const LINES: ReadonlySet<string> = new Set(['br', 'li']);
/** Elements beside which a word ends, without a new line. */
const CELLS: ReadonlySet<string> = new Set(['td', 'th', 'img', 'iframe', 'video', 'audio']);
/** Elements whose content is never text for readers. */
const UNREAD: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'iframe',
  'object',
  'noembed',
  'select',
  'svg',
  'title',
]);
const NAME = /[a-z][a-z0-9:_-]{0,40}/iy;

/** Past the next `needle`, or the end of the text where there is none. */
function findPast(html: string, find: FindAhead, needle: string, from: number): number {
  const index = find(needle, from);
  return index === -1 ? html.length : index + needle.length;
}

/** Where a tag that opens at `start` ends (after its `>`); a `>` inside a quoted attribute does not end it. */
export function findTagEnd(html: string, find: FindAhead, start: number): number {
  let at = start + 1;
  while (at < html.length) {
    const code = html.charCodeAt(at);
    if (code === 62) return at + 1;
    const isQuote = (code === 34 || code === 39) && html.charCodeAt(at - 1) === 61;
    if (isQuote) {
      const closing = find(html.charAt(at), at + 1);
      // A quote that never closes is a typing error: the tag ends at the next `>`.
      if (closing === -1) return findPast(html, find, '>', at);
      at = closing;
    }
    at++;
  }
  return html.length;
}

interface Tag {
  readonly name: string;
  readonly isClose: boolean;
  readonly end: number;
}

function readTag(html: string, find: FindAhead, start: number): Tag | undefined {
  const isClose = html.charCodeAt(start + 1) === 47;
  NAME.lastIndex = start + (isClose ? 2 : 1);
  const qualified = NAME.exec(html)?.[0];
  if (qualified === undefined) return undefined;
  // `xhtml:p` is a paragraph all the same.
  const name = qualified.slice(qualified.lastIndexOf(':') + 1).toLowerCase();
  return { name, isClose, end: findTagEnd(html, find, start) };
}

/** `A<B` at the end of a text is no tag; `<a href="http` is one that was cut off. */
function isLoneBracket(html: string, start: number, tag: Tag): boolean {
  const isCut = tag.end === html.length && html.charCodeAt(html.length - 1) !== 62;
  return isCut && html.length - start < 40 && !/[\s=]/.test(html.slice(start));
}

function skipUnread(html: string, find: FindAhead, tag: Tag): number {
  if (tag.isClose || !UNREAD.has(tag.name) || html.charCodeAt(tag.end - 2) === 47) return tag.end;
  const lower = find(`</${tag.name}`, tag.end);
  const closing = lower === -1 ? find(`</${tag.name.toUpperCase()}`, tag.end) : lower;
  return closing === -1 ? tag.end : findTagEnd(html, find, closing);
}

function breakAt(name: string): string {
  if (BLOCKS.has(name)) return '\n\n';
  if (LINES.has(name)) return '\n';
  return CELLS.has(name) ? ' ' : '';
}

/** The end of a comment, declaration or instruction at `start`. */
function skipDeclaration(html: string, find: FindAhead, start: number): number {
  const end = html.startsWith('<!--', start) ? find('-->', start + 4) : -1;
  // A comment that never closes hides its own tag and not the rest of the story.
  return end === -1 ? findPast(html, find, '>', start + 2) : end + 3;
}

const UNSEEN = /[\u00ad\u200b\u2060\ufeff]|(?![\t\n\r\u0080-\u009f])\p{Cc}/gu;
/** Whatever is unseen, of windows-1252, or a space that is not one plain space between words. Line breaks are looked at apart. */
const ODD = /[[\s\p{Cc}\u00ad\u200b\u2060\ufeff]--[ \n]]| {2}/v;

function foldLines(gap: string): string {
  return gap.indexOf('\n') === gap.lastIndexOf('\n') ? '\n' : '\n\n';
}

/**
 * Folds the spaces of a text: no-break and other spaces become plain ones, soft hyphens, zero-width spaces and control
 * characters go, and between paragraphs stands one empty line. Linear in the text's length.
 */
export function foldSpaces(text: string): string {
  let folded = text;
  // Most texts hold nothing but letters and single spaces: looking once is cheaper than replacing each space with itself.
  if (ODD.test(text)) {
    folded = text
      .replace(UNSEEN, '')
      // Quotation marks of windows-1252 that passed for control characters on their way.
      .replace(/[\u0080-\u009f]/g, fromWindows1252)
      .replace(/[^\S\n]+/g, ' ');
  }
  if (folded.includes('\n')) folded = folded.replace(/ ?\n[ \n]*/g, foldLines);
  return folded.trim();
}

/**
 * The text that a reader of this HTML sees: tags gone, references decoded once, paragraphs kept apart by an empty line
 * and lines by a newline. The order of mixed content is kept, so that a quote stays verbatim. What only looks like a
 * tag (`a < b`) is text. Linear in the length of the HTML, whatever it holds.
 */
export function htmlToText(html: string): string {
  const find = makeFindAhead(html);
  const pieces: string[] = [];
  let at = 0;
  // An HTML newline is a space: only elements end lines.
  const addText = (end: number): void => {
    if (end > at) pieces.push(decodeEntities(html.slice(at, end)).replace(/[^\S ]/g, ' '));
  };
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', open)) {
    const next = html.charCodeAt(open + 1);
    const isDeclaration = next === 33 || next === 63;
    const tag = isDeclaration ? undefined : readTag(html, find, open);
    const isText = tag === undefined ? !isDeclaration : isLoneBracket(html, open, tag);
    if (isText) {
      open++;
      continue;
    }
    addText(open);
    if (tag !== undefined) pieces.push(breakAt(tag.name));
    at = tag === undefined ? skipDeclaration(html, find, open) : skipUnread(html, find, tag);
    open = at;
  }
  addText(html.length);
  return foldSpaces(pieces.join(''));
}
