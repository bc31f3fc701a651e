import type { Alert, AlertLayout, AlertQuote } from '../../src/core/alert/alert.ts';
import type { Digest } from '../../src/core/alert/message.ts';
import { DAY_MS, MINUTE_MS } from '../../src/core/time/moment.ts';

/** 24 November 2026, 10:00 UTC: the moment of every alert in the tests. */
export const NOW_MS = Date.UTC(2026, 10, 24, 10, 0);

export const STANDARD: AlertLayout = { size: 'standard', language: 'en', timezone: 'UTC' };
export const COMPACT: AlertLayout = { size: 'compact', language: 'en', timezone: 'UTC' };

/** A quote with a speaker and nothing else; all texts are invented. */
export function sampleQuote(changes: Partial<AlertQuote> = {}): AlertQuote {
  return {
    text: 'The bridge will carry trains again before the first snow',
    itemId: 'item-1',
    start: 120,
    end: 176,
    speaker: 'Mira Olsen',
    speakerKind: 'person',
    role: 'minister of transport',
    cue: 'said',
    via: undefined,
    background: undefined,
    firstSeen: undefined,
    isGone: false,
    ...changes,
  };
}

/** An alert with two sentences and three key quotes, as a full story has them. */
export function sampleAlert(changes: Partial<Alert> = {}): Alert {
  const keyQuotes = changes.keyQuotes ?? [
    sampleQuote(),
    sampleQuote({
      text: 'We were promised this two winters ago,',
      speaker: 'Jonas Hale',
      role: 'mayor of Norhaven',
      via: 'in a letter seen by the Norhaven Courier',
    }),
    sampleQuote({
      text: 'A bridge without a railway is a monument',
      speaker: undefined,
      speakerKind: undefined,
      role: undefined,
      background: 'October 16',
      firstSeen: { atMs: NOW_MS - 39 * DAY_MS, publisher: 'Harbour Radio' },
    }),
  ];
  return {
    id: 'alert01',
    storyId: 'story01',
    destination: 'console',
    title: 'Norhaven bridge to reopen for trains, ministry says',
    url: 'https://courier.example/bridge?day=1',
    publisher: 'Norhaven Courier',
    publisherLabel: undefined,
    publishedAtMs: NOW_MS - 12 * MINUTE_MS,
    lang: 'en',
    isFromFeedOnly: false,
    lead: {
      text: 'The ministry of transport said on Tuesday that the bridge passed its load test.',
      itemId: 'item-1',
      start: 0,
      end: 79,
    },
    afterLead: [],
    more: [],
    qualifier: {
      text: 'However, the operator has not yet ordered the signals.',
      itemId: 'item-1',
      start: 300,
      end: 354,
    },
    keyQuotes,
    allQuotes: keyQuotes,
    sources: [
      {
        publisher: 'Norhaven Courier',
        label: undefined,
        title: 'Norhaven bridge to reopen for trains, ministry says',
        url: 'https://courier.example/bridge?day=1',
        publishedAtMs: NOW_MS - 12 * MINUTE_MS,
        lang: 'en',
        isCounted: true,
        reprintOf: undefined,
      },
    ],
    sourcesCount: 1,
    watches: [{ watchId: 'watch01', name: 'bridges', terms: ['bridge', 'trains'] }],
    corrections: [],
    withdrawn: undefined,
    mentions: [],
    ...changes,
  };
}

/** A digest of that many stories, the first with a quote. */
export function sampleDigest(
  count: number,
  title = 'Ferry fares rise on the northern line',
): Digest {
  return {
    reason: 'schedule',
    watchNames: ['bridges'],
    sinceMs: NOW_MS - DAY_MS,
    untilMs: NOW_MS,
    entries: Array.from({ length: count }, (_, index) => ({
      storyId: `story${index}`,
      title: `${title} ${index + 1}`,
      url: `https://courier.example/story/${index + 1}`,
      publisher: 'Norhaven Courier',
      publisherLabel: undefined,
      sourcesCount: 1 + (index % 3),
      publishedAtMs: NOW_MS - (index + 1) * 20 * MINUTE_MS,
      quote: index === 0 ? sampleQuote() : undefined,
    })),
  };
}

/** The alert with one text in every field that comes from outside. */
export function alertOf(text: string, changes: Partial<Alert> = {}): Alert {
  const quote = sampleQuote({
    text,
    speaker: text,
    role: text,
    via: text,
    background: text,
    firstSeen: { atMs: NOW_MS - 5 * DAY_MS, publisher: text },
  });
  const sentence = { text, itemId: 'item-1', start: 0, end: text.length };
  return sampleAlert({
    title: text,
    publisher: text,
    publisherLabel: text,
    lead: sentence,
    qualifier: sentence,
    keyQuotes: [quote, quote, quote],
    watches: [{ watchId: 'watch01', name: text, terms: [text, text, text] }],
    corrections: [{ publisher: text, atMs: NOW_MS, before: text, after: text }],
    lang: 'en',
    ...changes,
  });
}

/** Texts that attack a chat's markup, its pings, its links, the eye and the limits; each by a name. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'mass mentions': 'Harbour @everyone @here <!channel> <!here> <!everyone> storm',
  'user mentions':
    'Mayor <@223456789012345678> <@&223456789012345678> <@U0HOSTILE> <!subteam^S0HOSTILE> <#C0HOSTILE>',
  'masked links':
    'See [https://harbour.example/login](https://foe.example/phish) and <https://foe.example/phish|harbour.example>',
  markdown: 'Ferry **bold** __u__ ~~s~~ ||hidden|| `code` ```block``` # head > cite - list *x* _y_',
  bidi: 'Ferry \u202Egnp.exe\u202C list \u2066isolated\u2069 \u200Fmark\u061C',
  zalgo: `F\u0336\u0321\u0353e\u0337\u0308\u0301r${'\u0301'.repeat(400)}y`,
  'zero width': 'F\u200Be\u200Cr\u200Dr\u2060y and har\uFEFFbour\u00AD',
  tags: 'Ferry \u{E0070}\u{E0069}\u{E006E}\u{E0067}',
  homoglyphs: 'F\u0435rry l\u0456nk',
  html: 'Ferry <script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">go</a>',
  'double escapes': 'Ferry &amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt; &amp;amp; crew &lt;!channel&gt;',
  'endless words': `Ferry ${'very slow crossing '.repeat(600)}`,
  'no spaces': `Ferry${'x'.repeat(9000)}`,
  ansi: 'Ferry \u001B[31mred\u001B[0m \u0007 bell \u009B31m \u0000',
  emoji: `Ferry ${'🚨'.repeat(900)}`,
  newlines: 'Ferry line1\n\n>>> cited\n```\nfence\n@everyone\u2028-# small\r\n# big',
  template: 'Ferry ${process.env.SLACK_BOT_TOKEN} {{constructor}} %s %n :tada: <!date^0^{date}|x>',
  formula: '=HYPERLINK("https://foe.example","Ferry")',
  'bare links': 'Ferry https://foe.example/a foe.example/b discord.gg/foe mailto:foe@foe.example',
  'half pairs': 'Ferry \uD83D and \uDEA8 end',
};
