import { type FindAhead } from '../../core/text/find-ahead.ts';
import { decodeEntities } from '../../core/text/html-entities.ts';
import { findTagEnd } from '../../core/text/html-to-text.ts';

/** A tag as it stands in the text: `attributes` is what lies between its name and its end, unread. */
export interface Tag {
  readonly kind: 'open' | 'empty' | 'close';
  readonly name: string;
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
}

/** A text and a search over it that stays linear. */
export interface Scan {
  readonly text: string;
  readonly find: FindAhead;
}

/** More attributes than any element of a feed has. */
const ATTRIBUTES_MAX = 40;
const NAME = /[a-z_][\w.:-]{0,80}/iy;
const ATTRIBUTE = /[\s/]*([^\s=/>"']{1,80})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;

/** The tag that begins at `start` (where a `<` stands), or undefined where the `<` is only a character. */
export function readTagAt(scan: Scan, start: number): Tag | undefined {
  const isClose = scan.text.charCodeAt(start + 1) === 47;
  NAME.lastIndex = start + (isClose ? 2 : 1);
  const name = NAME.exec(scan.text)?.[0];
  if (name === undefined) return undefined;
  const end = findTagEnd(scan.text, scan.find, start);
  const inner = scan.text.slice(start + 1 + name.length + (isClose ? 1 : 0), end - 1);
  const kind = isClose ? 'close' : inner.endsWith('/') ? 'empty' : 'open';
  return { kind, name, attributes: inner, start, end };
}

/** A tag's attributes, names in lower case, references decoded; the first of two that are alike counts. */
export function readAttributes(
  raw: string,
  entities?: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  for (let count = 0; count < ATTRIBUTES_MAX; count++) {
    const found = ATTRIBUTE.exec(raw);
    if (found === null) break;
    const [, name = '', double, single, bare] = found;
    const key = name.toLowerCase();
    const value = decodeEntities(double ?? single ?? bare ?? '', entities);
    if (!attributes.has(key)) attributes.set(key, value);
  }
  return attributes;
}

/** Past the comment, declaration or instruction at `start`; what never closes ends at its own `<!` or `<?`. */
export function skipDeclaration(scan: Scan, start: number): number {
  const { text, find } = scan;
  const [needle, from] = text.startsWith('<!--', start)
    ? (['-->', start + 4] as const)
    : text.startsWith('<?', start)
      ? (['?>', start + 2] as const)
      : (['>', start + 2] as const);
  const end = find(needle, from);
  if (end !== -1) return end + needle.length;
  const bare = find('>', start + 2);
  return bare === -1 ? start + 2 : bare + 1;
}

/** Past the doctype at `start`, internal subset included; `<!ENTITY a "b">` of it are given to `declare`. */
export function skipDoctype(
  scan: Scan,
  start: number,
  declare: (name: string, value: string) => void,
): number {
  const { text, find } = scan;
  const close = find('>', start);
  const bracket = find('[', start);
  if (close === -1) return start + 2;
  if (bracket === -1 || bracket > close) return close + 1;
  const subsetEnd = find(']', bracket);
  if (subsetEnd === -1) return close + 1;
  const subset = text.slice(bracket, Math.min(subsetEnd, bracket + SUBSET_CHARACTERS_MAX));
  for (const [, name = '', double, single] of subset.matchAll(ENTITY)) {
    declare(name, double ?? single ?? '');
  }
  const end = find('>', subsetEnd);
  return end === -1 ? subsetEnd + 1 : end + 1;
}
/** Only flat entities are declared: long ones and those that refer to others are how a document grows without end. */
const SUBSET_CHARACTERS_MAX = 64 * 1024;
const ENTITY =
  /<!ENTITY\s{1,20}([\w.-]{1,40})\s{1,20}(?:"([^"&%]{0,64})"|'([^'&%]{0,64})')\s{0,20}>/g;

/** What stands in an element: HTML or text once decoded, and whether real elements stand in it. */
export interface Inner {
  readonly text: string;
  readonly hasElements: boolean;
}

const ELEMENT = /<[a-z/]/i;

/**
 * The content of an element, decoded as XML: CDATA sections as they are, references decoded, comments gone. Where real
 * elements stand in it (`<p>unescaped</p>`, XHTML), the content is HTML already and keeps its references.
 */
export function readInner(raw: string, entities?: ReadonlyMap<string, string>): Inner {
  if (!raw.includes('<')) return { text: decodeEntities(raw, entities), hasElements: false };
  const pieces: { text: string; isData: boolean }[] = [];
  for (let at = 0; at < raw.length; ) {
    const data = raw.indexOf('<![CDATA[', at);
    const plainEnd = data === -1 ? raw.length : data;
    if (plainEnd > at) pieces.push({ text: raw.slice(at, plainEnd), isData: false });
    if (data === -1) break;
    const close = raw.indexOf(']]>', data + 9);
    const dataEnd = close === -1 ? raw.length : close;
    pieces.push({ text: raw.slice(data + 9, dataEnd), isData: true });
    at = close === -1 ? raw.length : close + 3;
  }
  const hasElements = pieces.some((piece) => !piece.isData && ELEMENT.test(piece.text));
  const text = pieces
    .map((piece) =>
      piece.isData || hasElements
        ? piece.text
        : decodeEntities(withoutComments(piece.text), entities),
    )
    .join('');
  return { text, hasElements };
}

function withoutComments(text: string): string {
  if (!text.includes('<!--')) return text;
  let kept = '';
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<!--', at);
    const end = open === -1 ? -1 : text.indexOf('-->', open + 4);
    kept += text.slice(at, open === -1 ? text.length : open);
    at = end === -1 ? text.length : end + 3;
  }
  return kept;
}
