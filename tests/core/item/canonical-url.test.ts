import { expect, test } from 'vitest';
import { canonicalUrl } from '../../../src/core/item/canonical-url.ts';

test.each([
  [
    'drops how the reader came',
    'https://a.example/x?utm_source=rss&utm_medium=y&id=7&fbclid=1',
    'https://a.example/x?id=7',
  ],
  ['drops the fragment', 'https://a.example/x#comments', 'https://a.example/x'],
  [
    'keeps a page that is a hashbang',
    'https://a.example/#!/story/1',
    'https://a.example#!/story/1',
  ],
  ['folds scheme, www, host case and port', 'HTTP://WWW.A.Example:80/x/', 'https://a.example/x'],
  ['puts parameters in order', 'https://a.example/x?b=2&a=1', 'https://a.example/x?a=1&b=2'],
  [
    'keeps a parameter that chooses the page',
    'https://a.example/x?source=ministry',
    'https://a.example/x?source=ministry',
  ],
  [
    'drops the same parameter when it says rss',
    'https://a.example/x?source=rss',
    'https://a.example/x',
  ],
  ['leaves what is no web address', ' tag:a.example,2026:1 ', 'tag:a.example,2026:1'],
])('%s', (_name, url, canonical) => {
  expect(canonicalUrl(url)).toBe(canonical);
});
