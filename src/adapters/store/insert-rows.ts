import { CompiledQuery, type InsertObject } from 'kysely';
import type { Db, StoreKind } from './database.ts';
import type { Tables } from './tables.ts';

/** PostgreSQL counts parameters in 16 bits, SQLite takes 32,766; kept well below both. */
const PARAMETERS_MAX = 8_192;

interface RowsToInsert {
  readonly kind: StoreKind;
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly verb?: string;
  /** What follows the values: `on conflict …`. */
  readonly tail?: string;
}

function placeholders(kind: StoreKind, rowCount: number, columnCount: number): string {
  const oneRow = (row: number): string => {
    const marks: string[] = [];
    for (let column = 1; column <= columnCount; column++) {
      marks.push(kind === 'sqlite' ? '?' : `$${row * columnCount + column}`);
    }
    return `(${marks.join(',')})`;
  };
  return Array.from({ length: rowCount }, (_, row) => oneRow(row)).join(',');
}

/**
 * Inserts many rows by few statements, past Kysely's query builder, which costs more than the insert itself. In SQLite the
 * batches are powers of two, so that few statements stay prepared. Table and column names are ours, never input.
 */
export async function insertRows(db: Db, insert: RowsToInsert): Promise<void> {
  const { kind, table, columns, rows, verb = 'insert', tail = '' } = insert;
  const batchMax = 2 ** Math.floor(Math.log2(PARAMETERS_MAX / columns.length));
  for (let from = 0; from < rows.length; ) {
    const left = Math.min(rows.length - from, batchMax);
    const count = kind === 'sqlite' ? 2 ** Math.floor(Math.log2(left)) : left;
    const text = `${verb} into ${table} (${columns.join(',')}) values ${placeholders(kind, count, columns.length)} ${tail}`;
    await db.executeQuery(CompiledQuery.raw(text, rows.slice(from, from + count).flat()));
    from += count;
  }
}

/** Column names and values of whole rows of one table, for `insertRows`. */
export function rowsOf<Table extends keyof Tables>(
  table: Table,
  rows: readonly InsertObject<Tables, Table>[],
): Pick<RowsToInsert, 'table' | 'columns' | 'rows'> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => columns.map((column) => Reflect.get(row, column) as unknown));
  return { table, columns, rows: values };
}
