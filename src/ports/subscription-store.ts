import type { EpochMs } from '../core/time/moment.ts';

/** What Newsdesk has asked a hub for (WebSub): to be pushed what is new in one feed. */
export interface Subscription {
  /** Stands in the callback's address; random, so that only the hub knows where to push. */
  readonly id: string;
  readonly feedId: string;
  readonly hubUrl: string;
  /** The feed's address by its own account, which is what the hub knows it by. */
  readonly topicUrl: string;
  /** Signs the hub's pushes. Undefined: it would have crossed the net in the clear, so pushes are hints only. */
  readonly secret: string | undefined;
  /** `asked`: the hub has not verified yet; `active`: its lease runs; `leaving`: to be given up. */
  readonly state: 'asked' | 'active' | 'leaving';
  readonly leaseUntilMs: EpochMs | undefined;
  /** When something is to be done: ask again, renew, or give up asking. */
  readonly dueAtMs: EpochMs;
  /** Requests in a row that the hub did not take. */
  readonly failures: number;
}

/** A feed that names a hub. */
export type HubFeed = Pick<Subscription, 'feedId' | 'hubUrl' | 'topicUrl'>;

export interface SubscriptionStore {
  /** Feeds that name a hub and have no subscription there. */
  listFeedsWithoutSubscription(limit: number): Promise<readonly HubFeed[]>;
  /** Subscriptions that are due, and those that their feed no longer wants (it is gone, or names another hub). */
  listDueSubscriptions(query: {
    readonly nowMs: EpochMs;
    readonly limit: number;
  }): Promise<readonly { readonly subscription: Subscription; readonly isWanted: boolean }[]>;
  findSubscription(id: string): Promise<Subscription | undefined>;
  /** Adds it, or replaces the one with this id. */
  saveSubscription(subscription: Subscription): Promise<void>;
  removeSubscription(id: string): Promise<void>;
}
