import { makeFindAhead } from '../../core/text/find-ahead.ts';
import { resolveUrl } from './resolve-url.ts';
import { findContentEnd } from './xml-content.ts';
import { HEAD_LEAVES, ITEM_LEAVES, type Leaf, TRANSPARENT } from './xml-elements.ts';
import { type Namespaces, USUAL_NAMESPACES, usualName, withDeclarations } from './xml-names.ts';
import {
  readAttributes,
  readInner,
  readTagAt,
  type Scan,
  skipDeclaration,
  skipDoctype,
  type Tag,
} from './xml-scan.ts';

/** A feed's document made plain, or what it is instead. */
export type NormalisedXml =
  | {
      readonly kind: 'feed';
      readonly xml: string;
      /** Contents kept aside: `text:` elements of `xml` hold their places in this list. */
      readonly texts: readonly string[];
      readonly wasRepaired: boolean;
      readonly wasClosed: boolean;
      readonly itemCount: number;
    }
  | { readonly kind: 'sitemap' }
  | { readonly kind: 'html' }
  | { readonly kind: 'unknown' };

/** More items than any feed needs: archives of thousands are cut, newest first as feeds are. */
const ITEMS_MAX = 2000;
/** Elements stand in each other less deeply than this; what is deeper is read as if it stood here. */
const DEPTH_MAX = 64;
/** Leaves that never close are read again from their neighbour: so many times in one document. */
const REWINDS_MAX = 64;
/** Tags before the root: a page of HTML error messages in front of a feed is shorter. */
const TAGS_BEFORE_ROOT_MAX = 200;

type Dialect = 'rss' | 'rdf' | 'atom';
type Place = 'root' | 'head' | 'item' | 'group' | 'skip';

interface Frame {
  readonly name: string;
  readonly place: Place;
  readonly namespaces: Namespaces;
  readonly base: string;
}

interface Work {
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

function escapeAttribute(value: string): string {
  if (!/[&<"\r\n\t]/.test(value)) return value;
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\r\n\t]/g, ' ');
}

function asData(text: string): string {
  if (!text.includes('<') && !text.includes('&') && !text.includes(']]>')) return text;
  return `<![CDATA[${text.includes(']]>') ? text.replaceAll(']]>', ']]]]><![CDATA[>') : text}]]>`;
}

function nameOf(work: Work, tag: Tag, namespaces: Namespaces): string {
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
function inside(work: Work, tag: Tag, parent: Frame): Pick<Frame, 'namespaces' | 'base'> {
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
function takeLeaf(work: Work, tag: Tag, leaf: Leaf, parent: Frame): number {
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

function endItem(work: Work): void {
  if (work.item !== undefined) work.items.push(`${work.item.join('')}</${itemName(work)}>`);
  work.item = undefined;
}

function itemName(work: Work): string {
  return work.dialect === 'atom' ? 'entry' : 'item';
}

function beginItem(work: Work, tag: Tag): void {
  endItem(work);
  const attributes = readAttributes(tag.attributes, work.entities);
  const about = attributes.get('rdf:about');
  const lang = attributes.get('xml:lang');
  const kept =
    (about === undefined ? '' : ` rdf:about="${escapeAttribute(about)}"`) +
    (lang === undefined ? '' : ` xml:lang="${escapeAttribute(lang)}"`);
  work.item = [`<${itemName(work)}${kept}>`];
}

function onOpen(work: Work, tag: Tag): number {
  const { frames } = work;
  let parent = frames.at(-1);
  if (parent === undefined) return tag.end;
  const scope = inside(work, tag, parent);
  const name = nameOf(work, tag, scope.namespaces);
  if (name === 'item' || name === 'entry') {
    // An item in an item: the first was never closed. In an unknown element of an item it is foreign.
    const isNested = work.item !== undefined && parent.place !== 'item';
    if (!isNested) {
      while (parent !== undefined && (parent.place === 'item' || parent.place === 'skip')) {
        frames.pop();
        parent = frames.at(-1);
      }
      if (work.item !== undefined) work.wasRepaired = true;
      beginItem(work, tag);
      if (tag.kind === 'empty') endItem(work);
      else frames.push({ name, place: 'item', ...pick(scope) });
      return tag.end;
    }
  }
  const isRead = parent.place !== 'skip';
  const leaf = isRead ? leafFor(work, name) : undefined;
  if (leaf !== undefined) {
    const next = takeLeaf(work, tag, leaf, parent);
    if (leaf.isGroup !== true || tag.kind === 'empty' || frames.length >= DEPTH_MAX) return next;
    frames.push({ name, place: 'group', ...pick(scope) });
    return next;
  }
  if (tag.kind === 'empty' || frames.length >= DEPTH_MAX) return tag.end;
  const isGroup = isRead && (TRANSPARENT.has(name) || name === 'channel');
  if (name === 'channel' && isRead) noteLanguage(work, tag);
  frames.push({ name, place: isGroup ? 'group' : 'skip', ...pick(scope) });
  return tag.end;
}

function pick(scope: Pick<Frame, 'namespaces' | 'base'>): Pick<Frame, 'namespaces' | 'base'> {
  return { namespaces: scope.namespaces, base: scope.base };
}

function leafFor(work: Work, name: string): Leaf | undefined {
  if (work.item !== undefined) return ITEM_LEAVES.get(name);
  return HEAD_LEAVES.get(name);
}

function noteLanguage(work: Work, tag: Tag): void {
  const lang = readAttributes(tag.attributes, work.entities).get('xml:lang');
  if (lang !== undefined) work.head.push(`<dc:language>${asData(lang)}</dc:language>`);
}

function onClose(work: Work, tag: Tag): void {
  const { frames } = work;
  const top = frames.at(-1);
  if (top === undefined) return;
  const name = nameOf(work, tag, top.namespaces);
  const index = frames.findLastIndex((frame) => frame.name === name);
  if (index === -1) {
    work.wasRepaired = true;
    return;
  }
  if (index < frames.length - 1) work.wasRepaired = true;
  while (frames.length > index) {
    if (frames.pop()?.place === 'item') endItem(work);
  }
}

const ROOTS: Readonly<Record<string, Dialect | 'sitemap' | 'html'>> = {
  rss: 'rss',
  rdf: 'rdf',
  'rdf:rdf': 'rdf',
  feed: 'atom',
  urlset: 'sitemap',
  sitemapindex: 'sitemap',
  html: 'html',
  channel: 'rss',
  // An entry of its own is an Atom document too (RFC 4287, section 2).
  entry: 'atom',
};

interface Root {
  readonly kind: Dialect | 'sitemap' | 'html';
  readonly tag: Tag;
}

/** The feed's root element; whatever stands before it (banners, blank lines, the doctype) is passed over. */
function findRoot(scan: Scan, entities: Map<string, string>): Root | undefined {
  const declare = (name: string, value: string): void => {
    if (entities.size < ENTITIES_MAX) entities.set(name, value);
  };
  let html: Root | undefined;
  let tags = 0;
  for (let open = scan.text.indexOf('<'); open !== -1 && tags < TAGS_BEFORE_ROOT_MAX; ) {
    const next = scan.text.charCodeAt(open + 1);
    if (next === 33 || next === 63) {
      const isDoctype = /^<!doctype/i.test(scan.text.slice(open, open + 9));
      open = isDoctype ? skipDoctype(scan, open, declare) : skipDeclaration(scan, open);
    } else {
      const tag = readTagAt(scan, open);
      tags++;
      const kind = tag === undefined ? undefined : rootKind(tag);
      if (tag !== undefined && kind === 'html') html ??= { kind, tag };
      else if (tag !== undefined && kind !== undefined) return { kind, tag };
      open = tag?.end ?? open + 1;
    }
    open = scan.text.indexOf('<', open);
  }
  return html;
}
const ENTITIES_MAX = 200;

function rootKind(tag: Tag): Root['kind'] | undefined {
  if (tag.kind === 'close') return undefined;
  const lower = tag.name.toLowerCase();
  const local = lower.slice(lower.indexOf(':') + 1);
  return Object.hasOwn(ROOTS, local) ? ROOTS[local] : undefined;
}

function assemble(work: Work): string {
  const head = work.head.join('');
  const items = work.items.join('');
  switch (work.dialect) {
    case 'atom':
      return `<feed>${head}${items}</feed>`;
    case 'rdf':
      return `<rdf:RDF><channel>${head}</channel>${items}</rdf:RDF>`;
    case 'rss':
      return `<rss version="2.0"><channel>${head}${items}</channel></rss>`;
  }
}

function readBody(work: Work, from: number): void {
  const { scan, frames } = work;
  for (let open = scan.text.indexOf('<', from); open !== -1 && frames.length > 0; ) {
    const next = scan.text.charCodeAt(open + 1);
    if (next === 33 && scan.text.startsWith('<![CDATA[', open)) {
      const end = scan.find(']]>', open);
      open = end === -1 ? open + 9 : end + 3;
    } else if (next === 33 || next === 63) {
      open = skipDeclaration(scan, open);
    } else {
      const tag = readTagAt(scan, open);
      if (tag === undefined) open++;
      else if (tag.kind !== 'close') open = onOpen(work, tag);
      else {
        onClose(work, tag);
        open = tag.end;
      }
    }
    if (work.items.length >= ITEMS_MAX) return;
    open = scan.text.indexOf('<', open);
  }
}

/**
 * A feed of any dialect and state as plain XML for rss-parser, in one pass over the text: what stands around the root
 * dropped, prefixes made usual, open elements closed, and every content wrapped whole, so that the order of mixed
 * content and stray `&` and `<` survive: short ones in CDATA, HTML aside in `texts`. Linear in the text's length; entities are never nested.
 */
export function normaliseXml(text: string, documentUrl: string): NormalisedXml {
  const scan: Scan = { text, find: makeFindAhead(text) };
  const entities = new Map<string, string>();
  const root = findRoot(scan, entities);
  if (root === undefined) return { kind: 'unknown' };
  if (root.kind === 'html' || root.kind === 'sitemap') return { kind: root.kind };
  const work: Work = {
    scan,
    documentUrl,
    dialect: root.kind,
    entities,
    frames: [],
    head: [],
    items: [],
    texts: [],
    names: new Map(),
    namesFor: USUAL_NAMESPACES,
    item: undefined,
    rewinds: 0,
    wasRepaired: isOdd(scan, root),
  };
  const outermost: Frame = {
    name: '',
    place: 'root',
    namespaces: USUAL_NAMESPACES,
    base: documentUrl,
  };
  const scope = inside(work, root.tag, outermost);
  const rootName = usualName(root.tag.name, scope.namespaces);
  const isLoneEntry = rootName === 'entry';
  work.frames.push({
    name: isLoneEntry ? '' : rootName,
    place: 'head',
    ...pick(scope),
  });
  noteLanguage(work, root.tag);
  const isEmpty = root.tag.kind === 'empty';
  if (!isEmpty) readBody(work, isLoneEntry ? root.tag.start : root.tag.end);
  const wasClosed =
    work.frames.length > (isLoneEntry ? 1 : 0) && !isEmpty && work.items.length < ITEMS_MAX;
  endItem(work);
  const { wasRepaired } = work;
  return {
    kind: 'feed',
    xml: assemble(work),
    texts: work.texts,
    wasRepaired,
    wasClosed,
    itemCount: work.items.length,
  };
}

/** Whether a strict parser would have stumbled before the first element. */
function isOdd(scan: Scan, root: Root): boolean {
  const before = scan.text.slice(0, root.tag.start);
  return (
    !/^(?:<\?xml[^>]{0,200}\?>)?\s*$/.test(before.slice(-400)) ||
    (root.kind === 'rss' && !/^rss$/.test(root.tag.name)) ||
    (root.kind === 'rss' && !root.tag.attributes.includes('version')) ||
    (root.kind === 'atom' && root.tag.name.includes(':'))
  );
}
