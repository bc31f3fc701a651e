import { expect, test } from 'vitest';
import { findWeekday } from '../../../src/core/story/find-weekday.ts';

test.each([
  ['monday', 'en', 1],
  ['середу', 'uk', 3],
  ["п'ятницю", 'uk', 5],
  ['понедельник', 'ru', 1],
  ['sobotę', 'pl', 6],
  ['donnerstagmorgen', 'de', 4],
  ['dimanche', 'fr', 0],
])('%s (%s) is day %i', (word, lang, day) => {
  expect(findWeekday(word, lang)).toBe(day);
});

test.each([
  ['серед', 'uk'],
  ['середовище', 'uk'],
  ['средств', 'ru'],
  ['mondayish', 'en'],
  ['lundi', 'en'],
  ['monday', 'xx'],
])('%s (%s) is no day', (word, lang) => {
  expect(findWeekday(word, lang)).toBeUndefined();
});
