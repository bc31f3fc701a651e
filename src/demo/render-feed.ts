import type { DemoArticle, DemoPublisher } from './article.ts';

/** What a feed is rendered from. */
export interface FeedInput {
  readonly publisher: DemoPublisher;
  /** Address of the server, without a slash at its end. */
  readonly base: string;
  /** When the server started: ages count back from here, so that every request gives the same dates. */
  readonly startedAtMs: number;
  /** Corrections are out, and guids have changed. */
  readonly isLater: boolean;
}

/** One entry of a feed, before any format. */
interface Entry {
  readonly guid: string;
  readonly url: string;
  readonly title: string;
  readonly author: string;
  readonly publishedAt: Date;
  readonly hasDayOnly: boolean;
  readonly html: string;
}

const MINUTE_MS = 60_000;
const NOTE = 'Sample texts of the Newsdesk demo: invented.';

/** The feed in its publisher's format: RSS 2.0, RSS 1.0, Atom 1.0 or JSON Feed 1.1. */
export function renderFeed(input: FeedInput): string {
  const entries = input.publisher.articles.map((article) => toEntry(input, article));
  switch (input.publisher.format) {
    case 'rss':
      return renderRss(input, entries);
    case 'rdf':
      return renderRdf(input, entries);
    case 'atom':
      return renderAtom(input, entries);
    case 'json':
      return renderJson(input, entries);
    default:
      return input.publisher.format satisfies never;
  }
}

/** The media type that the feed is served with. No charset: the one in windows-1251 is declared in the XML alone. */
export function feedTypeOf(publisher: DemoPublisher): string {
  const types = {
    rss: 'application/rss+xml',
    rdf: 'application/rdf+xml',
    atom: 'application/atom+xml',
    json: 'application/feed+json',
  } as const;
  return types[publisher.format];
}

/** The article as it stands now: before its correction or after. */
export function currentText(
  article: DemoArticle,
  isLater: boolean,
): { readonly title: string; readonly text: string } {
  return (isLater ? article.corrected : undefined) ?? article;
}

function toEntry(input: FeedInput, article: DemoArticle): Entry {
  const { publisher, base, startedAtMs, isLater } = input;
  const { title, text } = currentText(article, isLater);
  const paragraphs = text.split('\n');
  const shown = publisher.isWhole ? paragraphs : paragraphs.slice(0, 1);
  const url = `${base}/${publisher.slug}/${article.slug}`;
  return {
    guid: article.changesGuid && isLater ? `${url}?edit=2` : url,
    url,
    title,
    author: article.author ?? publisher.name,
    publishedAt: new Date(startedAtMs - article.minutesAgo * MINUTE_MS),
    hasDayOnly: article.hasDayOnly ?? false,
    html: shown.map((paragraph) => `<p>${escapeMarkup(paragraph)}</p>`).join(''),
  };
}

function renderRss({ publisher, base }: FeedInput, entries: readonly Entry[]): string {
  const items = entries.map((entry) => {
    const date = entry.publishedAt.toUTCString().replace('GMT', '+0000');
    // RFC 822 wants a time; some systems leave it out all the same.
    const pubDate = entry.hasDayOnly ? date.slice(0, 16) : date;
    const content = `<![CDATA[${entry.html}]]>`;
    const body = publisher.isWhole
      ? `<content:encoded>${content}</content:encoded>`
      : `<description>${content}</description>`;
    return `    <item>
      <title>${escapeMarkup(entry.title)}</title>
      <link>${entry.url}</link>
      <guid isPermaLink="false">${entry.guid}</guid>
      <dc:creator>${escapeMarkup(entry.author)}</dc:creator>
      <pubDate>${pubDate}</pubDate>
      ${body}
    </item>`;
  });
  return `<?xml version="1.0" encoding="${publisher.charset}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>${escapeMarkup(publisher.name)}</title>
    <link>${base}/${publisher.slug}/</link>
    <description>${NOTE}</description>
    <language>${publisher.lang}</language>
${items.join('\n')}
  </channel>
</rss>
`;
}

function renderRdf({ publisher, base }: FeedInput, entries: readonly Entry[]): string {
  const items = entries.map(
    (entry) => `  <item rdf:about="${entry.guid}">
    <title>${escapeMarkup(entry.title)}</title>
    <link>${entry.url}</link>
    <description>${escapeMarkup(entry.html)}</description>
    <dc:creator>${escapeMarkup(entry.author)}</dc:creator>
    <dc:date>${entry.publishedAt.toISOString()}</dc:date>
  </item>`,
  );
  const parts = entries.map((entry) => `        <rdf:li rdf:resource="${entry.guid}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="${base}/${publisher.slug}/feed">
    <title>${escapeMarkup(publisher.name)}</title>
    <link>${base}/${publisher.slug}/</link>
    <description>${NOTE}</description>
    <dc:language>${publisher.lang}</dc:language>
    <items>
      <rdf:Seq>
${parts.join('\n')}
      </rdf:Seq>
    </items>
  </channel>
${items.join('\n')}
</rdf:RDF>
`;
}

function renderAtom({ publisher, base }: FeedInput, entries: readonly Entry[]): string {
  const element = publisher.isWhole ? 'content' : 'summary';
  const items = entries.map(
    (entry) => `  <entry>
    <id>${entry.guid}</id>
    <title>${escapeMarkup(entry.title)}</title>
    <link rel="alternate" href="/${publisher.slug}/${entry.url.slice(entry.url.lastIndexOf('/') + 1)}"/>
    <author><name>${escapeMarkup(entry.author)}</name></author>
    <published>${entry.publishedAt.toISOString()}</published>
    <updated>${entry.publishedAt.toISOString()}</updated>
    <${element} type="html">${escapeMarkup(entry.html)}</${element}>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${publisher.lang}" xml:base="${base}/">
  <id>${base}/${publisher.slug}/feed</id>
  <title>${escapeMarkup(publisher.name)}</title>
  <subtitle>${NOTE}</subtitle>
  <link rel="self" href="${base}/${publisher.slug}/feed"/>
  <updated>${entries[0]?.publishedAt.toISOString() ?? ''}</updated>
${items.join('\n')}
</feed>
`;
}

function renderJson({ publisher, base }: FeedInput, entries: readonly Entry[]): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: publisher.name,
    description: NOTE,
    home_page_url: `${base}/${publisher.slug}/`,
    feed_url: `${base}/${publisher.slug}/feed`,
    language: publisher.lang,
    items: entries.map((entry) => ({
      id: entry.guid,
      url: entry.url,
      title: entry.title,
      content_html: entry.html,
      date_published: entry.publishedAt.toISOString(),
      authors: [{ name: entry.author }],
    })),
  };
  return JSON.stringify(feed, null, 2);
}

/** Text as it stands between tags and in attributes of XML and HTML. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
