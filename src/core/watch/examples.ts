import type { CompiledQuery } from '../query/compile-query.ts';
import { documentFromText } from '../query/document-from-text.ts';
import { createMatcher } from '../query/matcher.ts';
import { ENDING_LANGUAGES } from '../text/endings.ts';
import type { WatchOptions } from './watch.ts';

/** An example that a query breaks: a text that it must match and does not, or must not match and does. */
export interface BrokenExample {
  readonly kind: 'missed' | 'caught';
  readonly text: string;
  /** Its place in its list, from 0. */
  readonly index: number;
}

/**
 * Whether a query holds for a text alone. An example has no language, so it counts as matched when the query holds in
 * any of the languages with endings of their own.
 */
function matchesText(compiled: CompiledQuery, text: string): boolean {
  const matcher = createMatcher();
  matcher.set('query', compiled);
  return ENDING_LANGUAGES.some((lang) => matcher.match(documentFromText(text, lang)).length > 0);
}

/** The examples of a watch that the query breaks: none when all hold. */
export function findBrokenExamples(
  compiled: CompiledQuery,
  { mustMatch, mustNotMatch }: Pick<WatchOptions, 'mustMatch' | 'mustNotMatch'>,
): readonly BrokenExample[] {
  const find = (kind: BrokenExample['kind'], texts: readonly string[]): BrokenExample[] =>
    texts.flatMap((text, index) =>
      matchesText(compiled, text) === (kind === 'caught') ? [{ kind, text, index }] : [],
    );
  return [...find('missed', mustMatch), ...find('caught', mustNotMatch)];
}
