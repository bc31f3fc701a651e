import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FeedOptions } from '../../src/core/item/feed.ts';
import type { DemoServer } from '../../src/demo/demo-server.ts';
import { startDemoServer } from '../../src/demo/demo-server.ts';
import { PUBLISHERS } from '../../src/demo/publishers.ts';

const NOW_MS = Date.parse('2026-05-04T12:00:00Z');
let server: DemoServer;
beforeAll(async () => {
  server = await startDemoServer(NOW_MS);
});
afterAll(() => server.close());

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}${path}`, { headers });
}

test('there are ten feeds in the shape in which feeds are configured, in six languages', () => {
  const feeds: readonly FeedOptions[] = server.feeds;
  expect(feeds).toHaveLength(10);
  const languages = new Set(feeds.flatMap(({ lang }) => lang ?? []));
  expect([...languages].toSorted()).toEqual(['de', 'en', 'fr', 'pl', 'ru', 'uk']);
});

test('there are at least 60 items, each with an address of its own, nearly all of them fresh', () => {
  const articles = PUBLISHERS.flatMap(({ slug, articles: own }) =>
    own.map((article) => ({ ...article, address: `${slug}/${article.slug}` })),
  );
  expect(articles.length).toBeGreaterThanOrEqual(60);
  expect(new Set(articles.map(({ address }) => address)).size).toBe(articles.length);
  const isOld = articles.filter(({ minutesAgo }) => minutesAgo > 330);
  expect(isOld).toHaveLength(2);
});

test.each([
  { slug: 'harbour-wire', type: 'application/rss+xml', root: '<rss version="2.0"' },
  {
    slug: 'kurier-nadbrzezny',
    type: 'application/rdf+xml',
    root: '<rdf:RDF xmlns="http://purl.org/rss/1.0/"',
  },
  {
    slug: 'meridian-post',
    type: 'application/atom+xml',
    root: '<feed xmlns="http://www.w3.org/2005/Atom"',
  },
  { slug: 'nordmole', type: 'application/feed+json', root: '"https://jsonfeed.org/version/1.1"' },
])('$slug is served as $type', async ({ slug, type, root }) => {
  const response = await get(`/${slug}/feed`);
  expect(response.headers.get('content-type')).toBe(type);
  const text = await response.text();
  expect(text).toContain(root);
  const publisher = PUBLISHERS.find((known) => known.slug === slug);
  for (const article of publisher?.articles ?? [])
    expect(text).toContain(`/${slug}/${article.slug}`);
});

test('the Russian feed is windows-1251, and only its XML says so', async () => {
  const response = await get('/nevskaya-svodka/feed');
  expect(response.headers.get('content-type')).toBe('application/rss+xml');
  const bytes = await response.arrayBuffer();
  expect(new TextDecoder('latin1').decode(bytes)).toContain('encoding="windows-1251"');
  const text = new TextDecoder('windows-1251').decode(bytes);
  expect(text).toContain('Инспекторы МАГАТЭ добрались до Запорожской АЭС');
  // No letter of the articles is missing in the code page.
  expect(text.slice(text.indexOf('<channel>'))).not.toContain('?');
});

test('a page holds the whole article and what sites have around it', async () => {
  const response = await get('/nevskaya-svodka/inspektory-na-zaes');
  const text = new TextDecoder('windows-1251').decode(await response.arrayBuffer());
  const article = PUBLISHERS.flatMap(({ articles }) => articles).find(
    ({ slug }) => slug === 'inspektory-na-zaes',
  );
  for (const paragraph of article?.text.split('\n') ?? []) expect(text).toContain(paragraph);
  expect(text).toContain('Читайте также');
});

test('an unchanged feed answers 304 to its own validator', async () => {
  const first = await get('/le-fanal/feed');
  const etag = first.headers.get('etag') ?? '';
  expect((await get('/le-fanal/feed', { 'if-none-match': etag })).status).toBe(304);
});

test('the second request brings the correction, in the feed and on the page', async () => {
  const first = await get('/lighthouse-daily/feed');
  const before = await first.text();
  expect(before).toContain('Norway sends Ukraine 14 air-defence launchers');
  const second = await get('/lighthouse-daily/feed', {
    'if-none-match': first.headers.get('etag') ?? '',
  });
  expect(second.status).toBe(200);
  const after = await second.text();
  expect(after).toContain('Norway sends Ukraine 12 air-defence launchers');
  expect(after).not.toContain('14 launchers');
  const page = await (await get('/lighthouse-daily/norway-sends-launchers')).text();
  expect(page).toContain('has 12 launchers for air defence');
});

test('the second request has another guid for the same article', async () => {
  const own = await startDemoServer(NOW_MS);
  try {
    const guid = async (): Promise<string | undefined> => {
      const text = await (await fetch(`${own.url}/meridian-post/feed`)).text();
      return /<id>([^<]*ceasefire-talks-geneva[^<]*)<\/id>/.exec(text)?.[1];
    };
    const first = await guid();
    const second = await guid();
    expect(second).toBe(`${first}?edit=2`);
  } finally {
    await own.close();
  }
});

test('one feed fails, and says when to come again', async () => {
  const response = await get('/slow-ferry/feed');
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('600');
});

test('the hostile feed tries what hostile feeds try', async () => {
  const text = await (await get('/open-mic/feed')).text();
  for (const trick of [
    '@everyone',
    '@here',
    '<@U0123ABC>',
    '<script>',
    'javascript:',
    '\u202E',
    '\u0007',
  ]) {
    expect(text).toContain(trick);
  }
});

test('what is not there is 404', async () => {
  expect((await get('/harbour-wire/nothing')).status).toBe(404);
  expect((await get('/')).status).toBe(404);
  expect((await get('/harbour-wire/feed/x')).status).toBe(404);
});

/** The public statements of the story of the phone call, word for word. */
const STATEMENTS = [
  'The United States remains steadfast in its commitment to a sovereign and democratic Ukraine',
  "I urge you to endorse the decision to invite Ukraine to join the Alliance as one of the outcomes of the NATO foreign ministers' meeting on December 3-4, 2024",
  'Russia must permanently lose control over Ukraine and abandon any desire for such control. This is the guarantee of life for Ukraine and the guarantee of peace for Europe',
];
const FACTS = [
  /Blinken[\s\S]*Sibiga/,
  /phone call/,
  /accession|membership/,
  /support/,
  /invit/,
  /December 3/,
  /Politico[\s\S]*seven NATO members|seven NATO members[\s\S]*Politico/,
];

test('two publishers tell the story of the phone call, in two wordings, with every fact and statement', () => {
  const tellings = PUBLISHERS.flatMap(({ articles }) => articles).filter(({ text }) =>
    text.includes(STATEMENTS[0] ?? ''),
  );
  expect(tellings).toHaveLength(2);
  for (const { text } of tellings) {
    for (const statement of STATEMENTS) expect(text).toContain(statement);
    for (const fact of FACTS) expect(text).toMatch(fact);
  }
  const [first, second] = tellings.map(({ text }) => new Set(text.split('\n')));
  expect([...(first ?? [])].filter((paragraph) => second?.has(paragraph))).toEqual([]);
});

test('the traps hold the letters of NATO inside other words, and never as a word', () => {
  const traps = PUBLISHERS.flatMap(({ articles }) => articles).filter(({ title, text }) =>
    /senator|signator|sygnatar|donat|сенатор|донатор|sénateur/i.test(title + text),
  );
  expect(traps.length).toBeGreaterThanOrEqual(6);
  for (const { title, text } of traps) {
    expect(`${title}\n${text}`).not.toMatch(/(?<!\p{L})(?:NATO|OTAN|НАТО)(?!\p{L})/iu);
  }
});
