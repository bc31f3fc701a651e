import { expect, test } from 'vitest';
import type { Quote, SpeakerKind } from '../../../src/core/quote/quote.ts';
import { rankKeyQuotes } from '../../../src/core/summary/key-quotes.ts';

const TEXT = `Aro buys an electric ferry.
"A ship without a chimney is still a ship and the ferry is ours," said Karla Voss.
"We will charge the ferry at night," Voss added.
"Hm," said Nils Brandt, a fisherman.
"The line was never built for a ferry of that size," said Pia Lund of the grid company.
"The ferry complies with every rule that we know of," the ministry said.
Last May Jon Falk said: "The old ferry will outlive us all and our sons."`;

function quoted(
  words: string,
  name: string,
  more: Partial<Quote> & { kind?: SpeakerKind } = {},
): Quote {
  const { kind = 'person', ...rest } = more;
  const start = TEXT.indexOf(words);
  return {
    start,
    end: start + words.length,
    speaker: { name, kind, role: undefined },
    confidence: 1,
    cue: 'said',
    via: undefined,
    background: undefined,
    group: undefined,
    ...rest,
  };
}

const FIRST = quoted(
  'A ship without a chimney is still a ship and the ferry is ours,',
  'Karla Voss',
);
const SECOND = quoted('We will charge the ferry at night,', 'Karla Voss');
const BRIEF = quoted('Hm,', 'Nils Brandt');
const LINE = quoted('The line was never built for a ferry of that size,', 'Pia Lund');
const MINISTRY = quoted('The ferry complies with every rule that we know of,', 'ministry', {
  kind: 'organisation',
});
const OLD = quoted('The old ferry will outlive us all and our sons.', 'Jon Falk', {
  background: 'May',
});
const OPTIONS = { lang: 'en', title: 'Aro buys a ferry', terms: ['ferry'], quotesMax: 6 };

function ranked(quotes: readonly Quote[], more: object = {}): readonly Quote[] {
  return rankKeyQuotes(TEXT, quotes, { ...OPTIONS, ...more }).map(({ quote }) => quote);
}

test('one a speaker, people before bodies, brief words late, background last', () => {
  expect(ranked([FIRST, SECOND, BRIEF, LINE, MINISTRY, OLD])).toEqual([
    FIRST,
    LINE,
    MINISTRY,
    BRIEF,
    OLD,
  ]);
});

test('several of one speaker when nobody else speaks', () => {
  expect(ranked([FIRST, SECOND])).toEqual([FIRST, SECOND]);
});

test('no more than asked for', () => {
  expect(ranked([FIRST, LINE, MINISTRY], { quotesMax: 1 })).toEqual([FIRST]);
});

test('of a split quote one part', () => {
  const group = 'a';
  expect(
    ranked([
      { ...FIRST, group },
      { ...SECOND, group },
    ]),
  ).toEqual([{ ...FIRST, group }]);
});

test('none that the summary holds', () => {
  const start = TEXT.indexOf('"A ship');
  const summary = [{ start, end: TEXT.indexOf('\n', start) }];
  expect(ranked([FIRST, LINE], { summary })).toEqual([LINE]);
});

test('the score is the sum of its parts', () => {
  const [best] = rankKeyQuotes(TEXT, [FIRST], OPTIONS);
  const sum = Object.values(best?.scores ?? {}).reduce((total, part) => total + part, 0);
  expect(best?.score).toBeCloseTo(sum);
});

test('nobody speaks, nothing is ranked', () => {
  expect(ranked([])).toEqual([]);
});

test('what the headline quotes comes first', () => {
  const title = '“The line was never built for a ferry”: trouble on Aro';
  expect(ranked([FIRST, LINE], { title, quotesMax: 1 })).toEqual([LINE]);
});

test('a first name alone, as of a child, comes after people with a role', () => {
  const child = { ...LINE, speaker: { name: 'Pia', kind: 'person', role: undefined } } as const;
  const mayor = {
    ...FIRST,
    speaker: { name: 'Karla Voss', kind: 'person', role: 'mayor' },
  } as const;
  expect(ranked([child, mayor])).toEqual([mayor, child]);
});

test('who is against it comes before who says as much of nothing', () => {
  const text = `Aro buys a ship.
"It rains a lot in this place and so it should," said Jon Falk, a farmer.
The council of the next island rejected the plan.
"It rains a lot in that place and so it should," said Pia Lund, a farmer.`;
  const said = (words: string, name: string): Quote => {
    const start = text.indexOf(words);
    const speaker = { name, kind: 'person', role: 'farmer' } as const;
    return { ...FIRST, start, end: start + words.length, speaker };
  };
  const quotes = [
    said('It rains a lot in this place and so it should,', 'Jon Falk'),
    said('It rains a lot in that place and so it should,', 'Pia Lund'),
  ];
  const [, against] = quotes;
  const found = rankKeyQuotes(text, quotes, { ...OPTIONS, terms: [], quotesMax: 2 });
  const stance = found.find(({ quote }) => quote === against)?.scores.stance ?? 0;
  expect(stance).toBeGreaterThan(0);
  expect(found.find(({ quote }) => quote !== against)?.scores.stance).toBe(0);
});
