import { expect, test } from 'vitest';
import { alignSentences, cutSentences } from '../../../src/core/story/align-sentences.ts';
import { diffTokens } from '../../../src/core/story/diff-tokens.ts';
import { findChangedFact, isSpeltAlike } from '../../../src/core/story/find-changed-fact.ts';
import { findTokens } from '../../../src/core/story/find-tokens.ts';

test.each([
  ['a b c', 'a b c', []],
  [
    'a b c',
    'a x c',
    [
      [
        [1, 2],
        [1, 2],
      ],
    ],
  ],
  [
    'a b',
    'a b c',
    [
      [
        [2, 2],
        [2, 3],
      ],
    ],
  ],
  [
    'a b c',
    'c',
    [
      [
        [0, 2],
        [0, 0],
      ],
    ],
  ],
  [
    '',
    'a',
    [
      [
        [0, 0],
        [0, 1],
      ],
    ],
  ],
])('"%s" and "%s" differ where they differ', (before, after, hunks) => {
  const found = diffTokens(findTokens(before), findTokens(after));
  expect(found.map(({ before: old, after: fresh }) => [old, fresh])).toEqual(hunks);
}); // prettier-ignore

test('sentences are cut with their places', () => {
  const text = 'It cost 3.5 million. "Too much," he said.\nNobody paid.';
  expect(cutSentences(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'It cost 3.5 million.',
    '"Too much," he said.',
    'Nobody paid.',
  ]); // prettier-ignore
});

test('a sentence is paired with its other version, and new ones are told', () => {
  const before = 'The bridge is open again. Two cars fell.';
  const after = 'Ships may pass under it. The bridge is closed again. Two cars fell.';
  const { changed, added } = alignSentences(before, after);
  expect(changed).toHaveLength(1);
  expect(added.map(({ start, end }) => after.slice(start, end))).toEqual([
    'Ships may pass under it.',
  ]);
});

test('facts are told from wording', () => {
  const fact = (before: string, after: string): string | undefined =>
    findChangedFact(findTokens(`x ${before}`), findTokens(`x ${after}`), { isStrict: false });
  expect(fact('nine', 'ten')).toBe('number');
  expect(fact('Kos', 'Novak')).toBe('name');
  expect(fact('open', 'not open')).toBe('negation');
  expect(fact('barley', 'cattle')).toBe('word');
  expect(fact('killed', 'dead')).toBeUndefined();
  expect(isSpeltAlike(findTokens('harbour'), findTokens('harbor'))).toBe(true);
});
