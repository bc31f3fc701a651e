import { NewsdeskError } from '../../errors.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html) that somebody can act on, with what to do. */
const SQLITE_HINTS: Readonly<Record<number, string>> = {
  3: 'Give the process that runs Newsdesk the right to read and write the data folder.',
  8: 'The file or its folder is read-only: give the process the right to write there.',
  10: 'The disk reported an error: look at the system log, and keep a copy of the data folder.',
  11: 'The file is damaged: stop Newsdesk and restore the last backup (`newsdesk restore`).',
  13: 'The disk is full: free some space; Newsdesk goes on by itself.',
  14: 'Check that the data folder exists and that the process may write there.',
  26: 'The file is not a Newsdesk store: check NEWSDESK_DATA.',
};
const SQLITE_BUSY = 5;
/** SQLSTATE classes of PostgreSQL that mean: the server, not the statement (appendix A of its manual). */
const POSTGRES_HINTS: Readonly<Record<string, string>> = {
  '08': 'Check that PostgreSQL runs and that DATABASE_URL names it.',
  '28': 'Check the user and the password in DATABASE_URL.',
  '3D': 'Create the database that DATABASE_URL names.',
  '53': 'PostgreSQL has run out of disk, memory or connections.',
  '57': 'PostgreSQL is stopping or starting; Newsdesk goes on by itself.',
};
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
]);

interface DriverError extends Error {
  readonly code?: unknown;
  readonly errcode?: unknown;
}

/**
 * What a driver threw, as something to act on: `store_locked` when another process holds the file, `store_unusable`
 * for disk, rights, damage and an absent server. Everything else is a defect of ours and is passed on as it is.
 */
export function toStoreError(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('the store failed', { cause: error });
  if (error instanceof NewsdeskError) return error;
  const { code, errcode } = error as DriverError;
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number') {
    const primary = errcode & 0xff;
    if (primary === SQLITE_BUSY) {
      return new NewsdeskError('store_locked', 'another process holds the store for too long', {
        hint: 'Look for another Newsdesk or a database tool on the same file.',
        cause: error,
      });
    }
    const hint = SQLITE_HINTS[primary];
    if (hint !== undefined) {
      return new NewsdeskError('store_unusable', `the store cannot be used: ${error.message}`, {
        hint,
        cause: error,
      });
    }
  }
  if (typeof code === 'string') {
    const hint = NETWORK_CODES.has(code) ? POSTGRES_HINTS['08'] : postgresHint(code);
    if (hint !== undefined) {
      return new NewsdeskError('store_unusable', 'PostgreSQL cannot be used', {
        hint,
        cause: error,
      });
    }
  }
  return error;
}

function postgresHint(code: string): string | undefined {
  return /^[0-9A-Z]{5}$/.test(code) ? POSTGRES_HINTS[code.slice(0, 2)] : undefined;
}
