import { existsSync } from 'node:fs';
import { NewsdeskError } from '../../errors.ts';
import { migrationsFor } from './migrations.ts';
import { lockForService } from './service-lock.ts';
import { connectSqlite, copySqlite } from './sqlite-dialect.ts';
import { toStoreError } from './store-error.ts';

/**
 * Puts a backup in the place of an SQLite store. What stood there is kept beside it, under the name that is answered
 * (undefined: nothing stood there). SQLite writes the pages in one transaction, so that a crash leaves the old store or the
 * new one. Throws `store_locked` beside a running service, `backup_invalid`, or `store_too_new`.
 */
export async function restoreSqlite({
  backup,
  store,
}: {
  readonly backup: string;
  readonly store: string;
}): Promise<string | undefined> {
  checkBackup(backup);
  const unlock = lockForService(store);
  try {
    const kept = existsSync(store) ? `${store}.before-restore` : undefined;
    if (kept !== undefined) await copySqlite(store, kept);
    await copySqlite(backup, store);
    return kept;
  } catch (error) {
    throw toStoreError(error);
  } finally {
    unlock();
  }
}

/** A file that is no whole store of a version that this one knows is refused before anything is touched. */
function checkBackup(file: string): void {
  if (!existsSync(file)) throw invalid(file, 'is not there');
  let names: readonly string[];
  try {
    const connection = connectSqlite(file, { isReadOnly: true });
    try {
      const [row] = connection.prepare('pragma integrity_check').all([]);
      if (!isOk(row)) throw invalid(file, 'is damaged');
      const rows = connection.prepare('select name from newsdesk_migrations').all([]);
      names = rows.map((taken) => (taken as { readonly name: string }).name);
    } finally {
      connection.close();
    }
  } catch (error) {
    if (error instanceof NewsdeskError) throw error;
    throw invalid(file, 'is not a backup of Newsdesk', error);
  }
  const known = migrationsFor('sqlite');
  const unknown = names.filter((name) => known[name] === undefined);
  if (unknown.length > 0) {
    throw new NewsdeskError('store_too_new', `${file} was written by a later version`, {
      hint: 'Restore it with the version of Newsdesk that wrote it.',
    });
  }
}

function isOk(row: unknown): boolean {
  return Object.values(row as Readonly<Record<string, unknown>>).includes('ok');
}

function invalid(file: string, what: string, cause?: unknown): NewsdeskError {
  return new NewsdeskError('backup_invalid', `${file} ${what}`, {
    hint: 'Name a file that `newsdesk backup` wrote.',
    cause,
  });
}
