import { expect, test } from 'vitest';
import { findNotion } from '../../../src/core/story/notions.ts';
import { findNumberWord } from '../../../src/core/story/number-words.ts';

test('one notion has words in six languages', () => {
  const words = [
    ['drones', 'en'],
    ['безпілотники', 'uk'],
    ['беспилотник', 'ru'],
    ['dronów', 'pl'],
    ['drohnen', 'de'],
    ['drones', 'fr'],
  ] as const; // prettier-ignore
  expect(new Set(words.map(([word, lang]) => findNotion(word, lang)))).toEqual(new Set(['drone']));
});

test('short words are found whole only', () => {
  expect(findNotion('eu', 'en')).toBe('eu');
  expect(findNotion('europe', 'en')).not.toBe('eu');
  expect(findNotion('violin', 'en')).toBeUndefined();
  expect(findNotion('drones', 'xx')).toBeUndefined();
});

test('spelled-out numbers have values', () => {
  expect(findNumberWord('forty', 'en')).toBe(40);
  expect(findNumberWord("п'ятдесят", 'uk')).toBe(50);
  expect(findNumberWord('zwölf', 'de')).toBe(12);
  expect(findNumberWord('one', 'en')).toBeUndefined();
});
