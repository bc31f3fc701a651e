import type { WithdrawalStore } from '../../ports/withdrawal-store.ts';
import type { Database } from './database.ts';
import { listOf } from './sql-lists.ts';

/** Words that were taken back. */
export function createWithdrawalStore(database: Database): WithdrawalStore {
  return {
    withdrawQuote: ({ textKey, reason, actor, atMs }) =>
      database.write(async ({ db }) => {
        const columns = { reason, actor, at: atMs };
        await db
          .insertInto('withdrawn_quotes')
          .values({ text_key: textKey, ...columns })
          .onConflict((conflict) => conflict.column('text_key').doUpdateSet(columns))
          .execute();
      }),
    restoreQuote: (textKey) =>
      database.write(async ({ db }) => {
        const { numDeletedRows } = await db
          .deleteFrom('withdrawn_quotes')
          .where('text_key', '=', textKey)
          .executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    listWithdrawnQuotes: (textKeys) =>
      database.read(async (db) => {
        if (textKeys.length === 0) return [];
        const rows = await db
          .selectFrom('withdrawn_quotes')
          .selectAll()
          .where('text_key', 'in', listOf(database.kind, textKeys))
          .execute();
        return rows.map(({ text_key, reason, actor, at }) => ({
          textKey: text_key,
          reason,
          actor,
          atMs: at,
        }));
      }),
    listStoriesWithQuote: (textKey) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('quotes')
          .innerJoin('items', 'items.id', 'quotes.item_id')
          .select('items.story_id')
          .distinct()
          .where('quotes.text_key', '=', textKey)
          .execute();
        return rows.flatMap(({ story_id }) => story_id ?? []);
      }),
  };
}
