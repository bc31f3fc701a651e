import { readTagAt, type Scan, skipDeclaration, skipDoctype, type Tag } from './xml-scan.ts';

/** The three families of XML feeds. */
export type Dialect = 'rss' | 'rdf' | 'atom';

/** Tags before the root: a page of HTML error messages in front of a feed is shorter. */
const TAGS_BEFORE_ROOT_MAX = 200;
/** Entities that a doctype may declare: real ones have a dozen. */
const ENTITIES_MAX = 200;

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

/** A document's root element and what it makes of the document. */
export interface Root {
  readonly kind: Dialect | 'sitemap' | 'html';
  readonly tag: Tag;
}

/** The feed's root element and the entities declared before it; whatever stands before it (banners, blank lines, the doctype) is passed over. */
export function findRoot(scan: Scan, entities: Map<string, string>): Root | undefined {
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

function rootKind(tag: Tag): Root['kind'] | undefined {
  if (tag.kind === 'close') return undefined;
  const lower = tag.name.toLowerCase();
  const local = lower.slice(lower.indexOf(':') + 1);
  return Object.hasOwn(ROOTS, local) ? ROOTS[local] : undefined;
}

/** Whether a strict parser would have stumbled before the first element. */
export function isOdd(scan: Scan, root: Root): boolean {
  const before = scan.text.slice(0, root.tag.start);
  return (
    !/^(?:<\?xml[^>]{0,200}\?>)?\s*$/.test(before.slice(-400)) ||
    (root.kind === 'rss' && !/^rss$/.test(root.tag.name)) ||
    (root.kind === 'rss' && !root.tag.attributes.includes('version')) ||
    (root.kind === 'atom' && root.tag.name.includes(':'))
  );
}
