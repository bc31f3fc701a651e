import { expect, test } from 'vitest';
import { ALERT_CHARACTERS_MAX, type Alert } from '../../../src/core/alert/alert.ts';
import { fitAlert } from '../../../src/core/alert/fit.ts';
import { plainText } from '../../../src/core/alert/parts.ts';
import { renderText } from '../../../src/core/alert/render-text.ts';
import { cleanLine } from '../../../src/core/text/clean.ts';
import {
  alertOf,
  COMPACT,
  HOSTILE_TEXTS,
  NOW_MS,
  STANDARD,
  sampleAlert,
  sampleQuote,
} from '../../helpers/alerts.ts';
import { UNSEEN } from '../../helpers/unseen.ts';

function textOf(changes: Partial<Alert>): string {
  return renderText(sampleAlert(changes), STANDARD, NOW_MS);
}

test('a full alert reads as the product says', () => {
  expect(textOf({}).split('\n')).toEqual([
    'Norhaven bridge to reopen for trains, ministry says',
    'Norhaven Courier · 12 min ago · 1 source so far',
    'The ministry of transport said on Tuesday that the bridge passed its load test.',
    '“The bridge will carry trains again before the first snow”',
    'Mira Olsen, minister of transport',
    '“We were promised this two winters ago”',
    'Jonas Hale, mayor of Norhaven · in a letter seen by the Norhaven Courier',
    '“A bridge without a railway is a monument”',
    'unattributed · background: the article refers to October 16 · first seen 16 Oct, Harbour Radio',
    'However, the operator has not yet ordered the signals.',
    'bridges: bridge, trains',
  ]);
});

test.each<[string, Partial<Alert>, string]>([
  [
    'the label after the name',
    { publisherLabel: 'state media' },
    'Norhaven Courier (state media) ·',
  ],
  ['another language', { lang: 'ru' }, '1 source so far · in Russian'],
  ['that only the feed was read', { isFromFeedOnly: true }, 'from the feed’s text only'],
  ['no age without a date', { publishedAtMs: undefined }, 'Norhaven Courier · 1 source so far'],
  ['no source that is not counted', { sourcesCount: 0 }, 'Norhaven Courier · 12 min ago\n'],
  ['a missing title', { title: '\u200B' }, '(no title)\n'],
  [
    'a correction',
    { corrections: [{ publisher: 'Courier', atMs: NOW_MS, before: 'six', after: 'seven' }] },
    'CORRECTION by Courier, 10:00: “six” is now “seven”\n',
  ],
  [
    'words that are gone',
    { keyQuotes: [sampleQuote({ isGone: true })] },
    '· no longer in the article',
  ],
])('says %s', (_, changes, expected) => {
  expect(textOf(changes)).toContain(expected);
});

test('a withdrawn alert keeps its title and the reason, and none of the words', () => {
  const alert = sampleAlert({ withdrawn: 'the letter was forged' });
  const { parts } = fitAlert(alert, STANDARD, NOW_MS);
  expect(parts.map(({ kind }) => kind)).toEqual(['title', 'byline', 'note', 'watches']);
  expect(parts[0]).toMatchObject({ isWithdrawn: true });
  expect(renderText(alert, STANDARD, NOW_MS)).toContain('withdrawn: the letter was forged');
});

test('names watches while they fit, and then how many more', () => {
  const watches = Array.from({ length: 40 }, (_, index) => ({
    watchId: `watch${index}`,
    name: `rivers-${index}`,
    terms: ['dam', 'flood', 'Ebro', 'a fourth term is not shown'],
  }));
  const line = textOf({ watches }).split('\n').at(-1);
  expect(line).toMatch(/^rivers-0: dam, flood, Ebro · rivers-1: .* · and 3\d more$/);
});

test('what does not fit is left out whole: the best quote before the sentences before the others', () => {
  const long = (length: number, letter: string): string => `${letter.repeat(length - 1)}.`;
  const kinds = (changes: Partial<Alert>): readonly string[] =>
    fitAlert(sampleAlert(changes), STANDARD, NOW_MS).parts.map(({ kind }) => kind);
  const quotes = (...lengths: readonly number[]) => ({
    keyQuotes: lengths.map((length) => sampleQuote({ text: long(length, 'q') })),
  });
  expect(kinds(quotes(500, 600, 100))).toEqual([
    'title',
    'byline',
    'sentence',
    'quote',
    'quote',
    'sentence',
    'watches',
  ]);
  expect(kinds(quotes(870))).toEqual([
    'title',
    'byline',
    'sentence',
    'quote',
    'sentence',
    'watches',
  ]);
  expect(kinds(quotes(950))).toEqual(['title', 'byline', 'sentence', 'quote', 'watches']);
});

test('the watch line names fewer terms where every part fits for that, but one', () => {
  const watches = [
    { watchId: 'w1', name: 'bridges', terms: ['bridge', 'trains'] },
    { watchId: 'w2', name: 'rails', terms: ['railway', 'signals'] },
  ];
  const spare = ALERT_CHARACTERS_MAX.standard - textOf({ watches, keyQuotes: [] }).length;
  const bare = sampleQuote({ text: '', role: undefined });
  const own = textOf({ keyQuotes: [bare] }).length - textOf({ keyQuotes: [] }).length;
  const lastLine = (over: number): string | undefined => {
    const text = 'q'.repeat(spare - own + over);
    return textOf({ watches, keyQuotes: [{ ...bare, text }] })
      .split('\n')
      .at(-1);
  };
  expect(lastLine(0)).toBe('bridges: bridge, trains · rails: railway, signals');
  expect(lastLine(1)).toBe('bridges: bridge, trains · rails: railway');
  expect(lastLine(15)).toBe('bridges: bridge, trains · rails');
  expect(lastLine(25)).toBe('bridges: bridge · rails');
  expect(lastLine(35)).toBe('bridges: bridge, trains · rails: railway, signals');
});

test('a quote longer than the alert makes room for the next one', () => {
  const quotes = [sampleQuote({ text: 'w'.repeat(1300) }), sampleQuote({ text: 'short words' })];
  const text = textOf({ keyQuotes: quotes });
  expect(text).not.toContain('www');
  expect(text).toContain('“short words”');
});

test.each(Object.entries(HOSTILE_TEXTS))(
  'every field of it %s: inside the limits, whole, clean',
  (_, text) => {
    for (const layout of [STANDARD, COMPACT]) {
      const { parts, characters } = fitAlert(alertOf(text), layout, NOW_MS);
      const rendered = renderText(alertOf(text), layout, NOW_MS);
      expect(rendered.length).toBe(characters);
      expect(characters).toBeLessThanOrEqual(ALERT_CHARACTERS_MAX[layout.size]);
      expect(rendered).not.toMatch(UNSEEN);
      expect(parts[0]?.kind).toBe('title');
      const verbatim = parts.filter(({ kind }) => kind === 'quote' || kind === 'sentence');
      // Sentences side by side are one paragraph.
      const whole = [cleanLine(text), `${cleanLine(text)} ${cleanLine(text)}`];
      expect(verbatim.filter((part) => 'text' in part && !whole.includes(part.text))).toEqual([]);
      for (const part of parts) {
        expect(plainText(part).split('\n')).toHaveLength(part.kind === 'quote' ? 2 : 1);
      }
    }
  },
);

test('a platform may count its escapes', () => {
  const doubled = (text: string): number => text.length * 2;
  const { parts } = fitAlert(sampleAlert(), STANDARD, NOW_MS, { lengthOf: doubled });
  const length = parts.map(plainText).join('').length * 2 + parts.length - 1;
  expect(length).toBeLessThanOrEqual(ALERT_CHARACTERS_MAX.standard);
});
