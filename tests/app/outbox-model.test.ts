import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import { ALL_GUARDS, explore, type Guards, type Model, stepsFrom } from './outbox-model.ts';
import { findDifferences } from './outbox-replay.ts';

/** Crashes, lost requests and unreadable histories in one run: beyond three nothing new is found. */
const TROUBLES = 3;

describe('the delivery protocol, walked through completely', () => {
  const states = [...explore(ALL_GUARDS, TROUBLES).values()];

  test('nothing is ever shown twice', () => {
    expect(states.filter(({ model }) => model.shown > 1)).toEqual([]);
    // The search has been everywhere that matters.
    expect(states.length).toBeGreaterThan(1000);
    for (const row of ['pending', 'leased', 'sending', 'sent', 'unknown', 'failed'] as const) {
      expect(states.some(({ model }) => model.row === row)).toBe(true);
    }
  });

  test('what is called sent is shown, and what has failed is not', () => {
    const wrong = states.filter(
      ({ model }) =>
        (model.row === 'sent' && model.shown !== 1) ||
        (model.row === 'failed' && model.shown !== 0),
    );
    expect(wrong).toEqual([]);
  });

  test('nothing is lost: from everywhere there is a way to an end, and no other end', () => {
    const ends = states.filter(({ model }) => stepsFrom(model, ALL_GUARDS).length === 0);
    expect(ends.length).toBeGreaterThan(0);
    expect(new Set(ends.map(({ model }) => model.row))).toEqual(new Set(['sent', 'failed']));
    expect(states.filter(({ model }) => !reachesEnd(model))).toEqual([]);
  });

  test.each<[keyof Guards]>([['checksHeldUp'], ['looksFirst'], ['waitsToSettle'], ['isFenced']])(
    'without the guard %s it breaks',
    (guard) => {
      const broken = [...explore({ ...ALL_GUARDS, [guard]: false }, TROUBLES).values()].filter(
        ({ model }) =>
          model.shown > 1 ||
          (model.row === 'sent' && model.shown !== 1) ||
          (model.row === 'failed' && model.shown !== 0),
      );
      expect(broken.length).toBeGreaterThan(0);
    },
  );
});

/** Walks on without further troubles until the delivery has ended. */
function reachesEnd(from: Model): boolean {
  const seen = new Set<string>();
  const open: Model[] = [{ ...from, troubles: 0 }];
  for (let model = open.pop(); model !== undefined; model = open.pop()) {
    if (model.row === 'sent' || model.row === 'failed') return true;
    const key = JSON.stringify({ ...model, token: 0 });
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...stepsFrom(model, ALL_GUARDS).map((step) => step.model));
  }
  return false;
}

test('SQLite does what the model says, along the way to every state', async () => {
  let now = NOW_MS;
  const store = await openStore({ kind: 'sqlite', file: ':memory:' }, { nowMs: () => now });
  const advance = (durationMs: number): void => {
    now += durationMs;
  };
  expect(await findDifferences(store, { advance, troubles: 1 })).toEqual([]);
  await store.close();
}, 30_000);
