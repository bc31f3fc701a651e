import type { ItemId } from '../core/item/item.ts';
import type { Quote } from '../core/quote/quote.ts';
import type { EpochMs } from '../core/time/moment.ts';

/** A quote in the table of speakers. `speakerKey` is one for all spellings of a name; `textKey` one for the same words. */
export interface StoredQuote extends Quote {
  readonly itemId: ItemId;
  readonly text: string;
  readonly textKey: string;
  readonly speakerKey: string | undefined;
  readonly publisher: string;
  readonly url: string | undefined;
  readonly title: string;
  readonly publishedAtMs: EpochMs;
  readonly firstSeenAtMs: EpochMs;
}

/** Where a page of quotes ended: the next one begins behind it. */
export interface QuotePlace {
  readonly publishedAtMs: EpochMs;
  readonly itemId: ItemId;
  readonly start: number;
}

/** Quotes newest first, a page at a time. */
export interface QuotePage {
  readonly sinceMs: EpochMs | undefined;
  readonly after: QuotePlace | undefined;
  readonly limit: number;
}

export interface QuoteStore {
  /** Newest first. */
  listQuotesBySpeaker(
    query: QuotePage & { readonly speakerKeys: readonly string[] },
  ): Promise<readonly StoredQuote[]>;
  /** Quotes that have all of the words, in any form, newest first. Empty words find nothing. */
  searchQuotes(query: QuotePage & { readonly words: string }): Promise<readonly StoredQuote[]>;
  /** The same words wherever they stand: withdrawn ones are neither listed, searched nor compared, but by their item. */
  setQuoteWithdrawn(change: {
    readonly textKey: string;
    readonly isWithdrawn: boolean;
  }): Promise<void>;
  listQuotesOfItem(itemId: ItemId): Promise<readonly StoredQuote[]>;
  /** The earliest archived quote with these words, for each key that is known. */
  findFirstQuotes(textKeys: readonly string[]): Promise<readonly StoredQuote[]>;
  /** Quotes that have two or three words in a row with these, most in common first, of like ones the earliest. */
  findQuoteCandidates(query: {
    readonly words: string;
    readonly limit: number;
  }): Promise<readonly StoredQuote[]>;
}
