import type { Gender } from './grammar/grammar.ts';

export type MentionKind =
  | 'organisation'
  | 'role'
  | 'pronoun'
  | 'document'
  | 'statement'
  | 'anonymous'
  | 'name';

/** A phrase of the narration that means somebody or something that can speak. Ranges are of items. */
export interface Mention {
  readonly kind: MentionKind;
  readonly from: number;
  readonly to: number;
  /** Small letters: the head noun of a role or body, the pronoun; for a name its last word. */
  readonly head: string;
  /** The name proper, without role and courtesy; '' for anything but a name. */
  readonly name: readonly string[];
  /** The role as it stands before the name, or the phrase itself for a role. */
  readonly role: string;
  readonly gender: Gender;
  /** Governed by a preposition, a possessor, or in a case that no subject has. */
  readonly isOblique: boolean;
  readonly isIndefinite: boolean;
  /** "his", "the minister's": the phrase says whose. */
  readonly isPossessed: boolean;
  /** Has a courtesy title (Mr, пані). */
  readonly isCourteous: boolean;
}
