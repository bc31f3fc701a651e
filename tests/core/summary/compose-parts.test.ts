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

test('what leans on words that the headline quotes may stand below the headline', () => {
  const text = `"We will not sell the last ferry."
With that sentence, mayor Karla Voss opened a meeting of 12 islands in Gdynia on Wednesday.
The islands carry 40 cars a day.`;
  const title = '"We will not sell the last ferry", mayor of Aro tells islands';
  expect(sentencesOf(text, title, 400)).toEqual(text.split('\n').slice(1));
  expect(sentencesOf(text, 'Mayor of Aro speaks to islands', 400)).toEqual(
    text.split('\n').slice(2),
  );
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

function sentencesOf(text: string, title: string, charactersMax: number): string[] {
  const parts = chooseAlertParts(text, { ...OPTIONS, title, quotes: [], charactersMax });
  return [parts.lead, ...parts.afterLead, ...parts.more, parts.qualifier].flatMap((span) =>
    span === undefined ? [] : text.slice(span.start, span.end),
  );
}

test('two short facts are shown where one long sentence would take their room', () => {
  const lead = 'The island of Aro will get an electric ferry on March 3, its council decided.';
  const long =
    'The ferry, which was drawn by an office in Gdynia that had drawn 14 of the kind before and is known for its quiet hulls, carries 40 cars and 212 people on two decks.';
  const text = `${lead}\n${long}\nThree members voted against it.\nA court will hear their complaint on May 9.`;
  const room = lead.length + long.length + 10;
  const shownThere = sentencesOf(text, 'Aro to get an electric ferry', room);
  expect(shownThere).toEqual([
    lead,
    'Three members voted against it.',
    'A court will hear their complaint on May 9.',
  ]);
});

test('a sentence that says what the headline says is not shown, whatever room there is', () => {
  const text = `The port of Aro opened its third dock for ferries on Monday.
Aro opens its third dock for ferries.
It will serve 40 ships a month.
The dock is paid for by Norway and the Netherlands.`;
  expect(sentencesOf(text, 'Aro opens its third dock for ferries', 1100)).not.toContain(
    'Aro opens its third dock for ferries.',
  );
});

test('somebody whom the sentence before does not name is not shown', () => {
  const text = `The mayor of Aro, Karla Voss, asked 32 islands on Monday to pay for a ferry of 9 million euros.
The final vote is expected on Friday.
She also met 12 sailors of the old ferry.`;
  expect(sentencesOf(text, 'Aro asks islands to pay for its ferry', 1100)).toEqual(
    text.split('\n').slice(0, 2),
  );
});

test('the last sentence stands where the article has it, unless it speaks against the headline', () => {
  const text = `The island of Aro will get an electric ferry on March 3 after a vote of 11 to 4.
It costs 9 million euros, of which 2 million come from the state.
The ferry carries 40 cars and 212 people.
A court will hear the complaint of 7 neighbours on May 9.`;
  expect(sentencesOf(text, 'Aro to get an electric ferry', 1100)).toEqual(text.split('\n'));
});

test('"according to him" may stand behind the quote of whom the sentence before introduces', () => {
  const text = `The island of Aro will get an electric ferry on Monday, its council decided.
The decision was announced by the harbour master, Nils Brandt, in Gdynia.
"It will carry the first 31 cars to Egypt and back, and nobody will hear it," Brandt said.
According to him, the repair of 2 berths will cost 640 million crowns.`;
  expect(sentencesOf(text, 'Aro to get an electric ferry', 1100)).toContain(
    text.split('\n').at(-1),
  );
});

test('a sentence before a speech with a dash is a sentence of its own', () => {
  const text = `Wyspa Aro kupi w poniedziałek prom elektryczny za 9 mln euro.
W wypadku starego promu zginęło czterech marynarzy. — To był zły statek — mówi Karla Voss.`;
  const parts = chooseAlertParts(text, {
    lang: 'pl',
    title: 'Aro kupuje prom',
    quotes: [],
    terms: [],
    charactersMax: 1100,
  });
  const shownThere = [parts.lead, ...parts.more, parts.qualifier].map((span) =>
    text.slice(span?.start, span?.end),
  );
  expect(shownThere).toContain('W wypadku starego promu zginęło czterech marynarzy.');
});

test('a sentence that is mostly words of somebody is shown as a quote', () => {
  const text = `The island of Aro will get an electric ferry on March 3 after a vote of 11 to 4.
"A ship without a chimney is still a ship for 40 cars," Voss told them on Monday.`;
  expect(sentencesOf(text, 'Aro to get an electric ferry', 1100)).toEqual([text.split('\n')[0]]);
});

test('speech that a dash opened is no sentence of the article until somebody is named for it', () => {
  const text = `Остров Аро купит в понедельник электрический паром за 9 млн евро.
— Это будет паром для всех 40 машин. Вторую линию откроют 3 марта, — говорит Карла Восс. Старый паром разберут 9 мая.`;
  const parts = chooseAlertParts(text, {
    lang: 'ru',
    title: 'Аро покупает паром',
    quotes: [],
    terms: [],
    charactersMax: 1100,
  });
  const shownThere = [parts.lead, ...parts.more, parts.qualifier].flatMap((span) =>
    span === undefined ? [] : text.slice(span.start, span.end),
  );
  expect(shownThere).toEqual([text.split('\n')[0], 'Старый паром разберут 9 мая.']);
});

test('speech that a dash opens inside a paragraph is no sentence of the article either', () => {
  const text = `Wyspa Aro kupi w poniedziałek prom elektryczny za 9 mln euro.
We wtorek do ludzi wyszedł burmistrz. – Nie sprzedam tego promu. Ale 40 statków nie będzie czekać – powiedział.
Karla Voss: – Prom będzie miał 12 kajut. Drugi kupimy 3 marca.`;
  const parts = chooseAlertParts(text, {
    lang: 'pl',
    title: 'Aro kupuje prom',
    quotes: [],
    terms: [],
    charactersMax: 1100,
  });
  const shownThere = [parts.lead, ...parts.more, parts.qualifier].flatMap((span) =>
    span === undefined ? [] : text.slice(span.start, span.end),
  );
  expect(shownThere).toEqual([text.split('\n')[0], 'We wtorek do ludzi wyszedł burmistrz.']);
});

function quotedIn(text: string, words: string, name: string): Quote {
  const [model] = QUOTES;
  const start = text.indexOf(words);
  if (model === undefined || start === -1) throw new Error(words);
  const speaker = { name, kind: 'person', role: 'clerk' } as const;
  return { ...model, start, end: start + words.length, speaker };
}

test.each([
  [
    'a third quote about something else gives way to facts',
    'My aunt once painted a boat blue and never went to sea in it',
    2,
  ],
  [
    '… one about the news does not',
    'Voss promised Aro this ferry for nine winters and kept her word',
    3,
  ],
])('%s', (_, third, shownQuotes) => {
  const text = `The island of Aro will get an electric ferry on March 3 after a vote of 11 to 4.
"A ferry costs Aro less than waiting for the weather," mayor Karla Voss told the council.
"Voss never asked Aro how the ferry is charged," said Pia Lund.
"${third}," said Ole Berg.
The ferry carries 40 cars and 212 people on two decks.
A court will hear the complaint of 7 neighbours against it on May 9.`;
  const parts = chooseAlertParts(text, {
    ...OPTIONS,
    title: 'Aro to get an electric ferry, says Voss',
    quotes: [
      quotedIn(text, 'A ferry costs Aro less than waiting for the weather,', 'Karla Voss'),
      quotedIn(text, 'Voss never asked Aro how the ferry is charged,', 'Pia Lund'),
      quotedIn(text, `${third},`, 'Ole Berg'),
    ],
    charactersMax: 400,
  });
  expect(parts.quotes).toHaveLength(shownQuotes);
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
