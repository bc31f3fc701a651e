import { expect, test } from 'vitest';
import { compileQuery } from '../../../src/core/query/compile-query.ts';
import { findBrokenExamples } from '../../../src/core/watch/examples.ts';

function find(query: string, mustMatch: string[], mustNotMatch: string[] = []) {
  const outcome = compileQuery(query);
  if (outcome.kind === 'error') throw new Error(outcome.errors[0]?.code);
  return findBrokenExamples(outcome.compiled, { mustMatch, mustNotMatch });
}

test('examples that hold, in whatever language they are', () => {
  expect(find('Ukraina OR Rakete', ['na Ukrainie', 'mit Raketen'], ['Raketenwerfer'])).toEqual([]);
});

test('those that are missed, and those that are caught', () => {
  expect(find('kyiv', ['Kyiv', 'Odesa'])).toEqual([{ kind: 'missed', text: 'Odesa', index: 1 }]);
  expect(find('kyiv', [], ['Lviv', 'in Kyiv'])).toEqual([
    { kind: 'caught', text: 'in Kyiv', index: 1 },
  ]);
});
