import type { Gender } from './grammar/grammar.ts';
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
