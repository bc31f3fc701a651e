import type { Selectable } from 'kysely';
import type { WorkspaceId } from '../../core/watch/watch.ts';
import type { AuditEntry, HouseStore } from '../../ports/house-store.ts';
import type { Database, Db } from './database.ts';
import { orUndefined } from './row-values.ts';
import type { AuditRow } from './tables.ts';

/** An audit entry as the rest of the code has it. */
export function toAudit(row: Selectable<AuditRow>): AuditEntry {
  return {
    id: row.id,
    atMs: row.at,
    workspace: row.workspace as WorkspaceId,
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    before: orUndefined(row.value_before),
    after: orUndefined(row.value_after),
  };
}

/** Writes who changed what, in the transaction of the change; the same id again changes nothing. */
export async function insertAudit(db: Db, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: entry.id,
      at: entry.atMs,
      workspace: entry.workspace,
      actor: entry.actor,
      action: entry.action,
      subject: entry.subject,
      value_before: entry.before ?? null,
      value_after: entry.after ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Who changed what. */
export function createAuditStore(database: Database): Pick<HouseStore, 'addAudit' | 'listAudit'> {
  return {
    addAudit: (entry) => database.write(({ db }) => insertAudit(db, entry)),
    listAudit: ({ workspace, subject, sinceMs, beforeMs, beforeId, limit }) =>
      database.read(async (db) => {
        let listed = db
          .selectFrom('audit')
          .selectAll()
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .limit(limit);
        if (workspace !== undefined) listed = listed.where('workspace', '=', workspace);
        if (subject !== undefined) listed = listed.where('subject', '=', subject);
        if (sinceMs !== undefined) listed = listed.where('at', '>=', sinceMs);
        if (beforeMs !== undefined) {
          // As a range and what is left out of it: an index answers that, and not two ranges joined by OR.
          listed = listed
            .where('at', beforeId === undefined ? '<' : '<=', beforeMs)
            .where((where) =>
              where.or([where('at', '<', beforeMs), where('id', '<', beforeId ?? '')]),
            );
        }
        return (await listed.execute()).map(toAudit);
      }),
  };
}
