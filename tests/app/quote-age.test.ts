import { expect, test } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { findFirstQuotes } from '../../src/app/quote-age.ts';
import { DAY_MS } from '../../src/core/time/moment.ts';
import { fillQuotes } from '../helpers/quote-archive.ts';
import { itemId } from '../helpers/store-samples.ts';

const NOW_MS = Date.UTC(2026, 10, 24, 12);

/** Whether words said today by `name` are known from ten days ago, when Oskar Prine said `before`. */
async function isOld(
  before: string,
  words: string,
  { name = 'Oskar Prine', lang = 'en' } = {},
): Promise<boolean> {
  const store = await openStore({ kind: 'sqlite', file: ':memory:' }, { nowMs: () => NOW_MS });
  const old = { words: before, spellings: ['Oskar Prine'], lang, atMs: NOW_MS - 10 * DAY_MS };
  await fillQuotes({ store, nowMs: () => NOW_MS, advance: () => undefined }, [old]);
  const quote = {
    start: 0,
    end: words.length,
    speaker: { name, kind: 'person', role: undefined },
    confidence: 0.9,
    cue: undefined,
    via: undefined,
    background: undefined,
    group: undefined,
  } as const;
  const item = {
    id: itemId('new'),
    text: words,
    lang,
    publishedAtMs: NOW_MS,
    firstSeenAtMs: NOW_MS,
  };
  const firsts = await findFirstQuotes(store, item, [quote]);
  await store.close();
  return firsts.size > 0;
}

test.each([
  ['five words', 'We will leave on Friday', 'We will leave on Friday!'],
  ['three with a name', 'Only Dunmere pays', 'Only Dunmere pays.'],
  ['three with a number', 'Not 40 boats', '«Not 40 boats»'],
])('the same speaker repeats %s', async (_, before, words) => {
  expect(await isOld(before, words)).toBe(true);
});

test.each([
  ['a few plain words', 'We will win', 'We will win', {}],
  ['two words', 'Slava Ukraini', 'Slava Ukraini', {}],
  ['another number', 'Not 40 boats', 'Not 41 boats', {}],
  ['a part of longer words', 'Only Dunmere pays for the quay', 'Only Dunmere pays', {}],
  ['somebody else', 'Only Dunmere pays', 'Only Dunmere pays', { name: 'Della Thornquist' }],
  ['a German noun', 'Nur die Stadt zahlt', 'Nur die Stadt zahlt', { lang: 'de' }],
  ['a capital behind a stop', 'No. Never mind', 'No. Never mind', {}],
])('is no repeat: %s', async (_, before, words, spoken) => {
  expect(await isOld(before, words, spoken)).toBe(false);
});
