import type { Quote } from '../quote/quote.ts';
import type { Span } from '../text/span.ts';
import { type RankedQuote, rankKeyQuotes } from './key-quotes.ts';
import { type SummarySentence, summarize } from './summarize.ts';

/** `charactersMax`: visible characters left for these parts. `measureQuote`: those of a quote with its speaker's line. */
export interface AlertPartsOptions {
  readonly lang: string;
  readonly title: string;
  readonly quotes: readonly Quote[];
  readonly terms: readonly string[];
  readonly charactersMax: number;
  readonly measureQuote?: (quote: Quote) => number;
}

/** A key quote that did not fit; it stands, whole, behind "All quotes". */
export type Dropped = Span;

/** What an alert shows of an article, in its order: a sentence, one to three quotes, one more sentence. */
export interface AlertParts {
  readonly lead: SummarySentence | undefined;
  readonly quotes: readonly RankedQuote[];
  readonly qualifier: SummarySentence | undefined;
  readonly dropped: readonly Dropped[];
}

/** Chooses sentences and quotes together, so that the facts are told within the limit; nothing is cut inside. */
export function chooseAlertParts(text: string, options: AlertPartsOptions): AlertParts {
  const { lang, title, terms, quotes } = options;
  const [lead, qualifier] = summarize(text, { lang, title, sentencesMax: 2 });
  const ranked = rankKeyQuotes(text, quotes, { lang, title, terms, quotesMax: 3 });
  return { lead, quotes: ranked, qualifier, dropped: [] };
}
