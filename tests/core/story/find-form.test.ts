import { describe, expect, test } from 'vitest';
import { findLoneForm } from '../../../src/core/story/find-form.ts';

describe('pieces that stand alone', () => {
  test.each([
    ['Morning briefing', '', 'en'],
    ['Tuesday in seven lines', '', 'en'],
    ['Ukraine war round-up: bridges, grain, votes', '', 'en'],
    ['Дайджест: головне за вівторок', '', 'uk'],
    ['Главное за день', '', 'ru'],
    ['Przegląd dnia', '', 'pl'],
    ['Kurz und knapp: Das war der Montag', '', 'de'],
    ["L'essentiel du lundi", '', 'fr'],
    ["LIVE: Tuesday's strikes, day 1,602", '', 'en'],
    ['Liveticker Ukraine, Tag 1602', '', 'de'],
    ['Opinion: Bury the cables', '', 'en'],
    ['Why bread is dear', 'Bread is dear, and I know why it is so.', 'en'],
    ['Brot', 'Was ich davon halte, weiß der Bäcker.', 'de'],
  ])('%s', (title, text, lang) => {
    expect(findLoneForm(title, text, lang)).toBeDefined();
  });
});

describe('reports', () => {
  test.each([
    ['Live: ferry aground off Gotland', 'All are safe.', 'en'],
    ['Digestive trouble at the zoo', 'The bear is better.', 'en'],
    ['Pilot speaks of his last flight', '"I did what I could," he said.', 'en'],
    ['World War I shell found in Ypres', 'A shell of World War I was found.', 'en'],
    ['General Staff counts 118 clashes', 'Most were near the river.', 'en'],
    ['Der Tag, an dem die Brücke fiel', 'Sie fiel um neun.', 'de'],
  ])('%s', (title, text, lang) => {
    expect(findLoneForm(title, text, lang)).toBeUndefined();
  });
});
