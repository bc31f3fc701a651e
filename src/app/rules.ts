import { compileConcepts } from '../core/query/compile-concepts.ts';
import { type CompiledQuery, compileQuery } from '../core/query/compile-query.ts';
import type { Concepts } from '../core/query/concepts.ts';
import { explainMatch } from '../core/query/explain-match.ts';
import { explainMiss, type MissReason } from '../core/query/explain-miss.ts';
import { createMatcher } from '../core/query/matcher.ts';
import type { MatchDocument, QueryNode } from '../core/query/query.ts';
import { childrenOf } from '../core/query/walk-query.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { MatchTerm } from '../ports/item-store.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

/** Places kept as evidence of one match; more would only fill the store. */
const TERMS_KEPT_MAX = 100;

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

/** Compiles watches. One whose query cannot be read (a concept was taken away) is left out, and said in the log. */
export function compileRules(
  watches: readonly Watch[],
  { concepts, log }: { readonly concepts: Concepts; readonly log: Log },
): CompiledRules {
  const matcher = createMatcher();
  const active = new Map<string, { readonly watch: Watch; readonly compiled: CompiledQuery }>();
  for (const watch of watches) {
    if (watch.isPaused) continue;
    const outcome = compileQuery(watch.query, concepts);
    if (outcome.kind === 'error') {
      const [error] = outcome.errors;
      log.error(
        { watchId: watch.id, code: error?.code ?? 'query_invalid', hint: error?.hint ?? '' },
        'watch left out: its query cannot be read',
      );
      continue;
    }
    active.set(watch.id, { watch, compiled: outcome.compiled });
    matcher.set(watch.id, outcome.compiled);
  }
  const needsBody = [...active.values()].some(({ compiled }) => asksForBody(compiled.query));
  return {
    needsBody,
    match: (document) =>
      matcher.match(document).flatMap((id) => {
        const met = active.get(id);
        return met === undefined
          ? []
          : [{ watch: met.watch, terms: explainTerms(met.compiled, document) ?? [] }];
      }),
    mayConcern: (document) => needsBody || matcher.match(document).length > 0,
  };
}

/** The rules of a store, compiled again whenever its watches or concepts have changed. */
export function createRules(deps: { readonly store: Store; readonly log: Log }): Rules {
  let known: { readonly version: number; readonly rules: CompiledRules } | undefined;
  return {
    async current() {
      const version = await deps.store.rulesVersion();
      if (known?.version !== version) {
        const concepts = compileConceptsOf(await deps.store.listConcepts());
        const watches = await deps.store.listWatches();
        known = { version, rules: compileRules(watches, { concepts, log: deps.log }) };
      }
      return known.rules;
    },
  };
}

/** Concepts ready for queries. One that cannot be used fails the queries that name it, each with its reason. */
export function compileConceptsOf(lists: Readonly<Record<string, readonly string[]>>): Concepts {
  return compileConcepts(lists).concepts;
}

/** Whether a query holds for a document. */
export function isMatch(compiled: CompiledQuery, document: MatchDocument): boolean {
  return explainMatch(compiled, document) !== undefined;
}

/** The terms that make a query hold, with their places in the document; undefined when it does not hold. */
export function explainTerms(
  compiled: CompiledQuery,
  document: MatchDocument,
): readonly MatchTerm[] | undefined {
  return explainMatch(compiled, document)?.terms.slice(0, TERMS_KEPT_MAX);
}

/** A query that names the body wants the article itself, not the feed's teaser. */
function asksForBody(query: QueryNode): boolean {
  return (query.kind === 'field' && query.field === 'body') || childrenOf(query).some(asksForBody);
}

const MISS_REASONS = {
  absent: 'is nowhere in it',
  elsewhere: 'stands in another field',
  'other-form': 'stands there in another form',
  'too-far': 'stands too far apart',
  'wrong-order': 'stands in the other order',
  'too-few': 'stands there too few times',
  'too-low': 'adds up to too little',
  excluded: 'excludes it',
} as const satisfies Record<MissReason, string>;

/** Why a query does not hold, in a sentence with the nearest thing that was there; empty when it holds. */
export function explainWhyNot(compiled: CompiledQuery, document: MatchDocument): string {
  const miss = explainMiss(compiled, document);
  if (miss === undefined) return '';
  const { text, reason, nearest, found, needed } = miss;
  const counted = found === undefined || needed === undefined ? '' : ` (${found} of ${needed})`;
  const near = nearest === undefined ? '' : `: "${nearest.text}" in ${nearest.field}`;
  return `${text} ${MISS_REASONS[reason]}${counted}${near}`;
}
