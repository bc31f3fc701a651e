import { expect, test } from 'vitest';
import { compareQuote, findDifferences } from '../../../src/core/quote/compare-quote.ts';

const ARCHIVE = [
  {
    words: 'We will not close the bridge before 14 March, whatever Alder says.',
    speaker: 'Mara Quill',
  },
  { words: 'The river pays no toll, and neither will we.', speaker: 'Jon Pike' },
  { words: 'Ми відкриємо три школи, якщо буде тихо.', speaker: 'Олена Гайчук' },
];

test.each([
  [
    'the same words',
    'We will not close the bridge before 14 March, whatever Alder says',
    'Mara Quill',
    false,
  ],
  [
    'other marks and capitals',
    '“we will not close the bridge, before 14 March — whatever Alder says!”',
    '',
    false,
  ],
  ['a part', 'not close the bridge before 14 March', 'Quill', true],
  [
    'a part that shows its gap',
    'We will not close the bridge … whatever Alder says.',
    'Mara Quill',
    true,
  ],
  [
    'another spelling of the speaker',
    'Ми відкриємо три школи, якщо буде тихо',
    'Olena Haichuk',
    false,
  ],
])('%s: verbatim', (_, words, speaker, isPart) => {
  expect(compareQuote({ words, speaker }, ARCHIVE)).toMatchObject({ kind: 'verbatim', isPart });
});

test.each([
  ['We will close the bridge before 14 March, whatever Alder says.', 'negation', '', 'not'],
  ['We will not close the bridge before 15 March, whatever Alder says.', 'number', '15', '14'],
  ['We will not close the bridge before 14 March, whatever Elder says.', 'name', 'Elder', 'Alder'],
  ['We will not shut the bridge before 14 March, whatever Alder says.', 'words', 'shut', 'close'],
  ['Ми не відкриємо три школи, якщо буде тихо.', 'negation', 'не', ''],
  ['Ми відкриємо чотири школи, якщо буде тихо.', 'number', 'чотири', 'три'],
])('%s: altered in a %s', (words, about, claimed, original) => {
  const outcome = compareQuote({ words, speaker: '' }, ARCHIVE);
  expect(outcome).toMatchObject({ kind: 'altered', differences: [{ about, claimed, original }] });
});

test('the words of somebody else are said to be so', () => {
  const claim = { words: 'The river pays no toll, and neither will we.', speaker: 'Mara Quill' };
  expect(compareQuote(claim, ARCHIVE)).toMatchObject({
    kind: 'other-speaker',
    quote: { speaker: 'Jon Pike' },
  });
});

test.each(['', '…', 'A sentence that nobody in the archive has ever said.'])(
  '%j is not found',
  (words) => {
    expect(compareQuote({ words, speaker: '' }, ARCHIVE)).toEqual({ kind: 'not-found' });
  },
);

test('differences in nothing but marks are none', () => {
  expect(findDifferences('One, two – three', 'one two three.')).toEqual([]);
});
