import { Kysely, sql } from 'kysely';
import pg from 'pg';
import type { EpochMs } from '../../core/time/moment.ts';
import { NewsdeskError } from '../../errors.ts';
import { failpoint } from '../../ports/failpoint.ts';
import type { WakeKind } from '../../ports/house-store.ts';
import type { Database, Db, IndexedTable, Writing } from './database.ts';
import { connectPostgres, postgresDialect } from './postgres-dialect.ts';
import { PostgresListener } from './postgres-listener.ts';
import { toStoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/**
 * Ways of failing that another try cures (SQLSTATE): a deadlock, a serialization failure, and a key that another transaction
 * took at the same moment. Nothing of the failed transaction is left.
 */
const TRANSIENT = new Set(['40001', '40P01', '23505']);
const TRIES_MAX = 4;

const WORD_TABLES: Readonly<Record<IndexedTable, 'item_words' | 'quote_words'>> = {
  items: 'item_words',
  quotes: 'quote_words',
};

/** The channel on which transactions say, at their commit, what they leave to do. */
export const WAKE_CHANNEL = 'newsdesk_wake';

/** Writes the words under which rows are found; undefined: none any more. */
export async function writeWords(
  db: Db,
  table: IndexedTable,
  changes: ReadonlyMap<number, readonly string[] | undefined>,
): Promise<void> {
  if (changes.size === 0) return;
  // In one order everywhere, since the rows stay locked until the commit.
  const rows = [...changes]
    .toSorted(([a], [b]) => a - b)
    .map(([key, words]) => ({ key, words: words ?? null }));
  const target = sql.table(WORD_TABLES[table]);
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (key bigint, words text[])`;
  if (rows.some(({ words }) => words === null)) {
    await sql`delete from ${target} where key in (select key from ${given} where words is null)`.execute(
      db,
    );
  }
  await sql`insert into ${target} (key, words)
    select key, array_to_tsvector(words) from ${given} where words is not null
    on conflict (key) do update set words = excluded.words`.execute(db);
}

/** What pg throws when a connection cannot be made in time or breaks off is a bare Error, without code or class. */
function toPostgresError(error: unknown): Error {
  const isBare = error instanceof Error && error.constructor === Error && !('code' in error);
  if (!isBare) return toStoreError(error);
  return new NewsdeskError('store_unusable', 'the connection to PostgreSQL broke off', {
    hint: 'Check that PostgreSQL runs; Newsdesk connects again by itself.',
    cause: error,
  });
}

/** PostgreSQL behind a pool of connections; any number of processes share it. */
export class PostgresDatabase implements Database {
  readonly kind = 'postgres';
  readonly #db: Db;
  readonly #now: (() => EpochMs) | undefined;
  readonly #listener: PostgresListener;

  constructor(
    url: string,
    { nowMs, owner }: { readonly nowMs?: () => EpochMs; readonly owner?: string },
  ) {
    this.#db = new Kysely<Tables>({ dialect: postgresDialect(connectPostgres(url)) });
    this.#now = nowMs;
    this.#listener = new PostgresListener(url, WAKE_CHANNEL, owner);
  }

  /** For migrations, before anything else is asked. */
  get db(): Db {
    return this.#db;
  }

  async nowMs(db: Db): Promise<EpochMs> {
    if (this.#now !== undefined) return this.#now();
    const answer = await sql<{
      now: number;
    }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db);
    const [row] = answer.rows;
    if (row === undefined)
      throw new NewsdeskError('store_unusable', 'PostgreSQL does not tell the time');
    return row.now;
  }

  async read<Answer>(work: (db: Db) => Promise<Answer>): Promise<Answer> {
    try {
      return await work(this.#db);
    } catch (error) {
      throw toPostgresError(error);
    }
  }

  async write<Answer>(work: (writing: Writing) => Promise<Answer>): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      try {
        const answer = await this.#db.transaction().execute((db) => this.#work(db, work));
        failpoint('after-commit');
        return answer;
      } catch (error) {
        const isTransient = error instanceof pg.DatabaseError && TRANSIENT.has(error.code ?? '');
        if (!isTransient || tries >= TRIES_MAX) throw toPostgresError(error);
      }
    }
  }

  onWake(listener: (kind: WakeKind) => void): () => void {
    return this.#listener.add(listener);
  }

  /** Resolves when wakes are heard, or the first try to hear them has failed; it goes on trying. */
  listen(): Promise<void> {
    return this.#listener.start();
  }

  backup(): Promise<void> {
    const error = new NewsdeskError('store_unusable', 'Newsdesk does not back up PostgreSQL', {
      hint: 'Use pg_dump: pg_dump --format=custom --file=newsdesk.dump "$DATABASE_URL" (docs/operations.md, Backup).',
    });
    return Promise.reject(error);
  }

  shrink(): void {
    // What is remembered here is the server's.
  }

  async close(): Promise<void> {
    await this.#listener.stop();
    await this.#db.destroy();
  }

  async #work<Answer>(db: Db, work: (writing: Writing) => Promise<Answer>): Promise<Answer> {
    const wakes = new Set<WakeKind>();
    const words = {
      items: new Map<number, readonly string[] | undefined>(),
      quotes: new Map<number, readonly string[] | undefined>(),
    };
    const answer = await work({
      db,
      wake: (kind) => wakes.add(kind),
      indexWords: (table, key, list) => words[table].set(key, list),
    });
    await writeWords(db, 'items', words.items);
    await writeWords(db, 'quotes', words.quotes);
    for (const kind of wakes) await sql`select pg_notify(${WAKE_CHANNEL}, ${kind})`.execute(db);
    failpoint('before-commit');
    return answer;
  }
}
