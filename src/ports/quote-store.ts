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

export interface QuoteStore {
  /** Newest first. */
  listQuotesBySpeaker(query: {
    readonly speakerKeys: readonly string[];
    readonly limit: number;
    readonly beforeMs: EpochMs | undefined;
  }): Promise<readonly StoredQuote[]>;
  listQuotesOfItem(itemId: ItemId): Promise<readonly StoredQuote[]>;
  /** The earliest archived quote with these words, for each key that is known. */
  findFirstQuotes(textKeys: readonly string[]): Promise<readonly StoredQuote[]>;
  /** Quotes that share words with these (analysed as the search column is), best overlap first. */
  findQuoteCandidates(query: {
    readonly words: string;
    readonly limit: number;
  }): Promise<readonly StoredQuote[]>;
}
