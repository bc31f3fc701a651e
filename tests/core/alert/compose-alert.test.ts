import { expect, test } from 'vitest';
import type { AlertWatch } from '../../../src/core/alert/alert.ts';
import { composeAlert } from '../../../src/core/alert/compose-alert.ts';
import { renderText } from '../../../src/core/alert/render-text.ts';
import { findQuotes } from '../../../src/core/quote/find-quotes.ts';
import { NOW_MS, STANDARD } from '../../helpers/alerts.ts';

const TITLE = 'Aro to get an electric ferry on March 3, its council decides';
const WORDS = [
  'We asked for this ferry in letters, petitions, hearings and songs, and the answer was always that the purse is empty, the harbour shallow, the winter too hard and the people too few to be carried over for that much money, year after year, by whoever happened to sit in the office of the governor at the time and in whatever coat, with whatever promise of next spring',
  'My crew will need a school, two pilots, a workshop with tools for batteries, somebody who reads diagrams, and patience, because no ship of this kind has ever crossed that strait in January, and the manual that came with the drawings has eleven pages about paint and only one about what we should do in ice, fog, darkness or a storm from north, nor about passengers who bring their dogs, bicycles and pianos',
];
const LEAD =
  'The island of Aro will get an electric ferry on March 3 after its council voted 11-4 for a loan of 9 million euros, which it will pay back by 2040 out of tickets, a tax on moorings and what the old ferry brings at an auction.';
const TEXT = `${LEAD}
“${WORDS[0]}”, mayor Karla Voss said on Monday.
“${WORDS[1]}”, captain Nils Brandt said on Monday.`;

function composeWith(watches: readonly AlertWatch[]): string {
  const alert = composeAlert({
    alertId: 'a1',
    storyId: 's1',
    destination: 'console',
    item: {
      id: 'i1',
      title: TITLE,
      url: 'https://aro.example/ferry',
      publisher: 'Aro Post',
      publisherLabel: undefined,
      publishedAtMs: NOW_MS,
      lang: 'en',
      text: TEXT,
      isFromFeedOnly: false,
    },
    quotes: findQuotes(TEXT, { lang: 'en', title: TITLE }),
    firstSeen: () => undefined,
    watches,
    sources: [],
    sourcesCount: 1,
    layout: STANDARD,
    nowMs: NOW_MS,
    mentions: [],
  });
  return renderText(alert, STANDARD, NOW_MS);
}

test('the watch line gives up terms, but for one, where a key quote needs the room', () => {
  const short = { watchId: 'w1', name: 'ferries', terms: ['ferry'] };
  const spare = 1200 - composeWith([short]).length;
  expect(spare).toBeGreaterThan(25);
  expect(spare).toBeLessThan(60);
  const long = { ...short, terms: ['ferry', 'x'.repeat(20), 'y'.repeat(spare - 22)] };
  const text = composeWith([long]);
  for (const words of WORDS) expect(text).toContain(words);
  expect(text.length).toBeLessThanOrEqual(1200);
  expect(text.split('\n').at(-1)).toMatch(/^ferries: ferry, x+$/u);
});
