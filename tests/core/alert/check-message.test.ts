import { expect, test } from 'vitest';
import type { AlertQuote } from '../../../src/core/alert/alert.ts';
import { checkMessage } from '../../../src/core/alert/check-message.ts';
import { sampleAlert } from '../../helpers/alerts.ts';

const TEXT = 'She said: “We open on Monday.”';
const QUOTE: AlertQuote = {
  text: 'We open on Monday.',
  itemId: 'i1',
  start: 11,
  end: 29,
  speaker: 'Ilva Renn',
  speakerKind: 'person',
  role: undefined,
  cue: 'said',
  via: undefined,
  background: undefined,
  firstSeen: undefined,
  isGone: false,
};
const reply = (quote: AlertQuote): Parameters<typeof checkMessage>[0] => ({
  kind: 'reply',
  alertTitle: 'Ports',
  reply: {
    kind: 'quote',
    isLoud: false,
    publisher: 'P',
    url: '',
    atMs: 0,
    text: undefined,
    replacement: undefined,
    quote,
  },
});
const findText = async (itemId: string): Promise<string | undefined> =>
  itemId === 'i1' ? TEXT : undefined;

test('a quote that stands in its text passes', async () => {
  const checked = await checkMessage(reply(QUOTE), findText);
  expect(checked).toMatchObject({
    refused: [],
    message: { reply: { quote: { text: 'We open on Monday.' } } },
  });
});

test.each([
  ['one letter differs', { ...QUOTE, text: 'We open on Mondey.' }],
  ['it stands elsewhere', { ...QUOTE, start: 10, end: 28 }],
  ['its item is gone', { ...QUOTE, itemId: 'i2' }],
])('a quote is left out when %s', async (_, quote) => {
  const checked = await checkMessage(reply(quote), findText);
  expect(checked.refused).toEqual([quote]);
  expect(checked.message).toMatchObject({ reply: { quote: undefined } });
});

test('a quote that is shown as gone needs no proof', async () => {
  const gone = { ...QUOTE, text: 'anything', isGone: true };
  expect((await checkMessage(reply(gone), findText)).refused).toEqual([]);
});

test('every sentence and quote of an alert, posted or edited, is proven', async () => {
  const wrong = { ...QUOTE, text: 'We open on Sunday.' };
  const sentence = { text: TEXT, itemId: 'i1', start: 0, end: TEXT.length };
  const changed = { ...sentence, text: 'She said nothing.' };
  const alert = sampleAlert({
    lead: changed,
    afterLead: [changed, sentence],
    more: [sentence, changed],
    qualifier: changed,
    keyQuotes: [wrong, QUOTE],
    allQuotes: [QUOTE, wrong],
  });
  const checked = await checkMessage({ kind: 'alert', alert }, findText);
  expect(checked.refused).toEqual([wrong, wrong]);
  expect(checked.message).toMatchObject({
    alert: {
      lead: undefined,
      afterLead: [sentence],
      more: [sentence],
      qualifier: undefined,
      keyQuotes: [QUOTE],
      allQuotes: [QUOTE],
    },
  });
});

test('a digest keeps its stories and loses the quote that no longer stands', async () => {
  const entry = (quote: AlertQuote) => ({
    storyId: 's',
    title: 'Ports',
    url: '',
    publisher: 'P',
    publisherLabel: undefined,
    sourcesCount: 1,
    publishedAtMs: undefined,
    quote,
  });
  const wrong = { ...QUOTE, end: 28 };
  const digest = {
    reason: 'schedule',
    watchNames: [],
    sinceMs: 0,
    untilMs: 1,
    entries: [entry(QUOTE), entry(wrong)],
  } as const;
  const checked = await checkMessage({ kind: 'digest', digest }, findText);
  expect(checked.message).toMatchObject({
    digest: { entries: [{ quote: QUOTE }, { title: 'Ports', quote: undefined }] },
  });
});
