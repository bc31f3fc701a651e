import type { EpochMs } from '../core/time/moment.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { CheckLine } from './chat.ts';
import type { AuditEntry } from './house-store.ts';

/** What was proven of one alert: a line for each quote, watch and for its message; `isWell` false: it could not be. */
export interface AlertProof {
  readonly alertId: string;
  readonly storyId: string | undefined;
  readonly destination: Destination;
  readonly title: string;
  readonly lines: readonly CheckLine[];
}

/** What the forgetting of a person came to. */
export interface Forgotten {
  /** Rows that named the person; 0: nothing was kept. */
  readonly changed: number;
  /** Keys of the configuration that still name the person: nobody but an operator may take an admin away. */
  readonly stillNamedIn: readonly string[];
}

/** What is kept about alerts, changes and people, for whoever has to answer for it. */
export interface RecordUseCases {
  /**
   * Proves alerts anew from the store: by the id of an alert, of a story (all its alerts) or of a delivery. Throws `alert_unknown`.
   */
  verifyAlert(id: string): Promise<readonly AlertProof[]>;
  /** Who changed what, newest first. */
  listAudit(query: {
    readonly sinceMs: EpochMs | undefined;
    readonly limit: number;
  }): Promise<readonly AuditEntry[]>;
  /** Takes a person's id (`slack:U…`, `discord:1…`) out of everything that is kept. Throws `usage_invalid` for another shape. */
  forgetPerson(person: string): Promise<Forgotten>;
  /** Takes Newsdesk's commands away from the platforms, and says what a person must do there, a line each. */
  uninstall(): Promise<readonly CheckLine[]>;
}
