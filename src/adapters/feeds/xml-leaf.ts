import { makeFindAhead } from '../../core/text/find-ahead.ts';
import { resolveUrl } from './resolve-url.ts';
import { findContentEnd } from './xml-content.ts';
import type { Leaf } from './xml-elements.ts';
import { type Namespaces, usualName, withDeclarations } from './xml-names.ts';
import type { Dialect } from './xml-root.ts';
import { readAttributes, readInner, readTagAt, type Scan, type Tag } from './xml-scan.ts';

/** Leaves that never close are read again from their neighbour: so many times in one document. */
const REWINDS_MAX = 64;

/** What an open element means for those in it. */
type Place = 'root' | 'head' | 'item' | 'group' | 'skip';

/** An element that is open. */
export interface Frame {
  readonly name: string;
  readonly place: Place;
  readonly namespaces: Namespaces;
  readonly base: string;
}

/** A document at work: what is read, what is written, and which elements are open. */
export interface Work {
  readonly scan: Scan;
  readonly documentUrl: string;
  readonly dialect: Dialect;
  readonly entities: ReadonlyMap<string, string>;
  readonly frames: Frame[];
  readonly head: string[];
  readonly items: string[];
  /** Contents that are kept aside: in the XML stands each one's place in this list. */
  readonly texts: string[];
  /** Usual names by the name as written, for the namespaces of `namesFor`. */
  names: Map<string, string>;
  namesFor: Namespaces;
  item: string[] | undefined;
  rewinds: number;
  wasRepaired: boolean;
}

/** A value as it may stand between double quotes. */
export function escapeAttribute(value: string): string {
  if (!/[&<"\r\n\t]/.test(value)) return value;
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\r\n\t]/g, ' ');
}

/** Text as rss-parser reads it unchanged. */
export function asData(text: string): string {
  if (!text.includes('<') && !text.includes('&') && !text.includes(']]>')) return text;
  return `<![CDATA[${text.includes(']]>') ? text.replaceAll(']]>', ']]]]><![CDATA[>') : text}]]>`;
}

/** An element's usual name, under the namespaces in force. */
export function nameOf(work: Work, tag: Tag, namespaces: Namespaces): string {
  if (work.namesFor !== namespaces) {
    work.names = new Map();
    work.namesFor = namespaces;
  }
  const known = work.names.get(tag.name);
  if (known !== undefined) return known;
  const name = usualName(tag.name, namespaces);
  work.names.set(tag.name, name);
  return name;
}

/** The namespaces and base address inside a tag. Most tags change neither, and cost a search for three letters. */
export function inside(work: Work, tag: Tag, parent: Frame): Pick<Frame, 'namespaces' | 'base'> {
  if (!tag.attributes.includes('xml')) return parent;
  const attributes = readAttributes(tag.attributes, work.entities);
  const base = attributes.get('xml:base');
  return {
    namespaces: withDeclarations(parent.namespaces, attributes),
    base: (base === undefined ? undefined : resolveUrl(base, parent.base)) ?? parent.base,
  };
}

function keptAttributes(leaf: Leaf, attributes: ReadonlyMap<string, string>): string {
  let kept = '';
  for (const name of leaf.keeps) {
    const value = attributes.get(name);
    if (value !== undefined) kept += ` ${name}="${escapeAttribute(value)}"`;
  }
  return kept;
}

/** `name`, `email` and `url` elements of a record, as attributes; a record without elements is its text. */
function readRecord(work: Work, raw: string): { attributes: string; text: string } {
  const inner = readInner(raw, work.entities);
  if (!inner.hasElements) return { attributes: '', text: inner.text };
  const scan: Scan = { text: raw, find: makeFindAhead(raw) };
  const found = new Map<string, string>();
  for (let open = raw.indexOf('<'); open !== -1; open = raw.indexOf('<', open + 1)) {
    const tag = readTagAt(scan, open);
    const local = tag?.name.slice(tag.name.lastIndexOf(':') + 1).toLowerCase();
    if (tag?.kind !== 'open' || local === undefined || found.has(local)) continue;
    if (local !== 'name' && local !== 'email' && local !== 'url') continue;
    const end = raw.indexOf('</', tag.end);
    const value = readInner(raw.slice(tag.end, end === -1 ? raw.length : end), work.entities);
    found.set(local, value.text.trim());
    open = tag.end - 1;
  }
  const attributes = [...found].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  return { attributes: attributes.join(''), text: '' };
}

/** Writes one leaf for rss-parser and answers where reading goes on. */
export function takeLeaf(work: Work, tag: Tag, leaf: Leaf, parent: Frame): number {
  const attributes = readAttributes(tag.attributes, work.entities);
  const found =
    tag.kind === 'empty' || leaf.isGroup === true
      ? { end: tag.end, next: tag.end, isClosed: true }
      : findContentEnd(work.scan, tag, {
          nests: /\bx(?:ht)?ml\b/.test(attributes.get('type') ?? ''),
          mayRewind: work.rewinds < REWINDS_MAX,
        });
  if (!found.isClosed) {
    work.rewinds++;
    work.wasRepaired = true;
  }
  const raw = work.scan.text.slice(tag.end, Math.max(found.end, tag.end));
  const isRecord = leaf.isRecord === true;
  const inner = isRecord ? undefined : readInner(raw, work.entities);
  const record = isRecord ? readRecord(work, raw) : undefined;
  let kept = keptAttributes(leaf, attributes) + (record?.attributes ?? '');
  const text = inner?.text ?? record?.text ?? '';
  if (inner?.hasElements) kept += ' has-elements="1"';
  const base = tag.attributes.includes('xml') ? inside(work, tag, parent).base : parent.base;
  if (leaf.hasUrl === true && base !== work.documentUrl) {
    kept += ` xml:base="${escapeAttribute(base)}"`;
  }
  // rss-parser reads the attributes of each Atom link without asking whether there are any.
  if (leaf.as === 'link' && kept === '' && work.dialect === 'atom') kept = ' rel="alternate"';
  if (kept !== '' || text.trim() !== '') {
    const target = work.item ?? work.head;
    // HTML never passes through xml2js, which puts mixed content in another order and reads it letter by letter.
    const content = leaf.as.startsWith('text:') ? String(work.texts.push(text) - 1) : asData(text);
    target.push(`<${leaf.as}${kept}>${content}</${leaf.as}>`);
  }
  return found.next;
}
