import { describe, expect, test } from 'vitest';
import { describeChange, type Version } from '../../../src/core/story/describe-change.ts';

const TITLE = 'Talks on the river treaty go on';
const text = (body: string): Version => ({ title: TITLE, text: body });
const title = (words: string): Version => ({ title: words, text: 'The treaty was discussed.' });

/** The passages of a correction as "fact: words before -> words after". */
function show(before: Version, after: Version): string[] {
  const change = describeChange(before, after);
  if (change.kind !== 'correction') return [change.kind];
  return change.passages.map(
    ({ field, fact, before: old, after: fresh }) =>
      `${fact}: ${before[field].slice(old.start, old.end)} -> ${after[field].slice(fresh.start, fresh.end)}`,
  );
}

describe('a correction', () => {
  test.each([
    [
      'a number',
      'It is opposed by seven NATO members, envoys said.',
      'It is opposed by six NATO members, envoys said.',
      'number: seven NATO members -> six NATO members',
    ],
    [
      'a number in figures',
      'Some 1,800 tonnes burned.',
      'Some 2,800 tonnes burned.',
      'number: 1,800 tonnes burned -> 2,800 tonnes burned',
    ],
    [
      'a small number',
      'Загинули троє людей, сказав мер.',
      'Загинули четверо людей, сказав мер.',
      'number: троє людей -> четверо людей',
    ],
    [
      'a name',
      'The mayor, Jan Kos, opened it.',
      'The mayor, Jan Koss, opened it.',
      'name: Jan Kos -> Jan Koss',
    ],
    [
      'a negation',
      'The ship did carry grain on Friday.',
      'The ship did not carry grain on Friday.',
      'negation: carry grain -> not carry grain',
    ],
    [
      'a negation in German',
      'Der Hafen wird geschlossen.',
      'Der Hafen wird nicht geschlossen.',
      'negation: geschlossen -> nicht geschlossen',
    ],
    [
      'a word in a quote',
      '“We leave tomorrow,” she said.',
      '“We leave today,” she said.',
      'quote: We leave tomorrow -> We leave today',
    ],
  ])('%s', (_, before, after, shown) => {
    expect(show(text(before), text(after))).toEqual([shown]);
  });

  test.each([
    ['Three killed in fire', 'Four killed in fire', 'number: Three killed in -> Four killed in'],
    [
      'Three killed in fire',
      'Update: Three injured in fire',
      'word: killed in fire -> injured in fire',
    ],
    ['Mayor of Brno quits', 'Mayor of Plzeň quits', 'name: Brno quits -> Plzeň quits'],
  ])('of the title: %s', (before, after, shown) => {
    expect(show(title(before), title(after))).toEqual([shown]);
  });

  test('any word, when the outlet owns up to an error', () => {
    const before = 'He opened the barley hall on Friday.';
    const after = 'He opened the cattle hall on Friday.';
    expect(show(text(before), text(after))).toEqual(['copy-edit']);
    const noted = `${after}\n\nCorrection: an earlier version named the wrong hall.`;
    expect(show(text(before), text(noted))).toEqual(['word: barley hall on -> cattle hall on']);
  });

  test('is found though paragraphs moved', () => {
    const [one, two] = ['Nine ships left the port on Monday.', 'The wind was strong all day.'];
    const moved = text(`${two}\n\n${one.replace('Nine', 'Eight')}`);
    expect(show(text(`${one}\n\n${two}`), moved)).toEqual([
      'number: Nine ships left -> Eight ships left',
    ]);
  });
}); // prettier-ignore

describe('a copy-edit', () => {
  test.each([
    [
      'another spelling',
      'The Defence Minister organised it in the harbour.',
      'The Defense Minister organized it in the harbor.',
    ],
    ['figures for words', 'It has seven members.', 'It has 7 members.'],
    ['another grouping of digits', 'Es gab 46.000 Reservisten.', 'Es gab 46 000 Reservisten.'],
    [
      'a detail added',
      'The minister spoke on Monday.',
      'The minister, Anna Virt, spoke on Monday in Graz.',
    ],
    ['quotation marks', '"We leave," she said.', '“We leave”, she said.'],
    ['other words', 'The talks were lengthy and hard.', 'The talks were long and hard.'],
    ['a note alone', 'The talks were long.', 'The talks were long.\n\nUpdated with reactions.'],
  ])('%s', (_, before, after) => {
    expect(show(text(before), text(after))).toEqual(['copy-edit']);
  });

  test.each([
    ['Three killed in fire', 'Three dead in fire'],
    ['Ministers agree on gas price cap', 'Row settled: cap on gas comes in winter, EU says'],
    ['Three killed in fire', 'Update: Three killed in fire'],
  ])('of the title: %s, then %s', (before, after) => {
    expect(show(title(before), title(after))).toEqual(['copy-edit']);
  });
}); // prettier-ignore

test('an addition shows the new sentences', () => {
  const before = text('Nine ships left the port on Monday.');
  const after = text(
    '11:20 – The tenth ship has left with barley for Egypt.\n\nNine ships left the port on Monday.',
  );
  const change = describeChange(before, after);
  expect(change.kind).toBe('addition');
  const added = change.kind === 'addition' ? change.added : [];
  expect(added.map(({ start, end }) => after.text.slice(start, end))).toEqual([
    '11:20 – The tenth ship has left with barley for Egypt.',
  ]);
});

test('the same is no change, and empty texts are compared', () => {
  expect(describeChange(text('a'), text('a'))).toEqual({ kind: 'none' });
  expect(describeChange(text(''), text(''))).toEqual({ kind: 'none' });
  expect(describeChange({ title: '', text: '' }, text('Words.')).kind).toBe('copy-edit');
});

test('huge and hostile texts are compared in no time', () => {
  const many = (seed: number): string =>
    Array.from({ length: 3000 }, (_, at) => `Sentence ${at * seed} of a “long text.`).join(' ');
  expect(describeChange(text(many(3)), text(many(7))).kind).toBeDefined();
  expect(describeChange(text('.'.repeat(200_000)), text('“'.repeat(200_000))).kind).toBeDefined();
  expect(describeChange(text('a '.repeat(100_000)), text('b '.repeat(100_000))).kind).toBeDefined();
}, 5000);
