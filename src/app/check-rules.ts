import type { Concepts } from '../core/query/concepts.ts';
import { findBrokenExamples } from '../core/watch/examples.ts';
import type { WatchOptions } from '../core/watch/watch.ts';
import { NewsdeskError } from '../errors.ts';
import { readQuery } from './read-query.ts';

type Rule = Pick<WatchOptions, 'query' | 'mustMatch' | 'mustNotMatch'>;

const BROKEN = {
  en: {
    missed: 'the query no longer matches',
    caught: 'the query matches what it must not',
    hint: 'Change the query, or take the example out of the watch.',
  },
  uk: {
    missed: 'Запит більше не збігається з прикладом',
    caught: 'Запит збігається з прикладом, з яким не має',
    hint: 'Змініть запит або приберіть приклад із правила.',
  },
} as const;

/**
 * Throws `query_invalid` when the query cannot be read, or breaks an example that is kept with the watch, and says which, in the
 * language (`en` or `uk`) of who reads it.
 */
export function checkRule(rule: Rule, concepts: Concepts, language = 'en'): void {
  const { compiled } = readQuery(rule.query, concepts, language);
  const [broken] = findBrokenExamples(compiled, rule);
  if (broken === undefined) return;
  const words = BROKEN[language === 'uk' ? 'uk' : 'en'];
  const message = `${words[broken.kind]}: "${broken.text}"`;
  throw new NewsdeskError('query_invalid', message, { hint: words.hint });
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
