import { describe, expect, test } from 'vitest';
import { findTokens, normaliseNumber, TOKENS_MAX } from '../../../src/core/story/find-tokens.ts';

describe('numbers have one spelling', () => {
  test.each([
    ['1,800', '1800'],
    ['1.800', '1800'],
    ['1 800', '1800'],
    ['3,75', '3.75'],
    ['3.75', '3.75'],
    ['0,125', '0.125'],
    ['2026', '2026'],
    ['1,234,567', '1234567'],
  ])('%s is %s', (written, read) => {
    expect(normaliseNumber(written)).toBe(read);
  });
});

test('words keep their place, their capital and whether they open a sentence', () => {
  const text = 'Holbek spoke. Then 1,800 people, and Holbek, left.';
  const tokens = findTokens(text);
  expect(tokens.map(({ lower }) => lower)).toEqual([
    'holbek',
    'spoke',
    'then',
    '1800',
    'people',
    'and',
    'holbek',
    'left',
  ]); // prettier-ignore
  expect(tokens.filter(({ isCapitalised, isFirst }) => isCapitalised && !isFirst)).toHaveLength(1);
  for (const { text: raw, start } of tokens) expect(text.startsWith(raw, start)).toBe(true);
});

test('apostrophes of three kinds are one', () => {
  expect(findTokens("п'ять п’ять пʼять").map(({ lower }) => lower)).toEqual(Array(3).fill("п'ять"));
});

test('a long text is read up to the limit', () => {
  expect(findTokens('word '.repeat(50_000))).toHaveLength(TOKENS_MAX);
  expect(findTokens('1 '.repeat(50_000), 10)).toHaveLength(10);
  expect(findTokens('')).toEqual([]);
});
