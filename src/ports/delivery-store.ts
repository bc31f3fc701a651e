import type { Delivery, DeliveryKind } from '../core/alert/delivery.ts';
import type { Message } from '../core/alert/message.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { AuditEntry } from './house-store.ts';

/** A delivery to be written: its state is `pending`. Writing the same id again changes nothing. */
export interface NewDelivery {
  readonly id: string;
  readonly alertId: string;
  readonly storyId: string | undefined;
  readonly kind: DeliveryKind;
  readonly revision: number;
  readonly destination: Destination;
  readonly nonce: string;
  readonly message: Message;
  /** Milliseconds from its writing on; 0: at once, less: before what waits already. Counted by the store's clock. */
  readonly dueInMs: number;
}

/**
 * How a claimed delivery ended, for its row. What is to come is so many milliseconds away: moments are the store's, whose
 * clock all processes share, while their own may differ.
 */
export type DeliveryEnding =
  | { readonly kind: 'sent'; readonly messageId: string }
  | {
      readonly kind: 'later';
      readonly dueInMs: number;
      readonly error: string;
      readonly isCounted: boolean;
    }
  | { readonly kind: 'unknown'; readonly dueInMs: number; readonly error: string }
  | { readonly kind: 'failed'; readonly error: string }
  /** The message to edit or answer is gone: the alert's updates end. */
  | { readonly kind: 'over'; readonly error: string };

export interface DeliveryStore {
  addDeliveries(deliveries: readonly NewDelivery[]): Promise<void>;
  /**
   * Leases what is due, at most one a destination that has nothing under way, in order of the first due time and the id.
   * Expired leases are taken back on the way: `leased` → pending, `sending` → unknown. What is unknown and due is leased too,
   * to be looked for: it has `sendingAtMs`. A delivery that waits for a short time (or for a rate limit) holds its destination
   * up, so that the order is kept.
   */
  claimDeliveries(claim: {
    readonly owner: string;
    readonly leaseMs: number;
    readonly limit: number;
    readonly platforms: readonly string[];
  }): Promise<readonly Delivery[]>;
  /** Commits `sending` just before the network call; false: the lease is another's, do not send. */
  markSending(mark: { readonly id: string; readonly token: number }): Promise<boolean>;
  /**
   * Writes the ending where the token is still ours, and with it, in the same transaction, what is to be told about it;
   * false: it was taken over, and nothing was written.
   */
  endDelivery(end: {
    readonly id: string;
    readonly token: number;
    readonly ending: DeliveryEnding;
    readonly notices?: readonly NewDelivery[];
  }): Promise<boolean>;
  listDeliveries(query: {
    readonly states: readonly string[] | undefined;
    readonly destination: Destination | undefined;
    /** All that was sent of one alert or digest; default: of any. */
    readonly alertId?: string | undefined;
    /** What tells an alert of one of these watches: its post, edits and replies. Digests and notices are of none. */
    readonly watchIds?: readonly string[] | undefined;
    readonly limit: number;
  }): Promise<readonly Delivery[]>;
  /**
   * What told a destination of a story beside its alert: replies in the thread and digests that name it, newest first, each with
   * the revision of its last edit, 0 for none. An edit of one has its delivery's id for `alertId`.
   */
  listToldBeside(query: {
    readonly storyId: string;
    readonly destination: Destination;
    readonly sinceMs: EpochMs;
  }): Promise<readonly { readonly delivery: Delivery; readonly editsRevision: number }[]>;
  findDelivery(id: string): Promise<Delivery | undefined>;
  /** Sends a failed or unknown one again, as an admin decided; false when it is in another state. */
  retryDelivery(change: { readonly id: string; readonly audit: AuditEntry }): Promise<boolean>;
  /** When the next delivery is due; undefined: none waits. */
  nextDeliveryDueAtMs(): Promise<EpochMs | undefined>;
}
