import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

/** Speakers whom the article names in another case only: shown as they would be called. */
test.each([
  [
    'ru',
    'По мнению гидрогеолога Рустама Галеева, воду можно вернуть. «Надо бурить глубже и не ждать», — считает учёный.',
    'Рустам Галеев',
    'учёный',
  ],
  [
    'ru',
    'По словам главы посёлка Нины Табаковой, вода ушла. «Тридцать лет они жили своей жизнью», — сказала она.',
    'Нина Табакова',
    'глава посёлка',
  ],
  [
    'uk',
    'За словами голови громади Світлани Дем’яненко, міст коштував 84 мільйони. «Данія збудувала нам дорогу додому», — сказала вона.',
    'Світлана Дем’яненко',
    'голова громади',
  ],
  [
    'uk',
    'За словами судді Тараса Гнатюка, справу відклали. «Ми чекаємо на експертизу вже третій рік», — сказав він.',
    'Тарас Гнатюк',
    'суддя',
  ],
  [
    'pl',
    'Zdaniem wójta Jana Kosa woda opadnie. „Jutro będzie już tylko błoto” – powiedział.',
    'Jan Kos',
    'wójt',
  ],
  [
    'pl',
    'Rzeczniczka rządu Paulina Zdrojek zaprzeczyła. – Rząd nie komentuje plotek, nawet ładnych – powiedziała.',
    'Paulina Zdrojek',
    'Rzeczniczka rządu',
  ],
])('%s: %s', (lang, text, name, role) => {
  expect(findQuotes(text, { lang, title: '' })[0]?.speaker).toMatchObject({ name, role });
});

test('ru: what a person did is not their role', () => {
  const text =
    'Нина Табакова, узнав об этом от журналистов, рассмеялась. «Пусть лучше приедет и постоит», — ответила она.';
  expect(findQuotes(text, { lang: 'ru', title: '' })[0]?.speaker).toMatchObject({
    name: 'Нина Табакова',
    role: undefined,
  });
});
