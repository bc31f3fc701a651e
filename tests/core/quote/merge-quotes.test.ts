import { expect, test } from 'vitest';
import { mergeQuotes } from '../../../src/core/quote/merge-quotes.ts';

const quote = (publisher: string, words: string, speaker = 'Mara Quill') => ({
  publisher,
  words,
  speaker,
});

test('the same words are one quote, whoever trims or punctuates them', () => {
  const merged = mergeQuotes([
    quote('Ferry Post', 'We will keep the harbour open through the winter,'),
    quote('Tide Wire', '“We will keep the harbour open through the winter”', ''),
    quote('Quay Radio', 'keep the harbour open through the winter'),
  ]);
  expect(merged).toHaveLength(1);
  expect(merged[0]?.versions).toHaveLength(1);
  expect(merged[0]?.versions[0]?.quotes.map(({ publisher }) => publisher)).toEqual([
    'Ferry Post',
    'Tide Wire',
    'Quay Radio',
  ]);
});

test('differing versions stay apart under one quote, the common one first, with the difference', () => {
  const merged = mergeQuotes([
    quote('Ferry Post', 'We will keep seven harbours open through the winter.'),
    quote('Tide Wire', 'We will keep six harbours open through the winter.'),
    quote('Quay Radio', 'We will keep six harbours open through the winter.'),
  ]);
  expect(merged).toHaveLength(1);
  expect(merged[0]?.versions.map(({ words }) => words)).toEqual([
    'We will keep six harbours open through the winter.',
    'We will keep seven harbours open through the winter.',
  ]);
  expect(merged[0]?.versions[1]?.differences).toEqual([
    { claimed: 'seven', original: 'six', about: 'number' },
  ]);
});

test('other words, and the same words of another speaker, are other quotes', () => {
  const merged = mergeQuotes([
    quote('Ferry Post', 'The winter is long and the ice is thick.'),
    quote('Tide Wire', 'Nobody has asked the fishermen.'),
    quote('Quay Radio', 'The winter is long and the ice is thick.', 'Jon Pike'),
  ]);
  expect(merged.map(({ speaker }) => speaker)).toEqual(['Mara Quill', 'Mara Quill', 'Jon Pike']);
  expect(mergeQuotes([])).toEqual([]);
});
