import { backup, DatabaseSync, type StatementSync } from 'node:sqlite';
import { type SqliteDatabase as KyselySqlite, SqliteDialect } from 'kysely';

/** Statements kept prepared; the store has about this many texts, and the longest batches vary in length. */
const STATEMENTS_KEPT_MAX = 300;
/** How long a statement waits for another process's transaction; SQLite's own default of 0 gives "database is locked". */
const BUSY_TIMEOUT_MS = 5_000;

/** More pages than any store has. */
const PAGES_MAX = 2 ** 30;

interface Statement {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): {
    changes: number | bigint;
    lastInsertRowid: number | bigint;
  };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}
type Bound = null | number | bigint | string | Uint8Array;

/**
 * SQLite takes a JavaScript number as a float, and FTS5 ignores a bound on its key that is one. A NUL would end a text
 * for SQLite's own functions, and PostgreSQL refuses it.
 */
function bind(value: unknown): Bound {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'string')
    return value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return value as Bound;
}

/** One statement for many rows (insert-rows.ts). */
function runForEach(
  statement: StatementSync,
  rows: readonly (readonly unknown[])[],
): ReturnType<Statement['run']> {
  let changes = 0;
  let lastInsertRowid: number | bigint = 0;
  for (const row of rows) {
    const outcome = statement.run(...row.map(bind));
    changes += Number(outcome.changes);
    lastInsertRowid = outcome.lastInsertRowid;
  }
  return { changes, lastInsertRowid };
}

function wrap(statement: StatementSync): Statement {
  const isReader = statement.columns().length > 0;
  return {
    reader: isReader,
    all: (parameters) => statement.all(...parameters.map(bind)),
    run: (parameters) => {
      if (!Array.isArray(parameters[0])) return statement.run(...parameters.map(bind));
      return runForEach(statement, parameters as readonly (readonly unknown[])[]);
    },
    iterate: (parameters) => statement.iterate(...parameters.map(bind)),
  };
}

/** One connection to an SQLite file. */
export interface SqliteConnection extends KyselySqlite {
  exec(statements: string): void;
  readonly isInTransaction: () => boolean;
  backup(file: string): Promise<void>;
}

/** Opens a connection; throws what node:sqlite throws (`ERR_SQLITE_ERROR` with SQLite's `errcode`). */
export function connectSqlite(
  file: string,
  options: { readonly timeoutMs?: number; readonly isReadOnly?: boolean } = {},
): SqliteConnection {
  const database = new DatabaseSync(file, {
    timeout: options.timeoutMs ?? BUSY_TIMEOUT_MS,
    readOnly: options.isReadOnly ?? false,
  });
  const kept = new Map<string, Statement>();
  return {
    exec: (statements) => database.exec(statements),
    isInTransaction: () => database.isTransaction,
    backup: (target) => copySqlite(file, target),
    close: () => {
      kept.clear();
      database.close();
    },
    prepare: (text): Statement => {
      // A deferred transaction that reads and then writes fails with 517 when another process wrote in between.
      const sqlText = text === 'begin' ? 'begin immediate' : text;
      const known = kept.get(sqlText);
      if (known !== undefined) return known;
      const statement = wrap(database.prepare(sqlText));
      const [oldest] = kept.keys();
      if (kept.size >= STATEMENTS_KEPT_MAX && oldest !== undefined) kept.delete(oldest);
      kept.set(sqlText, statement);
      return statement;
    },
  };
}

/**
 * Copies a store into another file, page by page and in one transaction there, beside whoever reads and writes the first. From a
 * connection of its own: a step beside an open transaction of ours would fail. And in one step: a copy begins anew with each
 * write in between, while one read of a WAL file holds up nobody.
 */
export async function copySqlite(file: string, target: string): Promise<void> {
  const source = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, readOnly: true });
  try {
    await backup(source, target, { rate: PAGES_MAX });
  } finally {
    source.close();
  }
}

/** Kysely's dialect over a connection, which it closes with itself. */
export function sqliteDialect(connection: SqliteConnection): SqliteDialect {
  return new SqliteDialect({ database: connection });
}
