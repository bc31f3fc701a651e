import { compileConcepts } from '../core/query/compile-concepts.ts';
import { type CompiledQuery, compileQuery } from '../core/query/compile-query.ts';
import type { Concepts } from '../core/query/concepts.ts';
import { explainMatch } from '../core/query/explain-match.ts';
import { explainMiss, type MissReason } from '../core/query/explain-miss.ts';
import { createMatcher } from '../core/query/matcher.ts';
import type { MatchDocument, QueryNode } from '../core/query/query.ts';
import { childrenOf } from '../core/query/walk-query.ts';
import { type EpochMs, HOUR_MS, SECOND_MS } from '../core/time/moment.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { Clock } from '../ports/clock.ts';
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
  {
    concepts,
    log,
    clock,
  }: { readonly concepts: Concepts; readonly log: Log; readonly clock: Clock },
): CompiledRules {
  const matcher = createMatcher();
  const active = new Map<string, Watch>();
  let needsBody = false;
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
    active.set(watch.id, watch);
    matcher.set(watch.id, outcome.compiled);
    needsBody ||= asksForBody(outcome.compiled.query);
  }
  const warnings = new GivenUpWarnings(log, clock);
  const matchIds = (document: MatchDocument): readonly string[] => {
    const ids = matcher.match(document);
    warnings.warn(matcher.lastWork.givenUp);
    return ids;
  };
  return {
    needsBody,
    match: (document) =>
      matchIds(document).flatMap((id) => {
        const watch = active.get(id);
        return watch === undefined
          ? []
          : [{ watch, terms: findEvidence(watch, concepts, document) }];
      }),
    mayConcern: (document) => needsBody || matchIds(document).length > 0,
  };
}

/** Compiled again for the few that match: ten thousand queries kept as trees would weigh more than the matcher. */
function findEvidence(
  watch: Watch,
  concepts: Concepts,
  document: MatchDocument,
): readonly MatchTerm[] {
  const outcome = compileQuery(watch.query, concepts);
  return outcome.kind === 'ok' ? (explainTerms(outcome.compiled, document) ?? []) : [];
}

/** Says that a watch was given up on an item (hits.ts, STEPS_MAX): once an hour each, since its next item is like the last. */
class GivenUpWarnings {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #warnedAtMs = new Map<string, EpochMs>();

  constructor(log: Log, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  warn(watchIds: readonly string[]): void {
    for (const watchId of watchIds) {
      const nowMs = this.#clock.nowMs();
      if (nowMs - (this.#warnedAtMs.get(watchId) ?? -Infinity) < HOUR_MS) continue;
      this.#warnedAtMs.set(watchId, nowMs);
      const hint = 'Make its query shorter or its NEAR narrower; newsdesk why <url> shows an item.';
      this.#log.warn({ watchId, hint }, 'watch given up on an item: its query takes too much work');
    }
  }
}

/** Other processes' changes are looked for so often: product.md asks that they are seen within 2 s. */
const LOOK_EVERY_MS = SECOND_MS;

/** The rules of a store, compiled again whenever its watches or concepts have changed; seen at once or after a second. */
export function createRules(deps: {
  readonly store: Store;
  readonly log: Log;
  readonly clock: Clock;
}): Rules {
  let known: { readonly version: number; readonly rules: CompiledRules } | undefined;
  let lookAgainAtMs = 0;
  deps.store.onWake((kind) => {
    if (kind === 'rules') lookAgainAtMs = 0;
  });
  return {
    async current() {
      const nowMs = deps.clock.nowMs();
      if (known !== undefined && nowMs < lookAgainAtMs) return known.rules;
      lookAgainAtMs = nowMs + LOOK_EVERY_MS;
      const version = await deps.store.rulesVersion();
      if (known?.version !== version) {
        const concepts = compileConceptsOf(await deps.store.listConcepts());
        const watches = await deps.store.listWatches();
        known = { version, rules: compileRules(watches, { ...deps, concepts }) };
      }
      return known.rules;
    },
  };
}

/** Concepts ready for queries. One that cannot be used fails the queries that name it, each with its reason. */
export function compileConceptsOf(lists: Readonly<Record<string, readonly string[]>>): Concepts {
  return compileConcepts(lists).concepts;
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
  'given-up': 'took too much work on this item and was given up: make it shorter, or narrow NEAR',
} as const satisfies Record<MissReason, string>;

/** Why a query does not hold, in a sentence with the nearest thing that was there; empty when it holds. */
export function explainWhyNot(
  compiled: CompiledQuery,
  document: MatchDocument,
  reasons: Readonly<Record<MissReason, string>> = MISS_REASONS,
): string {
  const miss = explainMiss(compiled, document);
  if (miss === undefined) return '';
  const { text, reason, nearest, found, needed } = miss;
  const counted = found === undefined || needed === undefined ? '' : ` (${found} of ${needed})`;
  const lead = reason === 'absent' ? '; nearest is' : ':';
  const near = nearest === undefined ? '' : `${lead} "${nearest.text}" in ${nearest.field}`;
  return `${text} ${reasons[reason]}${counted}${near}`;
}
