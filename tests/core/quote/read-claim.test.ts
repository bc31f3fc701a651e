import { expect, test } from 'vitest';
import { readClaims } from '../../../src/core/quote/read-claim.ts';

const WORDS = 'The river pays no toll';

test.each([
  [`“${WORDS}” — Antony Blinken`, 'Antony Blinken'],
  [
    `"${WORDS}", said US Secretary of State Antony Blinken on Monday`,
    'US Secretary of State Antony Blinken',
  ],
  [
    `“${WORDS}” — Tomas Kubat, Prime Minister of Lorvania`,
    'Tomas Kubat, Prime Minister of Lorvania',
  ],
  [`“${WORDS}”, зазначив міністр Олег Малик.`, 'Олег Малик'],
  [`Antony Blinken: «${WORDS}»`, 'Antony Blinken'],
  [`„${WORDS}“ - Олена Гайчук`, 'Олена Гайчук'],
  [`${WORDS} — Blinken`, 'Blinken'],
  [`Blinken: ${WORDS}`, 'Blinken'],
  [`“${WORDS}”`, ''],
  [WORDS, ''],
])('%s', (text, speaker) => {
  expect(readClaims(text)[0]).toEqual({ words: WORDS, speaker });
});

test('what may be read in two ways is read in both', () => {
  expect(readClaims('This is a war — Russia began it')).toEqual([
    { words: 'This is a war', speaker: 'Russia' },
    { words: 'This is a war — Russia began it', speaker: '' },
  ]);
});

test('a hostile text is read once and quickly', () => {
  const begun = performance.now();
  for (const text of ['"'.repeat(100_000), ' — A'.repeat(50_000), 'A: '.repeat(50_000), '']) {
    expect(readClaims(text).length).toBeGreaterThan(0);
  }
  expect(performance.now() - begun).toBeLessThan(2_000);
});
