import { expect, test } from 'vitest';
import { makeFindAhead } from '../../../src/core/text/find-ahead.ts';

test('answers as indexOf does, forwards and backwards', () => {
  const text = 'abc-abc-abc';
  const find = makeFindAhead(text);
  for (const from of [0, 1, 4, 5, 9, 2, 0, 11]) {
    expect(find('abc', from)).toBe(text.indexOf('abc', from));
    expect(find('x', from)).toBe(-1);
  }
});

test('does not read the rest again for what is missing', () => {
  const find = makeFindAhead('<'.repeat(1_000_000));
  const start = performance.now();
  for (let from = 0; from < 100_000; from++) find('-->', from);
  expect(performance.now() - start).toBeLessThan(1000);
});
