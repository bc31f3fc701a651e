import { expect, test } from 'vitest';
import { analyseForSearch, composeSearchWord } from '../../../src/core/text/search-words.ts';

test.each([
  [
    'words in their order, then each new stem once',
    'Missiles hit, missiles fell',
    'en',
    'missiles hit missiles fell zzmissile',
  ],
  ['numbers begin with a letter', 'F-16 in 2024', 'en', 'f n16 in n2024'],
  [
    'both readings of a word in two scripts, and the word itself',
    'НАTО',
    'uk',
    'нато hato zzнат наtо zz0',
  ],
  ['stems follow the language of the item', 'Raketen', 'de', 'raketen zzraket'],
  ['nothing in nothing', ' — ', 'en', ''],
])('%s', (_, text, lang, expected) => {
  expect(analyseForSearch(text, lang).split(' ').toSorted()).toEqual(
    expected.split(' ').toSorted(),
  );
});

test('a token is letters and digits only, whatever the word', () => {
  const tokens = analyseForSearch("O'Brien п’ять Cafe\u0301 हिन्दी U.S. ½ ΟΔΟΣ", 'en').split(' ');
  expect(tokens.filter((token) => !/^[\p{L}][\p{L}\p{N}]*$/u.test(token))).toEqual([]);
  expect(composeSearchWord('οδος')).toBe('οδοσ');
});
