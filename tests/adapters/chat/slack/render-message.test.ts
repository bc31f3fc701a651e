import { expect, test } from 'vitest';
import { LOCK_SCREEN_CHARACTERS } from '../../../../src/adapters/chat/slack/notification.ts';
import { renderMessage } from '../../../../src/adapters/chat/slack/render-message.ts';
import type { Alert } from '../../../../src/core/alert/alert.ts';
import { MINUTE_MS } from '../../../../src/core/time/moment.ts';
import { checkMessage } from '../../../emulators/slack/payload-checks.ts';
import {
  alertOf,
  COMPACT,
  HOSTILE_TEXTS,
  NOW_MS,
  STANDARD,
  sampleAlert,
  sampleDigest,
  sampleQuote,
} from '../../../helpers/alerts.ts';

function render(changes: Partial<Alert> = {}) {
  return renderMessage({ kind: 'alert', alert: sampleAlert(changes) }, STANDARD, NOW_MS);
}

test('a publisher that is not known leaves no gap on the lock screen', () => {
  const [headline] = render({ publisher: '' }).text.split('\n');
  expect(headline).toBe('Norhaven bridge to reopen for trains, ministry says · 1 source so far');
});

test('an alert is title, byline, sentence, quotes, sentence, watch and buttons', () => {
  const { blocks } = render();
  expect(blocks.map(({ type }) => type)).toEqual([
    'section',
    'context',
    'section',
    'rich_text',
    'section',
    'context',
    'actions',
  ]);
  expect(blocks[0]).toEqual({
    type: 'section',
    expand: true,
    text: {
      type: 'mrkdwn',
      verbatim: true,
      text: '*<https://courier.example/bridge?day=1|Norhaven bridge to reopen for trains, ministry says>*',
    },
  });
  const seconds = (NOW_MS - 12 * MINUTE_MS) / 1000;
  expect(blocks[1]).toMatchObject({
    elements: [{ text: `Norhaven Courier · <!date^${seconds}^{ago}|09:48> · 1 source so far` }],
  });
  expect(blocks[3]).toMatchObject({
    elements: [
      { type: 'rich_text_quote', elements: [{ text: expect.stringMatching(/^“The bridge .*”$/) }] },
      { type: 'rich_text_section', elements: [{ text: 'Mira Olsen, minister of transport' }] },
      { type: 'rich_text_quote' },
      { type: 'rich_text_section' },
      { type: 'rich_text_quote' },
      { type: 'rich_text_section' },
    ],
  });
  expect(blocks[5]).toMatchObject({
    elements: [{ type: 'plain_text', text: 'bridges: bridge, trains' }],
  });
});

test('buttons carry all their state, and the link button none', () => {
  const row = render().blocks.at(-1);
  expect(row).toMatchObject({
    elements: [
      { text: { text: 'Read' }, url: 'https://courier.example/bridge?day=1' },
      { text: { text: 'All quotes (3)' }, value: 'v1:quotes:alert01' },
      { text: { text: 'Sources (1)' }, value: 'v1:sources:alert01' },
      { text: { text: 'Report' }, value: 'v1:report:alert01' },
      { text: { text: 'Mute story' }, value: 'v1:mute:alert01' },
    ],
  });
});

test('mentions the user groups of the watch, and nothing else', () => {
  const { blocks, text } = render({ mentions: ['S0DESK', 'U0BOSS', '!channel', 'S0<x>'] });
  const mentions = JSON.stringify(blocks).match(/<![^d][^>]*>/g);
  expect(mentions).toEqual(['<!subteam^S0DESK>']);
  expect(text).toContain('<!subteam^S0DESK>');
  expect(text.indexOf('<!subteam')).toBeGreaterThan(LOCK_SCREEN_CHARACTERS);
});

test.each<[string, Partial<Alert>]>([
  ['a short title', {}],
  ['a long title', { title: 'Norhaven bridge to reopen '.repeat(12) }],
  [
    'a long quote',
    {
      title: 'Norhaven bridge '.repeat(20),
      keyQuotes: [sampleQuote({ text: 'w '.repeat(60).trim() })],
    },
  ],
  [
    'a long publisher',
    { publisher: 'The Norhaven Courier and Advertiser of the North', title: 't '.repeat(150) },
  ],
  [
    'signs that are escaped',
    { title: 'A & B < C > D & '.repeat(15), keyQuotes: [sampleQuote({ text: 'R & D <now>' })] },
  ],
])('a lock screen shows title, publisher and first quote: %s', (_, changes) => {
  const alert = sampleAlert(changes);
  const { text } = renderMessage({ kind: 'alert', alert }, STANDARD, NOW_MS);
  const shown = text
    .slice(0, LOCK_SCREEN_CHARACTERS)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  expect(shown).toContain(alert.title.slice(0, 12));
  expect(shown).toContain(alert.publisher);
  expect(shown).toContain(`“${alert.keyQuotes[0]?.text}”`);
});

test('a quote too long for a lock screen begins on it, and goes on whole', () => {
  const quote = 'We will not wait for another winter to pass. '.repeat(8).trim();
  const { text } = render({ keyQuotes: [sampleQuote({ text: quote })] });
  expect(text.slice(0, LOCK_SCREEN_CHARACTERS)).toContain(quote.slice(0, 60));
  expect(text).toContain(`“${quote}”`);
});

test('a withdrawn alert is struck through and says why', () => {
  const { blocks } = render({ withdrawn: 'the letter was forged' });
  expect(blocks[0]).toMatchObject({ text: { text: expect.stringMatching(/^~\*<.*>\*~$/) } });
  expect(JSON.stringify(blocks)).toContain('withdrawn: the letter was forged');
  expect(JSON.stringify(blocks)).not.toContain('“');
});

test('words that are gone are struck through', () => {
  const { blocks } = render({ keyQuotes: [sampleQuote({ isGone: true })] });
  expect(JSON.stringify(blocks)).toContain('"style":{"strike":true}');
});

test('signs of formatting do not format: look-alikes in titles, themselves in quotes', () => {
  const { blocks } = render({
    title: '*Late* ~again~ `now` _so_ snake_case',
    keyQuotes: [sampleQuote({ text: '*Late* ~again~ `now` _so_' })],
  });
  expect(blocks[0]).toMatchObject({
    text: { text: expect.stringContaining('∗Late∗ ∼again∼ ˋnowˋ ˍsoˍ snake_case') },
  });
  expect(JSON.stringify(blocks[3])).toContain('“*Late* ~again~ `now` _so_”');
});

test.each(Object.entries(HOSTILE_TEXTS))('stays inside every limit with %s', (_, text) => {
  const url = `https://courier.example/${'&<>|"'.repeat(300)}`;
  for (const layout of [STANDARD, COMPACT]) {
    for (const message of [
      { kind: 'alert' as const, alert: alertOf(text) },
      { kind: 'alert' as const, alert: alertOf(text, { url, mentions: ['S0DESK'] }) },
      { kind: 'digest' as const, digest: sampleDigest(20, text) },
      { kind: 'digest' as const, digest: sampleDigest(60, text) },
      { kind: 'notice' as const, notice: { code: 'x', title: text, text, hint: text } },
    ]) {
      expect(checkMessage({ ...renderMessage(message, layout, NOW_MS) })).toBeUndefined();
    }
  }
});

test('twenty long addresses in a digest stay inside the limit of all blocks', () => {
  const digest = sampleDigest(20, 'A headline of some length '.repeat(8));
  const entries = digest.entries.map((entry) => ({
    ...entry,
    url: `https://courier.example/${'a'.repeat(1900)}`,
    quote: sampleQuote({ text: 'Words upon words. '.repeat(20).trim() }),
  }));
  const message = renderMessage(
    { kind: 'digest', digest: { ...digest, entries } },
    STANDARD,
    NOW_MS,
  );
  expect(checkMessage({ ...message })).toBeUndefined();
  expect(JSON.stringify(message.blocks).match(/Norhaven Courier/g)).toHaveLength(20);
});
