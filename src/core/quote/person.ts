import type { Gender } from './grammar/grammar.ts';

/** What a person is, '' where the article says it without a word of its own to show; a headline's word for it is a clue, and does not stand against another in the text. */
export interface PersonRole {
  readonly text: string;
  readonly head: string;
  readonly isFromHeadline?: boolean;
}

/** Whether the text itself says what somebody is. */
export function hasOwnRole(person: Person): boolean {
  return person.roles.some((role) => role.isFromHeadline !== true && role.text !== '');
}

/** Somebody whom the article names, with all that it says of them. */
export interface Person {
  readonly id: number;
  /** The words of the fullest form seen, in the nominative as far as it can be told. */
  name: readonly string[];
  gender: Gender;
  /** Roles in the article's words, best first is chosen later. */
  readonly roles: PersonRole[];
  /** The item where the person is first named. */
  readonly first: number;
  readonly forms: Set<string>;
  /** Some mention stood where a subject stands, so that its form is the nominative. */
  isNominativeSeen: boolean;
  /** The full name as it stood behind a role that can only be in the nominative («Политолог Раду Чобану»). */
  nominative?: readonly string[];
}
