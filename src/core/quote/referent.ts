import type { Gender } from './grammar/grammar.ts';
import { bareName } from './name-forms.ts';
import type { Person } from './person.ts';
import type { SpeakerKind } from './quote.ts';

/** Whom a phrase means, as far as the text so far tells. */
export interface Referent {
  readonly kind: SpeakerKind;
  readonly person: Person | undefined;
  /** The article's own words for a body, paper or source. */
  readonly name: string;
  readonly gender: Gender;
  readonly confidence: number;
}

/** Below the bar of what is shown (find-quotes.ts). */
export const UNSHOWN = 0.45;

/** Ukrainian and Russian possessives of one owner, and the gender that each shows. */
export const OWNER_GENDER: Readonly<Record<string, Gender>> = {
  его: 'male',
  её: 'female',
  ее: 'female',
  його: 'male',
  її: 'female',
};
/** The same in Polish. */
export const POLISH_OWNER_GENDER: Readonly<Record<string, Gender>> = {
  jego: 'male',
  jej: 'female',
};

/** Whether two genders can be one person's. */
export function agrees(one: Gender, other: Gender): boolean {
  return one === 'any' || other === 'any' || one === other;
}

/** The same referent, at most as certain as given. */
export function weaken(referent: Referent, confidence: number): Referent {
  return { ...referent, confidence: Math.min(referent.confidence, confidence) };
}

/** A person as a referent. */
export function personReferent(person: Person, confidence: number): Referent {
  return { kind: 'person', person, name: person.name.join(' '), gender: person.gender, confidence };
}

/** A body as a referent. */
export function bodyReferent(name: string, confidence: number): Referent {
  return { kind: 'organisation', person: undefined, name, gender: 'neuter', confidence };
}

/** A body of which only the name is known. */
export function openBody(name: readonly string[]): Referent {
  return bodyReferent(name.map(bareName).join(' '), 0.7);
}

/** Somebody of whom nobody can tell who it is. */
export function nobody(name: string, gender: Gender): Referent {
  return { kind: 'anonymous', person: undefined, name, gender, confidence: UNSHOWN };
}

/** One naming of somebody, where and in what part of its sentence. */
export interface Seen {
  readonly referent: Referent;
  readonly item: number;
  readonly sentence: number;
  readonly isSubject: boolean;
  /** In another case or behind a preposition: a bystander of its sentence. */
  readonly isOblique: boolean;
}

/** How well somebody fits a pronoun: 0 not at all. A bystander without a name must be the subject to be meant. */
export function fitness(seen: Seen, gender: Gender): number {
  const { referent, isSubject } = seen;
  const isNamed = referent.kind === 'person';
  if (!isNamed && !(referent.kind === 'anonymous' && isSubject)) return 0;
  if (!isNamed && referent.gender === 'plural') return 0;
  if (!agrees(referent.gender, gender)) return 0;
  return 1 + (isSubject ? 4 : 0) + (referent.gender === gender ? 2 : 0) + (isNamed ? 2 : 0);
}
