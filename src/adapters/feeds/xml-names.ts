/** One namespace, one prefix, however a feed spells it: keys in lower case, without `www.`, scheme and last slash. */
const PREFIX_OF_NAMESPACE: Readonly<Record<string, string>> = {
  'w3.org/2005/atom': '',
  'purl.org/atom/ns#': '',
  'purl.org/rss/1.0': '',
  'purl.org/net/rss1.1#': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'channel.netscape.com/rdf/simple/0.9': '',
  'backend.userland.com/rss': '',
  'backend.userland.com/rss2': '',
  'backend.userland.com/rss091': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'example.com/newformat#': '',
  'example.com/necho': '',
  'purl.org/echo': '',
  'uri/of/echo/namespace#': '',
  'purl.org/pie': '',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'search.yahoo.com/mrss': 'media',
  'video.search.yahoo.com/mrss': 'media',
  'tools.search.yahoo.com/mrss': 'media',
  'itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'example.com/dtds/podcast-1.0.dtd': 'itunes',
  'w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'w3.org/1999/xhtml': 'xhtml',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'news.yandex.ru': 'yandex',
  'google.com/schemas/sitemap-news/0.9': 'news',
  'sitemaps.org/schemas/sitemap/0.9': '',
  'google.com/schemas/sitemap/0.84': '',
};
/** Prefixes that mean the same thing everywhere, for feeds that forget to declare them. */
const USUAL: Readonly<Record<string, string>> = {
  atom: '',
  atom10: '',
  a10: '',
  dc: 'dc',
  dcterms: 'dcterms',
  content: 'content',
  media: 'media',
  itunes: 'itunes',
  rdf: 'rdf',
  xhtml: 'xhtml',
  feedburner: 'feedburner',
  yandex: 'yandex',
  news: 'news',
};

/** The prefixes in force at a place in the document. */
export type Namespaces = ReadonlyMap<string, string>;

/** The prefixes of a document that declares none. */
export const USUAL_NAMESPACES: Namespaces = new Map(Object.entries(USUAL));

/** `known` with what a tag's attributes declare (Namespaces in XML, section 3). A foreign namespace keeps its prefix. */
export function withDeclarations(
  known: Namespaces,
  attributes: ReadonlyMap<string, string>,
): Namespaces {
  let declared: Map<string, string> | undefined;
  for (const [name, value] of attributes) {
    if (!name.startsWith('xmlns')) continue;
    const prefix = name.slice(6);
    const key = value
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\/(?:www\.)?/, '')
      .replace(/\/$/, '');
    const usual = Object.hasOwn(PREFIX_OF_NAMESPACE, key) ? PREFIX_OF_NAMESPACE[key] : undefined;
    declared ??= new Map(known);
    declared.set(prefix, usual ?? (prefix === '' ? '' : `?${prefix}`));
  }
  return declared ?? known;
}

/** A tag's name in lower case with the usual prefix of its namespace: `A:Entry` of Atom gives `entry`. */
export function usualName(name: string, namespaces: Namespaces): string {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1).toLowerCase();
  const usual = namespaces.get(prefix) ?? namespaces.get(prefix.toLowerCase()) ?? prefix;
  return usual === '' ? local : `${usual}:${local}`;
}
