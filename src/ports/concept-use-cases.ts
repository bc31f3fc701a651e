import type { SearchHit } from './archive-use-cases.ts';

/** A concept, who uses it, and how often it stands in the archive. */
export interface ConceptSummary {
  readonly name: string;
  /** Its alternatives as the admin wrote them. */
  readonly spellings: readonly string[];
  /** Names of the watches that use it, by way of other concepts too. */
  readonly watches: readonly string[];
  /** Names of the concepts that use it. */
  readonly concepts: readonly string[];
  /** Items since the moment asked for, counted up to `hitsMax`. */
  readonly hits: number;
  readonly hitsMax: number;
}

/** A spelling at a place of a text: UTF-16 offsets, so that `text.slice(start, end)` is what stands there. */
export interface SpellingHit {
  readonly spelling: string;
  readonly start: number;
  readonly end: number;
}

/** How a concept does on a text, or on the archive. */
export interface ConceptTrial {
  readonly name: string;
  /** Every spelling, those of the concepts that it uses included, with how often it was found; most first. */
  readonly spellings: readonly { readonly spelling: string; readonly found: number }[];
  /** Of the text that was given. */
  readonly hits: readonly SpellingHit[];
  /** Of the archive, newest first, when no text was given. */
  readonly samples: readonly SearchHit[];
}

/** Concepts: the named spellings that queries use. */
export interface ConceptUseCases {
  listConcepts(request: { readonly sinceMs: number }): Promise<readonly ConceptSummary[]>;
  /** On the text, else on the archive since then. Throws `concept_unknown`. */
  testConcept(request: {
    readonly name: string;
    readonly text: string | undefined;
    /** The text's language; undefined: found from the text. */
    readonly lang: string | undefined;
    readonly sinceMs: number;
  }): Promise<ConceptTrial>;
  /** Adds a concept, or replaces its spellings. Throws `concept_invalid`, and `query_invalid` when a watch would break. */
  saveConcept(concept: {
    readonly name: string;
    readonly spellings: readonly string[];
    /** True: refused when the name is taken; false: refused when there is none. */
    readonly isNew: boolean;
  }): Promise<void>;
  /** Throws `concept_unknown`, and `concept_invalid` or `query_invalid` when something still uses it. */
  removeConcept(name: string): Promise<void>;
}
