import { expect, test } from 'vitest';
import { isSamePerson, nameKey } from '../../../src/core/quote/names.ts';

test.each([
  ['Сибіга', 'Sybiha', 'Sibiga', 'Сибига', 'Sybiga'],
  [
    'Зеленський',
    'Zelenskyy',
    'Zelensky',
    'Selenskyj',
    'Zelenski',
    'Зеленский',
    'Zełenski',
    'Zelenskiy',
  ],
  ['Кличко', 'Klychko', 'Kličko'],
  ['Шевченко', 'Shevchenko', 'Schewtschenko', 'Szewczenko', 'Chevtchenko'],
  ['Ярославська', 'Yaroslavska', 'Jarosławska', 'Iaroslavska'],
  ['Хомчак', 'Khomchak'],
])('%s has one key in every spelling', (...spellings) => {
  expect(new Set(spellings.map(nameKey)).size).toBe(1);
});

test.each([
  ['Олена Гайчук', 'Elena Gaichuk', true],
  ['Олена Гайчук', 'Haichuk', true],
  ['O. Haichuk', 'Olena Haichuk', true],
  ['Іван Гайчук', 'Olena Haichuk', false],
  ['Гайчук Олена', 'Olena Haichuk', true],
  ['Олена Петрівна Гайчук', 'Olena Haichuk', true],
  ['Володимир Корж', 'Vladimir Korzh', true],
  ['Mara Alder', 'Mara Elder', false],
  ['', 'Mara Alder', false],
])('%s and %s: the same person is %s', (one, other, isSame) => {
  expect(isSamePerson(one, other)).toBe(isSame);
});

test('the key is that of the surname, without a patronymic', () => {
  expect(nameKey('Mara van der Alder')).toBe(nameKey('Alder'));
  expect(nameKey('Олена Петрівна Гайчук')).toBe(nameKey('Haichuk'));
  expect(nameKey('  ')).toBe('');
});
