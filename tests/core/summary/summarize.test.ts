import { expect, test } from 'vitest';
import { summarize } from '../../../src/core/summary/summarize.ts';

function summarized(text: string, lang: string, title: string, sentencesMax = 3): string[] {
  return summarize(text, { lang, title, sentencesMax }).map(({ start, end }) =>
    text.slice(start, end),
  );
}

const FERRY = `MARSTAL, Nov 14 (Newswire) - The island of Aro will get an electric ferry on March 3 after its council voted 11-4 for a loan of 9 million euros.
Photo: Ida Holm
"A ship without a chimney is still a ship," mayor Karla Voss told the council.
She wore a sailor's cap.
The ferry carries 40 cars and will be built in Gdynia.
Recall that the old ferry sank at its mooring in May.
The council room smells of tar.
However, the island's power line can charge it only at night, the grid company warned.
Subscribe to our newsletter`;

test('tells the news in whole sentences, without dateline, credit and look back', () => {
  expect(summarized(FERRY, 'en', 'Aro council votes for an electric ferry')).toEqual([
    'The island of Aro will get an electric ferry on March 3 after its council voted 11-4 for a loan of 9 million euros.',
    'The ferry carries 40 cars and will be built in Gdynia.',
    "However, the island's power line can charge it only at night, the grid company warned.",
  ]);
});

test('the dash of a dateline that ends in an abbreviation is not shown', () => {
  const text =
    'PAWNEE FLATS, Kan. — The island of Aro will get an electric ferry on March 3 for 9 million euros.';
  expect(summarized(text, 'en', 'Aro to get a ferry')).toEqual([text.slice(text.indexOf('The'))]);
});

test('the first words of an article may point at what follows them', () => {
  const text = `C'est fait : la mairie d'Aro achètera le 3 mars un bac électrique pour 9 millions d'euros.
Tour d'horizon des réactions.
C'est fait : l'ancien bac a été vendu le 9 mai.`;
  expect(summarized(text, 'fr', 'Aro achète un bac')).toEqual(text.split('\n').slice(0, 1));
});

test('finds the news behind a scene', () => {
  const text = `Every evening Nils Brandt feeds the gulls on the pier.
He has done so since his wife died.
The port of Aro will ban fishing boats from January 1, its director said on Monday, because 14 seals were found dead in their nets.
The ban covers 60 boats.`;
  expect(summarized(text, 'en', 'Aro port to ban fishing boats over dead seals', 1)).toEqual([
    'The port of Aro will ban fishing boats from January 1, its director said on Monday, because 14 seals were found dead in their nets.',
  ]);
});

const HANGING: readonly [lang: string, title: string, text: string, hanging: string][] = [
  [
    'uk',
    'Острів Аро купує пором',
    'Острів Аро купує електричний пором за 9 млн євро.\n«Корабель без труби – теж корабель», – сказала голова громади Карла Восс.\nВона додала, що 40 авто поїдуть у березні 2031 року.\nПором збудують у Гдині.',
    'Вона додала',
  ],
  [
    'ru',
    'Остров Аро покупает паром',
    'Остров Аро покупает электрический паром за 9 млн евро.\n«Корабль без трубы — тоже корабль», — сказала мэр Карла Восс.\nОна добавила, что 40 машин поедут в марте 2031 года.\nПаром построят в Гдыне.',
    'Она добавила',
  ],
  [
    'de',
    'Insel Aro kauft eine Fähre',
    'Die Insel Aro kauft eine elektrische Fähre für 9 Millionen Euro.\n«Ein Schiff ohne Schornstein ist auch ein Schiff», sagte Karla Voss.\nSie sagte, dass 40 Autos im März 2031 fahren werden.\nDie Fähre wird in Gdingen gebaut.',
    'Sie sagte',
  ],
];

test.each(HANGING)(
  '%s: a pronoun without its sentence is left out',
  (lang, title, text, hanging) => {
    const sentences = summarized(text, lang, title, 2);
    expect(sentences).toHaveLength(2);
    expect(sentences.some((sentence) => sentence.startsWith(hanging))).toBe(false);
  },
);

test('a sentence that only repeats the headline is not taken', () => {
  const text =
    'Aro buys an electric ferry.\nThe council voted 11-4 on Monday for a loan of 9 million euros.\nIt rained.';
  expect(summarized(text, 'en', 'Aro buys an electric ferry', 1)).toEqual([
    'The council voted 11-4 on Monday for a loan of 9 million euros.',
  ]);
});

test('a dateline in sentences of its own is left out', () => {
  const text =
    'Марсталь. 23 ноября. МАЯК - Остров Аро купит электрический паром за 9 млн евро, сообщил мэр Карл Восс.\nДождь шёл.';
  expect(summarized(text, 'ru', 'Аро купит паром', 1)).toEqual([
    'Остров Аро купит электрический паром за 9 млн евро, сообщил мэр Карл Восс.',
  ]);
});

test('a question, an age, a year past and an hour tell less than what is done', () => {
  const text = `The island of Aro will get an electric ferry, its council decided on Monday.
Will the old pier hold it?
Nils Brandt, 78, came at 14:30 and has fished there since 1971.
The ferry costs 9 million euros.`;
  expect(summarized(text, 'en', 'Aro to get an electric ferry', 2)).toEqual([
    'The island of Aro will get an electric ferry, its council decided on Monday.',
    'The ferry costs 9 million euros.',
  ]);
});

test('a sentence that repeats the headline and adds a day or a number is taken', () => {
  const text = `Wyspa Aro zamknie od 1 grudnia na miesiąc port dla ruchu towarowego.
Powodem są lody, poinformował we wtorek burmistrz Aro.`;
  const title = 'Wyspa Aro zamyka na miesiąc port dla ruchu towarowego';
  expect(summarized(text, 'pl', title)).toEqual(text.split('\n'));
  expect(summarized(text.replace(' od 1 grudnia', ''), 'pl', title)).toEqual(
    text.split('\n').slice(1),
  );
});

test('what the headline quotes does not lead away from the news', () => {
  const text = `After the council's vote on a new ferry, fishermen and farmers of Aro protested on Monday.
"A ship without a chimney is still a ship," said Karla Voss, the mayor.
The farmers want a bridge.`;
  const title = 'Protests on Aro over ferry: “A ship without a chimney is still a ship”';
  expect(summarized(text, 'en', title, 1)).toEqual([
    "After the council's vote on a new ferry, fishermen and farmers of Aro protested on Monday.",
  ]);
});

test('what is shown already is avoided', () => {
  const text = 'Aro buys a ferry for 9 million euros. The ferry will carry 40 cars.';
  const avoid = [{ start: 0, end: 10 }];
  const [sentence] = summarize(text, { lang: 'en', title: 'Aro', sentencesMax: 1, avoid });
  expect(text.slice(sentence?.start, sentence?.end)).toBe('The ferry will carry 40 cars.');
});

test.each(['', ' \n\n ', 'no sentence here', 'Read also: all of it'])(
  '“%s” has no summary',
  (text) => expect(summarized(text, 'en', 'Aro')).toEqual([]),
);

const HOSTILE: readonly [string, string][] = [
  ['marks', '"'.repeat(1_000_000)],
  ['initials', 'A. '.repeat(333_333)],
  ['dashes', 'AB - '.repeat(200_000)],
  ['brackets', '(A) '.repeat(250_000)],
  ['one word', 'a'.repeat(1_000_000)],
  ['numbers', '1.'.repeat(500_000)],
];

test.each(HOSTILE)('a megabyte of %s is read in no more time than its head', (_, text) => {
  const started = performance.now();
  summarized(text, 'en', 'Aro');
  expect(performance.now() - started).toBeLessThan(1500);
});
