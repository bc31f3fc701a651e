import type { WorkspaceId } from '../../core/watch/watch.ts';
import { DRAFTS_OF_A_PERSON_MAX, type DraftStore } from '../../ports/draft-store.ts';
import type { Database } from './database.ts';

/** What people have begun in chat, for a day. */
export function createDraftStore(database: Database): DraftStore {
  return {
    saveDraft: ({ id, actor, workspace, kind, value, expiresAtMs }) =>
      database.write(async ({ db }) => {
        const columns = { workspace, kind, value, expires_at: expiresAtMs };
        await db
          .insertInto('drafts')
          .values({ id, actor, ...columns })
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet(columns).where('drafts.actor', '=', actor),
          )
          .execute();
        const kept = db
          .selectFrom('drafts')
          .select('id')
          .where('actor', '=', actor)
          .orderBy('expires_at', 'desc')
          .orderBy('id')
          .limit(DRAFTS_OF_A_PERSON_MAX);
        await db
          .deleteFrom('drafts')
          .where('actor', '=', actor)
          .where('id', 'not in', kept)
          .execute();
      }),
    findDraft: ({ id, actor, workspace }) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('drafts')
          .selectAll()
          .where('id', '=', id)
          .where('actor', '=', actor)
          .where('workspace', '=', workspace)
          .where('expires_at', '>', await database.nowMs(db))
          .executeTakeFirst();
        if (row === undefined) return undefined;
        const { expires_at: expiresAtMs, ...rest } = row;
        return { ...rest, workspace: row.workspace as WorkspaceId, expiresAtMs };
      }),
    removeDraft: ({ id, actor }) =>
      database.write(async ({ db }) => {
        await db.deleteFrom('drafts').where('id', '=', id).where('actor', '=', actor).execute();
      }),
  };
}
