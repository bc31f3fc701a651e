import { expect, test } from 'vitest';
import { compileQuery } from '../../../src/core/query/compile-query.ts';
import { explainMiss } from '../../../src/core/query/explain-miss.ts';

const ITEM = {
  title: 'Grain moves again',
  body: 'Ships carry grain from the port. The who is who of Kyiv came; ministers paid for the dredging of the port.',
  source: 'Harbour Desk',
  author: 'O. Koval',
  lang: 'en',
};

function explain(query: string) {
  const outcome = compileQuery(query);
  if (outcome.kind === 'error') throw new Error(outcome.errors[0]?.code);
  return explainMiss(outcome.compiled, ITEM);
}

test.each([
  ['grain missile', 'missile', 7, 'absent', undefined],
  ['grain kiyv', 'kiyv', 7, 'absent', 'Kyiv'],
  ['grain title:port', 'title:port', 7, 'elsewhere', 'port'],
  ['grain harbour', 'harbour', 7, 'elsewhere', 'Harbour'],
  ['grain "minister"', '"minister"', 7, 'other-form', 'ministers'],
  ['grain =WHO', '=WHO', 7, 'other-form', 'who'],
  ['"grain port"', '"grain port"', 1, 'absent', 'Grain'],
  ['grain NOT ministers', 'NOT ministers', 7, 'excluded', 'ministers'],
  ['ships NEAR/2 port', 'ships NEAR/2 port', 1, 'too-far', 'port'],
  ['grain ONEAR/1 carry', 'grain ONEAR/1 carry', 1, 'wrong-order', 'carry'],
  ['ships NEAR/2 barley', 'barley', 14, 'absent', undefined],
  ['title:(ships NEAR/2 grain)', 'ships', 8, 'elsewhere', 'Ships'],
  ['ATLEAST/3(port)', 'ATLEAST/3(port)', 1, 'too-few', 'port'],
  ['SCORE/9(grain^2 port^3)', 'SCORE/9(grain^2 port^3)', 1, 'too-low', undefined],
  ['lang:uk,ru', 'lang:uk,ru', 1, 'absent', undefined],
  ['grain (barley OR "minister")', 'barley OR "minister"', 8, 'other-form', 'ministers'],
])('%s: first %s at column %i, %s', (query, text, column, reason, nearest) => {
  const miss = explain(query);
  expect(miss).toMatchObject({ text, column, reason });
  expect(miss?.nearest?.text).toBe(nearest);
});

test('says how far, how many and how much was found and asked for', () => {
  expect(explain('ships NEAR/2 port')).toMatchObject({ found: 4, needed: 2 });
  expect(explain('ATLEAST/3(port)')).toMatchObject({ found: 2, needed: 3 });
  expect(explain('SCORE/9(grain^2 port^3)')).toMatchObject({ found: 5, needed: 9 });
});

test('nothing when the item matches', () => {
  expect(explain('grain')).toBeUndefined();
});
