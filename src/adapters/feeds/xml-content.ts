import { HEAD_LEAVES, ITEM_LEAVES } from './xml-elements.ts';
import type { Scan, Tag } from './xml-scan.ts';

/** Where an element's content ends, where reading goes on, and whether its own end tag was there. */
export interface ContentEnd {
  readonly end: number;
  readonly next: number;
  readonly isClosed: boolean;
}

const NAME = /[a-z_][\w.:-]{0,80}/iy;
/** Tags that no content of an element holds: the element was left open before them. */
const BORDERS: ReadonlySet<string> = new Set(['item', 'entry', 'channel', 'rss', 'feed', 'rdf']);

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

/** Past a CDATA section at `start`. One that runs over the end of its item was left open, and ends with its element. */
function skipData(scan: Scan, start: number, tagName: string): number {
  const { text, find } = scan;
  const end = find(']]>', start + 9);
  const itemEnd = Math.min(positive(find('</item>', start)), positive(find('</entry>', start)));
  if (end !== -1 && end < itemEnd) return end + 3;
  const own = find(`</${tagName}`, start);
  if (own !== -1 && own < itemEnd) {
    // The section may hold a whole feed as an example: then `]]>` stands right before the end tag.
    return end !== -1 && text.slice(end + 3, end + 5 + tagName.length).trim() === `</${tagName}`
      ? end + 3
      : own;
  }
  return end === -1 ? text.length : end + 3;
}

function positive(index: number): number {
  return index === -1 ? Number.POSITIVE_INFINITY : index;
}

/**
 * The end of the content of `tag`. `nests`: elements of the same name may stand in it (XHTML). An element that is never
 * closed ends at its first neighbour (`mayRewind`) or at the border of its item.
 */
export function findContentEnd(
  scan: Scan,
  tag: Tag,
  options: { readonly nests: boolean; readonly mayRewind: boolean },
): ContentEnd {
  const { text, find } = scan;
  const own = tag.name.toLowerCase();
  let depth = 0;
  let firstNeighbour = -1;
  for (let open = find('<', tag.end); open !== -1; open = find('<', open)) {
    const next = text.charCodeAt(open + 1);
    if (next === 33) {
      if (text.startsWith('<![CDATA[', open)) open = skipData(scan, open, tag.name);
      else if (text.startsWith('<!--', open)) open = positiveOr(find('-->', open + 4), open + 4);
      else open += 2;
      continue;
    }
    NAME.lastIndex = open + (next === 47 ? 2 : 1);
    const name = NAME.exec(text)?.[0].toLowerCase();
    if (name === own && next === 47) {
      if (depth === 0) return { end: open, next: afterTag(scan, open), isClosed: true };
      depth--;
    } else if (name === own && options.nests) depth++;
    else if (name !== undefined && name !== own) {
      const local = localName(name);
      if (BORDERS.has(local)) return unclosedAt(open, firstNeighbour, options.mayRewind);
      const isNeighbour = next !== 47 && (ITEM_LEAVES.has(name) || HEAD_LEAVES.has(name));
      if (isNeighbour && firstNeighbour === -1) firstNeighbour = open;
    }
    open += 1 + (name?.length ?? 0);
  }
  return unclosedAt(text.length, firstNeighbour, options.mayRewind);
}

function unclosedAt(border: number, firstNeighbour: number, mayRewind: boolean): ContentEnd {
  const end = firstNeighbour !== -1 && mayRewind ? firstNeighbour : border;
  return { end, next: end, isClosed: false };
}

function afterTag(scan: Scan, open: number): number {
  return positiveOr(scan.find('>', open), scan.text.length - 1) + 1;
}

function positiveOr(index: number, otherwise: number): number {
  return index === -1 ? otherwise : index;
}
