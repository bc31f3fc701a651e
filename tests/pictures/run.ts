import { mkdirSync, writeFileSync } from 'node:fs';
import { createConsolePlatform } from '../../src/adapters/chat/console/console-platform.ts';
import { composeAlert } from '../../src/core/alert/compose-alert.ts';
import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import { MINUTE_MS } from '../../src/core/time/moment.ts';
import { HARBOUR_WIRE } from '../../src/demo/articles/harbour-wire.ts';
import { makeClock } from '../helpers/clock.ts';
import { renderTerminal } from './terminal.ts';

/** `npm run pictures`: the pictures of the README, made from what Newsdesk itself prints and sends. */
const PICTURES = 'docs/pictures';
const COLUMNS = 84;
const NOW_MS = Date.parse('2024-11-30T10:00:00Z');
const LAYOUT = { size: 'standard', language: 'en', timezone: 'Europe/Kyiv' } as const;

const article = HARBOUR_WIRE.find(({ slug }) => slug === 'kyiv-presses-for-nato-invitation');
if (article === undefined) throw new Error('the sample story of the phone call is gone');
const { title, text } = article;
const publishedAtMs = NOW_MS - 12 * MINUTE_MS;
const source = {
  publisher: 'Harbour Wire',
  label: undefined,
  title,
  url: 'https://harbour-wire.example/call',
  publishedAtMs,
  lang: 'en',
  isCounted: true,
  reprintOf: undefined,
};
const alert = composeAlert({
  alertId: 'sample',
  storyId: 'sample',
  destination: 'console',
  item: {
    id: 'sample',
    title,
    text,
    url: source.url,
    publisher: source.publisher,
    publisherLabel: undefined,
    publishedAtMs,
    lang: 'en',
    isFromFeedOnly: false,
  },
  quotes: findQuotes(text, { lang: 'en', title }),
  firstSeen: () => undefined,
  watches: [{ watchId: 'w', name: 'nato-ukraine', terms: ['NATO', 'Ukraine'] }],
  sources: [source, { ...source, publisher: 'The Meridian Post' }],
  sourcesCount: 2,
  layout: LAYOUT,
  nowMs: NOW_MS,
  mentions: [],
});

let printed = '';
const out = {
  isTTY: true,
  columns: COLUMNS,
  hasColors: () => true,
  write(line: string, done: () => void): boolean {
    printed += line;
    done();
    return true;
  },
};
const platform = createConsolePlatform({ out, clock: makeClock(NOW_MS) });
await platform.send(
  {
    deliveryId: 'sample',
    kind: 'post',
    destination: 'console',
    nonce: 'sample',
    message: { kind: 'alert', alert },
    parentMessageId: undefined,
    layout: LAYOUT,
  },
  new AbortController().signal,
);
mkdirSync(PICTURES, { recursive: true });
writeFileSync(`${PICTURES}/alert-terminal.svg`, renderTerminal(printed, COLUMNS));
process.stdout.write(`${PICTURES}/alert-terminal.svg\n`);
