import { expect, test } from 'vitest';
import { findFactKind } from '../../../src/core/summary/fact-words.ts';

test.each([
  ['uk', 'діятиме', 'next'],
  ['uk', 'працюватимуть', 'next'],
  ['uk', 'місто', undefined],
  ['fr', 'ouvrira', 'next'],
  ['fr', 'recevront', 'next'],
  ['fr', 'opéra', undefined],
  ['uk', 'заперечують', 'dissent'],
  ['uk', 'скаргу', 'dissent'],
  ['ru', 'пригрозил', 'dissent'],
  ['pl', 'zaskarżona', 'dissent'],
  ['de', 'widerstand', 'dissent'],
  ['ru', 'суд', 'inquiry'],
  ['en', 'against', 'dissent'],
])('%s: "%s" tells %s', (lang, word, kind) => {
  expect(findFactKind(word, lang)).toBe(kind);
});
