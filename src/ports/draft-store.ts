import type { EpochMs } from '../core/time/moment.ts';
import type { WorkspaceId } from '../core/watch/watch.ts';

/**
 * What a person has begun in chat and not finished: a form that is filled in and not confirmed, a search whose next page
 * may be asked for. Buttons have room for 100 characters, so they carry a draft's id, and this the rest.
 */
export interface Draft {
  readonly id: string;
  /** `slack:U…` or `discord:1…`: nobody else is handed it. */
  readonly actor: string;
  readonly workspace: WorkspaceId;
  readonly kind: string;
  /** JSON text. */
  readonly value: string;
  readonly expiresAtMs: EpochMs;
}

/** Drafts that one person may have at a time; with more, the oldest go. A day of steady searching stays below. */
export const DRAFTS_OF_A_PERSON_MAX = 100;

export interface DraftStore {
  /** Writes a draft, or replaces the person's own one with this id; another's is left as it is. */
  saveDraft(draft: Draft): Promise<void>;
  /** Undefined: unknown, another person's or workspace's, or expired by the store's clock. */
  findDraft(key: Pick<Draft, 'id' | 'actor' | 'workspace'>): Promise<Draft | undefined>;
  removeDraft(key: Pick<Draft, 'id' | 'actor'>): Promise<void>;
}
