import { expect, test } from 'vitest';
import type { Quote } from '../../../src/core/quote/quote.ts';
import { chooseAlertParts, measureQuoteLines } from '../../../src/core/summary/compose-parts.ts';

const TEXT = `The island of Aro will get an electric ferry on March 3 after its council voted 11-4 for a loan of 9 million euros.
"A ship without a chimney is still a ship," mayor Karla Voss told the council.
"The line was never built for that," said Pia Lund, head of the grid company.
The ferry carries 40 cars and will be built in Gdynia.
Two council members left the room.
However, the power line can charge it only at night until 2033, the grid company warned.`;

function quoted(words: string, name: string, role: string): Quote {
  const start = TEXT.indexOf(words);
  return {
    start,
    end: start + words.length,
    speaker: { name, kind: 'person', role },
    confidence: 1,
    cue: 'told',
    via: undefined,
    background: undefined,
    group: undefined,
  };
}

const QUOTES = [
  quoted('A ship without a chimney is still a ship,', 'Karla Voss', 'mayor'),
  quoted('The line was never built for that,', 'Pia Lund', 'head of the grid company'),
];
const OPTIONS = {
  lang: 'en',
  title: 'Aro to get an electric ferry',
  quotes: QUOTES,
  terms: ['ferry'],
};

function shown(charactersMax: number): {
  lead: string;
  quotes: string[];
  more: string[];
  qualifier: string;
  dropped: string[];
  characters: number;
} {
  const parts = chooseAlertParts(TEXT, { ...OPTIONS, charactersMax });
  const read = (span: { start: number; end: number } | undefined): string =>
    span === undefined ? '' : TEXT.slice(span.start, span.end);
  const lead = read(parts.lead);
  const qualifier = read(parts.qualifier);
  const more = parts.more.map(read);
  const sentences = [lead, ...more, qualifier].reduce((sum, sentence) => sum + sentence.length, 0);
  return {
    lead,
    quotes: parts.quotes.map(({ quote }) => read(quote)),
    more,
    qualifier,
    dropped: parts.dropped.map(({ quote }) => read(quote)),
    characters: parts.quotes.reduce((sum, { quote }) => sum + measureQuoteLines(quote), sentences),
  };
}

test('a standard alert: the news, the words, and what speaks against the headline', () => {
  const { lead, quotes, more, qualifier, dropped } = shown(1100);
  expect(lead).toMatch(/^The island of Aro/);
  expect(quotes).toEqual(QUOTES.map(({ start, end }) => TEXT.slice(start, end)));
  expect(more).toContain('The ferry carries 40 cars and will be built in Gdynia.');
  expect(qualifier).toMatch(/^However,/);
  expect(dropped).toEqual([]);
});

test.each([0, 40, 120, 200, 260, 330, 400, 500, 700])('%i characters are not exceeded', (max) => {
  expect(shown(max).characters).toBeLessThanOrEqual(max);
});

test('what does not fit is named, whole', () => {
  const { lead, quotes, dropped } = shown(190);
  expect(lead).toMatch(/^The island of Aro/);
  expect([...quotes, ...dropped]).toHaveLength(2);
  expect(dropped.length).toBeGreaterThan(0);
});

test('two sentences when only two are wanted', () => {
  const parts = chooseAlertParts(TEXT, { ...OPTIONS, charactersMax: 1100, sentencesMax: 2 });
  expect(parts.more).toEqual([]);
});

test('a sentence that leans on the lead stands right behind it', () => {
  const text = `The island of Aro signed a contract for an electric ferry on Monday.
It takes effect on January 1 and costs 9 million euros.
"A ship without a chimney is still a ship," mayor Karla Voss said.`;
  const parts = chooseAlertParts(text, { ...OPTIONS, quotes: [], charactersMax: 400 });
  expect(parts.afterLead.map(({ start, end }) => text.slice(start, end))).toEqual([
    'It takes effect on January 1 and costs 9 million euros.',
  ]);
});

test('what leans on the second sentence brings it up behind the lead', () => {
  const text = `Das Gericht in Aro hat ein Ehepaar wegen Schmuggels zu Haftstrafen verurteilt.
Karl Voss, ein früherer Lotse, muss am 3. März für fünf Jahre und sechs Monate ins Gefängnis.
Seine Frau Pia erhielt am Montag drei Jahre.
"Ich war verschuldet", sagte Voss.`;
  const parts = chooseAlertParts(text, {
    lang: 'de',
    title: 'Ehepaar von Aro verurteilt',
    quotes: [],
    terms: [],
    charactersMax: 400,
  });
  expect(parts.afterLead.map(({ start, end }) => text.slice(start, end))).toEqual(
    text.split('\n').slice(1, 3),
  );
  expect(parts.qualifier).toBeUndefined();
});

test('a text without sentences still shows its quotes', () => {
  const parts = chooseAlertParts('', { ...OPTIONS, quotes: [], charactersMax: 1100 });
  expect(parts).toEqual({
    lead: undefined,
    afterLead: [],
    quotes: [],
    more: [],
    qualifier: undefined,
    dropped: [],
  });
});
