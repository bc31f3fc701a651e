import Parser from 'rss-parser';
import { expect, test } from 'vitest';
import { parseFeed } from '../../../src/adapters/feeds/parse-feed.ts';
import type { ParsedFeed } from '../../../src/ports/feed-source.ts';

/** The six defects for which rss-parser stands behind layers, each beside what it does alone. */
const alone = new Parser();

async function read(
  document: string | Uint8Array,
  contentType?: string,
): Promise<ParsedFeed | undefined> {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  const outcome = await parseFeed(bytes, {
    url: 'https://post.example/feeds/all.xml',
    contentType,
  });
  return outcome.kind === 'feed' ? outcome.feed : undefined;
}

function rss(item: string): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><link>https://post.example/</link><item>${item}</item></channel></rss>`;
}

test('1. keeps a verbatim quote whose markup xml2js puts in another order', async () => {
  const markup = '“It is <em>our</em> pier,” he <b>said</b>, “and we <i>mend</i> it.”';
  const document = `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><id>1</id><title>x</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${markup}</div></content></entry></feed>`;
  const words = '“It is our pier,” he said, “and we mend it.”';
  expect((await alone.parseString(document)).items[0]?.contentSnippet).not.toContain(words);
  expect((await read(document))?.items[0]?.contentText).toBe(words);
});

test('1. keeps a quote in unescaped markup of RSS', async () => {
  const feed = await read(
    rss(
      '<title>The <i>Gull</i> sails</title><description><p>“Not <b>today</b>,” she said.</p><p>Then rain.</p></description>',
    ),
  );
  expect(feed?.items[0]?.title).toBe('The Gull sails');
  expect(feed?.items[0]?.summaryText).toBe('“Not today,” she said.\n\nThen rain.');
});

test('2. survives one bad date, and a link without attributes', async () => {
  const document =
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><id>1</id><title>Late</title><updated>soon</updated><link>https://post.example/1</link></entry><entry><id>2</id><title>Good</title><updated>2026-03-18T07:05:09Z</updated></entry></feed>';
  const link = '<link>https://post.example/1</link>';
  await expect(alone.parseString(document.replace(link, ''))).rejects.toThrow('Invalid time value');
  await expect(alone.parseString(document.replace('soon', ''))).rejects.toThrow(TypeError);
  const items = (await read(document))?.items;
  expect(items?.map((item) => item.publishedAtMs)).toEqual([
    undefined,
    Date.UTC(2026, 2, 18, 7, 5, 9),
  ]);
  expect(items?.[0]?.url).toBe('https://post.example/1');
});

test('3. reads a charset that stands in the document only', async () => {
  const cyrillic = Uint8Array.from([0xcc, 0xb3, 0xf1, 0xf2]);
  const head = '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>';
  const tail = '</title></channel></rss>';
  const bytes = Buffer.concat([Buffer.from(head), cyrillic, Buffer.from(tail)]);
  expect((await read(new Uint8Array(bytes), 'text/xml'))?.title).toBe('Міст');
});

test('4. takes a date without a zone for UTC', async () => {
  const feed = await read(rss('<title>x</title><pubDate>Wed, 18 Mar 2026 07:05:09</pubDate>'));
  expect(feed?.items[0]?.publishedAtMs).toBe(Date.UTC(2026, 2, 18, 7, 5, 9));
});

test.each([
  [
    'rss without a version',
    '<rss><channel><title>Harbour Post</title><item><title>x</title></item></channel></rss>',
  ],
  [
    'RSS in capitals',
    '<RSS version="2.0"><channel><title>Harbour Post</title><item><title>x</title></item></channel></RSS>',
  ],
  [
    'Atom with a prefix',
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Harbour Post</a:title><a:entry><a:title>x</a:title></a:entry></a:feed>',
  ],
])('5. accepts %s', async (_name, document) => {
  const refused = await alone.parseString(document).then(
    (feed) => feed.items.length === 0,
    () => true,
  );
  expect(refused).toBe(true);
  const feed = await read(document);
  expect(feed?.title).toBe('Harbour Post');
  expect(feed?.items.map((item) => item.title)).toEqual(['x']);
});

test('5. resolves addresses against xml:base, and keeps every enclosure and media file', async () => {
  const feed = await read(
    `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xml:base="https://cdn.post.example/a/"><channel><item><title>x</title><link>../story/7</link><enclosure url="one.mp3" type="audio/mpeg" length="9"/><enclosure url="/two.mp3"/><media:group><media:content url="pier.jpg" medium="image"/></media:group></item></channel></rss>`,
  );
  const item = feed?.items[0];
  expect(item?.url).toBe('https://cdn.post.example/story/7');
  expect(item?.enclosures.map((file) => file.url)).toEqual([
    'https://cdn.post.example/a/one.mp3',
    'https://cdn.post.example/two.mp3',
    'https://cdn.post.example/a/pier.jpg',
  ]);
  expect(item?.enclosures[0]).toMatchObject({ type: 'audio/mpeg', lengthBytes: 9 });
  expect(item?.imageUrl).toBe('https://cdn.post.example/a/pier.jpg');
});

test('6. is never asked to fetch: parseURL stands nowhere in the source', async () => {
  const { globSync, readFileSync } = await import('node:fs');
  const users = globSync('src/**/*.ts').filter((file) =>
    /\bparseURL\b/.test(readFileSync(file, 'utf8')),
  );
  expect(users).toEqual([]);
});
