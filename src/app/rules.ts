import type { MatchDocument } from '../core/query/match-document.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { MatchTerm } from '../ports/store.ts';

/** A watch that an item meets, with the terms that made it true. */
export interface WatchMatch {
  readonly watch: Watch;
  readonly terms: readonly MatchTerm[];
}

/** The watches that are on, compiled. */
export interface CompiledRules {
  match(document: MatchDocument): readonly WatchMatch[];
  /** Whether any watch holds by this document, or needs more of it than a feed gives. */
  mayConcern(document: MatchDocument): boolean;
  /** A watch asks for the body, so that every item's article is wanted. */
  readonly needsBody: boolean;
}

/** The watches of the store, compiled; compiled again when somebody has changed one. */
export interface Rules {
  current(): Promise<CompiledRules>;
}
