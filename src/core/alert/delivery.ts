import type { EpochMs } from '../time/moment.ts';
import type { Destination } from '../watch/destination.ts';
import type { Message } from './message.ts';

/**
 * A delivery's life: pending → leased → sending → sent | failed | unknown (storage.md). `over`: nobody needs it any more,
 * since a newer edit took its place or the message that it changes or answers is gone.
 */
export type DeliveryState =
  | 'pending'
  | 'leased'
  | 'sending'
  | 'sent'
  | 'failed'
  | 'unknown'
  | 'over';

/** `post`: a new message; `edit`: the alert's message changed; `reply`: a message in the alert's thread. */
export type DeliveryKind = 'post' | 'edit' | 'reply';

/** The outbox row that carries a message to a platform. Unique per (alert, kind, revision, destination). */
export interface Delivery {
  readonly id: string;
  /** The alert; for digests and notices an id of the same shape; for an edit of a reply or digest the delivery that posted it. */
  readonly alertId: string;
  readonly storyId: string | undefined;
  readonly kind: DeliveryKind;
  readonly revision: number;
  readonly destination: Destination;
  /** At most 25 characters, derived from alert, kind, revision and destination: the same after any crash. */
  readonly nonce: string;
  readonly message: Message;
  readonly state: DeliveryState;
  readonly dueAtMs: EpochMs;
  readonly createdAtMs: EpochMs;
  readonly leaseOwner: string | undefined;
  readonly leaseUntilMs: EpochMs | undefined;
  /** The fencing token: counts up with each claim; a worker with an older one must not send. */
  readonly token: number;
  readonly attempts: number;
  /**
   * When a request was handed to the network whose end is not known; bounds the search in the platform's history.
   * A claimed delivery that has it may have been posted: it is looked for before it is sent again.
   */
  readonly sendingAtMs: EpochMs | undefined;
  readonly sentAtMs: EpochMs | undefined;
  /** The platform's id of the message: a Slack timestamp, a Discord snowflake. */
  readonly messageId: string | undefined;
  /** For edits and replies: the id of the alert's own message, once it is posted. */
  readonly parentMessageId: string | undefined;
  /** Of an edit of what stands in a thread: the message that the thread hangs on. */
  readonly threadMessageId?: string | undefined;
  readonly lastError: string | undefined;
}
