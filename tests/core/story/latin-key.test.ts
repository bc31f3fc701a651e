import { expect, test } from 'vitest';
import { findLatinKey } from '../../../src/core/story/latin-key.ts';

test.each([
  [
    'Kharkiv',
    [
      ['Kharkiv', 'en'],
      ['Харків', 'uk'],
      ['Харькове', 'ru'],
      ['Charków', 'pl'],
      ['Charkiw', 'de'],
    ],
  ],
  [
    'Chernihiv',
    [
      ['Chernihiv', 'en'],
      ['Чернігові', 'uk'],
      ['Czernihów', 'pl'],
      ['Tschernihiw', 'de'],
    ],
  ],
  [
    'Izmail',
    [
      ['Izmail', 'en'],
      ['Ізмаїлом', 'uk'],
      ['Измаиле', 'ru'],
      ['Izmaił', 'pl'],
    ],
  ],
  [
    'Vilnius',
    [
      ['Vilnius', 'en'],
      ['Вільнюсі', 'uk'],
      ['Вильнюс', 'ru'],
      ['Vilnius', 'fr'],
    ],
  ],
  [
    'Zaporizhzhia',
    [
      ['Zaporizhzhia', 'en'],
      ['Запоріжжя', 'uk'],
      ['Запорожье', 'ru'],
      ['Saporischschja', 'de'],
    ],
  ],
  [
    'Holbek',
    [
      ['Holbek', 'en'],
      ['Гольбек', 'uk'],
      ['Holbek', 'de'],
    ],
  ],
] as const)('%s has one key in every spelling', (_, spellings) => {
  const keys = spellings.map(([word, lang]) => findLatinKey(word, lang));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).not.toBe('');
}); // prettier-ignore

test.each([
  ['Azov', 'en', 'Азовським', 'uk'],
  ['Azov', 'en', 'Азовское', 'ru'],
  ['Саратов', 'ru', 'Саратовской', 'ru'],
  ['Kraków', 'pl', 'krakowskiego', 'pl'],
  ['Zelenskyy', 'en', 'Зеленського', 'uk'],
])('%s (%s) and its adjective %s (%s) have one key', (name, lang, other, otherLang) => {
  expect(findLatinKey(other, otherLang)).toBe(findLatinKey(name, lang));
});

test('a short name keeps what looks like the ending of an adjective', () => {
  expect(findLatinKey('Minsk', 'en')).toBe(findLatinKey('Мінськ', 'uk'));
  expect(findLatinKey('Minsk', 'en')).not.toBe(findLatinKey('Mina', 'en'));
});

test('names that differ keep different keys', () => {
  const names = ['Dnipro', 'Izmail', 'Odesa', 'Lviv', 'Riga', 'Vilnius', 'Tallinn', 'Sumy'];
  expect(new Set(names.map((name) => findLatinKey(name, 'en'))).size).toBe(names.length);
});

test('a word of fewer than two consonants has no key', () => {
  expect(findLatinKey('EU', 'en')).toBe('');
  expect(findLatinKey('Ея', 'uk')).toBe('');
  expect(findLatinKey('', 'en')).toBe('');
});

test('a word of any length is read in no time', () => {
  expect(findLatinKey('sch'.repeat(100_000), 'de').length).toBeLessThan(6);
});
