import { expect, test } from 'vitest';
import { compileRules, explainWhyNot } from '../../src/app/rules.ts';
import { compileQuery } from '../../src/core/query/compile-query.ts';
import { documentFromText } from '../../src/core/query/document-from-text.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import { makeClock } from '../helpers/clock.ts';
import { recordingLog } from '../helpers/recording-log.ts';
import { makeWatch } from '../helpers/watch.ts';

/** Every word beside every other: far more work than a query may make of one item. */
const COSTLY = '(a OR b OR c) NEAR/100 (a OR b OR c) NEAR/100 (a OR b OR c) NEAR/100 zebra';
const ITEM = documentFromText('a b c '.repeat(6_000) + 'zebra');

test('a watch that costs too much on an item is said once an hour', () => {
  const log = recordingLog();
  const clock = makeClock(0);
  const watches = [makeWatch({ query: COSTLY }), makeWatch({ id: 'w2', query: 'zebra' })];
  const rules = compileRules(watches, { concepts: new Map(), log, clock });
  for (let round = 0; round < 3; round++) {
    expect(rules.match(ITEM).map(({ watch }) => watch.id)).toEqual(['w2']);
    clock.advance(MINUTE_MS);
  }
  expect(log.lines).toMatchObject([
    {
      level: 'warn',
      message: 'watch given up on an item: its query takes too much work',
      fields: { watchId: 'w1' },
    },
  ]);
  clock.advance(HOUR_MS);
  rules.mayConcern(ITEM);
  expect(log.lines).toHaveLength(2);
});

test('and newsdesk why says so, also inside NOT, where it would seem to hold', () => {
  for (const query of [COSTLY, `zebra NOT (${COSTLY})`]) {
    const outcome = compileQuery(query);
    expect(outcome.kind === 'ok' && explainWhyNot(outcome.compiled, ITEM)).toContain(
      'took too much work on this item and was given up',
    );
  }
});

test('a watch whose query cannot be read is left out, and said', () => {
  const log = recordingLog();
  const watches = [makeWatch({ query: '@gone' }), makeWatch({ id: 'w2', query: 'zebra' })];
  const rules = compileRules(watches, { concepts: new Map(), log, clock: makeClock(0) });
  expect(rules.match(documentFromText('zebra'))).toHaveLength(1);
  expect(log.lines).toMatchObject([{ level: 'error', fields: { code: 'E_MACRO_UNKNOWN' } }]);
});
