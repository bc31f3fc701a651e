import { expect, test } from 'vitest';
import { findPrintQueries, findPrints } from '../../../src/core/quote/quote-prints.ts';

const WORDS = 'We will keep the harbour open through the winter';

/** At which step of the queries the quote is found; undefined: at none. */
function stepOf(claim: string, words: string): number | undefined {
  const prints = new Set(findPrints(words));
  const step = findPrintQueries(claim).findIndex((alternatives) =>
    alternatives.some((together) => together.every((print) => prints.has(print))),
  );
  return step < 0 ? undefined : step;
}

test.each([
  ['the same words in other marks', '“We will keep — the HARBOUR, open through the winter”', 0],
  ['a part', 'keep the harbour open through the', 0],
  ['a short part', 'the harbour open', 0],
  ['one word changed', 'We will keep the harbour open through the summer', 0],
  ['two words changed', 'We will keep the harbour shut through the summer', 1],
  ['few words left together', 'They shall keep the harbour shut', 2],
  ['two words left together', 'They shall keep their harbour open', 3],
  ['nothing in common', 'A zebra sleeps in our kitchen', undefined],
])('%s is found at its step', (_, claim, step) => {
  expect(stepOf(claim, WORDS)).toBe(step);
});

test('prints are words of no language, few, and none for too little', () => {
  expect(findPrints(WORDS).every((print) => /^q[yz][a-z0-9]{1,7}$/u.test(print))).toBe(true);
  const long = findPrintQueries(Array.from({ length: 5_000 }, (_, index) => `w${index}`).join(' '));
  expect(Math.max(...long.map((step) => step.flat().length))).toBeLessThanOrEqual(100);
  expect(findPrintQueries('harbour')).toEqual([]);
  expect(findPrints('')).toEqual([]);
});
