import { expect, test } from 'vitest';
import { parseOpml, renderOpml } from '../../../src/adapters/feeds/opml.ts';

function read(text: string) {
  return parseOpml(new TextEncoder().encode(text));
}

test('takes folders and categories for tags, and an address that stands twice for one feed', () => {
  const feeds =
    read(`<?xml version="1.0"?><opml version="1.0"><head><title>mine</title></head><body>
    <outline text="World"><outline text="Baltic"><outline text="Harbour &amp; Post" xmlUrl="https://post.example/rss" category="/ships/,ice"/></outline></outline>
    <outline title="Harbour Post" type="rss" xmlURL="https://post.example/rss"/>
    <outline text="A link only" url="https://post.example/"/>
  </body></opml>`);
  expect(feeds).toEqual([
    {
      url: 'https://post.example/rss',
      title: 'Harbour & Post',
      tags: ['World', 'Baltic', 'ships', 'ice'],
    },
  ]);
});

test('reads a list that is not well-formed, and refuses what is none', () => {
  expect(
    read(
      '<opml><body><outline text="a & b" xmlUrl="https://a.example/f"><outline xmlUrl="https://b.example/f"/>',
    ),
  ).toHaveLength(2);
  expect(read('<html></html>')).toBeUndefined();
  expect(read('')).toBeUndefined();
});

test('reads back what it writes', () => {
  const feeds = [
    { url: 'https://a.example/f?x=1&y="2"', title: 'A <b>', tags: [] },
    { url: 'https://b.example/f', title: 'Бе', tags: ['Світ', 'uk'] },
  ];
  expect(read(renderOpml(feeds, 'Newsdesk'))).toEqual(feeds);
});
