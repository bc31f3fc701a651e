import { compileConcepts } from '../../src/core/query/compile-concepts.ts';
import { compileQuery } from '../../src/core/query/compile-query.ts';
import { createMatcher } from '../../src/core/query/matcher.ts';
import type { MatchDocument } from '../../src/core/query/query.ts';
import { QueryFailure } from '../../src/core/query/query-error.ts';

interface Rule {
  readonly id: string;
  readonly query: string;
}

/** An error as the scorer of the rule cases reads it: a code and a column, in code points from 1. */
class RuleError extends QueryFailure {
  get code(): string {
    return this.error.code;
  }
  get column(): number {
    return this.error.column;
  }
}

/**
 * The adapter of `$NEWSDESK_SHARED/corpora/rules/score.mjs`: the rules compiled once, then asked about a document.
 * A bad rule throws its first error.
 */
export function compileRules(
  rules: readonly Rule[],
  options: { readonly macros?: Readonly<Record<string, readonly string[]>> } = {},
): { match(document: Partial<MatchDocument>): readonly string[] } {
  const { concepts } = compileConcepts(options.macros ?? {});
  const matcher = createMatcher();
  for (const { id, query } of rules) {
    const outcome = compileQuery(query, concepts);
    if (outcome.kind === 'ok') matcher.set(id, outcome.compiled);
    else for (const error of outcome.errors) throw new RuleError(error);
  }
  const blank = { title: '', body: '', source: '', author: '', lang: '' };
  return { match: (document) => matcher.match({ ...blank, ...document }) };
}
