import type { EpochMs } from '../core/time/moment.ts';

/** Words that an admin took back. */
export interface Withdrawal {
  readonly textKey: string;
  readonly reason: string;
  readonly actor: string;
  readonly atMs: EpochMs;
}

/** Quotes that were taken back, by the key of their words: found by no search and told by no alert, whoever printed them. */
export interface WithdrawalStore {
  withdrawQuote(withdrawal: Withdrawal): Promise<void>;
  /** False when the words were not withdrawn. */
  restoreQuote(textKey: string): Promise<boolean>;
  /** Those of the keys that are withdrawn. */
  listWithdrawnQuotes(textKeys: readonly string[]): Promise<readonly Withdrawal[]>;
  /** Ids of the stories in which an item has these words, withdrawn or not. */
  listStoriesWithQuote(textKey: string): Promise<readonly string[]>;
}
