import type { Quote } from '../quote/quote.ts';
import { type AlertParts, chooseAlertParts } from '../summary/compose-parts.ts';
import type { Span } from '../text/span.ts';
import type { EpochMs } from '../time/moment.ts';
import type { Destination } from '../watch/destination.ts';
import {
  ALERT_CHARACTERS_MAX,
  type Alert,
  type AlertLayout,
  type AlertSentence,
  type AlertSource,
  type AlertWatch,
} from './alert.ts';
import { toAlertQuote } from './alert-quote.ts';
import { fitAlert, fitQuote, limitTerms, TERMS_IN_ALL_MIN } from './fit.ts';
import { plainText } from './parts.ts';

/** The item that an alert shows, as far as the alert is concerned. */
export interface AlertItem {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly publisherLabel: string | undefined;
  readonly publishedAtMs: EpochMs | undefined;
  readonly lang: string;
  readonly text: string;
  readonly isFromFeedOnly: boolean;
}

/** When the archive saw a quote's words first, where that was over 72 h before. */
export type FirstSeen = { readonly atMs: EpochMs; readonly publisher: string };

/** Everything that an alert is composed from. `firstSeen` answers for each quote, by its place. */
export interface AlertMaterial {
  readonly alertId: string;
  readonly storyId: string;
  readonly destination: Destination;
  readonly item: AlertItem;
  readonly quotes: readonly Quote[];
  readonly firstSeen: (quote: Quote) => FirstSeen | undefined;
  readonly watches: readonly AlertWatch[];
  readonly sources: readonly AlertSource[];
  readonly sourcesCount: number;
  readonly layout: AlertLayout;
  readonly nowMs: EpochMs;
  readonly mentions: readonly string[];
}

/** One to three (product.md, An alert). */
const KEY_QUOTES_MAX = 3;

/** Composes what a destination is told about a story, from the item that tells it. Every text in it is a slice of the item. */
export function composeAlert(material: AlertMaterial): Alert {
  const { item, quotes, layout, nowMs } = material;
  const known = quotes.map((quote) => ({ quote, firstSeen: material.firstSeen(quote) }));
  const bare = composeBare(material);
  const choose = (watches: readonly AlertWatch[]): AlertParts =>
    chooseAlertParts(item.text, {
      lang: item.lang,
      title: item.title,
      quotes: known.map(({ quote, firstSeen }) => markAged(quote, firstSeen)),
      terms: material.watches.flatMap((watch) => watch.terms),
      charactersMax:
        ALERT_CHARACTERS_MAX[layout.size] -
        fitAlert({ ...bare, watches }, layout, nowMs).characters,
      measureQuote: (quote) => {
        const shown = fitQuote(toAlertQuote(item, quote, undefined), layout, nowMs);
        return plainText(shown).length;
      },
    });
  let parts = choose(bare.watches);
  if (parts.dropped.length > 0) {
    // A key quote tells more than a few of the terms that matched.
    const shorter = choose(limitTerms(bare.watches, TERMS_IN_ALL_MIN));
    if (shorter.dropped.length === 0) parts = shorter;
  }
  const all = known.map(({ quote, firstSeen }) => toAlertQuote(item, quote, firstSeen));
  return {
    ...bare,
    lead: toSentence(item, parts.lead),
    afterLead: parts.afterLead.flatMap((span) => toSentence(item, span) ?? []),
    more: parts.more.flatMap((span) => toSentence(item, span) ?? []),
    qualifier: toSentence(item, parts.qualifier),
    // Those for which there is no room are key quotes all the same: whole, behind "All quotes".
    keyQuotes: [...parts.quotes, ...parts.dropped]
      .slice(0, KEY_QUOTES_MAX)
      .flatMap(({ quote }) => all.filter(({ start }) => start === quote.start)),
    allQuotes: all,
  };
}

/** The alert without a word of the article but its title: what stands there whatever is chosen. */
function composeBare(material: AlertMaterial): Alert {
  const { item } = material;
  return {
    id: material.alertId,
    storyId: material.storyId,
    destination: material.destination,
    title: item.title,
    url: item.url,
    publisher: item.publisher,
    publisherLabel: item.publisherLabel,
    publishedAtMs: item.publishedAtMs,
    lang: item.lang,
    isFromFeedOnly: item.isFromFeedOnly,
    lead: undefined,
    afterLead: [],
    more: [],
    qualifier: undefined,
    keyQuotes: [],
    allQuotes: [],
    sources: material.sources,
    sourcesCount: material.sourcesCount,
    watches: material.watches,
    corrections: [],
    withdrawn: undefined,
    mentions: material.mentions,
  };
}

/** Words that the archive saw before rank like those of a background passage: after today's. */
function markAged(quote: Quote, firstSeen: FirstSeen | undefined): Quote {
  return firstSeen === undefined || quote.background !== undefined
    ? quote
    : { ...quote, background: firstSeen.publisher };
}

function toSentence(item: AlertItem, span: Span | undefined): AlertSentence | undefined {
  if (span === undefined) return undefined;
  const { start, end } = span;
  return { text: item.text.slice(start, end), itemId: item.id, start, end };
}
