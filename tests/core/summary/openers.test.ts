import { expect, test } from 'vitest';
import { opensPointing } from '../../../src/core/summary/openers.ts';

test.each([
  ['en', 'two of them were shot down', true],
  ['en', 'two of the drones were shot down', false],
  ['uk', 'двоє з них загинули', true],
  ['uk', 'двоє з рятувальників загинули', false],
  ['ru', 'двое из них погибли', true],
  ['pl', 'dwie z nich zginęły', true],
])('a count of "them" points at the sentence before: %s, %s', (lang, opening, isPointing) => {
  expect(opensPointing(opening, lang)).toBe(isPointing);
});
