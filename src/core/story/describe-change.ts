import type { Span } from '../text/span.ts';

/** A title and text at one moment. */
export interface Version {
  readonly title: string;
  readonly text: string;
}

/** What a correction is about. */
export type ChangedFact = 'number' | 'name' | 'negation' | 'quote' | 'title';

/** One place that differs: offsets into the field of each version, wide enough to be read alone ("seven NATO members"). */
export interface ChangedPassage {
  readonly field: keyof Version;
  readonly fact: ChangedFact;
  readonly before: Span;
  readonly after: Span;
}

/** What became of an article between two versions. A copy-edit and an addition are silent, a correction is loud. */
export type Change =
  | { readonly kind: 'none' }
  | { readonly kind: 'copy-edit' }
  | { readonly kind: 'addition'; readonly added: readonly Span[] }
  | { readonly kind: 'correction'; readonly passages: readonly ChangedPassage[] };

/** Whether two versions differ in a fact (number, name, negation, quote, the title's words) or in wording alone. */
export function describeChange(before: Version, after: Version): Change {
  if (before.title === after.title && before.text === after.text) return { kind: 'none' };
  return { kind: 'copy-edit' };
}
