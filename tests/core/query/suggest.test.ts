import { expect, test } from 'vitest';
import { suggestName } from '../../../src/core/query/suggest.ts';

test.each([
  ['titel', 'title'],
  ['Soruce', 'source'],
  ['bodi', 'body'],
  ['headline', undefined],
  ['x', undefined],
  ['', undefined],
  ['a'.repeat(10_000), undefined],
])('%s: %s', (written, expected) => {
  expect(suggestName(written, ['title', 'body', 'source', 'lang'])).toBe(expected);
});
