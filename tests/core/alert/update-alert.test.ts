import { describe, expect, test } from 'vitest';
import type { Alert } from '../../../src/core/alert/alert.ts';
import { toAlertQuote } from '../../../src/core/alert/alert-quote.ts';
import { type AlertItem, composeAlert } from '../../../src/core/alert/compose-alert.ts';
import type { StoryNews } from '../../../src/core/alert/story-news.ts';
import { updateAlert } from '../../../src/core/alert/update-alert.ts';
import type { Quote } from '../../../src/core/quote/quote.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/core/time/moment.ts';

const POSTED_MS = Date.parse('2026-06-10T08:00:00Z');

const TEXT =
  'Seven ports opened again on Monday. “The cranes are ours,” Harbour Minister Ilva Renn said.\nTrade had stopped for two weeks.';
const ITEM: AlertItem = {
  id: 'i1',
  title: 'Seven ports open again',
  url: 'https://harbour.example/1',
  publisher: 'Harbour Post',
  publisherLabel: undefined,
  publishedAtMs: POSTED_MS,
  lang: 'en',
  text: TEXT,
  isFromFeedOnly: false,
};

function quoteIn(text: string, words: string, own: Partial<Quote> = {}): Quote {
  const start = text.indexOf(words);
  return {
    start,
    end: start + words.length,
    speaker: { name: 'Ilva Renn', kind: 'person', role: 'Harbour Minister' },
    confidence: 1,
    cue: 'said',
    via: undefined,
    background: undefined,
    group: undefined,
    ...own,
  };
}

const QUOTE = quoteIn(TEXT, 'The cranes are ours,');
const SOURCE = {
  publisher: 'Harbour Post',
  label: undefined,
  title: ITEM.title,
  url: ITEM.url,
  publishedAtMs: POSTED_MS,
  lang: 'en',
  isCounted: true,
  reprintOf: undefined,
};

function composeTold(): Alert {
  const alert = composeAlert({
    alertId: 'a1',
    storyId: 's1',
    destination: 'console',
    item: ITEM,
    quotes: [QUOTE],
    firstSeen: () => undefined,
    watches: [{ watchId: 'w1', name: 'ports', terms: ['ports'] }],
    sources: [SOURCE],
    sourcesCount: 1,
    layout: { size: 'standard', language: 'en', timezone: 'UTC' },
    nowMs: POSTED_MS,
    mentions: [],
  });
  return { ...alert, keyQuotes: [toAlertQuote(ITEM, QUOTE, undefined)] };
}

function makeNews(own: Partial<StoryNews>): StoryNews {
  return {
    item: ITEM,
    before: undefined,
    quotes: [],
    firstSeen: () => undefined,
    isReprint: false,
    earlier: [],
    watches: [],
    sources: [SOURCE],
    sourcesCount: 1,
    nowMs: POSTED_MS + 10 * MINUTE_MS,
    resurfaceAfterMs: 6 * HOUR_MS,
    ...own,
  };
}

const told = (
  alert = composeTold(),
): { alert: Alert; createdAtMs: number; lastLoudAtMs: number } => ({
  alert,
  createdAtMs: POSTED_MS,
  lastLoudAtMs: POSTED_MS,
});

const OTHER_TEXT = 'Ships left at noon. “We counted forty of them,” Captain Oda Lind said.';
const OTHER: AlertItem = {
  ...ITEM,
  id: 'i2',
  publisher: 'Sea Wire',
  url: 'https://sea.example/9',
  title: 'Ships leave',
  text: OTHER_TEXT,
};
const OTHER_QUOTE = quoteIn(OTHER_TEXT, 'We counted forty of them,', {
  speaker: { name: 'Oda Lind', kind: 'person', role: 'Captain' },
});

describe('what comes later about the same story', () => {
  test('a further publisher edits the alert silently', () => {
    const sources = [SOURCE, { ...SOURCE, publisher: 'Sea Wire' }];
    const update = updateAlert(told(), makeNews({ item: OTHER, sources, sourcesCount: 2 }));
    expect(update).toMatchObject({ isEdited: true, replies: [], alert: { sourcesCount: 2 } });
  });

  test('a new quote with its speaker is a silent reply', () => {
    const update = updateAlert(told(), makeNews({ item: OTHER, quotes: [OTHER_QUOTE] }));
    expect(update.replies).toMatchObject([
      {
        kind: 'quote',
        isLoud: false,
        quote: { text: 'We counted forty of them', speaker: 'Oda Lind' },
      },
    ]);
  });

  test('after six hours it is a loud development, once in six hours', () => {
    const late = makeNews({ item: OTHER, quotes: [OTHER_QUOTE], nowMs: POSTED_MS + 7 * HOUR_MS });
    expect(updateAlert(told(), late).replies).toMatchObject([
      { kind: 'development', isLoud: true },
    ]);
    const spoken = { ...told(), lastLoudAtMs: POSTED_MS + 5 * HOUR_MS };
    expect(updateAlert(spoken, late).replies).toMatchObject([{ isLoud: false }]);
  });

  test('the same words from another publisher, a reprint, old words: no reply', () => {
    const same = { ...OTHER, text: TEXT };
    expect(updateAlert(told(), makeNews({ item: same, quotes: [QUOTE] })).replies).toEqual([]);
    const reprint = makeNews({ item: OTHER, quotes: [OTHER_QUOTE], isReprint: true });
    expect(updateAlert(told(), reprint).replies).toEqual([]);
    const old = { ...OTHER_QUOTE, background: 'March' };
    expect(updateAlert(told(), makeNews({ item: OTHER, quotes: [old] })).replies).toEqual([]);
  });

  test('after 48 hours nothing changes any more', () => {
    const late = makeNews({
      item: OTHER,
      quotes: [OTHER_QUOTE],
      sourcesCount: 9,
      nowMs: POSTED_MS + 49 * HOUR_MS,
    });
    expect(updateAlert(told(), late)).toMatchObject({ isEdited: false, replies: [] });
  });
});

describe('a new version of the article', () => {
  const revise = (text: string, title = ITEM.title): StoryNews => {
    const at = text.indexOf('The cranes are ours,');
    return makeNews({
      item: { ...ITEM, text, title },
      before: { title: ITEM.title, text: TEXT, itemId: ITEM.id },
      quotes: at < 0 ? [] : [quoteIn(text, 'The cranes are ours,')],
    });
  };

  test('a quote moves with its text, and stays where it stands', () => {
    const text = `An hour later.\n${TEXT}`;
    const [quote] = updateAlert(told(), revise(text)).alert.keyQuotes;
    expect(text.slice(quote?.start, quote?.end)).toBe('The cranes are ours');
  });

  test('a quote that is gone is struck, not forgotten', () => {
    const update = updateAlert(told(), revise('Seven ports opened again on Monday.'));
    expect(update.alert.keyQuotes).toMatchObject([{ isGone: true }]);
  });

  test('a new version under another id takes the place of the old one', () => {
    const news = revise(TEXT);
    const renamed = { ...news, item: { ...news.item, id: 'i1b' } };
    expect(updateAlert(told(), renamed).alert.keyQuotes).toMatchObject([
      { itemId: 'i1b', isGone: false },
    ]);
  });

  test('a quote with another comma is the same quote', () => {
    const text = TEXT.replace('The cranes are ours', 'The cranes, are ours');
    const quotes = [quoteIn(text, 'The cranes, are ours,')];
    const update = updateAlert(told(), { ...revise(text), quotes });
    expect(update.alert.keyQuotes).toMatchObject([{ text: 'The cranes, are ours', isGone: false }]);
    expect(update.alert.allQuotes).toHaveLength(1);
  });

  test('one number that stands in title and text is one correction', () => {
    const six = (text: string): string => text.replace('Seven', 'Six');
    const { replies, alert } = updateAlert(told(), revise(six(TEXT), six(ITEM.title)));
    expect(replies).toMatchObject([
      { kind: 'correction', isLoud: true, text: 'Seven ports open', also: [] },
    ]);
    expect(alert.corrections).toHaveLength(1);
  });

  test('two corrections at once are one loud message that tells both', () => {
    const text = TEXT.replace('Seven', 'Six').replace('Ilva Renn', 'Ilva Brand');
    const { replies } = updateAlert(told(), revise(text));
    expect(replies).toHaveLength(1);
    expect(replies[0]?.also).toHaveLength(1);
  });

  test('an article that changes with each poll is loud three times', () => {
    let alert = composeTold();
    const loud: boolean[] = [];
    for (let count = 1; count <= 5; count++) {
      const text = TEXT.replace('Seven', String(count + 10));
      const before = {
        title: ITEM.title,
        text: count === 1 ? TEXT : TEXT.replace('Seven', String(count + 9)),
        itemId: ITEM.id,
      };
      const update = updateAlert(told(alert), { ...revise(text), before });
      alert = update.alert;
      loud.push(...update.replies.map(({ isLoud }) => isLoud));
    }
    expect(loud).toEqual([true, true, true, false, false]);
  });

  test('a copy-edit is silent', () => {
    const text = TEXT.replace('Trade had stopped', 'Trade stopped');
    expect(updateAlert(told(), revise(text))).toMatchObject({ replies: [] });
  });

  test('what an update adds is told silently: a quote of today, a new fact', () => {
    const text = `${TEXT}\n“More ships are coming,” Captain Oda Lind said.`;
    const more = quoteIn(text, 'More ships are coming,', {
      speaker: { name: 'Oda Lind', kind: 'person', role: 'Captain' },
    });
    const news = revise(text);
    expect(updateAlert(told(), { ...news, quotes: [...news.quotes, more] }).replies).toMatchObject([
      { kind: 'quote', isLoud: false, quote: { text: 'More ships are coming' } },
    ]);
    const arrested = revise(`Police arrested nine dockers at noon.\n${TEXT}`);
    expect(updateAlert(told(), arrested).replies).toMatchObject([
      { kind: 'fact', isLoud: false, text: 'Police arrested nine dockers at noon.' },
    ]);
  });
});

describe('a materially new fact', () => {
  const toll: AlertItem = {
    ...OTHER,
    title: 'Four die as crane falls at reopened port',
    text: 'Four dockers were killed when a crane fell in the port that opened on Monday.',
  };
  const earlier = [{ title: ITEM.title, text: TEXT, lang: 'en' }];

  test('is a silent reply with its sentence', () => {
    expect(updateAlert(told(), makeNews({ item: toll, earlier })).replies).toMatchObject([
      { kind: 'fact', isLoud: false, text: toll.text },
    ]);
  });

  test('is a loud development after six hours', () => {
    const nowMs = POSTED_MS + 7 * HOUR_MS;
    expect(updateAlert(told(), makeNews({ item: toll, earlier, nowMs })).replies).toMatchObject([
      { kind: 'development', isLoud: true, text: toll.text },
    ]);
  });

  test('that the story has told already is none', () => {
    const known = [...earlier, { title: 'Crane falls', text: toll.text, lang: 'en' }];
    expect(updateAlert(told(), makeNews({ item: toll, earlier: known })).replies).toEqual([]);
  });
});
