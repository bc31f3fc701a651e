import { describe, expect, test } from 'vitest';
import {
  ENDING_LANGUAGES,
  type EndingLanguage,
  endingLanguageOf,
  findStems,
  findStemsInAnyLanguage,
} from '../../../src/core/text/endings.ts';
import { findWords } from '../../../src/core/text/words.ts';

function isSame(left: string, right: string, language: EndingLanguage): boolean {
  const stems = (word: string): readonly string[] =>
    findWords(word).flatMap(({ forms }) => forms.flatMap((form) => findStems(form, language)));
  return stems(left).some((stem) => stems(right).includes(stem));
}

describe('words that are the same but for their ending', () => {
  test.each<[EndingLanguage, string]>([
    ['uk', 'Київ Києва Києву Києвом Києві'],
    ['uk', 'Харків Харкова Харкову Харковом Харкові'],
    ['uk', 'Львів Львова Львові'],
    ['uk', 'Миколаїв Миколаєва Миколаєві'],
    ['uk', 'Зеленський Зеленського Зеленському Зеленським'],
    ['uk', 'Росія Росії Росію Росією'],
    ['uk', 'Україна України Україні Україну Україною'],
    ['uk', 'Авдіївка Авдіївки Авдіївку Авдіївкою Авдіївці'],
    ['uk', 'Прага Праги Празі'],
    ['uk', 'бригада бригади бригаді бригаду бригадою бригад бригадам бригадами бригадах'],
    ['uk', 'президент президента президентові президентом президенти президентів президентам'],
    ['uk', 'рішення рішенню рішенням рішень'],
    ['uk', 'область області областю областей'],
    ['uk', 'армія армії армію армією армій'],
    ['uk', 'камінь каменя каменем'],
    ['uk', 'Газпром Газпрому Газпромом'],
    ['uk', 'Шмигаль Шмигаля Шмигалю Шмигалем Шмигалеві'],
    ['uk', 'українська української українській українську українською українські українських'],
    ['ru', 'Киев Киева Киеву Киевом Киеве'],
    ['ru', 'Россия России Россию Россией'],
    ['ru', 'Зеленский Зеленского Зеленскому Зеленским'],
    ['ru', 'решение решения решению решением решении решений'],
    ['ru', 'Лавров Лаврова Лаврову Лавровым Лаврове'],
    ['ru', 'новый нового новому новым новая новой новую новое новые новых новыми'],
    ['ru', 'Китай Китая Китаю Китаем'],
    ['be', 'Кіеў Кіева Кіеву Кіеве'],
    ['be', 'Зяленскі Зяленскага Зяленскаму Зяленскім'],
    ['be', 'прэзідэнт прэзідэнта прэзідэнты прэзідэнтаў прэзідэнтам'],
    ['be', 'Беларусь Беларусі'],
    ['bg', 'президент президентът президента президенти президентите'],
    ['bg', 'война войната войни войните'],
    ['pl', 'Ukraina Ukrainy Ukrainie Ukrainę Ukrainą Ukraino'],
    ['pl', 'Kijów Kijowa Kijowie Kijowowi Kijowem'],
    ['pl', 'Zełenski Zełenskiego Zełenskiemu Zełenskim'],
    ['pl', 'Polska Polski Polsce Polskę Polską'],
    ['pl', 'prezydent prezydenta prezydentowi prezydentem prezydencie prezydentów'],
    ['en', 'missile missiles'],
    ['en', 'ally allies'],
    ['en', 'bus buses'],
    ['en', 'Houthi Houthis'],
    ['en', 'virus viruses'],
    ['de', 'Kraftwerk Kraftwerke Kraftwerkes Kraftwerken'],
    ['de', 'Kanzler Kanzlers'],
    ['de', 'Land Länder Landes'],
    ['de', 'Rakete Raketen'],
    ['fr', 'allié alliés alliée alliées'],
    ['fr', 'bureau bureaux'],
    ['fr', 'missile missiles'],
  ])('%s: %s', (language, forms) => {
    const [first = '', ...others] = forms.split(' ');
    expect(others.filter((other) => !isSame(first, other, language))).toEqual([]);
  });

  test.each<[EndingLanguage, string, string]>([
    ['uk', 'Росія', 'роса'],
    ['uk', 'Росія', 'російський'],
    ['uk', 'Україна', 'український'],
    ['uk', 'рік', 'року'],
    ['uk', 'Київ', 'кияни'],
    ['ru', 'Киев', 'Київ'],
    ['ru', 'Львов', 'Львів'],
    ['ru', 'Россия', 'россияне'],
    ['uk', 'Зеленский', 'Зеленський'],
    ['en', 'member', 'membership'],
    ['en', 'news', 'new'],
    ['en', 'press', 'pres'],
    ['en', 'James', 'jam'],
    ['en', 'talk', 'talked'],
    ['en', 'Raketen', 'Rakete'],
    ['de', 'Rakete', 'Raketenwerfer'],
    ['pl', 'Polska', 'Polak'],
    ['fr', 'guerre', 'guerrier'],
  ])('%s: %s is not %s', (language, left, right) => {
    expect(isSame(left, right, language)).toBe(false);
  });

  test('words of three letters or fewer never change', () => {
    for (const language of ENDING_LANGUAGES) {
      for (const word of ['eus', 'gas', 'сша', 'рік', 'usa', 'оон'])
        expect(findStems(word, language)).toEqual([word]);
    }
  });

  test('the script decides before the language: Cyrillic in an English item, Latin in a Ukrainian one', () => {
    expect(isSame('Харків', 'Харкова', 'en')).toBe(true);
    expect(isSame('России', 'Россия', 'de')).toBe(true);
    expect(isSame('missile', 'missiles', 'uk')).toBe(true);
  });

  test('other scripts have no endings', () => {
    expect(findStems('ειρήνη', 'en')).toEqual(['ειρήνη']);
  });

  test.each([
    ['uk', 'uk'],
    ['PL-pl', 'pl'],
    ['pt-BR', 'en'],
    ['', 'en'],
  ])('the language tag %s is read as %s', (tag, expected) => {
    expect(endingLanguageOf(tag)).toBe(expected);
  });

  test('a search asks for the stems of all languages', () => {
    expect(findStemsInAnyLanguage('raketen')).toEqual(expect.arrayContaining(['raketen', 'raket']));
  });
});
