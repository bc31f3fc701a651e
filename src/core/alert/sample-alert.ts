import { type EpochMs, MINUTE_MS } from '../time/moment.ts';
import type { Destination } from '../watch/destination.ts';
import type { Alert, AlertQuote } from './alert.ts';

const QUOTE: AlertQuote = {
  text: 'A sample says more than a manual',
  itemId: 'sample',
  start: 0,
  end: 32,
  speaker: 'Ada Lind',
  speakerKind: 'person',
  role: 'Head of Newsdesk’s sample desk',
  cue: 'said',
  via: undefined,
  background: undefined,
  firstSeen: undefined,
  isGone: false,
};

/** An alert about nothing, to see how alerts look in a destination. It says that it is a sample. */
export function composeSampleAlert(destination: Destination, nowMs: EpochMs): Alert {
  const title = 'Sample: this is what an alert looks like here';
  const url = 'https://newsdesk.example/sample';
  const publisher = 'Newsdesk';
  const publishedAtMs = nowMs - 12 * MINUTE_MS;
  const sentence = (text: string): Alert['lead'] => ({
    text,
    itemId: 'sample',
    start: 0,
    end: text.length,
  });
  return {
    id: 'sample',
    storyId: 'sample',
    destination,
    title,
    url,
    publisher,
    publisherLabel: undefined,
    publishedAtMs,
    lang: 'en',
    isFromFeedOnly: false,
    lead: sentence('One sentence of the article tells who did what, and when.'),
    afterLead: [],
    more: [],
    qualifier: sentence('However, another one says what speaks against the headline.'),
    keyQuotes: [QUOTE],
    allQuotes: [QUOTE],
    sources: [
      {
        publisher,
        label: undefined,
        title,
        url,
        publishedAtMs,
        lang: 'en',
        isCounted: true,
        reprintOf: undefined,
      },
    ],
    sourcesCount: 1,
    watches: [{ watchId: 'sample', name: 'sample', terms: ['sample'] }],
    corrections: [],
    withdrawn: undefined,
    mentions: [],
  };
}
