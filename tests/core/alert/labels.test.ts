import { expect, test } from 'vitest';
import { formatAge, formatDay, formatTime, labelsFor } from '../../../src/core/alert/labels.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/time/moment.ts';
import { NOW_MS } from '../../helpers/alerts.ts';

const EN = { language: 'en', timezone: 'UTC' };
const UK = { language: 'uk', timezone: 'Europe/Kyiv' };

test.each([
  ['the future', -5 * MINUTE_MS, 'just now', 'щойно'],
  ['seconds', 59_000, 'just now', 'щойно'],
  ['minutes', 12 * MINUTE_MS + 59_000, '12 min ago', '12 хв тому'],
  ['hours', 3 * HOUR_MS, '3 h ago', '3 год тому'],
  ['a day', DAY_MS, '23 Nov', '23 лист.'],
  ['another year', 400 * DAY_MS, '20 Oct 2025', '20 жовт. 2025 р.'],
])('says the age of %s', (_, ageMs, english, ukrainian) => {
  expect(formatAge(NOW_MS - ageMs, NOW_MS, EN)).toBe(english);
  expect(formatAge(NOW_MS - ageMs, NOW_MS, UK)).toBe(ukrainian);
});

test('says times in the zone of the layout, with the day when it is not today', () => {
  expect(formatTime(NOW_MS, NOW_MS, EN)).toBe('10:00');
  expect(formatTime(NOW_MS, NOW_MS, UK)).toBe('12:00');
  expect(formatTime(NOW_MS - 2 * DAY_MS, NOW_MS, EN)).toBe('22 Nov, 10:00');
  // 22:30 UTC is the next day in Kyiv.
  expect(formatDay(Date.UTC(2026, 9, 15, 22, 30), NOW_MS, UK)).toBe('16 жовт.');
});

test('an unknown zone counts as UTC', () => {
  expect(formatTime(NOW_MS, NOW_MS, { language: 'en', timezone: 'Mars/Base' })).toBe('10:00');
});

test.each([
  [1, '1 source so far', 'поки 1 джерело'],
  [2, '2 sources', '2 джерела'],
  [5, '5 sources', '5 джерел'],
  [11, '11 sources', '11 джерел'],
  [21, '21 sources', '21 джерело'],
  [112, '112 sources', '112 джерел'],
])('counts %i sources', (count, english, ukrainian) => {
  expect(labelsFor('en').sourcesSoFar(count)).toBe(english);
  expect(labelsFor('uk').sourcesSoFar(count)).toBe(ukrainian);
});

test('names languages, and shows the code of one without a name', () => {
  expect(labelsFor('en').inLanguage('ru')).toBe('in Russian');
  expect(labelsFor('uk').inLanguage('pl')).toBe('польською');
  expect(labelsFor('en').inLanguage('x?')).toBe('in x?');
  expect(labelsFor('uk').inLanguage('qqq')).toBe('мовою qqq');
});

test('a language without labels of its own gets the English ones', () => {
  expect(labelsFor('de')).toBe(labelsFor('en'));
});

test('both languages say the same things', () => {
  expect(Object.keys(labelsFor('uk')).toSorted()).toEqual(Object.keys(labelsFor('en')).toSorted());
});
