import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../src/adapters/feeds/parse-feed.ts';
import type { ParseOutcome } from '../../../src/ports/feed-source.ts';

const URL_OF_FEED = 'https://post.example/feeds/all.xml';

async function outcomeOf(
  document: string | Uint8Array,
  contentType?: string,
): Promise<ParseOutcome> {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  return parseFeed(bytes, { url: URL_OF_FEED, contentType });
}

async function feedOf(document: string | Uint8Array, contentType?: string) {
  const outcome = await outcomeOf(document, contentType);
  if (outcome.kind !== 'feed') throw new Error(outcome.kind);
  return outcome.feed;
}

const ITEM =
  '<item><title>Pier &amp; boats</title><link>https://post.example/7?a=1&amp;b=2</link><guid isPermaLink="false">post-7</guid><pubDate>Wed, 18 Mar 2026 07:05:09 GMT</pubDate><author>ann@post.example (Ann Lee)</author><description>&lt;p&gt;“So be it,” she said.&lt;/p&gt;</description></item>';
const PLAIN = `<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Harbour Post</title><link>https://post.example/</link><language>en-gb</language><ttl>30</ttl><skipHours><hour>3</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="${URL_OF_FEED}"/><atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>${ITEM}</channel></rss>`;

test('reads plain RSS without any other layer', async () => {
  const feed = await feedOf(PLAIN);
  expect(feed).toMatchObject({
    title: 'Harbour Post',
    siteUrl: 'https://post.example/',
    lang: 'en-gb',
    hubUrls: ['https://hub.example/'],
    selfUrl: URL_OF_FEED,
    ttlMinutes: 30,
    skipHours: [3, 0],
    skipDays: [0],
    layers: ['rss-parser'],
  });
  expect(feed.items).toEqual([
    {
      guid: 'post-7',
      url: 'https://post.example/7?a=1&b=2',
      title: 'Pier & boats',
      author: 'Ann Lee',
      publishedAtMs: Date.UTC(2026, 2, 18, 7, 5, 9),
      updatedAtMs: undefined,
      summaryText: '“So be it,” she said.',
      contentText: undefined,
      imageUrl: undefined,
      enclosures: [],
      lang: 'en',
    },
  ]);
});

describe('repair', () => {
  test.each([
    ['a blank line before the declaration', `\n\n${PLAIN}`],
    ['a banner before the root', `<br />\n<b>Warning</b>: cache in /x on line 3\n${PLAIN}`],
    ['a comment before the declaration', `<!-- cached -->${PLAIN}`],
    [
      'a doctype of HTML',
      PLAIN.replace(
        '<rss',
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://x.invalid/"><rss',
      ),
    ],
    ['rubbish after the root', `${PLAIN}<div>ad</div>`],
    ['a stray end tag', PLAIN.replace('</item>', '</item></div>')],
    ['an item outside the channel', PLAIN.replace(`${ITEM}</channel>`, `</channel>${ITEM}`)],
    ['a bare ampersand', PLAIN.replace('Pier &amp; boats', 'Pier & boats')],
    ['a doubly escaped title', PLAIN.replace('Pier &amp; boats', 'Pier &amp;amp; boats')],
    ['an end tag that is missing', PLAIN.replace('boats</title>', 'boats')],
    [
      'a CDATA section for each value',
      PLAIN.replace('Pier &amp; boats', '<![CDATA[ Pier & boats ]]>'),
    ],
    ['control characters', PLAIN.replace('Pier', 'Pier\u0001\u000b')],
  ])('reads through %s', async (_name, document) => {
    const feed = await feedOf(document);
    expect(feed.title).toBe('Harbour Post');
    expect(feed.items).toHaveLength(1);
    expect(feed.items[0]).toMatchObject({ guid: 'post-7', title: 'Pier & boats' });
  });

  test('expands a flat entity of the document and no nested one', async () => {
    const doctype = '<!DOCTYPE rss [<!ENTITY town "Odesa"><!ENTITY many "&town;&town;">]>';
    const feed = await feedOf(
      PLAIN.replace('<rss', `${doctype}<rss`).replace('Pier', '&town; &many;'),
    );
    expect(feed.items[0]?.title).toBe('Odesa &many; & boats');
  });
});

test('closes a document that was cut off, and says so', async () => {
  const feed = await feedOf(
    PLAIN.replace('</item></channel></rss>', '</item><item><title>Half a stor'),
  );
  expect(feed.items.map((item) => item.title)).toEqual(['Pier & boats', 'Half a stor']);
  expect(feed.layers).toContain('close');
});

test('does not lose the items after a CDATA section that never closes', async () => {
  const broken = '<item><title>First</title><description><![CDATA[open</description></item>';
  const feed = await feedOf(PLAIN.replace('<item>', `${broken}<item>`));
  expect(feed.items.map((item) => item.title)).toEqual(['First', 'Pier & boats']);
});

describe('charset', () => {
  const ukrainian =
    '<?xml version="1.0" encoding="koi8-u"?><rss version="2.0"><channel><title>Стрічка</title></channel></rss>';
  test('lets valid UTF-8 beat every label', async () => {
    expect((await feedOf(ukrainian, 'text/xml; charset=windows-1251')).title).toBe('Стрічка');
  });
  test('lets a byte order mark beat every label', async () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from(ukrainian, 'utf16le')]);
    const feed = await feedOf(bytes, 'text/xml; charset=utf-8');
    expect(feed.title).toBe('Стрічка');
    expect(feed.layers[0]).toBe('decode');
  });
  test('knows UTF-16 without a mark by its pattern', async () => {
    expect((await feedOf(new Uint8Array(Buffer.from(ukrainian, 'utf16le')))).title).toBe('Стрічка');
  });
  test('keeps UTF-8 in which single bytes of windows-1252 stand', async () => {
    const bytes = Buffer.from(ukrainian.replace('Стрічка', 'Стрічка “так” Xніx'));
    bytes[bytes.indexOf('X')] = 0x93;
    bytes[bytes.lastIndexOf('x</')] = 0x94;
    expect((await feedOf(new Uint8Array(bytes))).title).toBe('Стрічка “так” “ні”');
  });
  test('guesses windows-1251 for Cyrillic without any label', async () => {
    const words = Uint8Array.from([0xcd, 0xee, 0xe2, 0xe8, 0xed, 0xe8]);
    const bytes = Buffer.concat([
      Buffer.from('<rss><channel><title>'),
      words,
      Buffer.from('</title></channel></rss>'),
    ]);
    expect((await feedOf(new Uint8Array(bytes))).title).toBe('Новини');
  });
});

test('reads a JSON Feed', async () => {
  const feed = await feedOf(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Harbour Post',
      home_page_url: 'https://post.example/',
      items: [
        {
          id: 7,
          url: '/7',
          content_html: '<p>One.</p><p>Two.</p>',
          date_published: '2026-03-18T07:05:09Z',
          authors: [{ name: 'Ann Lee' }],
        },
      ],
    }),
  );
  expect(feed.layers).toEqual(['json-feed']);
  expect(feed.items[0]).toMatchObject({
    guid: '7',
    url: 'https://post.example/7',
    contentText: 'One.\n\nTwo.',
    author: 'Ann Lee',
  });
});

test('reads a news sitemap like a feed', async () => {
  const feed = await feedOf(
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://post.example/8</loc><n:news><n:publication><n:name>Harbour Post</n:name><n:language>uk</n:language></n:publication><n:publication_date>2026-03-18T09:05:09+02:00</n:publication_date><n:title>Паром відплив до Одеси</n:title></n:news></url><url><loc>https://post.example/about</loc></url></urlset>`,
  );
  expect(feed).toMatchObject({ title: 'Harbour Post', layers: ['news-sitemap'] });
  expect(feed.items).toMatchObject([
    {
      url: 'https://post.example/8',
      title: 'Паром відплив до Одеси',
      lang: 'uk',
      publishedAtMs: Date.UTC(2026, 2, 18, 7, 5, 9),
    },
  ]);
});

test('detects the language where the feed is silent or its script proves it wrong', async () => {
  const cyrillic = PLAIN.replace(
    'Pier &amp; boats',
    'Міністерка заявила, що міст відкриють до кінця тижня',
  ).replace(/<description>.*<\/description>/, '');
  expect((await feedOf(cyrillic)).items[0]?.lang).toBe('uk');
  const silent = PLAIN.replace(/<language>.*<\/language>/, '').replace(
    'Pier &amp; boats',
    'Die Brücke wird noch in dieser Woche geöffnet',
  );
  expect((await feedOf(silent)).items[0]?.lang).toBe('de');
});

test.each<[string, string, string]>([
  ['an error page', '<!doctype html><html><body>403</body></html>', 'html'],
  ['nothing', '', 'empty'],
  ['blanks', ' \n ', 'empty'],
  ['another JSON', '{"error":"slow down"}', 'unreadable'],
  ['another XML', '<svg xmlns="http://www.w3.org/2000/svg"><title>t</title></svg>', 'unreadable'],
  ['a plain sitemap', '<urlset><url><loc>https://post.example/</loc></url></urlset>', 'unreadable'],
])('says what %s is instead of a feed', async (_name, document, what) => {
  expect(await outcomeOf(document)).toEqual({ kind: 'not-a-feed', what });
});

const DEEP = 60_000;
test.each([
  ['elements in elements', PLAIN.replace('</item>', `${'<a>'.repeat(DEEP)}</item>`)],
  ['open descriptions', PLAIN.replace('</item>', `</item>${'<description>'.repeat(DEEP)}`)],
  ['open CDATA sections', PLAIN.replace('</item>', `</item>${'<![CDATA['.repeat(DEEP)}`)],
  ['closed CDATA sections', PLAIN.replace('</item>', `</item>${'<![CDATA[x]]>'.repeat(DEEP)}`)],
  ['open comments', PLAIN.replace('</item>', `</item>${'<!--'.repeat(DEEP)}`)],
  ['open instructions', '<?xml '.repeat(DEEP) + PLAIN],
  ['attributes', PLAIN.replace('<guid', `<guid ${'a="1" '.repeat(DEEP)}`)],
  [
    'elements of prototypes',
    PLAIN.replace(
      '</item>',
      '<__proto__><polluted>1</polluted></__proto__><constructor>c</constructor></item>',
    ),
  ],
])('reads a feed with sixty thousand %s in linear time', async (_name, document) => {
  const start = performance.now();
  const feed = await feedOf(document);
  expect(feed.items[0]?.title).toBe('Pier & boats');
  expect(performance.now() - start).toBeLessThan(1500);
  expect({}).not.toHaveProperty('polluted');
});

test('cuts a feed of many thousand items', async () => {
  const feed = await feedOf(PLAIN.replace(ITEM, '<item><title>x</title></item>'.repeat(5000)));
  expect(feed.items).toHaveLength(2000);
});
