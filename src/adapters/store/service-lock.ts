import { NewsdeskError } from '../../errors.ts';
import { connectSqlite } from './sqlite-dialect.ts';
import { toStoreError } from './store-error.ts';

/**
 * Makes this process the one service of an SQLite file, until it ends: it holds an exclusive lock on a little file beside
 * it. The lock is the operating system's, so that it ends with the process, however that ends. Throws `store_locked`.
 */
export function lockForService(file: string): () => void {
  try {
    const connection = connectSqlite(`${file}-service`, { timeoutMs: 0 });
    try {
      // Without a journal on disk: nothing is ever written but the first page.
      connection.exec(
        'pragma journal_mode = memory; pragma locking_mode = exclusive; begin exclusive',
      );
    } catch (error) {
      connection.close();
      throw error;
    }
    return () => {
      connection.exec('rollback');
      connection.close();
    };
  } catch (error) {
    const reason = toStoreError(error);
    if (!(reason instanceof NewsdeskError) || reason.code !== 'store_locked') throw reason;
    throw new NewsdeskError('store_locked', `another Newsdesk runs on ${file}`, {
      hint: 'Stop the other one, or set DATABASE_URL to run several on PostgreSQL.',
      cause: error,
    });
  }
}
