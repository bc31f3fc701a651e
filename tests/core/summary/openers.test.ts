import { expect, test } from 'vitest';
import { opensPointing } from '../../../src/core/summary/openers.ts';

test.each([
  ['en', 'two of them were shot down', true],
  ['en', 'two of the drones were shot down', false],
  ['uk', 'двоє з них загинули', true],
  ['uk', 'двоє з рятувальників загинули', false],
  ['ru', 'двое из них погибли', true],
  ['pl', 'dwie z nich zginęły', true],
])('a count of "them" points at the sentence before: %s, %s', (lang, opening, isPointing) => {
  expect(opensPointing(opening, lang)).toBe(isPointing);
});

test.each([
  ['en', 'this winter the ferry will run twice', false],
  ['en', 'this man will run the ferry', true],
  ['uk', 'цієї зими пором ходитиме двічі', false],
  ['uk', 'цієї людини не чекали', true],
  ['ru', 'в этом году паром пойдёт дважды', false],
  ['ru', 'в этом доме ждали парома', true],
  ['pl', 'w tym roku prom popłynie dwa razy', false],
  ['de', 'diese woche fährt die fähre zweimal', false],
  ['de', 'diese fähre fährt zweimal', true],
  ['fr', 'cette semaine le bac part deux fois', false],
  ['fr', 'cette année-là le bac partait deux fois', true],
])('a time of now points at nothing before it: %s, %s', (lang, opening, isPointing) => {
  expect(opensPointing(opening, lang)).toBe(isPointing);
});
