import { renameSync, rmSync } from 'node:fs';
import { Kysely, sql } from 'kysely';
import type { EpochMs } from '../../core/time/moment.ts';
import { NewsdeskError } from '../../errors.ts';
import { failpoint } from '../../ports/failpoint.ts';
import type { WakeKind } from '../../ports/house-store.ts';
import type { Database, Db, IndexedTable, Writing } from './database.ts';
import { insertRows } from './insert-rows.ts';
import { ItemTerms } from './item-terms.ts';
import { BACKED_UP_AT } from './restored.ts';
import { connectSqlite, type SqliteConnection, sqliteDialect } from './sqlite-dialect.ts';
import { toStoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/**
 * Writers that wait at the same time share one commit, since a commit costs a wait for the disk, and FTS5 writes one
 * segment a commit. More than this at once would hold up a reader for long.
 */
const COMMIT_TOGETHER_MAX = 32;
/**
 * Under load a patient writer waits so long for so many others: thirty polls in one commit cost the index half of what they cost
 * in ten.
 */
const PATIENCE_MS = 40;
const COMPANY = 24;

interface Job {
  readonly isWrite: boolean;
  readonly isPatient: boolean;
  readonly work: (writing: Writing) => Promise<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const FTS_TABLES: Readonly<Record<IndexedTable, 'item_words' | 'quote_words'>> = {
  items: 'item_words',
  quotes: 'quote_words',
};

/** A transaction's word changes, kept until its end: FTS5 writes a segment each time that keys do not ascend. */
class WordChanges {
  readonly #changes: Readonly<Record<IndexedTable, Map<number, readonly string[] | undefined>>> = {
    items: new Map(),
    quotes: new Map(),
  };

  set(table: IndexedTable, key: number, words: readonly string[] | undefined): void {
    this.#changes[table].set(key, words);
  }

  /** Answers what to call after the commit. */
  async flush(db: Db, terms: ItemTerms): Promise<() => void> {
    const items = [...this.#changes.items.values()].filter((words) => words !== undefined);
    const remember = await terms.add(db, items);
    for (const table of ['items', 'quotes'] as const) {
      const changes = this.#changes[table];
      if (changes.size === 0) continue;
      const ascending = [...changes].toSorted(([a], [b]) => a - b);
      const fts = FTS_TABLES[table];
      const gone = JSON.stringify(
        ascending.filter(([, words]) => words === undefined).map(([key]) => key),
      );
      if (gone !== '[]') {
        await sql`delete from ${sql.table(fts)} where rowid in (select value from json_each(${gone}))`.execute(
          db,
        );
      }
      const rows = ascending.flatMap(([key, words]) =>
        words === undefined ? [] : [[key, words.join(' ')]],
      );
      await insertRows(db, {
        kind: 'sqlite',
        table: fts,
        columns: ['rowid', 'words'],
        rows,
        verb: 'insert or replace',
      });
      changes.clear();
    }
    return remember;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The copy says of itself that it is one, and since when it knows nothing (restored.ts). */
function stampBackup(file: string, nowMs: EpochMs): void {
  const copy = connectSqlite(file);
  try {
    // One file, without a log beside it.
    copy.exec('pragma journal_mode = delete');
    copy
      .prepare('insert or replace into counters (name, value) values (?, ?)')
      .run([BACKED_UP_AT, nowMs]);
  } finally {
    copy.close();
  }
}

/**
 * SQLite behind one connection: what is asked is done in order, and neighbouring writers share a commit. It is
 * synchronous underneath, so a service runs it in a worker (store-proxy.ts).
 */
export class SqliteDatabase implements Database {
  readonly kind = 'sqlite';
  readonly #connection: SqliteConnection;
  readonly #db: Db;
  readonly #now: () => EpochMs;
  readonly #listeners = new Set<(kind: WakeKind) => void>();
  readonly #queue: Job[] = [];
  readonly #terms = new ItemTerms();
  #drained: Promise<void> | undefined;
  #isClosed = false;
  #endPatience: (() => void) | undefined;

  readonly #unlock: (() => void) | undefined;

  constructor(connection: SqliteConnection, now: () => EpochMs, unlock?: () => void) {
    this.#connection = connection;
    this.#db = new Kysely<Tables>({ dialect: sqliteDialect(connection) });
    this.#now = now;
    this.#unlock = unlock;
  }

  /** For migrations, before anything else is asked. */
  get db(): Db {
    return this.#db;
  }

  nowMs(): Promise<EpochMs> {
    return Promise.resolve(this.#now());
  }

  read<Answer>(work: (db: Db) => Promise<Answer>): Promise<Answer> {
    return this.#enqueue({ isWrite: false, isPatient: false }, ({ db }) => work(db));
  }

  write<Answer>(
    work: (writing: Writing) => Promise<Answer>,
    { isPatient } = { isPatient: false },
  ): Promise<Answer> {
    return this.#enqueue({ isWrite: true, isPatient }, work);
  }

  onWake(listener: (kind: WakeKind) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async backup(file: string): Promise<void> {
    const unfinished = `${file}.part`;
    try {
      rmSync(unfinished, { force: true });
      await this.#connection.backup(unfinished);
      stampBackup(unfinished, this.#now());
      failpoint('backing-up');
      // Whoever finds a file under the name finds a whole one.
      renameSync(unfinished, file);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw toStoreError(error);
    }
  }

  shrink(): void {
    if (this.#isClosed) return;
    this.#terms.forget();
    // The pages in the cache: up to its 32 MB.
    this.#connection.exec('pragma shrink_memory');
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#drained;
    this.#connection.exec('pragma optimize');
    this.#connection.close();
    this.#unlock?.();
  }

  #enqueue<Answer>(
    kind: Pick<Job, 'isWrite' | 'isPatient'>,
    work: (writing: Writing) => Promise<Answer>,
  ): Promise<Answer> {
    if (this.#isClosed) {
      return Promise.reject(new NewsdeskError('store_unusable', 'the store is closed'));
    }
    return new Promise<Answer>((resolve, reject) => {
      this.#queue.push({ ...kind, work, resolve: (answer) => resolve(answer as Answer), reject });
      if (!kind.isPatient || this.#queue.length >= COMPANY) this.#endPatience?.();
      this.#drained ??= this.#drain();
    });
  }

  async #drain(): Promise<void> {
    // The turn lets in whoever asks in this one; then neighbours can share a commit.
    await nextTurn();
    let together = 1;
    for (let job = this.#queue.shift(); job !== undefined; job = this.#queue.shift()) {
      if (job.isPatient && together > 1) await this.#waitForCompany();
      const group = [job];
      while (
        job.isWrite &&
        group.length < COMMIT_TOGETHER_MAX &&
        this.#queue[0]?.isWrite === true
      ) {
        const next = this.#queue.shift();
        if (next !== undefined) group.push(next);
      }
      together = group.length;
      await this.#run(group);
      await nextTurn();
    }
    this.#drained = undefined;
  }

  /** Until enough others have come, somebody who is in a hurry has, or it has taken long enough. */
  #waitForCompany(): Promise<void> {
    if (this.#queue.length >= COMPANY || this.#queue.some((job) => !job.isPatient)) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#endPatience?.(), PATIENCE_MS);
      this.#endPatience = () => {
        clearTimeout(timer);
        this.#endPatience = undefined;
        resolve();
      };
    });
  }

  async #run(group: readonly Job[]): Promise<void> {
    const [first] = group;
    try {
      if (first?.isWrite === true) await this.#commit(group);
      else if (first !== undefined)
        first.resolve(await first.work(this.#writing(new Set(), new WordChanges())));
    } catch (error) {
      // One of several failed: each is tried alone, so that it fails alone.
      if (group.length > 1) for (const job of group) await this.#run([job]);
      else first?.reject(toStoreError(error));
    }
  }

  async #commit(group: readonly Job[]): Promise<void> {
    const wakes = new Set<WakeKind>();
    const words = new WordChanges();
    const answers: unknown[] = [];
    this.#connection.exec('begin immediate');
    try {
      for (const job of group) answers.push(await job.work(this.#writing(wakes, words)));
      const remember = await words.flush(this.#db, this.#terms);
      failpoint('before-commit');
      this.#connection.exec('commit');
      failpoint('after-commit');
      remember();
    } catch (error) {
      // A full disk has ended the transaction already.
      if (this.#connection.isInTransaction()) this.#connection.exec('rollback');
      throw error;
    }
    for (const [index, job] of group.entries()) job.resolve(answers[index]);
    for (const kind of wakes) for (const listener of this.#listeners) listener(kind);
  }

  #writing(wakes: Set<WakeKind>, words: WordChanges): Writing {
    return {
      db: this.#db,
      wake: (kind) => wakes.add(kind),
      indexWords: (table, key, list) => words.set(table, key, list),
    };
  }
}
