import type { Platform } from '../core/watch/destination.ts';

/** What is counted as it happens. Names and units are in docs/metrics.md; no label ever holds an address, a name or a text. */
export interface Metrics {
  /** One HTTP exchange; `outcome` is the kind of its FetchOutcome. */
  countFetch(fetched: {
    readonly purpose: string;
    readonly outcome: string;
    readonly durationMs: number;
  }): void;
  /** One document read in a worker, waiting for the worker included. */
  countParse(parsed: {
    readonly document: 'feed' | 'article';
    readonly outcome: string;
    readonly durationMs: number;
  }): void;
  countPoll(polled: { readonly added: number; readonly revised: number }): void;
  countProcessed(processed: {
    readonly matches: number;
    readonly alerts: number;
    readonly isNewStory: boolean;
  }): void;
  /** One message handed to a platform; `outcome` is the kind of its SendOutcome. */
  countApiCall(called: {
    readonly platform: Platform;
    readonly outcome: string;
    readonly durationMs: number;
  }): void;
  /** An attempt at a delivery ended so. */
  countEnding(ended: { readonly ending: string }): void;
  /** From an article's publication to its alert on the platform. */
  observeLag(lag: { readonly platform: Platform; readonly lagMs: number }): void;
  /** A call of the store, by how it ended. */
  countStoreCall(called: { readonly isWell: boolean; readonly durationMs: number }): void;
}
