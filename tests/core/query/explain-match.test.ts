import { describe, expect, test } from 'vitest';
import { compileConcepts } from '../../../src/core/query/compile-concepts.ts';
import { compileQuery } from '../../../src/core/query/compile-query.ts';
import { EVIDENCE_TERMS_MAX, explainMatch } from '../../../src/core/query/explain-match.ts';

const { concepts } = compileConcepts({ nato: ['NATO', 'НАТО', '"Atlantic Alliance"'] });

const ITEM = {
  title: 'NATO weighs a new bridge',
  body: 'Ministers of NATO’s members, and the «Atlantic Alliance», met in Kyiv. The Atlantic is wide. NАТО gave aid for the bridge; Kyiv asked for more aid.',
  source: 'Harbour Desk',
  author: 'O. Koval',
  lang: 'en',
};

function explain(query: string) {
  const outcome = compileQuery(query, concepts);
  if (outcome.kind === 'error') throw new Error(outcome.errors[0]?.code);
  const evidence = explainMatch(outcome.compiled, ITEM);
  return {
    clauses: evidence?.clauses,
    terms: evidence?.terms.map(
      ({ term, field, start, end }) => `${term} = ${field}: ${ITEM[field].slice(start, end)}`,
    ),
  };
}

describe('why an item matches', () => {
  test.each([
    ['a word at each of its places', 'bridge', ['bridge = title: bridge', 'bridge = body: bridge']],
    ['the word as the admin wrote it', 'member', ['member = body: members']],
    [
      'a concept by the spelling that was found',
      '@nato',
      [
        'NATO = title: NATO',
        'NATO = body: NATO',
        'Atlantic Alliance = body: Atlantic Alliance',
        'NATO = body: NАТО',
      ],
    ],
    ['a field alone', 'title:@nato', ['NATO = title: NATO']],
    [
      'a phrase as one stretch',
      '"atlantic alliance"',
      ['atlantic alliance = body: Atlantic Alliance'],
    ],
    ['of alternatives those that are there', 'harbour OR wide', ['wide = body: wide']],
    [
      'of NEAR the words that are near',
      'bridge NEAR/1 kyiv',
      ['bridge = body: bridge', 'kyiv = body: Kyiv'],
    ],
    [
      'of SCORE what counted for it',
      'SCORE/3(bridge^2 wide^1 harbour^9)',
      ['bridge = title: bridge', 'wide = body: wide', 'bridge = body: bridge'],
    ],
    ['of ATLEAST every hit', 'ATLEAST/2(aid)', ['aid = body: aid', 'aid = body: aid']],
    ['never what had to be absent', 'wide NOT harbour', ['wide = body: wide']],
    [
      'source and author too',
      'source:harbour author:koval',
      ['harbour = source: Harbour', 'koval = author: Koval'],
    ],
    ['of a language nothing in the text', 'lang:en wide', ['wide = body: wide']],
  ])('%s', (_, query, expected) => {
    expect(explain(query).terms).toEqual(expected);
  });

  test('the parts that decided, with the distance of a NEAR and the counts of ATLEAST and SCORE', () => {
    expect(
      explain('harbour OR kyiv NEAR/9 bridge OR ATLEAST/2(aid) OR SCORE/2(wide^3)').clauses,
    ).toEqual([
      { text: 'kyiv NEAR/9 bridge', column: 12, length: 18, distance: 0, found: undefined },
      { text: 'ATLEAST/2(aid)', column: 34, length: 14, distance: undefined, found: 2 },
      { text: 'SCORE/2(wide^3)', column: 52, length: 15, distance: undefined, found: 3 },
    ]);
  });

  test('nothing when it does not match', () => {
    expect(explain('harbour').terms).toBeUndefined();
  });

  test('no more places than help', () => {
    const outcome = compileQuery('aid');
    const item = { ...ITEM, body: 'aid '.repeat(5_000) };
    expect(outcome.kind === 'ok' && explainMatch(outcome.compiled, item)?.terms).toHaveLength(
      EVIDENCE_TERMS_MAX,
    );
  });
});
