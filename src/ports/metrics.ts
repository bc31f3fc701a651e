import type { DeliveryState } from '../core/alert/delivery.ts';

/** What is counted as it happens. Names and units are in docs/metrics.md. */
export interface Metrics {
  countFetch(fetched: {
    readonly purpose: string;
    readonly outcome: string;
    readonly durationMs: number;
  }): void;
  countParse(parsed: { readonly outcome: string; readonly durationMs: number }): void;
  countPoll(polled: { readonly added: number; readonly revised: number }): void;
  countProcessed(processed: {
    readonly matches: number;
    readonly alerts: number;
    readonly isNewStory: boolean;
  }): void;
  countApiCall(called: {
    readonly platform: string;
    readonly outcome: string;
    readonly durationMs: number;
  }): void;
  countDelivery(ended: { readonly platform: string; readonly kind: string; readonly outcome: string }): void;
  /** From the article's publication to the platform's answer; alerts alone. */
  observeLag(lag: { readonly platform: string; readonly lagMs: number }): void;
}

/** What is read from the store when somebody asks. */
export interface Snapshot {
  readonly feeds: Readonly<Record<'well' | 'ill' | 'off', number>>;
  /** Feeds whose poll is more than a minute overdue. */
  readonly feedsLate: number;
  /** Seconds since any feed brought a new item; undefined: none ever did. */
  readonly silentSeconds: number | undefined;
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
  /** How long the delivery that has been due longest has waited; 0: none waits. */
  readonly oldestDueSeconds: number;
  readonly watches: number;
  readonly items: number;
}
