import { expect, test } from 'vitest';
import { matchWords } from '../../../src/core/quote/match-words.ts';

const BRIDGE =
  'We will not close the bridge before 14 March, whatever Alder says. Not one day earlier.';

test.each([
  ['the whole', BRIDGE, false],
  [
    'other marks',
    '«we will not close the bridge — before 14 March whatever Alder says; not one day earlier»',
    false,
  ],
  ['a part', 'close the bridge before 14 March', true],
  ['a shown gap', 'We will not close […] whatever Alder says', true],
  ["an editor's words", 'We will not close [the crossing] before 14 March', true],
  ["an editor's word added", 'We will not close the [old] bridge before 14 March', true],
  ['a large gap over a negation', 'We will not close the bridge … one day earlier', true],
])('%s stands there', (_, claimed, isPart) => {
  expect(matchWords(claimed, BRIDGE)).toMatchObject({ isPart });
});

test.each([
  ['a negation dropped', 'We will close the bridge before 14 March', BRIDGE],
  ['a negation behind a small gap', 'We will … close the bridge before 14 March', BRIDGE],
  [
    'a sentence without the negation that opens it',
    'one metre will be given',
    'Not one metre will be given.',
  ],
  [
    'a sentence without the negation that ends it',
    'Wir geben das Land',
    'Wir geben das Land nicht.',
  ],
  ['a number cut short', 'We need 300', 'We need 300 thousand shells.'],
  ['another currency', 'It costs €5 million a day', 'It costs $5 million a day.'],
  ['a sign', 'It was 5 degrees in the hall', 'It was -5 degrees in the hall.'],
  ['words in another order', 'the bridge we will not close', BRIDGE],
  ['too few words to tell', 'the bridge', BRIDGE],
  ['nothing', '…', BRIDGE],
  ['everything against nothing', 'We will not close', ''],
])('%s does not', (_, claimed, original) => {
  expect(matchWords(claimed, original)).toBeUndefined();
});

test('a percent sign may stand apart from its number', () => {
  expect(matchWords('We paid 5% of it', 'We paid 5 % of it.')).toMatchObject({ isPart: false });
});

test('hostile words cost no more than their cap', () => {
  const begun = performance.now();
  expect(matchWords('[…] '.repeat(20_000), 'a '.repeat(200_000))).toBeUndefined();
  expect(matchWords('a '.repeat(100_000), 'a '.repeat(200_000))).toBeDefined();
  expect(performance.now() - begun).toBeLessThan(2_000);
});
