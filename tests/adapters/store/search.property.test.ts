import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { compileQuery } from '../../../src/core/query/compile-query.ts';
import { formatQuery } from '../../../src/core/query/format-query.ts';
import { findSearchCandidates } from '../../../src/core/query/search-candidates.ts';
import { obviouslyMatches } from '../../core/query/obvious-evaluator.ts';
import { randomItems, randomQueries } from '../../core/query/random-queries.ts';
import { NOW_MS } from '../../helpers/alerts.ts';
import { FEED, makeIncoming, poll } from '../../helpers/store-samples.ts';

test('a search finds exactly what the slow, obvious evaluator says, through the real index', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(randomItems, { minLength: 10, maxLength: 20 }),
      fc.array(randomQueries, { minLength: 10, maxLength: 15 }),
      async (items, queries) => {
        const store = await openStore(
          { kind: 'sqlite', file: ':memory:' },
          { nowMs: () => NOW_MS },
        );
        await poll(
          { store, advance: () => undefined, nowMs: () => NOW_MS },
          items.map(({ title, body, author, lang }, index) =>
            makeIncoming(`n${index}`, {
              title,
              text: body,
              author,
              lang: lang === '' ? undefined : lang,
              publishedAtMs: NOW_MS - (index + 1) * 60_000,
            }),
          ),
        );
        for (const query of queries) {
          const outcome = compileQuery(formatQuery(query));
          if (outcome.kind === 'error') throw new Error(outcome.errors[0]?.code);
          const found = await store.findMatchingItems({
            candidates: findSearchCandidates(outcome.compiled),
            clause: outcome.compiled.clause,
            sinceMs: undefined,
            untilMs: undefined,
            beforeMs: undefined,
            beforeId: undefined,
            limit: 100,
            isCountOnly: false,
          });
          const expected = items.flatMap((item, index) =>
            obviouslyMatches(query, { ...item, source: FEED.publisher }) ? [`n${index}`] : [],
          );
          const guids = found.items.map(({ guid }) => guid);
          expect({ query: formatQuery(query), guids }).toEqual({
            query: formatQuery(query),
            guids: expected,
          });
        }
        await store.close();
      },
    ),
    { numRuns: 12 },
  );
});
