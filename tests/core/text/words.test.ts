import { describe, expect, test } from 'vitest';
import { findWords, WORD_UNITS_MAX } from '../../../src/core/text/words.ts';

const formsOf = (text: string): string[] => findWords(text).map(({ forms }) => forms.join('|'));

describe('what is a word', () => {
  test.each([
    ['a run of letters and digits', 'Kyiv, 2024: T-72 rolls', ['kyiv', '2024', 't', '72', 'rolls']],
    [
      'dots and dashes part',
      'U.S. F-16 caliber.az snake_case',
      ['u', 's', 'f', '16', 'caliber', 'az', 'snake', 'case'],
    ],
    [
      'compatibility characters are plain ones',
      'ﬁnal № ５ Ⅷ ㎏',
      ['final', 'no', '5', 'viii', 'kg'],
    ],
    ['a fraction is two numbers', '½', ['1', '2']],
    [
      'letters and their marks, composed or not',
      'Cafe\u0301 Łódź Й\u0306',
      ['cafe', 'lodz', 'й\u0306'],
    ],
    [
      'soft hyphens and zero-width characters go',
      'про\u00adек\u200bт\u2060у \ufeffтак',
      ['проекту', 'так'],
    ],
    ['stress marks go', 'за\u0301мок заму\u0300ка ѝ', ['замок', 'замука', 'и']],
    ['a stress behind a zero-width character goes too', 'а\u200d\u0301б', ['аб']],
    ['й and ї are letters of their own', 'Йосип їжак', ['йосип', 'їжак']],
    ['ё is е, ґ is г', 'Ёлка ґрати', ['елка', 'грати']],
    [
      'Latin diacritics and special letters',
      'Erdoğan Kılıç Ångström Æther œuvre Straße Đoković',
      ['erdogan', 'kilic', 'angstrom', 'aether', 'oeuvre', 'strasse', 'dokovic'],
    ],
    ['an emoji is no word, nor is a keycap', '👩‍⚕️ so 🇺🇦 1\ufe0f\u20e3', ['so', '1\u20e3']],
    ['nothing in nothing', ' — … !', []],
  ])('%s', (_, text, expected) => {
    expect(formsOf(text)).toEqual(expected);
  });

  test.each([
    [
      'every apostrophe joins letters',
      "п'ять п’ять пʼять п‘ять п′ять пʹять п`ять",
      Array<string>(7).fill('пять'),
    ],
    ['in names', "O'Brien O’Brien", ['obrien', 'obrien']],
    [
      'quotation marks are not apostrophes',
      "'quoted' ’90s rock ’n’ roll",
      ['quoted', '90s', 'rock', 'n', 'roll'],
    ],
    ["English 's is dropped", "NATO's NATO’S Putin's", ['nato', 'nato', 'putin']],
    ['a plural owner keeps its s', "allies' plan", ['allies', 'plan']],
    [
      'elided articles split off',
      "l’OTAN d'Ukraine dell'Unione qu'elle L'Aquila un'ora sull’Europa",
      ['otan', 'ukraine', 'unione', 'elle', 'aquila', 'ora', 'europa'],
    ],
    ['before an acronym too', "l'FMI all'FBI", ['fmi', 'fbi']],
    [
      'but not where nothing was elided',
      "aujourd'hui L'viv D'Souza don't",
      ['aujourdhui', 'lviv', 'dsouza', 'dont'],
    ],
  ])('apostrophes: %s', (_, text, expected) => {
    expect(formsOf(text)).toEqual(expected);
  });

  test.each([
    ['Latin letters in a Cyrillic word', 'Зeленcький Kиїв', ['зеленський', 'київ']],
    ['Cyrillic letters in a Latin word', 'NАTО Раris', ['nato', 'paris']],
    ['both ways possible: both readings, the likelier first', 'НАTО', ['нато|hato']],
    ['beyond repair', 'NATOвський', ['natoвський']],
    ['one script is never touched', 'СОР COP', ['сор', 'cop']],
  ])('look-alikes: %s', (_, text, expected) => {
    expect(formsOf(text)).toEqual(expected);
  });

  test('exact letters keep case and accents, and are not repaired', () => {
    expect(findWords('Zełenski’s НАTO d’État').map(({ exact }) => exact)).toEqual([
      'Zełenski',
      'НАTO',
      'État',
    ]);
  });

  test('places are offsets into the raw text, without what was dropped', () => {
    const text = '«l’OTAN» — NATO’s ﬁve за\u0301мок, п’ять';
    expect(findWords(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'OTAN',
      'NATO',
      'ﬁve',
      'за\u0301мок',
      'п’ять',
    ]);
  });

  test('a hostile text stays cheap and its words bounded', () => {
    const marks = `a${'\u0301\u0316'.repeat(50_000)}`;
    const [zalgo] = findWords(marks);
    expect(zalgo?.exact.length).toBeLessThanOrEqual(WORD_UNITS_MAX);
    expect(findWords('x'.repeat(100_000))[0]?.forms[0]).toHaveLength(WORD_UNITS_MAX);
    expect(findWords("a'".repeat(50_000))).toHaveLength(1);
    expect(findWords('\u200b'.repeat(100_000))).toEqual([]);
  });
});
