import { PostgresDialect } from 'kysely';
import pg from 'pg';

/** Connections of one process: enough for its workers, few enough for three replicas on a server's default of 100. */
const CONNECTIONS_MAX = 12;
const CONNECT_TIMEOUT_MS = 10_000;
/** No statement of ours takes so long; one that does is stuck. */
const STATEMENT_TIMEOUT_MS = 60_000;
/** PostgreSQL's number of the type `bigint`, which pg gives as text; ours are moments and counts below 2^53. */
const BIGINT = 20;

const NUMBERS: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    id === BIGINT ? Number : (pg.types.getTypeParser(id, format) as (value: string) => unknown),
};

function settingsFor(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'newsdesk',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
    types: NUMBERS,
  };
}

/** A text column takes every character but NUL; SQLite's binding does the same (sqlite-dialect.ts). */
function withoutNul(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0')
    ? value.replaceAll('\0', '\uFFFD')
    : value;
}

/** A pool of connections. It replaces those that break; who holds one of these gets the error. */
export function connectPostgres(url: string): pg.Pool {
  const pool = new pg.Pool({
    ...settingsFor(url),
    max: CONNECTIONS_MAX,
    idleTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // An idle connection that breaks is no error: the pool has dropped it already.
  pool.on('error', () => undefined);
  return pool;
}

/** A connection of its own, for `listen`. */
export function connectListener(url: string): pg.Client {
  return new pg.Client(settingsFor(url));
}

/** Kysely's dialect over a pool, which it ends with itself. */
export function postgresDialect(pool: pg.Pool): PostgresDialect {
  return new PostgresDialect({
    pool,
    onCreateConnection: (connection) => {
      const executeQuery = connection.executeQuery.bind(connection);
      connection.executeQuery = (query, options) =>
        executeQuery({ ...query, parameters: query.parameters.map(withoutNul) }, options);
      return Promise.resolve();
    },
  });
}
