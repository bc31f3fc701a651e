import { expect, test } from 'vitest';
import { assertVerbatim, quoteWords } from '../../../src/core/quote/verbatim.ts';

const TEXT = 'The ferry is late. “It is always late,” Alder said.';
const SPAN = { start: 20, end: 37 };

test('words at their place pass', () => {
  const words = quoteWords(TEXT, SPAN);
  expect(words).toBe('It is always late');
  expect(() => assertVerbatim(TEXT, { ...SPAN, words })).not.toThrow();
});

test.each([
  ['one letter is changed', { ...SPAN, words: 'It is always Late' }],
  ['the text moved', { start: 21, end: 38, words: 'It is always late' }],
  ['the place is empty', { start: 20, end: 20, words: '' }],
  ['the place is outside the text', { start: 20, end: 900, words: TEXT.slice(20) }],
  ['the place is before the text', { start: -5, end: 3, words: 'The' }],
])('fails when %s', (_, claimed) => {
  expect(() => assertVerbatim(TEXT, claimed)).toThrow(/no place|differ/);
});
