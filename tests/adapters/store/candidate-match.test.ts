import { describe, expect, test } from 'vitest';
import { toFts5Match, toTsquery } from '../../../src/adapters/store/candidate-match.ts';
import type { SearchCandidates } from '../../../src/core/query/search-candidates.ts';

const word = (text: string): SearchCandidates => ({ kind: 'word', text });
const and = (...parts: SearchCandidates[]): SearchCandidates => ({ kind: 'and', parts });
const or = (...parts: SearchCandidates[]): SearchCandidates => ({ kind: 'or', parts });
const ALL: SearchCandidates = { kind: 'all' };
const NONE: SearchCandidates = { kind: 'none' };

/** A query, and how each index is asked; `all` and `none` stand for themselves. */
const CASES: readonly [string, SearchCandidates, string, string][] = [
  ['a word', word('ferry'), '"ferry"', "'ferry'"],
  ['the beginning of a word', { kind: 'prefix', text: 'fer' }, '"fer" *', "'fer':*"],
  ['words side by side', { kind: 'phrase', texts: ['a', 'b'] }, '"a b"', "('a' & 'b')"],
  [
    'a phrase with what no index has is its other words',
    { kind: 'phrase', texts: ['a', 'x"y'] },
    '"a"',
    "'a'",
  ],
  ['both', and(word('a'), word('b')), '("a" AND "b")', "('a' & 'b')"],
  ['either', or(word('a'), word('b')), '("a" OR "b")', "('a' | 'b')"],
  [
    'nested',
    and(word('a'), or(word('b'), word('c'))),
    '("a" AND ("b" OR "c"))',
    "('a' & ('b' | 'c'))",
  ],
  ['a part alone needs no brackets', and(or(word('a'))), '"a"', "'a'"],
  ['what is everywhere narrows nothing', and(word('a'), ALL), '"a"', "'a'"],
  ['what is everywhere is an answer by itself', or(word('a'), ALL), 'all', 'all'],
  ['what is nowhere ends a conjunction', and(word('a'), NONE), 'none', 'none'],
  ['what is nowhere adds nothing', or(word('a'), NONE), '"a"', "'a'"],
  [
    'a language is left to the matcher',
    and(word('a'), { kind: 'lang', languages: ['uk'] }),
    '"a"',
    "'a'",
  ],
  ['no part of a conjunction', and(), 'all', 'all'],
  ['no alternative', or(), 'none', 'none'],
  ['a word of any alphabet', word('їжак'), '"їжак"', "'їжак'"],
  ['what is no word of the analyser', word("a' | 'b"), 'all', 'all'],
  ['quotes', word('a"b'), 'all', 'all'],
  ['an operator', word('AND'), '"AND"', "'AND'"],
  ['an empty word', word(''), 'all', 'all'],
  ['a word longer than any', word('a'.repeat(501)), 'all', 'all'],
];

describe('index queries', () => {
  test.each(CASES)('%s', (_name, query, fts5, tsquery) => {
    const [sqlite, postgres] = [toFts5Match(query), toTsquery(query)];
    expect(sqlite.kind === 'match' ? sqlite.text : sqlite.kind).toBe(fts5);
    expect(postgres.kind === 'match' ? postgres.text : postgres.kind).toBe(tsquery);
  });

  test('what is too deep for the parsers is left to the matcher', () => {
    let deep = word('inner');
    for (let level = 0; level < 100; level++)
      deep = level % 2 === 0 ? and(deep, word('a')) : or(deep, word('b'));
    const asked = toFts5Match(deep);
    const text = asked.kind === 'match' ? asked.text : '';
    expect(text).not.toContain('inner');
    expect(text.split('(').length - 1).toBeLessThan(30);
  });
});
