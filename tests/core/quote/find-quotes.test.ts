import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';
import { quoteWords } from '../../../src/core/quote/verbatim.ts';

/** What was found, as "words | speaker | role". */
function read(text: string, lang: string): readonly string[] {
  return findQuotes(text, { lang, title: '' }).map((quote) =>
    [quoteWords(text, quote), quote.speaker?.name ?? '-', quote.speaker?.role ?? '-'].join(' | '),
  );
}

const CASES: readonly { story: string; lang: string; text: string; found: readonly string[] }[] = [
  { story: 'nothing in nothing', lang: 'en', text: '', found: [] },
  {
    story: 'a noun in no list between the verb and a full name is a role',
    lang: 'uk',
    text: 'У навчаннях беруть участь 400 моряків.\n«Ранок був тихий», — сказала доглядалка Елін Брандволд.',
    found: ['Ранок був тихий | Елін Брандволд | доглядалка'],
  },
  {
    story: 'the hearer between the verb and the name is no role',
    lang: 'uk',
    text: '«Ранок був тихий», — сказала журналістам Олена Бойко.',
    found: ['Ранок був тихий | Олена Бойко | -'],
  },
  {
    story: 'a person of whom the sentence before told may say what nothing introduces',
    lang: 'en',
    text: 'Edith Crane, the harbour master, disagreed.\n“We had eleven boats out and counted them home one by one.”',
    found: [
      'We had eleven boats out and counted them home one by one. | Edith Crane | harbour master',
    ],
  },
  {
    story: 'but a body or somebody without a name may not',
    lang: 'en',
    text: 'The harbour authority disagreed.\n“We had eleven boats out and counted them home one by one.”',
    found: ['We had eleven boats out and counted them home one by one. | - | -'],
  },
  {
    story: 'a place behind a role is no surname',
    lang: 'de',
    text: 'Die Bürgermeisterin von Halden, Halina Sroka, kam spät. „Die Kinder schliefen“, sagte sie.',
    found: ['Die Kinder schliefen | Halina Sroka | Bürgermeisterin von Halden'],
  },
  {
    story: 'a split quote and the role that stands before the name',
    lang: 'en',
    text: 'Harbour master Edith Crane called. “The ice came early,” Crane said, “and it will stay.”',
    found: [
      'The ice came early, | Edith Crane | Harbour master',
      'and it will stay. | Edith Crane | Harbour master',
    ],
  },
  {
    story: 'the hearer is not the speaker',
    lang: 'en',
    text: 'Mayor Ann Pell met Senator Carl Rusk. “You owe us a bridge,” Pell told Rusk.',
    found: ['You owe us a bridge, | Ann Pell | Mayor'],
  },
  {
    story: 'scare quotes, titles, ships and plans are nobody’s words',
    lang: 'en',
    text: 'The tanker "Grey Heron" sailed under the "Harbour Plan", a so-called "quiet" route in the film "Nine Buoys".',
    found: [],
  },
  {
    story: 'a couple with one surname is told apart',
    lang: 'en',
    text: 'Tom Ardley, a baker, and his wife, Nora Ardley, a nurse, left on Monday.\n“I packed the bread,” said Tom Ardley.\n“He packed nothing else,” she said.',
    found: [
      'I packed the bread, | Tom Ardley | baker',
      'He packed nothing else, | Nora Ardley | nurse',
    ],
  },
  {
    story: 'a sign and a source without a name get no person’s name',
    lang: 'en',
    text: 'Mayor Ann Pell opened the hall. A sign on the door said “Mind the third step”. “She never minds it,” an aide said on condition of anonymity.',
    found: ['Mind the third step | sign | -', 'She never minds it, | aide | -'],
  },
  {
    story: 'single marks with double ones nested, and apostrophes',
    lang: 'en',
    text: "'The workers' hall isn't \"closed\", it's resting,' Agnes Poole said.",
    found: ["The workers' hall isn't \"closed\", it's resting, | Agnes Poole | -"],
  },
  {
    story: 'Ukrainian: an incise inside the marks, the role three sentences earlier',
    lang: 'uk',
    text: 'Директорка музею Ніна Гайова показала залу. Дощ не вщухав.\n«Дах тече, – пояснила директорка. – Зате ідеї не сохнуть».',
    found: [
      'Дах тече | Ніна Гайова | Директорка музею',
      'Зате ідеї не сохнуть | Ніна Гайова | Директорка музею',
    ],
  },
  {
    story: 'Ukrainian: the dative is the hearer',
    lang: 'uk',
    text: 'Міністр Петро Гнатів приїхав зранку. Гнатіву відповіла лікарка Олена Дзвін: «Ліків немає вже тиждень».',
    found: ['Ліків немає вже тиждень | Олена Дзвін | лікарка'],
  },
  {
    story: 'Russian: dash dialogue',
    lang: 'ru',
    text: 'На пристани ждёт капитан Роман Лужин.\n— Лёд тонкий, — говорит Лужин. — Люди ещё тоньше.',
    found: ['Лёд тонкий | Роман Лужин | капитан', 'Люди ещё тоньше. | Роман Лужин | капитан'],
  },
  {
    story: 'Polish: dash dialogue without commas, and a body that speaks',
    lang: 'pl',
    text: '– Most wytrzyma – powiedział inżynier Jan Dobek. – Ja już nie.\nZarząd Portu milczał do wieczora. „Prace potrwają do maja” – napisano w komunikacie.',
    found: [
      'Most wytrzyma | Jan Dobek | inżynier',
      'Ja już nie. | Jan Dobek | inżynier',
      'Prace potrwają do maja | Zarząd Portu | -',
    ],
  },
  {
    story: 'German: verb first, and the minister again',
    lang: 'de',
    text: 'Umweltministerin Karla Voss besuchte den Deich. «Er hält», sagte die Ministerin. «Noch.»',
    found: ['Er hält | Karla Voss | Umweltministerin', 'Noch. | Karla Voss | Umweltministerin'],
  },
  {
    story: 'French: an inverted incise splits the quote',
    lang: 'fr',
    text: 'La maire de Lorval, Jeanne Picard, attend. « Le pont est vieux, dit-elle, mais nous aussi. »',
    found: [
      'Le pont est vieux | Jeanne Picard | maire de Lorval',
      'mais nous aussi. | Jeanne Picard | maire de Lorval',
    ],
  },
];

test.each(CASES)('$lang: $story', ({ lang, text, found }) => {
  expect(read(text, lang)).toEqual(found);
});

test('speech over paragraphs is one group, whose speaker stands in the last', () => {
  const text = '“The first winter was long.\n“The second was longer,” said warden Ida Stone.';
  const quotes = findQuotes(text, { lang: 'en', title: '' });
  expect(quotes.map((quote) => quote.speaker?.name)).toEqual(['Ida Stone', 'Ida Stone']);
  expect(new Set(quotes.map((quote) => quote.group)).size).toBe(1);
});

test('a letter is where the words come from, and an older occasion is background', () => {
  const letter =
    'In a letter seen by the Ferry Post, Senator Carl Rusk wrote: “The bridge is yours.”';
  expect(findQuotes(letter, { lang: 'en', title: '' })[0]).toMatchObject({
    speaker: { name: 'Carl Rusk' },
    via: 'in a letter seen by the Ferry Post',
    background: undefined,
  });
  const relative =
    'In the letter, which was seen by the Ferry Post, Senator Carl Rusk wrote: “The bridge is yours.”';
  expect(findQuotes(relative, { lang: 'en', title: '' })[0]).toMatchObject({
    via: 'in the letter seen by the Ferry Post',
  });
  const recall = 'Recall that on May 3, Senator Carl Rusk spoke. “The bridge is ours,” Rusk said.';
  expect(findQuotes(recall, { lang: 'en', title: '' })[0]).toMatchObject({ background: 'May 3' });
});

test('a paper that is only spoken of is not where the words come from, and an acronym is part of a role', () => {
  const text =
    'US Secretary of Ferries Nora Pell met the crew.\n“The pier stands,” Pell said, adding that the town seeks a peace based on the principles of the Harbour Charter.';
  expect(findQuotes(text, { lang: 'en', title: '' })[0]).toMatchObject({
    speaker: { name: 'Nora Pell', role: 'US Secretary of Ferries' },
    via: undefined,
  });
});

test('a headline’s quote is found with the headline as the text', () => {
  expect(read('Mayor Pell: “We will not sell the pier”', 'en')).toEqual([
    'We will not sell the pier | Pell | Mayor',
  ]);
});

test.each(['dev', 'blind', 'blind-2', 'blind-3'])(
  'the labelled articles keep their quality: %s',
  (name) => {
    const path = new URL(`../../fixtures/quotes/${name}.jsonl`, import.meta.url);
    const articles = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Article);
    let spans = 0;
    let hits = 0;
    let scare = 0;
    for (const article of articles) {
      const found = findQuotes(article.text, article);
      for (const gold of article.quotes) {
        const same = found.some((quote) => quote.start < gold.end && gold.start < quote.end);
        if (gold.kind === 'direct') spans++;
        if (gold.kind === 'direct' && same) hits++;
        if (
          (gold.kind === 'scare' || gold.kind === 'name') &&
          found.some((quote) => quote.start === gold.start)
        )
          scare++;
      }
    }
    expect(hits / spans).toBeGreaterThan(0.97);
    expect(scare).toBe(0);
  },
);

interface Article {
  readonly text: string;
  readonly lang: string;
  readonly title: string;
  readonly quotes: readonly {
    readonly start: number;
    readonly end: number;
    readonly kind: string;
  }[];
}

test.each([
  'The bridge is closed. An appeal, “Planks for Askby”, has raised £2,740.',
  'He praised her. She listened, he wrote in his memoirs, ‘Dead Air’.',
])('a title behind the noun for what bears it is no speech: %s', (text) => {
  expect(findQuotes(text, { lang: 'en', title: '' })).toEqual([]);
});

test.each([
  [
    'fr',
    'Le chauffeur Jean Pétrin démarre. Soudain la voiture cale. « Il faut y être à l’aube », dit-il. Soudain tout se tait.',
    'Jean Pétrin',
  ],
  ['fr', '« Il pleut trop », a dit la maire de Lourdes, Paule Vidart.', 'Paule Vidart'],
  [
    'uk',
    'Водій Ігор Петрук заводить пікап. Далі пікап іде навпомацки. «Треба встигнути», — каже він.',
    'Ігор Петрук',
  ],
  [
    'uk',
    'У бригаді визнають, що машин бракує. «Ми замовили ще шість», — відповіли там на запитання редакції.',
    'бригада',
  ],
  [
    'ru',
    'Депутат Аркадий Бухтин спорил. Земфира Галина махала.\n\n— Коза ведет, — произнес Бухтин.',
    'Аркадий Бухтин',
  ],
  [
    'en',
    'Councillor Arkady Buchan argued on. “The goat is in the lead,” deadpanned Buchan.',
    'Arkady Buchan',
  ],
  [
    'pl',
    '– Zostało nas dwoje – mówi dr Ksenia Wawer, ordynatorka Szpitala Powiatowego w Drwinie.\n\nZuzanna Mat: Jak się pani dowiedziała?\n\n– Z drzwi. Wisiała tam kartka.\n\nNie przekonał pani?\n\n– Karetki mamy dwie.',
    'Ksenia Wawer',
  ],
  [
    'pl',
    'Sąd skazał go na rok. Obrońca Achim Kurpanik zapowiedział odwołanie. Jego zdaniem sąd pominął opinię. – Podpisywała to, co jej dano – przekonywał.',
    'Achim Kurpanik',
  ],
  [
    'ru',
    'Премьер Виорел Бостан молчит. Депутат Раиса Чебан написала: «Вход платный». Она же напомнила слова Бостана: «Барьеров больше не будет».',
    'Виорел Бостан',
  ],
])('no word that opens a sentence, place or asker speaks: %s, %s', (lang, text, name) => {
  expect(findQuotes(text, { lang, title: '' }).at(-1)?.speaker?.name).toBe(name);
});
