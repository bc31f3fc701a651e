import { renderCaret } from '../core/query/caret.ts';
import { type CompiledQuery, compileQuery } from '../core/query/compile-query.ts';
import type { Concepts } from '../core/query/concepts.ts';
import { formatQuery } from '../core/query/format-query.ts';
import { NewsdeskError } from '../errors.ts';

/** A query that may be used: compiled, as it is kept, and what it may not do as meant. */
export interface ReadQuery {
  readonly compiled: CompiledQuery;
  readonly canonical: string;
  readonly warnings: readonly string[];
}

/** Reads a query. Throws `query_invalid` with the query, a caret under what is wrong, why, and a hint. */
export function readQuery(text: string, concepts: Concepts): ReadQuery {
  const outcome = compileQuery(text, concepts);
  if (outcome.kind === 'ok') {
    const { compiled, warnings } = outcome;
    return {
      compiled,
      canonical: formatQuery(compiled.query),
      warnings: warnings.map(({ code, message, hint }) => `${code}: ${message} ${hint}`),
    };
  }
  const [error] = outcome.errors;
  if (error === undefined) throw new NewsdeskError('query_invalid', 'this query cannot be read');
  const caret = renderCaret(text, error).map((line) => `  ${line}`);
  const message = [`${error.message} (${error.code}, column ${error.column})`, ...caret].join('\n');
  throw new NewsdeskError('query_invalid', message, { hint: error.hint });
}
