import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { migrationsFor } from '../../src/adapters/store/migrations.ts';

/** Where each step's store lies: `<step>.sqlite.gz` as the file was left, `<step>.postgres.sql` as pg_dump wrote it. */
export const OLD_STORES = join(import.meta.dirname, '../fixtures/store');

/** The steps that a store can stand at, oldest first. */
export const STEPS: readonly string[] = Object.keys(migrationsFor('sqlite'));

/** Writes the SQLite store of a step to a file. */
export function unpackOldStore(step: string, file: string): void {
  writeFileSync(file, gunzipSync(readFileSync(join(OLD_STORES, `${step}.sqlite.gz`))));
}

/** Fills an empty PostgreSQL database with the store of a step. */
export async function loadOldStore(step: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(readFileSync(join(OLD_STORES, `${step}.postgres.sql`), 'utf8'));
  await client.end();
}

/** Every table with its columns and every index with its columns, so that two files can be compared whatever words made them. */
export function readShape(file: string): readonly string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database
      .prepare("select name from sqlite_master where type in ('table', 'view') order by name")
      .all()
      .map(({ name }) => String(name));
    return tables.flatMap((table) => {
      const columns = database.prepare('select * from pragma_table_xinfo(?)').all(table);
      const indexes = database.prepare('select * from pragma_index_list(?)').all(table);
      const shownColumns = columns.map(
        ({ name, type, notnull, dflt_value: preset, pk }) =>
          `${String(name)} ${String(type)} ${String(notnull)} ${String(preset)} ${String(pk)}`,
      );
      const shownIndexes = indexes.map(({ name, unique, partial }) => {
        const parts = database.prepare('select name from pragma_index_info(?)').all(String(name));
        const on = parts.map((part) => String(part['name'])).join(', ');
        return `${String(name)} (${on}) ${String(unique)} ${String(partial)}`;
      });
      return [...shownColumns.toSorted(), ...shownIndexes.toSorted()].map(
        (line) => `${table}: ${line}`,
      );
    });
  } finally {
    database.close();
  }
}

/** Tables of a file without a row. */
export function findEmptyTables(file: string): readonly string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .all()
      .map(({ name }) => String(name))
      .filter((table) => database.prepare(`select 1 from ${table} limit 1`).get() === undefined);
  } finally {
    database.close();
  }
}
