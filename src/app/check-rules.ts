import type { Concepts } from '../core/query/concepts.ts';
import { findBrokenExamples } from '../core/watch/examples.ts';
import type { WatchOptions } from '../core/watch/watch.ts';
import { NewsdeskError } from '../errors.ts';
import { readQuery } from './read-query.ts';

type Rule = Pick<WatchOptions, 'query' | 'mustMatch' | 'mustNotMatch'>;

/** Throws `query_invalid` when the query cannot be read, or breaks an example that is kept with the watch, and says which. */
export function checkRule(rule: Rule, concepts: Concepts): void {
  const { compiled } = readQuery(rule.query, concepts);
  const [broken] = findBrokenExamples(compiled, rule);
  if (broken === undefined) return;
  const what = broken.kind === 'missed' ? 'no longer matches' : 'matches what it must not';
  const hint = 'Change the query, or take the example out of the watch.';
  throw new NewsdeskError('query_invalid', `the query ${what}: "${broken.text}"`, { hint });
}

/** Throws `query_invalid`, with the watch's name, for the first watch that cannot be kept with these concepts. */
export function checkRules(
  watches: readonly (Rule & Pick<WatchOptions, 'name'>)[],
  concepts: Concepts,
): void {
  for (const watch of watches) {
    try {
      checkRule(watch, concepts);
    } catch (error) {
      if (!(error instanceof NewsdeskError)) throw error;
      const hint = error.hint === undefined ? {} : { hint: error.hint };
      throw new NewsdeskError(error.code, `watch "${watch.name}": ${error.message}`, hint);
    }
  }
}
