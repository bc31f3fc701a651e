import { expect, test } from 'vitest';
import { extractArticle } from '../../../src/adapters/article/extract-article.ts';

const URL_OF_PAGE = 'https://post.example/7?utm_source=rss';
const BODY = [
  'The ferry Gull will sail again on Friday, the harbour master said after a week of repairs to its engine.',
  '“It is our pier, and we mend it ourselves,” Ann Lee told reporters on the quay.',
  'Two hundred passengers had waited since Monday, most of them in the old customs house.',
  '“I have waited longer for less,” one of them answered when she was asked about the delay.',
];
const paragraphs = BODY.map((text) => `<p>${text}</p>`).join('');
const HEAD =
  '<meta property="og:title" content="Gull sails again &amp; again"><meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2026-03-18T09:05:09+02:00"><link rel="canonical" href="/7">';

function page(body: string, head = HEAD): string {
  return `<!doctype html><html lang="en-GB"><head><title>Gull sails again | Harbour Post</title>${head}</head><body>${body}</body></html>`;
}

function read(html: string) {
  const outcome = extractArticle(html, { url: URL_OF_PAGE });
  return outcome.kind === 'article' ? outcome.article : undefined;
}

test('reads title, date, language, address and text', () => {
  const article = read(
    page(
      `<nav><a href="/a">World</a></nav><article><h1>Gull sails again &amp; again</h1>${paragraphs}</article><footer>All rights</footer>`,
    ),
  );
  expect(article).toMatchObject({
    title: 'Gull sails again & again',
    publishedAtMs: Date.UTC(2026, 2, 18, 7, 5, 9),
    lang: 'en',
    canonicalUrl: 'https://post.example/7',
    siteName: 'Harbour Post',
    text: BODY.join('\n\n'),
  });
});

test.each([
  [
    'a box that asks for a subscription',
    '<div class="newsletter-signup"><p>Have the harbour in your letter box each morning.</p></div>',
  ],
  ['links to other stories', '<p><a href="/9">Read more: The crane that would not turn</a></p>'],
  [
    'readers’ comments',
    '<section id="comments"><p>I never liked that boat, and I have said so before, here and elsewhere, at length.</p></section>',
  ],
  ['buttons for sharing', '<div class="share-tools"><a href="#">Share on a network</a></div>'],
  [
    'a list of what is read most',
    '<aside><h3>Most read</h3><ol><li><a href="/1">Storm over the bay</a></li></ol></aside>',
  ],
])('leaves out %s, between paragraphs as well', (_name, box) => {
  const middle = BODY.map((text) => `<p>${text}</p>`).join(box);
  expect(read(page(`<article>${middle}${box}</article>`))?.text).toBe(BODY.join('\n\n'));
});

test('reads paragraphs that are only parted by line breaks', () => {
  const text = read(
    page(`<table><tr><td><div id="text">${BODY.join('<br><br>')}</div></td></tr></table>`),
  )?.text;
  for (const paragraph of BODY) expect(text?.split('\n\n')).toContain(paragraph);
});

test('reads every block of a live page, without its clock times', () => {
  const blocks = BODY.map(
    (text, index) => `<article><time>1${index}.05</time><p>${text}</p></article>`,
  ).join('');
  expect(read(page(`<main>${blocks}</main>`))?.text).toBe(BODY.join('\n\n'));
});

test('takes JSON-LD’s body only where the page has none of its own', () => {
  const json = JSON.stringify({
    '@graph': [
      {
        '@type': 'NewsArticle',
        headline: 'h',
        author: [{ name: 'Ann Lee' }],
        articleBody: BODY.join('\n'),
      },
    ],
  });
  const head = `${HEAD}<script type="application/ld+json">${json}</script>`;
  const rescued = read(
    page('<div id="root"><noscript>Please enable JavaScript</noscript></div>', head),
  );
  expect(rescued?.text).toBe(BODY.join('\n'));
  expect(rescued?.byline).toBe('Ann Lee');
  const own = read(
    page(`<article>${paragraphs.replace('Two hundred', 'Nearly two hundred')}</article>`, head),
  );
  expect(own?.text).toContain('Nearly two hundred');
});

test('leaves the byline out of the text', () => {
  const head = `${HEAD}<meta name="author" content="Ann Lee">`;
  expect(
    read(page(`<article><p class="who">By Ann Lee</p>${paragraphs}</article>`, head))?.text,
  ).toBe(BODY.join('\n\n'));
});

test.each([
  ['a front page without a story', '<ul><li><a href="/1">One</a></li></ul>'],
  ['an empty page', ''],
  ['a page four hundred elements deep', '<div>'.repeat(400) + paragraphs],
])('finds no article in %s', (_name, body) => {
  expect(extractArticle(page(body, ''), { url: URL_OF_PAGE })).toEqual({ kind: 'no-article' });
});
