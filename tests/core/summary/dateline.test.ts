import { expect, test } from 'vitest';
import { isDatelineSentence, stripDateline } from '../../../src/core/summary/dateline.ts';

const CASES: readonly [sentence: string, rest: string][] = [
  ['MARSTAL, Nov 14 (Newswire) - The ferry is back.', 'The ferry is back.'],
  ['MARSTAL (NW) — The ferry is back.', 'The ferry is back.'],
  ['Marstal (nw/fyn) - Die Fähre fährt wieder.', 'Die Fähre fährt wieder.'],
  ['Marstal (Danemark) - Le bac est revenu.', 'Le bac est revenu.'],
  ['Marstal, 21.11 (APN) – Prom wrócił.', 'Prom wrócił.'],
  ['МАРСТАЛЬ, 5 листопада. — Пором повернувся.', 'Пором повернувся.'],
  ['15:45 The ferry is back.', 'The ferry is back.'],
  ['(nw) The ferry is back.', 'The ferry is back.'],
  ['The ferry is back.', 'The ferry is back.'],
  ['The ferry - Marstal’s only one - is back.', 'The ferry - Marstal’s only one - is back.'],
  ['Київ — столиця України.', 'Київ — столиця України.'],
  ['– Prom wrócił – powiedział kapitan.', '– Prom wrócił – powiedział kapitan.'],
  ['Mr. Holt took the ferry.', 'Mr. Holt took the ferry.'],
];

test.each(CASES)('“%s” begins at “%s”', (sentence, rest) => {
  const { start, end } = stripDateline(sentence, { start: 0, end: sentence.length });
  expect(sentence.slice(start, end)).toBe(rest);
});

test.each(['ЕРЕМА, 19 ноября.', 'Marstal.', '27 ноября.', 'MARSTAL, Nov 3 (NW) –'])(
  '“%s” is nothing but a dateline',
  (sentence) => expect(isDatelineSentence(sentence)).toBe(true),
);

test.each(['Hungary abstained.', 'Der Hafen schweigt.', 'Порт закрили.'])(
  '“%s” is a sentence',
  (sentence) => expect(isDatelineSentence(sentence)).toBe(false),
);
