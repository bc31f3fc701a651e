import type { Alert } from '../core/alert/alert.ts';
import type { ItemId } from '../core/item/item.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { NewDelivery } from './delivery-store.ts';
import type { AuditEntry, Lease } from './house-store.ts';

/** An alert as it is kept, with what its destination has been told so far. */
export interface StoredAlert {
  readonly alert: Alert;
  readonly revision: number;
  readonly createdAtMs: EpochMs;
  readonly lastLoudAtMs: EpochMs;
  /** `open`: kept current; `ended`: after 48 h, or its message is gone; `withdrawn`: by an admin; `muted`: by the desk. */
  readonly state: 'open' | 'ended' | 'withdrawn' | 'muted';
  /** The platform's id of its message, once sent. */
  readonly messageId: string | undefined;
}

/** A match that waits: for its digest, the end of quiet hours, more publishers, or a free place in the hour. */
export interface HeldMatch {
  readonly watchId: string;
  readonly destination: Destination;
  readonly storyId: string;
  readonly itemId: ItemId;
  readonly reason: 'digest' | 'quiet-hours' | 'publishers' | 'overflow' | 'late';
  readonly sinceMs: EpochMs;
  /** When it is posted, or given up for `publishers`. */
  readonly dueAtMs: EpochMs;
}

/** What a reader thinks of an alert. Once per person and alert. */
export interface Feedback {
  readonly alertId: string;
  readonly actor: string;
  readonly verdict: 'not-relevant' | 'wrong-speaker' | 'wrong-words' | 'duplicate' | 'old-news';
  readonly atMs: EpochMs;
}

/** A story that is to be silent in a destination. */
export interface Mute {
  readonly storyId: string;
  readonly destination: Destination;
  readonly actor: string;
  readonly atMs: EpochMs;
}

export interface AlertStore {
  findAlert(alertId: string): Promise<StoredAlert | undefined>;
  listAlertsOfStory(storyId: string): Promise<readonly StoredAlert[]>;
  /** Newest first. */
  listAlerts(query: {
    readonly destinations: readonly Destination[] | undefined;
    readonly watchId: string | undefined;
    /** Of any of these, for who may see no others; of none: nothing. `watchId` goes before it. */
    readonly watchIds?: readonly string[] | undefined;
    readonly sinceMs: EpochMs | undefined;
    readonly limit: number;
  }): Promise<readonly StoredAlert[]>;
  /** Alerts posted since then as messages of their own, to keep `max_per_hour`; what a digest named is not counted. */
  countAlerts(query: {
    readonly destination: Destination;
    readonly watchId: string | undefined;
    readonly sinceMs: EpochMs;
  }): Promise<number>;
  /** False, and nothing written, when the alert was changed by another since it was read. An `ended` alert ends its open edits and replies. */
  saveAlert(change: {
    readonly alert: StoredAlert;
    readonly deliveries: readonly NewDelivery[];
    readonly audit: AuditEntry | undefined;
  }): Promise<boolean>;
  listHeld(query: {
    readonly dueBeforeMs: EpochMs | undefined;
    readonly storyId: string | undefined;
  }): Promise<readonly HeldMatch[]>;
  /**
   * Takes held matches out and writes what tells them, in one transaction; false, and nothing written, when the lease was lost
   * or one of the alerts was changed by another since it was read.
   */
  releaseHeld(
    change: {
      readonly released: readonly HeldMatch[];
      readonly alerts: readonly StoredAlert[];
      readonly deliveries: readonly NewDelivery[];
    },
    lease: Lease,
  ): Promise<boolean>;
  addFeedback(feedback: Feedback): Promise<boolean>;
  listFeedback(query: {
    readonly watchId: string | undefined;
    readonly sinceMs: EpochMs;
  }): Promise<readonly Feedback[]>;
  setMute(change: { readonly mute: Mute; readonly isMuted: boolean }): Promise<void>;
  listMutes(storyId: string): Promise<readonly Mute[]>;
}
