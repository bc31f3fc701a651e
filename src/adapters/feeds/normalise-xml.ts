import { makeFindAhead } from '../../core/text/find-ahead.ts';
import { HEAD_LEAVES, ITEM_LEAVES, type Leaf, TRANSPARENT } from './xml-elements.ts';
import {
  asData,
  escapeAttribute,
  type Frame,
  inside,
  nameOf,
  takeLeaf,
  type Work,
} from './xml-leaf.ts';
import { USUAL_NAMESPACES, usualName } from './xml-names.ts';
import { findRoot, isOdd } from './xml-root.ts';
import { readAttributes, readTagAt, type Scan, skipDeclaration, type Tag } from './xml-scan.ts';

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
