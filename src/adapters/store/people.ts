import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { HouseStore } from '../../ports/house-store.ts';
import { insertAudit } from './audit.ts';
import type { Database, Db } from './database.ts';

/** What stands in place of a person who is forgotten: one name for all that they did, which leads nowhere. */
function newName(): string {
  return `forgotten:${randomUUID()}`;
}

/** Forgets the whole person: audit, feedback, mutes, sessions, links and drafts. */
async function forgetPerson(
  db: Db,
  { actor, audit }: Parameters<HouseStore['forgetPerson']>[0],
): Promise<number> {
  const name = newName();
  let changed = 0n;
  for (const table of ['audit', 'feedback', 'mutes'] as const) {
    const result = await db
      .updateTable(table)
      .set({ actor: name })
      .where('actor', '=', actor)
      .executeTakeFirst();
    changed += result.numUpdatedRows;
  }
  for (const table of ['sessions', 'sign_in_links', 'drafts'] as const) {
    const result = await db.deleteFrom(table).where('actor', '=', actor).executeTakeFirst();
    changed += result.numDeletedRows;
  }
  changed += await forgetInValues(db, { actor, name });
  if (changed > 0n) await insertAudit(db, audit);
  return Number(changed);
}

/** Values are JSON, so that an id stands there between quotes, and is never a part of another. */
async function forgetInValues(
  db: Db,
  { actor, name }: { readonly actor: string; readonly name: string },
): Promise<bigint> {
  const [quoted, replacement] = [JSON.stringify(actor), JSON.stringify(name)];
  const result =
    await sql`update audit set subject = case when subject = ${actor} then ${name} else subject end,
      value_before = replace(value_before, ${quoted}, ${replacement}),
      value_after = replace(value_after, ${quoted}, ${replacement})
    where subject = ${actor} or value_before like ${`%${quoted}%`} or value_after like ${`%${quoted}%`}`.execute(
      db,
    );
  return result.numAffectedRows ?? 0n;
}

/** Forgets who did what before a moment, a few people at a time; answers how many rows changed. */
export async function forgetPeopleBefore(db: Db, beforeMs: number, limit: number): Promise<number> {
  let changed = 0n;
  for (const table of ['audit', 'feedback', 'mutes'] as const) {
    const people = await db
      .selectFrom(table)
      .select('actor')
      .distinct()
      .where('at', '<', beforeMs)
      .where('actor', 'not like', 'forgotten:%')
      // The command line is nobody.
      .where('actor', '<>', 'cli')
      .limit(limit)
      .execute();
    for (const { actor } of people) {
      const result = await db
        .updateTable(table)
        .set({ actor: newName() })
        .where('actor', '=', actor)
        .where('at', '<', beforeMs)
        .executeTakeFirst();
      changed += result.numUpdatedRows;
    }
  }
  return Number(changed);
}

/** The right to be forgotten. */
export function createPeopleStore(database: Database): Pick<HouseStore, 'forgetPerson'> {
  return { forgetPerson: (change) => database.write(({ db }) => forgetPerson(db, change)) };
}
