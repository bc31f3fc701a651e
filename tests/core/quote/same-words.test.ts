import { expect, test } from 'vitest';
import { groupSameWords } from '../../../src/core/quote/same-words.ts';

const said = (itemId: string, textKey: string, name?: string) => ({
  itemId,
  textKey,
  speaker: name === undefined ? undefined : { name },
});

test.each([
  ['nothing', [], []],
  [
    'the same words of one speaker, however the name is written',
    [said('a', 'k1', 'Marek Dolan'), said('b', 'k2', 'Dolan'), said('c', 'k1', 'Марек Долан')],
    ['a c', 'b'],
  ],
  [
    'not those of another speaker',
    [said('a', 'k1', 'Marek Dolan'), said('b', 'k1', 'Ilva Renn')],
    ['a', 'b'],
  ],
  [
    'not those of nobody named',
    [said('a', 'k1', 'Marek Dolan'), said('b', 'k1'), said('c', 'k1')],
    ['a', 'b c'],
  ],
  [
    'an article once, though it has the words twice',
    [said('a', 'k1', 'Dolan'), said('a', 'k1', 'Dolan'), said('b', 'k1', 'Dolan')],
    ['a b'],
  ],
])('puts together %s', (_what, quotes, groups) => {
  const found = groupSameWords(quotes).map((group) => group.map(({ itemId }) => itemId).join(' '));
  expect(found).toEqual(groups);
});
