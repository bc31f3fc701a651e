import type { Quote } from '../quote/quote.ts';
import type { AlertQuote } from './alert.ts';

/** A comma that ends the span belongs to the sentence around it, and is not shown (product.md, An alert). */
const TRAILING_COMMA = /,$/;

/** A quote as alerts and answers show it: its words, taken out of an item's text or kept with it, and all that is known about them. */
export function showQuote(
  quote: Pick<Quote, 'start' | 'speaker' | 'cue' | 'via' | 'background'>,
  from: {
    readonly itemId: string;
    /** The words as the span has them. */
    readonly words: string;
    readonly firstSeen?: AlertQuote['firstSeen'];
  },
): AlertQuote {
  const text = from.words.replace(TRAILING_COMMA, '');
  const { start, speaker } = quote;
  return {
    text,
    itemId: from.itemId,
    start,
    end: start + text.length,
    speaker: speaker?.name,
    speakerKind: speaker?.kind,
    role: speaker?.role,
    cue: quote.cue,
    via: quote.via,
    background: quote.background,
    firstSeen: from.firstSeen,
    isGone: false,
  };
}

/** A quote of an item: the words are taken out of its text, so that they are verbatim. */
export function toAlertQuote(
  item: { readonly id: string; readonly text: string },
  quote: Quote,
  firstSeen: AlertQuote['firstSeen'],
): AlertQuote {
  const words = item.text.slice(quote.start, quote.end);
  return showQuote(quote, { itemId: item.id, words, firstSeen });
}
