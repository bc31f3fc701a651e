import type { WorkspaceId } from '../../core/watch/watch.ts';
import type { ConsoleRole, SessionStore } from '../../ports/session-store.ts';
import type { Database } from './database.ts';

/** Who is signed in to the web console, and the links that sign in. */
export function createSessionStore(database: Database): SessionStore {
  return {
    addSignInLink: ({ tokenHash, actor, workspace, role, expiresAtMs }) =>
      database.write(async ({ db }) => {
        await db
          .insertInto('sign_in_links')
          .values({ token_hash: tokenHash, actor, workspace, role, expires_at: expiresAtMs })
          .execute();
      }),
    spendSignInLink: (tokenHash) =>
      database.write(async ({ db }) => {
        const nowMs = await database.nowMs(db);
        const row = await db
          .deleteFrom('sign_in_links')
          .where('token_hash', '=', tokenHash)
          .returningAll()
          .executeTakeFirst();
        if (row === undefined || row.expires_at <= nowMs) return undefined;
        return {
          tokenHash,
          actor: row.actor,
          workspace: row.workspace as WorkspaceId,
          role: row.role as ConsoleRole,
          expiresAtMs: row.expires_at,
        };
      }),
    ...createSessions(database),
  };
}

type Sessions = Omit<SessionStore, 'addSignInLink' | 'spendSignInLink'>;

function createSessions(database: Database): Sessions {
  return {
    addSession: (session) =>
      database.write(async ({ db }) => {
        await db
          .insertInto('sessions')
          .values({
            token_hash: session.tokenHash,
            actor: session.actor,
            workspace: session.workspace,
            role: session.role,
            csrf: session.csrf,
            created_at: session.createdAtMs,
            expires_at: session.expiresAtMs,
          })
          .execute();
      }),
    findSession: (tokenHash) =>
      database.read(async (db) => {
        const nowMs = await database.nowMs(db);
        const row = await db
          .selectFrom('sessions')
          .selectAll()
          .where('token_hash', '=', tokenHash)
          .where('expires_at', '>', nowMs)
          .executeTakeFirst();
        if (row === undefined) return undefined;
        return {
          tokenHash,
          actor: row.actor,
          workspace: row.workspace as WorkspaceId,
          role: row.role as ConsoleRole,
          csrf: row.csrf,
          createdAtMs: row.created_at,
          expiresAtMs: row.expires_at,
        };
      }),
    endSessionsOf: (actor) =>
      database.write(async ({ db }) => {
        await db.deleteFrom('sessions').where('actor', '=', actor).execute();
        await db.deleteFrom('sign_in_links').where('actor', '=', actor).execute();
      }),
    endSession: (tokenHash) =>
      database.write(async ({ db }) => {
        await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
      }),
  };
}
