import { expect, test } from 'vitest';
import { findRevisionKeys } from '../../../src/core/story/revision-keys.ts';
import type { StoryItem } from '../../../src/core/story/story-item.ts';

const ITEM: StoryItem = {
  id: 'a',
  url: 'https://news.example/a',
  guid: '7',
  feed: 'f',
  publisher: 'P',
  title: 'Digest',
  body: 'Twelve words are enough to know a text again when it comes back tomorrow.',
  lang: 'en',
  publishedAtMs: Date.UTC(2026, 5, 1, 9),
}; // prettier-ignore
const share = (a: StoryItem, b: StoryItem): boolean =>
  findRevisionKeys(a).some((key) => findRevisionKeys(b).includes(key));
const OTHER = { id: 'b', url: 'https://news.example/b', guid: '8', body: 'Other words.' };

test.each([
  ['https://www.news.example/a/?utm_source=rss&id=4#top', 'http://news.example/a?id=4'],
  ['https://news.example/a?b=2&a=1', 'https://news.example/a?a=1&b=2&fbclid=xyz'],
])('%s and %s are one article', (one, other) => {
  expect(share({ ...ITEM, url: one }, { ...ITEM, ...OTHER, url: other })).toBe(true);
});

test('another id in the query is another article', () => {
  const [one, other] = ['https://x.example/p?id=1', 'https://x.example/p?id=2'];
  expect(share({ ...ITEM, url: one }, { ...ITEM, ...OTHER, url: other })).toBe(false);
});

test('the same guid is the same article at one publisher only', () => {
  expect(share(ITEM, { ...ITEM, ...OTHER, guid: '7' })).toBe(true);
  expect(share(ITEM, { ...ITEM, ...OTHER, guid: '7', publisher: 'Q' })).toBe(false);
});

test('the same whole text is the same article, the same title on two days is not', () => {
  expect(share(ITEM, { ...ITEM, ...OTHER, body: ITEM.body })).toBe(true);
  expect(share(ITEM, { ...ITEM, ...OTHER })).toBe(false);
  const bare = { ...ITEM, body: '' };
  expect(share(bare, { ...bare, ...OTHER, body: '' })).toBe(true);
  const tomorrow = bare.publishedAtMs + 24 * 3_600_000;
  expect(share(bare, { ...bare, ...OTHER, body: '', publishedAtMs: tomorrow })).toBe(false);
});

test('an item without address and guid has keys still', () => {
  expect(findRevisionKeys({ ...ITEM, url: '', guid: undefined }).length).toBeGreaterThan(1);
});
