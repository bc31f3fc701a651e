import { type Selectable, sql } from 'kysely';
import type { ItemId } from '../../core/item/item.ts';
import type { SpeakerKind } from '../../core/quote/quote.ts';
import type { QuoteStore, StoredQuote } from '../../ports/quote-store.ts';
import { toFts5Match, toTsquery } from './candidate-match.ts';
import type { Database, Db, StoreKind, Writing } from './database.ts';
import { orUndefined } from './row-values.ts';
import { wordsOf } from './search-words.ts';
import { listOf } from './sql-lists.ts';
import type { QuoteRow } from './tables.ts';

/** Words of a question that are looked up: the longest, since they are the rarest. */
const CANDIDATE_WORDS_MAX = 8;
/** Quotes that are compared for one answer. */
const CANDIDATES_COMPARED_MAX = 200;

function toQuote(row: Selectable<QuoteRow>): StoredQuote {
  return {
    itemId: row.item_id as ItemId,
    start: row.start_index,
    end: row.end_index,
    text: row.text,
    textKey: row.text_key,
    speakerKey: orUndefined(row.speaker_key),
    speaker:
      row.speaker_name === null
        ? undefined
        : {
            name: row.speaker_name,
            kind: row.speaker_kind as SpeakerKind,
            role: orUndefined(row.speaker_role),
          },
    confidence: row.confidence,
    cue: orUndefined(row.cue),
    via: orUndefined(row.via),
    background: orUndefined(row.background),
    group: orUndefined(row.group_name),
    publisher: row.publisher,
    url: orUndefined(row.url),
    title: row.title,
    publishedAtMs: row.published_at,
    firstSeenAtMs: row.first_seen_at,
  };
}

/** Writes the quotes of an item in place of those that it had. */
export async function replaceQuotes(
  { db, indexWords }: Writing,
  item: { readonly id: ItemId; readonly lang: string | undefined },
  quotes: readonly StoredQuote[],
): Promise<void> {
  const gone = await db
    .deleteFrom('quotes')
    .where('item_id', '=', item.id)
    .returning('key')
    .execute();
  for (const { key } of gone) indexWords('quotes', key, undefined);
  for (const quote of quotes) {
    const { key } = await db
      .insertInto('quotes')
      .values({
        item_id: item.id,
        start_index: quote.start,
        end_index: quote.end,
        text: quote.text,
        text_key: quote.textKey,
        speaker_key: quote.speakerKey ?? null,
        speaker_name: quote.speaker?.name ?? null,
        speaker_kind: quote.speaker?.kind ?? null,
        speaker_role: quote.speaker?.role ?? null,
        confidence: quote.confidence,
        cue: quote.cue ?? null,
        via: quote.via ?? null,
        background: quote.background ?? null,
        group_name: quote.group ?? null,
        publisher: quote.publisher,
        url: quote.url ?? null,
        title: quote.title,
        published_at: quote.publishedAtMs,
        first_seen_at: quote.firstSeenAtMs,
      })
      .returning('key')
      .executeTakeFirstOrThrow();
    indexWords('quotes', key, wordsOf([quote.text], item.lang));
  }
}

/** Quotes whose words and item stand: what was withdrawn is found nowhere. */
function selectQuotes(db: Db) {
  return db
    .selectFrom('quotes')
    .selectAll('quotes')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('withdrawn_quotes')
            .select('withdrawn_quotes.text_key')
            .whereRef('withdrawn_quotes.text_key', '=', 'quotes.text_key'),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('items')
            .select('items.key')
            .whereRef('items.id', '=', 'quotes.item_id')
            .where('items.is_withdrawn', '=', 1),
        ),
      ),
    );
}

async function findQuoteCandidates(
  db: Db,
  kind: StoreKind,
  { words, limit }: Parameters<QuoteStore['findQuoteCandidates']>[0],
): Promise<readonly StoredQuote[]> {
  const asked = new Set(wordsOf([words], undefined));
  const rarest = [...asked]
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .slice(0, CANDIDATE_WORDS_MAX);
  const query = {
    kind: 'or',
    parts: rarest.map((text) => ({ kind: 'word', text }) as const),
  } as const;
  const match = kind === 'sqlite' ? toFts5Match(query) : toTsquery(query);
  if (match.kind !== 'match') return [];
  const found =
    kind === 'sqlite'
      ? await sql<{
          key: number;
        }>`select rowid as key from quote_words where quote_words match ${match.text}
          order by rank limit ${sql.lit(CANDIDATES_COMPARED_MAX)}`.execute(db)
      : await sql<{ key: number }>`select key from quote_words where words @@ ${match.text}::tsquery
          order by ts_rank(words, ${match.text}::tsquery) desc, key desc limit ${sql.lit(CANDIDATES_COMPARED_MAX)}`.execute(
          db,
        );
  if (found.rows.length === 0) return [];
  const rows = await selectQuotes(db)
    .where(
      'quotes.key',
      'in',
      listOf(
        kind,
        found.rows.map(({ key }) => key),
      ),
    )
    .execute();
  const overlap = (text: string): number =>
    wordsOf([text], undefined).reduce((count, word) => count + (asked.has(word) ? 1 : 0), 0);
  return rows
    .map((row) => ({ row, shared: overlap(row.text) }))
    .toSorted((a, b) => b.shared - a.shared || b.row.first_seen_at - a.row.first_seen_at)
    .slice(0, limit)
    .map(({ row }) => toQuote(row));
}

/** What was said, by whom, and where. */
export function createQuoteStore(database: Database): QuoteStore {
  const { kind } = database;
  return {
    listQuotesBySpeaker: ({ speakerKeys, limit, beforeMs }) =>
      database.read(async (db) => {
        if (speakerKeys.length === 0) return [];
        let listed = selectQuotes(db)
          .where('quotes.speaker_key', 'in', listOf(kind, speakerKeys))
          .orderBy('quotes.published_at', 'desc')
          .orderBy('quotes.key', 'desc')
          .limit(limit);
        if (beforeMs !== undefined) listed = listed.where('quotes.published_at', '<', beforeMs);
        return (await listed.execute()).map(toQuote);
      }),
    listQuotesOfItem: (itemId) =>
      database.read(async (db) => {
        const rows = await db
          .selectFrom('quotes')
          .selectAll()
          .where('item_id', '=', itemId)
          .orderBy('start_index')
          .execute();
        return rows.map(toQuote);
      }),
    findFirstQuotes: (textKeys) =>
      database.read(async (db) => {
        if (textKeys.length === 0) return [];
        const rows = await selectQuotes(db)
          .where('quotes.text_key', 'in', listOf(kind, textKeys))
          .orderBy('quotes.first_seen_at')
          .orderBy('quotes.key')
          .execute();
        const firsts = new Map<string, Selectable<QuoteRow>>();
        for (const row of rows) if (!firsts.has(row.text_key)) firsts.set(row.text_key, row);
        return [...firsts.values()].map(toQuote);
      }),
    findQuoteCandidates: (query) => database.read((db) => findQuoteCandidates(db, kind, query)),
  };
}
