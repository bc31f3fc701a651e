import type { Alert, AlertLayout } from '../../src/core/alert/alert.ts';
import { composeAlert } from '../../src/core/alert/compose-alert.ts';
import { findQuotes } from '../../src/core/quote/find-quotes.ts';
import { MINUTE_MS } from '../../src/core/time/moment.ts';
import type { Destination } from '../../src/core/watch/destination.ts';
import { HARBOUR_WIRE } from '../../src/demo/articles/harbour-wire.ts';

/** The moment at which the pictures were taken. */
export const NOW_MS = Date.parse('2024-11-30T10:00:00Z');
export const LAYOUT: AlertLayout = { size: 'standard', language: 'en', timezone: 'Europe/Kyiv' };

/** The demo's story of the phone call as a destination is told it. */
export function composeSample(destination: Destination): Alert {
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
  return composeAlert({
    alertId: 'sample',
    storyId: 'sample',
    destination,
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
}
