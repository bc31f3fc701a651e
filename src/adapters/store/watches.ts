import { type Selectable, sql } from 'kysely';
import type { Watch, WatchOptions, WorkspaceId } from '../../core/watch/watch.ts';
import type { WatchStore } from '../../ports/watch-store.ts';
import { insertAudit, toAudit } from './audit.ts';
import type { Database, Db, Writing } from './database.ts';
import { flag, fromJson } from './row-values.ts';
import type { WatchRow } from './tables.ts';

/** Namesakes that are looked through for the one that somebody means. */
const REMOVED_MAX = 20;

type Save = Parameters<WatchStore['saveWatch']>[0];
type Saved = Awaited<ReturnType<WatchStore['saveWatch']>>;

function toWatch(
  row: Pick<Selectable<WatchRow>, 'id' | 'workspace' | 'version' | 'options' | 'is_paused'>,
): Watch {
  return {
    ...fromJson<WatchOptions>(row.options),
    id: row.id,
    workspace: row.workspace as WorkspaceId,
    version: row.version,
    isPaused: row.is_paused === 1,
  };
}

/** Counts the rules up; in PostgreSQL its row is what makes the writers of rules wait for one another. */
async function raiseRules({ db, wake }: Writing): Promise<void> {
  await db
    .updateTable('counters')
    .set({ value: sql<number>`value + 1` })
    .where('name', '=', 'rules')
    .execute();
  wake('rules');
}

/** The watch that stands in the way of a save: changed since it was read, or another of the same name. */
async function findConflict(
  db: Db,
  save: Save,
  known: WatchRow | undefined,
): Promise<Saved | undefined> {
  const standing = known?.is_removed === 0 ? known : undefined;
  if (standing?.version !== save.expectedVersion) {
    return { kind: 'conflict', watch: standing && toWatch(standing) };
  }
  const namesake = await db
    .selectFrom('watches')
    .selectAll()
    .where('workspace', '=', save.workspace)
    .where('name', '=', save.options.name)
    .where('is_removed', '=', 0)
    .where('id', '<>', save.id)
    .executeTakeFirst();
  return namesake === undefined ? undefined : { kind: 'conflict', watch: toWatch(namesake) };
}

async function saveWatch(writing: Writing, save: Save): Promise<Saved> {
  const { db } = writing;
  const { id, workspace, isPaused, audit } = save;
  await raiseRules(writing);
  const known = await db.selectFrom('watches').selectAll().where('id', '=', id).executeTakeFirst();
  const conflict = await findConflict(db, save, known);
  if (conflict !== undefined) return conflict;
  // A removed watch that comes back goes on counting.
  const version = (known?.version ?? 0) + 1;
  const options = JSON.stringify(save.options);
  const columns = {
    workspace,
    name: save.options.name,
    options,
    version,
    is_paused: flag(isPaused),
    is_removed: 0,
  };
  await db
    .insertInto('watches')
    .values({ id, ...columns })
    .onConflict((onId) => onId.column('id').doUpdateSet(columns))
    .execute();
  await db
    .insertInto('watch_versions')
    .values({ watch_id: id, version, options, is_paused: flag(isPaused), audit_id: audit.id })
    .execute();
  await insertAudit(db, audit);
  return { kind: 'saved', watch: toWatch({ id, ...columns }) };
}

async function listWatchVersions(
  db: Db,
  watchId: string,
): ReturnType<WatchStore['listWatchVersions']> {
  const rows = await db
    .selectFrom('watch_versions')
    .innerJoin('watches', 'watches.id', 'watch_versions.watch_id')
    .innerJoin('audit', 'audit.id', 'watch_versions.audit_id')
    .selectAll('audit')
    .select([
      'watch_versions.version',
      'watch_versions.options',
      'watch_versions.is_paused',
      'watches.workspace as watch_workspace',
    ])
    .where('watch_versions.watch_id', '=', watchId)
    .orderBy('watch_versions.version', 'desc')
    .execute();
  return rows.map((row) => ({
    watch: toWatch({ ...row, id: watchId, workspace: row.watch_workspace }),
    audit: toAudit(row),
  }));
}

type Concepts = Pick<WatchStore, 'listConcepts' | 'replaceConcepts' | 'rulesVersion'>;

function createConceptStore(database: Database): Concepts {
  return {
    listConcepts: () =>
      database.read(async (db) => {
        const rows = await db.selectFrom('concepts').selectAll().orderBy('name').execute();
        return Object.fromEntries(rows.map((row) => [row.name, fromJson<string[]>(row.spellings)]));
      }),
    replaceConcepts: ({ concepts, audit }) =>
      database.write(async (writing) => {
        const { db } = writing;
        await raiseRules(writing);
        await db.deleteFrom('concepts').execute();
        for (const [name, spellings] of Object.entries(concepts)) {
          await db
            .insertInto('concepts')
            .values({ name, spellings: JSON.stringify(spellings) })
            .execute();
        }
        await insertAudit(db, audit);
      }),
    rulesVersion: () =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('counters')
          .select('value')
          .where('name', '=', 'rules')
          .executeTakeFirst();
        return row?.value ?? 0;
      }),
  };
}

/** Watches with every version of them, and the concepts that they use. */
export function createWatchStore(database: Database): WatchStore {
  return {
    listWatches: () =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('watches')
          .selectAll()
          .where('is_removed', '=', 0)
          .orderBy('workspace')
          .orderBy('name')
          .execute();
        return rows.map(toWatch);
      }),
    saveWatch: (change) => database.write((writing) => saveWatch(writing, change)),
    removeWatch: ({ id, audit }) =>
      database.write(async (writing) => {
        await raiseRules(writing);
        const removed = await writing.db
          .updateTable('watches')
          .set({ is_removed: 1 })
          .where('id', '=', id)
          .where('is_removed', '=', 0)
          .executeTakeFirst();
        if (removed.numUpdatedRows === 0n) return false;
        await insertAudit(writing.db, audit);
        return true;
      }),
    listRemovedWatches: (name) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('watches')
          .innerJoin('watch_versions', (join) =>
            join
              .onRef('watch_versions.watch_id', '=', 'watches.id')
              .onRef('watch_versions.version', '=', 'watches.version'),
          )
          .innerJoin('audit', 'audit.id', 'watch_versions.audit_id')
          .selectAll('watches')
          .where('watches.name', '=', name)
          .where('is_removed', '=', 1)
          .orderBy('audit.at', 'desc')
          .limit(REMOVED_MAX)
          .execute();
        return rows.map(toWatch);
      }),
    listWatchVersions: (watchId) => database.read((db) => listWatchVersions(db, watchId)),
    ...createConceptStore(database),
  };
}
