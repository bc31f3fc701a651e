import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

const PUBLISHED_AT_MS = Date.UTC(2026, 10, 24);

function backgroundOf(lang: string, text: string, publishedAtMs?: number): string | undefined {
  return findQuotes(text, { lang, title: '', publishedAtMs })[0]?.background;
}

test.each<[string, string, string]>([
  [
    'en',
    'October 16',
    'The wish opens the Victory Plan, which President Volodymyr Zelenskyy laid out on October 16. “Russia must permanently lose control over Ukraine,” Zelenskyy said that day.',
  ],
  ['en', 'last year', '“We will rebuild the bridge by spring,” Mayor Ada Pell said last year.'],
  [
    'en',
    'two months ago',
    '“We will rebuild the bridge by spring,” Mayor Ada Pell told the paper two months ago.',
  ],
  [
    'en',
    'November 3',
    '“We will rebuild the bridge by spring,” Mayor Ada Pell said on November 3.',
  ],
  [
    'en',
    '9 May 2024',
    '“The bridge will stand for a hundred years,” Mayor Ada Pell said at the time of the vote, on 9 May 2024.',
  ],
  ['uk', 'торік', '«Ми відбудуємо міст до весни», — казала торік міська голова Ада Пель.'],
  [
    'uk',
    '16 жовтня',
    '16 жовтня міська голова Ада Пель показала план. «Ми відбудуємо міст до весни», — сказала вона тоді.',
  ],
  ['ru', 'в прошлом году', '«Мы отстроим мост к весне», — говорила в прошлом году мэр Ада Пель.'],
  [
    'ru',
    '16 октября',
    '16 октября мэр Ада Пель показала план. «Мы отстроим мост к весне», — сказала она в тот день.',
  ],
  ['pl', 'dwa lata temu', '„Odbudujemy most do wiosny” – mówiła dwa lata temu burmistrz Ada Pel.'],
  [
    'pl',
    '16 października',
    '16 października burmistrz Ada Pel pokazała plan. „Odbudujemy most do wiosny” – powiedziała wtedy.',
  ],
  [
    'de',
    'im vergangenen Jahr',
    '„Wir bauen die Brücke bis zum Frühjahr wieder auf“, sagte Bürgermeisterin Ada Pell im vergangenen Jahr.',
  ],
  [
    'de',
    '16. Oktober',
    'Am 16. Oktober stellte Bürgermeisterin Ada Pell den Plan vor. „Wir bauen die Brücke wieder auf“, sagte sie damals.',
  ],
  [
    'fr',
    'l’an dernier',
    '« Nous rebâtirons le pont au printemps », disait l’an dernier la maire Ada Pell.',
  ],
  [
    'fr',
    '16 octobre',
    'Le 16 octobre, la maire Ada Pell a montré le plan. « Nous rebâtirons le pont au printemps », disait-elle ce jour-là.',
  ],
  ['en', 'May 3, 2024', '“We will rebuild it all,” Ada Pell said on May 3, 2024, before the vote.'],
  ['en', 'once said', '“We will rebuild the bridge by spring,” Ada Pell once said.'],
])('%s: words of %s are background: %s', (lang, occasion, text) => {
  expect(backgroundOf(lang, text, PUBLISHED_AT_MS)).toBe(occasion);
});

test.each<[string, string]>([
  ['en', '“We will rebuild the bridge by spring,” Mayor Ada Pell said on Tuesday.'],
  ['en', '“We will rebuild the bridge by spring,” Mayor Ada Pell said on November 23.'],
  [
    'en',
    'The council meets on December 3. “We will rebuild the bridge by spring,” Mayor Ada Pell said.',
  ],
  ['en', '“We will rebuild the bridge by 3 March next year,” Mayor Ada Pell said.'],
  ['en', 'The bridge fell last year. “We will rebuild it by the spring,” Mayor Ada Pell said.'],
  [
    'en',
    'Mayor Ada Pell, elected last year, spoke first. “We will rebuild it by the spring,” Pell said.',
  ],
  ['uk', '«Ми відбудуємо міст до весни», — сказала міська голова Ада Пель у вівторок.'],
  ['fr', '« Nous rebâtirons le pont au printemps », a dit mardi la maire Ada Pell.'],
  ['en', '“We will rebuild the bridge by spring,” said Mayor Ada Pell, who was elected last year.'],
  ['en', '“We will rebuild the bridge by spring,” said Ada Pell, whose term ends on November 3.'],
  ['en', '“We will rebuild the bridge,” Pell said of the span which fell two years ago.'],
  ['fr', '« Nous rebâtirons le pont au printemps », a dit la maire Ada Pell, élue l’an dernier.'],
  ['uk', '«Ми відбудуємо міст до весни», — сказала Ада Пель, яку обрали торік.'],
  [
    'de',
    '„Wir bauen die Brücke wieder auf“, sagte Ada Pell, die im vergangenen Jahr gewählt wurde.',
  ],
])('%s: words of these days are none: %s', (lang, text) => {
  expect(backgroundOf(lang, text, PUBLISHED_AT_MS)).toBeUndefined();
});

test('a bare date says nothing of its age while nobody knows when the article appeared', () => {
  const text = '“We will rebuild the bridge by spring,” Mayor Ada Pell said on November 3.';
  expect(backgroundOf('en', text)).toBeUndefined();
});
