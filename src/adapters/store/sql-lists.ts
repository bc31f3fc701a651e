import { type RawBuilder, sql } from 'kysely';
import type { StoreKind } from './database.ts';

/**
 * A list as one bound parameter, to stand after `in`: the statement's text stays the same whatever its length, so that it
 * is prepared once.
 */
export function listOf<Value extends string | number>(
  kind: StoreKind,
  values: readonly Value[],
): RawBuilder<Value> {
  const json = JSON.stringify(values);
  if (kind === 'sqlite') return sql<Value>`(select value from json_each(${json}))`;
  return typeof values[0] === 'number'
    ? sql<Value>`(select value::bigint from jsonb_array_elements_text(${json}::jsonb))`
    : sql<Value>`(select value from jsonb_array_elements_text(${json}::jsonb))`;
}
