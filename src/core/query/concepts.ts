import type { QueryNode } from './query.ts';
import type { QueryErrorCode } from './query-error.ts';

/** What is wrong with a concept: which one, which of its alternatives (from 0), and what the parser said of it. */
export interface ConceptError {
  readonly code: Extract<QueryErrorCode, `E_MACRO_${string}`>;
  readonly name: string;
  readonly alternative: number | undefined;
  readonly message: string;
  readonly hint: string;
}

/** A named list of alternative queries. One with a `problem` is known but cannot be used. */
export interface Concept {
  readonly name: string;
  readonly alternatives: readonly QueryNode[];
  /** Words in all alternatives, those of the concepts they use included. */
  readonly words: number;
  readonly problem: ConceptError | undefined;
}

/** All concepts by name in lower case. */
export type Concepts = ReadonlyMap<string, Concept>;

/** No concepts at all. */
export const NO_CONCEPTS: Concepts = new Map();

export interface ConceptsOutcome {
  readonly concepts: Concepts;
  readonly errors: readonly ConceptError[];
}
