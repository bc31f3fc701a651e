import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileQuery } from '../../../src/core/query/compile-query.ts';
import { explainMatch } from '../../../src/core/query/explain-match.ts';
import { explainMiss } from '../../../src/core/query/explain-miss.ts';
import { formatQuery } from '../../../src/core/query/format-query.ts';
import { createMatcher } from '../../../src/core/query/matcher.ts';
import { parseQuery } from '../../../src/core/query/parse-query.ts';
import type { MatchDocument, QueryNode } from '../../../src/core/query/query.ts';
import {
  findSearchCandidates,
  type SearchCandidates,
} from '../../../src/core/query/search-candidates.ts';
import { analyseForSearch } from '../../../src/core/text/search-words.ts';
import { obviouslyMatches } from './obvious-evaluator.ts';
import { blankPlaces, randomItems, randomQueries } from './random-queries.ts';

function compiledOf(query: QueryNode | string) {
  const outcome = compileQuery(query);
  if (outcome.kind === 'error') throw new Error(outcome.errors.map(({ code }) => code).join());
  return outcome.compiled;
}

/** Whether a full-text index that splits at spaces would offer the item. */
function isCandidate(candidates: SearchCandidates, document: MatchDocument): boolean {
  const tokens = analyseForSearch(`${document.title}\n${document.body}`, document.lang).split(' ');
  const offers = (part: SearchCandidates): boolean => {
    switch (part.kind) {
      case 'all':
        return true;
      case 'none':
        return false;
      case 'word':
        return tokens.includes(part.text);
      case 'prefix':
        return tokens.some((token) => token.startsWith(part.text));
      case 'phrase':
        return tokens.some((_, index) =>
          part.texts.every((text, offset) => tokens[index + offset] === text),
        );
      case 'lang':
        return part.languages.includes(document.lang.split('-')[0] ?? '');
      case 'and':
        return part.parts.every(offers);
      case 'or':
        return part.parts.some(offers);
    }
  };
  return offers(candidates);
}

describe('on random queries and items in six languages', () => {
  test('what is printed parses to the same tree', () => {
    fc.assert(
      fc.property(randomQueries, (query) => {
        const parsed = parseQuery(formatQuery(query));
        expect(parsed.kind === 'ok' && blankPlaces(parsed.query)).toEqual(blankPlaces(query));
      }),
      { numRuns: 300 },
    );
  });

  test('the matcher agrees with the slow, obvious evaluator', () => {
    fc.assert(
      fc.property(
        fc.array(randomQueries, { minLength: 1, maxLength: 6 }),
        fc.array(randomItems, { minLength: 1, maxLength: 5 }),
        (queries, items) => {
          const matcher = createMatcher();
          for (const [index, query] of queries.entries())
            matcher.set(`${index}`, compiledOf(query));
          for (const item of items) {
            const expected = queries.flatMap((query, index) =>
              obviouslyMatches(query, item) ? [`${index}`] : [],
            );
            expect(matcher.match(item)).toEqual(expected);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('evidence is there exactly when the query matches, and quotes the item', () => {
    fc.assert(
      fc.property(randomQueries, randomItems, (query, item) => {
        const compiled = compiledOf(formatQuery(query));
        const evidence = explainMatch(compiled, item);
        expect(evidence !== undefined).toBe(obviouslyMatches(query, item));
        expect(explainMiss(compiled, item) === undefined).toBe(evidence !== undefined);
        for (const { field, start, end } of evidence?.terms ?? []) {
          expect(item[field].slice(start, end)).toMatch(
            /^[\p{L}\p{N}].*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/su,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a search is offered every item that the query matches', () => {
    fc.assert(
      fc.property(randomQueries, randomItems, (query, item) => {
        fc.pre(obviouslyMatches(query, item));
        expect(isCandidate(findSearchCandidates(compiledOf(query)), item)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('watches removed or replaced are as if they had never been', () => {
    fc.assert(
      fc.property(
        fc.array(randomQueries, { minLength: 3, maxLength: 6 }),
        randomItems,
        (queries, item) => {
          const matcher = createMatcher();
          for (const [index, query] of queries.entries())
            matcher.set(`${index % 3}`, compiledOf(query));
          matcher.remove('0');
          const kept = [1, 2].map((id) => queries.findLast((_, index) => index % 3 === id));
          const expected = kept.flatMap((query, index) =>
            query !== undefined && obviouslyMatches(query, item) ? [`${index + 1}`] : [],
          );
          expect(matcher.match(item)).toEqual(expected);
        },
      ),
      { numRuns: 200 },
    );
  });
});
