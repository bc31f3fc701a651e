import { renderCaret } from '../core/query/caret.ts';
import { type CompiledQuery, compileQuery } from '../core/query/compile-query.ts';
import type { Concepts } from '../core/query/concepts.ts';
import { describeQueryError, describeQueryWarning } from '../core/query/describe-query-error.ts';
import { formatQuery } from '../core/query/format-query.ts';
import { NewsdeskError } from '../errors.ts';

/** A query that may be used: compiled, as it is kept, and what it may not do as meant. */
export interface ReadQuery {
  readonly compiled: CompiledQuery;
  readonly canonical: string;
  readonly warnings: readonly string[];
}

/**
 * Reads a query. Throws `query_invalid` with the query, a caret under what is wrong, why, and a hint, in the language (`en` or `uk`)
 * of who reads it.
 */
export function readQuery(text: string, concepts: Concepts, language = 'en'): ReadQuery {
  const outcome = compileQuery(text, concepts);
  if (outcome.kind === 'ok') {
    const { compiled, warnings } = outcome;
    return {
      compiled,
      canonical: formatQuery(compiled.query),
      warnings: warnings.map((warning) => {
        const { message, hint } = describeQueryWarning(warning, language);
        return `${warning.code}: ${message} ${hint}`;
      }),
    };
  }
  const [error] = outcome.errors;
  if (error === undefined) throw new NewsdeskError('query_invalid', 'this query cannot be read');
  const caret = renderCaret(text, error).map((line) => `  ${line}`);
  const { message, hint } = describeQueryError(error, language);
  const column = language === 'uk' ? 'знак' : 'column';
  const lines = [`${message} (${error.code}, ${column} ${error.column})`, ...caret];
  throw new NewsdeskError('query_invalid', lines.join('\n'), { hint });
}
