/** How an element of a feed is handed to rss-parser. */
export interface Leaf {
  /** Its name there. Names that rss-parser would read itself, and read wrongly (dates, HTML), get a prefix of ours. */
  readonly as: string;
  /** Attributes that are kept. */
  readonly keeps: readonly string[];
  /** Its attributes or text hold an address: the base in force is noted beside it. */
  readonly hasUrl?: boolean;
  /** Its content is read for `name`, `email` or `url` elements. */
  readonly isRecord?: boolean;
  /** Other leaves may stand in it. */
  readonly isGroup?: boolean;
}

const TYPED = ['type', 'mode', 'xml:lang'] as const;

function text(as: string): Leaf {
  return { as, keeps: TYPED };
}
function plain(as: string): Leaf {
  return { as, keeps: [] };
}
function address(as: string, keeps: readonly string[]): Leaf {
  return { as, keeps, hasUrl: true };
}

const LINK = address('link', ['href', 'rel', 'type', 'rdf:resource']);

/** What is read of a feed's head: RSS channel, Atom feed, RDF channel. Keys are usual names in lower case. */
export const HEAD_LEAVES: ReadonlyMap<string, Leaf> = new Map([
  ['title', text('title')],
  ['dc:title', text('dc:title')],
  ['link', LINK],
  ['id', plain('id')],
  ['language', plain('language')],
  ['dc:language', plain('dc:language')],
  ['ttl', plain('ttl')],
  ['hour', plain('hour')],
  ['day', plain('day')],
]);

/** What is read of an item. */
export const ITEM_LEAVES: ReadonlyMap<string, Leaf> = new Map([
  ['title', text('title')],
  ['dc:title', text('dc:title')],
  ['media:title', text('media:title')],
  ['link', LINK],
  ['guid', address('guid', ['ispermalink'])],
  ['id', plain('id')],
  ['dc:identifier', plain('dc:identifier')],
  ['dc:language', plain('dc:language')],
  ['pubdate', plain('when:pubdate')],
  ['published', plain('when:published')],
  ['issued', plain('when:issued')],
  ['dcterms:issued', plain('when:issued')],
  ['updated', plain('when:updated')],
  ['modified', plain('when:modified')],
  ['dcterms:modified', plain('when:modified')],
  ['lastbuilddate', plain('when:modified')],
  ['dc:date', plain('when:dc')],
  ['created', plain('when:created')],
  ['dcterms:created', plain('when:created')],
  ['expirationdate', plain('when:ignored')],
  ['description', text('text:description')],
  ['dc:description', text('text:dc-description')],
  ['summary', text('text:summary')],
  ['dcterms:abstract', text('text:abstract')],
  ['itunes:summary', text('text:itunes-summary')],
  ['itunes:subtitle', text('text:itunes-subtitle')],
  ['media:description', text('text:media-description')],
  ['content', { as: 'text:content', keeps: [...TYPED, 'src'] }],
  ['content:encoded', text('text:encoded')],
  ['content_encoded', text('text:encoded')],
  ['xhtml:body', text('text:body')],
  ['body', text('text:body')],
  ['fullitem', text('text:full')],
  ['yandex:full-text', text('text:full')],
  ['author', { as: 'author', keeps: [], isRecord: true }],
  ['contributor', { as: 'contributor', keeps: [], isRecord: true }],
  ['dc:creator', { as: 'dc:creator', keeps: [], isRecord: true }],
  ['dc:author', { as: 'dc:creator', keeps: [], isRecord: true }],
  ['itunes:author', plain('itunes:author')],
  ['enclosure', { ...address('enclosure', ['url', 'type', 'length']), isGroup: true }],
  [
    'media:content',
    { ...address('media:content', ['url', 'type', 'medium', 'filesize']), isGroup: true },
  ],
  ['media:thumbnail', address('media:thumbnail', ['url'])],
  ['itunes:image', address('itunes:image', ['href'])],
  ['image', { as: 'image', keeps: ['href', 'url'], hasUrl: true, isRecord: true }],
]);

/** Elements that only group others. */
export const TRANSPARENT: ReadonlySet<string> = new Set([
  'media:group',
  'skiphours',
  'skipdays',
  'items',
  'rdf:seq',
  'rdf:bag',
  'rdf:li',
]);

/** The names under which leaves reach the items and the head that rss-parser makes. */
export const ITEM_FIELDS: readonly string[] = [
  '$',
  ...new Set([...ITEM_LEAVES.values()].map((leaf) => leaf.as)),
];
export const HEAD_FIELDS: readonly string[] = [
  '$',
  ...new Set([...HEAD_LEAVES.values()].map((leaf) => leaf.as)),
];
