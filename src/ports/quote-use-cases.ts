import type { Difference } from '../core/quote/compare-quote.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { StoredQuote } from './quote-store.ts';

/** Words that somebody asks about. `speaker`: who is said to have said them; undefined: as the text itself says, if it does. */
export interface QuoteQuestion {
  readonly text: string;
  readonly speaker: string | undefined;
}

/** What the archive says of words: where they stand, or what stands there instead. */
export interface QuoteCheck {
  readonly verdict: 'verbatim' | 'altered' | 'other-speaker' | 'not-found';
  /** As the question was read. */
  readonly words: string;
  readonly speaker: string | undefined;
  /** The quote that has the words, or the nearest one; undefined: none comes near. */
  readonly quote: StoredQuote | undefined;
  /** The words are a part of the quote: what stands around it may matter. */
  readonly isPart: boolean;
  /** For `altered`, in order. */
  readonly differences: readonly Difference[];
  /** The archive's first sight of these words, whoever carried them. */
  readonly first: StoredQuote | undefined;
  /** Others who carry the same words, the earliest first. */
  readonly others: readonly StoredQuote[];
}

export interface SpokenRequest {
  /** A speaker in any spelling, or words that were said. */
  readonly text: string;
  readonly sinceMs: EpochMs | undefined;
  readonly limit: number;
  readonly next: string | undefined;
}

/** `by`: how the text was understood. `next` is handed back for the page after this one; undefined: there is none. */
export interface SpokenPage {
  readonly by: 'speaker' | 'words';
  readonly quotes: readonly StoredQuote[];
  readonly next: string | undefined;
}

/** One wording of a quote, and who gave it so. `differences`: against the first version; empty for that one. */
export interface StoryQuoteVersion {
  readonly words: string;
  readonly carriedBy: readonly StoredQuote[];
  readonly differences: readonly Difference[];
}

/** One quote of a story, whoever carried it; several versions where publishers differ, the commonest first. */
export interface StoryQuote {
  readonly versions: readonly StoryQuoteVersion[];
}

/** What was said, by whom, and where. */
export interface QuoteUseCases {
  /** Were these words said? */
  checkQuote(question: QuoteQuestion): Promise<QuoteCheck>;
  /** What somebody said, or who said words; newest first. */
  findQuotes(request: SpokenRequest): Promise<SpokenPage>;
  /** The quotes of a story, merged over its publishers; empty for a story that is unknown or has none. */
  listStoryQuotes(storyId: string): Promise<readonly StoryQuote[]>;
}
