import type { WorkspaceId } from '../../core/watch/watch.ts';
import type { HouseStore, Workspace } from '../../ports/house-store.ts';
import type { Database } from './database.ts';
import { fromJson } from './row-values.ts';

/** The Slack workspace and the Discord servers that Newsdesk is in, with what their admins chose. */
export function createWorkspaceStore(
  database: Database,
): Pick<HouseStore, 'listWorkspaces' | 'saveWorkspace'> {
  return {
    listWorkspaces: () =>
      database.read(async (db) => {
        const rows = await db.selectFrom('workspaces').selectAll().orderBy('id').execute();
        return rows.map((row) => ({
          id: row.id as WorkspaceId,
          name: row.name,
          settings: fromJson<Workspace['settings']>(row.settings),
        }));
      }),
    saveWorkspace: ({ id, name, settings }) =>
      database.write(async ({ db }) => {
        const columns = { name, settings: JSON.stringify(settings) };
        await db
          .insertInto('workspaces')
          .values({ id, ...columns })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
          .execute();
      }),
  };
}
