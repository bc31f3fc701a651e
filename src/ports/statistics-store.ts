import type { DeliveryState } from '../core/alert/delivery.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { Feedback } from './alert-store.ts';

/** Alerts of one watch in one stretch of time. */
export interface AlertCount {
  readonly watchId: string;
  /** Which stretch since the question's `sinceMs`, from 0. */
  readonly bucket: number;
  readonly alerts: number;
}

/** A post that was sent: when its article was published, and when the platform took it. */
export interface Posting {
  readonly alertId: string;
  readonly destination: Destination;
  /** Undefined: the publisher gave no date. */
  readonly publishedAtMs: EpochMs | undefined;
  /** When the alert was written. */
  readonly createdAtMs: EpochMs;
  readonly sentAtMs: EpochMs;
}

/** What people report, by watch and verdict. */
export interface ReportCount {
  readonly watchId: string;
  readonly verdict: Feedback['verdict'];
  readonly reports: number;
  /** Alerts that were reported so, each once however many people did. */
  readonly alerts: number;
}

/** Feeds by health: `ill`: the last poll failed; `off`: gone, or switched off. */
export type FeedCounts = Readonly<Record<'well' | 'ill' | 'off', number>>;

/** How the installation does at this moment, in numbers. */
export interface Vitals {
  readonly feeds: FeedCounts;
  /** Feeds whose time to be polled has come, and those of them that have waited for more than a minute. */
  readonly feedsDue: number;
  readonly feedsLate: number;
  /** When the last new item came, of any feed; undefined: none ever did. */
  readonly lastItemAtMs: EpochMs | undefined;
  readonly watches: number;
  /** Of the last day; of `failed` and `unknown` every one that is kept. */
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
  /** When the oldest delivery that is not at its end was written, by state; a state without any is left out. */
  readonly oldestDeliveryAtMs: Readonly<Partial<Record<DeliveryState, EpochMs>>>;
  /** Since when the delivery has been due that has waited longest; undefined: none waits. */
  readonly oldestDueAtMs: EpochMs | undefined;
}

/** Counts for charts. Each costs what lies in its stretch of time, not the whole archive. */
export interface StatisticsStore {
  /** Alerts by watch and stretch of `bucketMs`; stretches without any are left out. */
  countAlertsByWatch(query: {
    readonly sinceMs: EpochMs;
    readonly bucketMs: number;
  }): Promise<readonly AlertCount[]>;
  /** Alerts by stretch, each counted once however many of these watches it names. */
  countAlertsByTime(query: {
    readonly sinceMs: EpochMs;
    readonly bucketMs: number;
    /** Undefined: all alerts there are. */
    readonly watchIds: readonly string[] | undefined;
  }): Promise<readonly Pick<AlertCount, 'bucket' | 'alerts'>[]>;
  /** The posts of alerts sent since then, newest first. */
  listPostings(query: {
    readonly sinceMs: EpochMs;
    readonly limit: number;
  }): Promise<readonly Posting[]>;
  countReports(query: { readonly sinceMs: EpochMs }): Promise<readonly ReportCount[]>;
  /** By state: those written since then, and of `failed` and `unknown` every one that is kept. */
  countDeliveries(query: {
    readonly sinceMs: EpochMs;
  }): Promise<Readonly<Record<DeliveryState, number>>>;
  countFeeds(): Promise<FeedCounts>;
  readVitals(): Promise<Vitals>;
  /** New items by the hour (since 1970, UTC) in which they came, oldest first; hours without any are left out. */
  countItemsByHour(query: {
    readonly sinceMs: EpochMs;
  }): Promise<readonly { readonly hour: number; readonly items: number }[]>;
  /** Changes with every new alert, delivery and sent message: to see that there is news. */
  newsMark(): Promise<string>;
}
