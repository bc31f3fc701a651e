import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { NewsdeskError } from '../../errors.ts';
import type { SqliteDatabase } from './sqlite-database.ts';

/** Copies kept beside a store: who goes back further has backups of their own. */
const COPIES_KEPT_MAX = 3;

/**
 * Keeps a store as it is before a step changes its tables, in a file beside it that is named for the step, and takes the oldest such files
 * away. Inside the transaction of the step, so that the copy has every row that was ever committed before. Throws `store_unusable`
 * where there is no room: nothing is changed then.
 */
export async function keepCopy(
  database: Pick<SqliteDatabase, 'backup'>,
  { file, step }: { readonly file: string; readonly step: string },
): Promise<string> {
  const copy = `${file}.before-${step}`;
  try {
    await database.backup(copy);
  } catch (cause) {
    throw new NewsdeskError('store_unusable', `the store could not be copied to ${copy}`, {
      hint: 'Newsdesk keeps a copy before it changes the store for a new version: make room for one more file of its size. Nothing was changed.',
      cause,
    });
  }
  const folder = dirname(file);
  const prefix = `${basename(file)}.before-`;
  const copies = readdirSync(folder).filter(
    (name) => name.startsWith(prefix) && /^\d{4}-[\w-]+$/.test(name.slice(prefix.length)),
  );
  for (const old of copies.toSorted().slice(0, -COPIES_KEPT_MAX)) {
    rmSync(join(folder, old), { force: true });
  }
  return copy;
}
