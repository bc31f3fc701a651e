import { expect, test } from 'vitest';
import { compileQuery } from '../../../src/core/query/compile-query.ts';
import { findBrokenExample } from '../../../src/core/watch/examples.ts';

function find(query: string, mustMatch: string[], mustNotMatch: string[] = []) {
  const outcome = compileQuery(query);
  if (outcome.kind === 'error') throw new Error(outcome.errors[0]?.code);
  return findBrokenExample(outcome.compiled, { mustMatch, mustNotMatch });
}

test('examples that hold, in whatever language they are', () => {
  expect(
    find('Ukraina OR Rakete', ['na Ukrainie', 'mit Raketen'], ['Raketenwerfer']),
  ).toBeUndefined();
});

test('the first that is missed, and the first that is caught', () => {
  expect(find('kyiv', ['Kyiv', 'Odesa'])).toEqual({ kind: 'missed', text: 'Odesa', index: 1 });
  expect(find('kyiv', [], ['Lviv', 'in Kyiv'])).toEqual({
    kind: 'caught',
    text: 'in Kyiv',
    index: 1,
  });
});
