import { expect, test } from 'vitest';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';

type Language = 'en' | 'de' | 'uk' | 'ru' | 'pl' | 'fr';

/** One sentence of speech a language, whose speaker's name is followed by what the case says. */
const SENTENCES: Readonly<Record<Language, (phrase: string) => string>> = {
  en: (phrase) => `“The pumps ran all night and nobody slept,” said Ingrid Solvang, ${phrase}.`,
  de: (phrase) => `„Die Pumpen liefen die ganze Nacht“, sagte Ingrid Solvang, ${phrase}.`,
  uk: (phrase) => `«Насоси працювали цілу ніч, і ніхто не спав», — сказала Олена Бойко, ${phrase}.`,
  ru: (phrase) => `«Насосы работали всю ночь, и никто не спал», — сказала Елена Бойко, ${phrase}.`,
  pl: (phrase) =>
    `„Pompy pracowały całą noc i nikt nie spał” – powiedziała Anna Zawadzka, ${phrase}.`,
  fr: (phrase) => `« Les pompes ont tourné toute la nuit », a déclaré Ingrid Solvang, ${phrase}.`,
};

function roleOf(language: Language, phrase: string): string | undefined {
  const text = SENTENCES[language](phrase);
  return findQuotes(text, { lang: language, title: 'Flood' })[0]?.speaker?.role;
}

test.each<[Language, string, string]>([
  ['en', 'a sapper with the 12th brigade', 'sapper with the 12th brigade'],
  ['en', 'the port’s night watchman', 'port’s night watchman'],
  ['en', 'a cellist in the city orchestra', 'cellist in the city orchestra'],
  ['en', 'state secretary at the ministry, after talks', 'state secretary at the ministry'],
  ['en', 'vice-chair of the council', 'vice-chair of the council'],
  ['en', 'one of the organisers', 'one of the organisers'],
  ['de', 'Lotsin im Hafen', 'Lotsin im Hafen'],
  ['de', 'Vorständin der Genossenschaft', 'Vorständin der Genossenschaft'],
  ['uk', 'завгосп школи', 'завгосп школи'],
  ['uk', 'сапер 12-ї бригади', 'сапер 12-ї бригади'],
  ['ru', 'ткачиха', 'ткачиха'],
  ['ru', 'виолончелистка оркестра', 'виолончелистка оркестра'],
  ['pl', 'pszczelarka z Łucka', 'pszczelarka z Łucka'],
  ['pl', 'saperka 12. brygady', 'saperka 12. brygady'],
  ['fr', 'grutière au port', 'grutière au port'],
  ['fr', 'tête de liste à Brest', 'tête de liste à Brest'],
])('%s: a noun in no list, set after a full name, is a role: %s', (language, phrase, role) => {
  expect(roleOf(language, phrase)).toBe(role);
});

test.each<[Language, string]>([
  ['en', 'a day after the vote'],
  ['en', 'tears in her eyes'],
  ['en', 'her voice trembling'],
  ['en', 'visibly shaken'],
  ['en', 'in a statement'],
  ['en', 'who runs the ferry'],
  ['de', 'die seit Jahren dort wohnt'],
  ['uk', 'стоячи біля воріт'],
  ['uk', 'яка мешкає поруч'],
  ['ru', 'стоя у ворот'],
  ['pl', 'stojąc przy bramie'],
  ['fr', 'debout devant la grille'],
])('%s: manner, moment and place are none: %s', (language, phrase) => {
  expect(roleOf(language, phrase)).toBeUndefined();
});
