import { expect, test } from 'vitest';
import { describeChange, type Version } from '../../../src/core/story/describe-change.ts';

const BASE: Version = {
  title: 'Seven ports of Lorvania open again',
  text: 'Seven ports opened on Monday, the authority said.\n“The cranes are ours,” Minister Ilva Renn said in Selm.\nThe unions will not sign the agreement.',
};
const change = (from: string, to: string): Version => ({
  title: BASE.title.replaceAll(from, to),
  text: BASE.text.replaceAll(from, to),
});

test.each([
  {
    name: 'a number',
    after: { ...BASE, text: BASE.text.replace('Seven ports', 'Six ports') },
    fact: 'number',
    before: 'Seven ports opened',
    now: 'Six ports opened',
  },
  {
    name: 'a name',
    after: change('Ilva Renn', 'Oda Lind'),
    fact: 'name',
    before: 'ours,” Minister Ilva Renn said in',
    now: 'ours,” Minister Oda Lind said in',
  },
  {
    name: 'a negation',
    after: change('will not sign', 'will sign'),
    fact: 'negation',
    before: 'unions will not sign the',
    now: 'unions will sign the',
  },
  {
    name: 'the words of a quote',
    after: change('cranes are ours', 'cranes were ours'),
    fact: 'quote',
    before: 'The cranes are ours,” Minister',
    now: 'The cranes were ours,” Minister',
  },
])('$name that changes is a correction', ({ after, fact, before, now }) => {
  const described = describeChange(BASE, after);
  expect(described).toMatchObject({ kind: 'correction', passages: [{ fact }] });
  const [passage] = described.kind === 'correction' ? described.passages : [];
  expect(passage && BASE[passage.field].slice(passage.before.start, passage.before.end)).toBe(
    before,
  );
  expect(passage && after[passage.field].slice(passage.after.start, passage.after.end)).toBe(now);
});

test('a number in the title is a correction of the title too', () => {
  const described = describeChange(BASE, change('Seven ports', 'Six ports'));
  expect(described.kind === 'correction' && described.passages.map(({ field }) => field)).toEqual([
    'title',
    'text',
  ]);
});

test.each([
  ['nothing', BASE, 'none'],
  ['a word that means the same', change('opened on Monday', 'reopened on Monday'), 'copy-edit'],
  ['marks and spaces', change(', the authority', ' – the authority'), 'copy-edit'],
  [
    'a sentence more at the end',
    { ...BASE, text: `${BASE.text}\nForty ships left at noon.` },
    'addition',
  ],
  [
    'a text written anew',
    { ...BASE, text: 'It rained in the hills all day and nobody went to the market.' },
    'copy-edit',
  ],
] as const)('%s is no correction', (_, after, kind) => {
  expect(describeChange(BASE, after).kind).toBe(kind);
});

test('100,000 changed sentences cost no more than the first of them', () => {
  const text = 'A ship left the port today. '.repeat(100_000);
  expect(
    describeChange({ title: '', text }, { title: '', text: text.replaceAll('ship', 'boat') }).kind,
  ).toBe('copy-edit');
});
