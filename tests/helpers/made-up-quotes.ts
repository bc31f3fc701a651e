import { createRandom } from '../bench/made-up-news.ts';

/** A made-up quote and who says it; `spellings`: the speaker's name in other alphabets and presses, the first as archived. */
export interface MadeUpQuote {
  readonly lang: string;
  readonly words: string;
  readonly spellings: readonly string[];
}

interface Language {
  readonly lang: string;
  /** `{w}` a made-up word, `{n}` a number, `{p}` a name; `{not}` the negation, of which each sentence has one or none. */
  readonly sentences: readonly string[];
  readonly not: string;
  readonly syllables: string;
}

const LANGUAGES: readonly Language[] = [
  {
    lang: 'en',
    not: 'not',
    syllables: 'ba ker lo min da tor vel so pra nik hul em ost ri ga fen',
    sentences: [
      'We will {not} close the {w} of {p} before {n} {w} have left, and every {w} knows it',
      'The {w} did {not} ask for {n} {w}, it asked for one {w} that keeps its {w}',
      'Nobody in {p} has seen the {w}, yet {n} {w} say that they can hear its {w}',
      'If {p} wants the {w}, it should {not} send {n} {w} to look for a {w}',
      'I have counted {n} {w} in the {w}, and I do {not} believe that {p} has fewer {w}',
      '{p} promised a {w}; what came was {n} {w} and a very long {w} about the {w}',
    ],
  },
  {
    lang: 'uk',
    not: 'не',
    syllables: 'ба кер ло мін да тор вел со пра ник гул ем ост рі га фен',
    sentences: [
      'Ми {not} закриємо {w} у {p}, доки {n} {w} чекають на свій {w}',
      'Якщо {p} просить {w}, то {n} {w} цього {not} змінять, бо {w} уже стоїть біля {w}',
      'Я порахувала {n} {w}, і кожен {w} мав свою {w}, тому {p} {not} має що додати',
      'Без {w} ми були {n} {w}, а тепер маємо {w}, яку {p} називає {w}',
    ],
  },
  {
    lang: 'ru',
    not: 'не',
    syllables: 'ба кер ло мин да тор вел со пра ник гул ем ост ри га фен',
    sentences: [
      'Мы {not} закроем {w} в {p}, пока {n} {w} ждут свою {w}',
      'Если {p} просит {w}, то {n} {w} этого {not} изменят, ведь {w} уже стоит у {w}',
      'Я насчитал {n} {w}, и каждый {w} знал про {w}, а {p} {not} знает до сих пор',
      'Без {w} нас было {n} {w}, а теперь есть {w}, которую {p} называет {w}',
    ],
  },
  {
    lang: 'pl',
    not: 'nie',
    syllables: 'ba ker ło min da tor wel so pra nik hul em ost ry ga fen',
    sentences: [
      'My {not} zamkniemy {w} w {p}, dopóki {n} {w} czeka na swoją {w}',
      'Jeśli {p} chce {w}, to {n} {w} tego {not} zmieni, bo {w} stoi już przy {w}',
      'Policzyłam {n} {w} i każdy {w} miał swoją {w}, ale {p} {not} chce o tym słyszeć',
    ],
  },
  {
    lang: 'de',
    not: 'nicht',
    syllables: 'ba ker lo min da tor wel so pra nik hul em ost ri ga fen',
    sentences: [
      'Wir werden {w} in {p} {not} schließen, solange {n} {w} auf ihre {w} warten',
      'Wenn {p} eine {w} will, ändern {n} {w} daran {not} viel, denn die {w} steht schon bei {w}',
      'Ich habe {n} {w} gezählt, und jede {w} hatte ihren {w}, nur {p} hat davon {not} gehört',
    ],
  },
  {
    lang: 'fr',
    not: 'pas',
    syllables: 'ba ker lo min da tor vel so pra nic hul em ost ri ga fen',
    sentences: [
      'Nous ne fermerons {not} le {w} de {p} tant que {n} {w} attendent leur {w}',
      'Si {p} veut un {w}, ce ne sont {not} {n} {w} qui changeront la {w} près du {w}',
      "J'ai compté {n} {w}, et chaque {w} avait son {w}, mais {p} n'en veut {not} entendre parler",
    ],
  },
];

const SPEAKERS: readonly (readonly string[])[] = [
  ['Orest Malyk', 'Орест Малик', 'Malyk'],
  ['Ірина Гордій', 'Iryna Hordii', 'Гордій'],
  ['Сергей Лунин', 'Serhii Lunin', 'Лунин'],
  ['Helga Brandt', 'Brandt', 'Minister Helga Brandt'],
  ['Jean Marchal', 'Marchal', 'President Jean Marchal'],
  ['Zofia Wilk', 'Wilk', 'Minister Zofia Wilk'],
  ['Agnes Holloway', 'Holloway', 'Dr Agnes Holloway'],
  ['Tomas Kubat', 'Kubat', 'Prime Minister Tomas Kubat'],
  ['Денис Шевчук', 'Denys Shevchuk', 'Шевчук'],
  ['Luis Navarro', 'Navarro', 'General Luis Navarro'],
];

export interface QuoteMaker {
  /** Another quote at each call: the same seed, the same ones in the same order. */
  readonly quote: () => MadeUpQuote;
  readonly word: (lang: string) => string;
  readonly name: (lang: string) => string;
  readonly number: () => string;
  readonly random: () => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
  /** Somebody else than the speaker of this quote. */
  readonly otherSpeaker: (than: MadeUpQuote) => string;
  readonly negationOf: (lang: string) => string;
}

/** A maker of quotes in six languages out of made-up words. The same seed makes the same ones. */
export function createQuoteMaker(seed: number): QuoteMaker {
  const random = createRandom(seed);
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value;
  const languageOf = (lang: string): Language =>
    LANGUAGES.find((language) => language.lang === lang) ?? (LANGUAGES[0] as Language);
  const word = (lang: string): string => {
    const syllables = languageOf(lang).syllables.split(' ');
    return Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join('');
  };
  const name = (lang: string): string => {
    const letters = word(lang);
    return letters.charAt(0).toUpperCase() + letters.slice(1);
  };
  const number = (): string => String(2 + Math.floor(random() * 900));
  const sentence = ({ lang, sentences, not }: Language): string =>
    pick(sentences).replace(/\{(w|n|p|not)\}/gu, (_, slot: string) => {
      if (slot === 'w') return word(lang);
      if (slot === 'n') return number();
      return slot === 'p' ? name(lang) : not;
    });
  return {
    random,
    pick,
    word,
    name,
    number,
    negationOf: (lang) => languageOf(lang).not,
    otherSpeaker: ({ spellings }) => pick(pick(SPEAKERS.filter((other) => other !== spellings))),
    quote: () => {
      const language = pick(LANGUAGES);
      const count = random() < 0.3 ? 2 : 1;
      const words = Array.from({ length: count }, () => sentence(language)).join('. ');
      return { lang: language.lang, words: `${words}.`, spellings: pick(SPEAKERS) };
    },
  };
}
