import { CompiledQuery, type InsertObject } from 'kysely';
import type { Db, StoreKind } from './database.ts';
import type { Tables } from './tables.ts';

/** PostgreSQL counts parameters in 16 bits; kept well below. */
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

function placeholders(rowCount: number, columnCount: number): string {
  const oneRow = (row: number): string => {
    const marks: string[] = [];
    for (let column = 1; column <= columnCount; column++) {
      marks.push(`$${row * columnCount + column}`);
    }
    return `(${marks.join(',')})`;
  };
  return Array.from({ length: rowCount }, (_, row) => oneRow(row)).join(',');
}

/**
 * Inserts many rows past Kysely's query builder, which costs more than the insert itself. PostgreSQL gets them in few
 * statements, SQLite one statement that is run for each row (`CompiledQuery` with rows for parameters, sqlite-dialect.ts):
 * there, binding many rows at once takes a quarter longer. Table and column names are ours, never input.
 */
export async function insertRows(db: Db, insert: RowsToInsert): Promise<void> {
  const { kind, table, columns, rows, verb = 'insert', tail = '' } = insert;
  if (rows.length === 0) return;
  const into = `${verb} into ${table} (${columns.join(',')}) values`;
  if (kind === 'sqlite') {
    const marks = columns.map(() => '?').join(',');
    await db.executeQuery(CompiledQuery.raw(`${into} (${marks}) ${tail}`, [...rows]));
    return;
  }
  const countMax = Math.floor(PARAMETERS_MAX / columns.length);
  for (let from = 0; from < rows.length; from += countMax) {
    const part = rows.slice(from, from + countMax);
    const text = `${into} ${placeholders(part.length, columns.length)} ${tail}`;
    await db.executeQuery(CompiledQuery.raw(text, part.flat()));
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
