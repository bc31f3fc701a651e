import { expect, test } from 'vitest';
import { findAskedPrints, findPrints } from '../../../src/core/quote/quote-prints.ts';

const WORDS = 'We will keep the harbour open through the winter';

test('a part, in other marks, has prints of the whole', () => {
  const prints = new Set(findPrints(WORDS));
  for (const asked of findAskedPrints('“harbour — OPEN through”', 3))
    expect(prints).toContain(asked);
  for (const size of [2, 3] as const) {
    const asked = findAskedPrints('will keep seven harbours open through the summer', size);
    expect(asked.some((print) => prints.has(print))).toBe(true);
  }
});

test('prints are words of no language, few, and none for too little', () => {
  expect(findPrints(WORDS).every((print) => /^q[yz][a-z0-9]{1,7}$/u.test(print))).toBe(true);
  expect(findAskedPrints(`${WORDS} `.repeat(200), 3).length).toBeLessThanOrEqual(16);
  expect(findAskedPrints('harbour', 2)).toEqual([]);
  expect(findPrints('')).toEqual([]);
});
