import { type Selectable, sql } from 'kysely';
import type { ItemId } from '../../core/item/item.ts';
import type { SearchCandidates } from '../../core/query/search-candidates.ts';
import type { SpeakerKind } from '../../core/quote/quote.ts';
import { findPrintQueries, findPrints } from '../../core/quote/quote-prints.ts';
import { findSearchForms } from '../../core/text/search-words.ts';
import type { QuotePage, QuoteStore, StoredQuote } from '../../ports/quote-store.ts';
import { toFts5Match, toTsquery } from './candidate-match.ts';
import type { Database, Db, StoreKind, Writing } from './database.ts';
import { orUndefined } from './row-values.ts';
import { wordsOf } from './search-words.ts';
import { listOf } from './sql-lists.ts';
import type { QuoteRow } from './tables.ts';

/** Quotes that are compared for one answer. */
const CANDIDATES_COMPARED_MAX = 200;
/** A quote that has so large a share of the claim's prints is like it; weaker likeness need not be looked for. */
const SHARE_ENOUGH = 0.4;
/** Words of a search that are looked up; the rest would hardly narrow it. */
const SEARCH_WORDS_MAX = 8;
/** Hits that are sorted by date: those indexed last. A word with more is no question. */
const SEARCH_HITS_MAX = 2_000;

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
    indexWords('quotes', key, [...wordsOf([quote.text], item.lang), ...findPrints(quote.text)]);
  }
}

/** Quotes that stand, of items that stand: what was withdrawn is found nowhere. */
function selectQuotes(db: Db) {
  return db
    .selectFrom('quotes')
    .selectAll('quotes')
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
    )
    .where('quotes.text_key', 'not in', db.selectFrom('withdrawn_quotes').select('text_key'));
}

function setQuoteWithdrawn(
  database: Database,
  { textKey, isWithdrawn }: Parameters<QuoteStore['setQuoteWithdrawn']>[0],
): Promise<void> {
  return database.write(async ({ db }) => {
    if (isWithdrawn) {
      await db
        .insertInto('withdrawn_quotes')
        .values({ text_key: textKey })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return;
    }
    await db.deleteFrom('withdrawn_quotes').where('text_key', '=', textKey).execute();
  });
}

const asWord = (text: string): SearchCandidates => ({ kind: 'word', text });

/** The keys of some quotes that have all prints of one of the alternatives. */
async function findKeysByPrints(
  db: Db,
  kind: StoreKind,
  alternatives: readonly (readonly string[])[],
): Promise<readonly number[]> {
  const query: SearchCandidates = {
    kind: 'or',
    parts: alternatives.map((prints) => ({ kind: 'and', parts: prints.map(asWord) })),
  };
  const match = kind === 'sqlite' ? toFts5Match(query) : toTsquery(query);
  if (match.kind !== 'match') return [];
  // In no order of likeness, and in PostgreSQL in none at all: sorting reads every hit, and what is in common is counted later.
  const limit = sql.lit(CANDIDATES_COMPARED_MAX);
  const found =
    kind === 'sqlite'
      ? await sql<{ key: number }>`select rowid as key from quote_words
          where quote_words match ${match.text} order by rowid desc limit ${limit}`.execute(db)
      : await sql<{ key: number }>`select key from quote_words
          where words @@ ${match.text}::tsquery limit ${limit}`.execute(db);
  return found.rows.map(({ key }) => key);
}

async function findQuoteCandidates(
  db: Db,
  kind: StoreKind,
  { words, limit }: Parameters<QuoteStore['findQuoteCandidates']>[0],
): Promise<readonly StoredQuote[]> {
  const asked = new Set(findPrints(words));
  const found = new Map<number, { readonly quote: StoredQuote; readonly shared: number }>();
  for (const alternatives of findPrintQueries(words)) {
    const keys = await findKeysByPrints(db, kind, alternatives);
    const added = keys.filter((key) => !found.has(key));
    if (added.length === 0) continue;
    const rows = await selectQuotes(db).where('quotes.key', 'in', listOf(kind, added)).execute();
    for (const row of rows) {
      const shared = findPrints(row.text).filter((print) => asked.has(print)).length;
      found.set(row.key, { quote: toQuote(row), shared });
    }
    if ([...found.values()].some(({ shared }) => shared >= SHARE_ENOUGH * asked.size)) break;
  }
  return [...found.values()]
    .toSorted((a, b) => b.shared - a.shared || a.quote.firstSeenAtMs - b.quote.firstSeenAtMs)
    .slice(0, limit)
    .map(({ quote }) => quote);
}

/** The page of quotes, newest first; what was said at one moment in the order of item and place. */
function pageOf(
  quotes: ReturnType<typeof selectQuotes>,
  { sinceMs, after, limit }: QuotePage,
): ReturnType<typeof selectQuotes> {
  let page = quotes
    .orderBy('quotes.published_at', 'desc')
    .orderBy('quotes.item_id')
    .orderBy('quotes.start_index')
    .limit(limit);
  if (sinceMs !== undefined) page = page.where('quotes.published_at', '>=', sinceMs);
  if (after === undefined) return page;
  const { publishedAtMs, itemId, start } = after;
  return page
    .where('quotes.published_at', '<=', publishedAtMs)
    .where((where) =>
      where.or([
        where('quotes.published_at', '<', publishedAtMs),
        where('quotes.item_id', '>', itemId),
        where.and([where('quotes.item_id', '=', itemId), where('quotes.start_index', '>', start)]),
      ]),
    );
}

function byPage(a: StoredQuote, b: StoredQuote): number {
  return (
    b.publishedAtMs - a.publishedAtMs ||
    Number(a.itemId > b.itemId) - Number(a.itemId < b.itemId) ||
    a.start - b.start
  );
}

async function searchQuotes(
  db: Db,
  kind: StoreKind,
  { words, ...page }: Parameters<QuoteStore['searchQuotes']>[0],
): Promise<readonly StoredQuote[]> {
  const query: SearchCandidates = {
    kind: 'and',
    parts: findSearchForms(words)
      .slice(0, SEARCH_WORDS_MAX)
      .map((forms): SearchCandidates => ({ kind: 'or', parts: forms.map(asWord) })),
  };
  const match = kind === 'sqlite' ? toFts5Match(query) : toTsquery(query);
  if (match.kind !== 'match') return [];
  const hits =
    kind === 'sqlite'
      ? sql<number>`(select rowid from quote_words where quote_words match ${match.text}
          order by rowid desc limit ${sql.lit(SEARCH_HITS_MAX)})`
      : sql<number>`(select key from quote_words where words @@ ${match.text}::tsquery
          order by key desc limit ${sql.lit(SEARCH_HITS_MAX)})`;
  const quotes = selectQuotes(db).where('quotes.key', 'in', hits);
  return (await pageOf(quotes, page).execute()).map(toQuote);
}

/** What was said, by whom, and where. */
export function createQuoteStore(database: Database): QuoteStore {
  const { kind } = database;
  return {
    listQuotesBySpeaker: ({ speakerKeys, ...page }) =>
      database.read(async (db) => {
        // A key at a time, so that the index gives each in order: several at once are sorted whole.
        const listed: StoredQuote[] = [];
        for (const key of new Set(speakerKeys)) {
          const said = selectQuotes(db).where('quotes.speaker_key', '=', key);
          listed.push(...(await pageOf(said, page).execute()).map(toQuote));
        }
        return listed.toSorted(byPage).slice(0, page.limit);
      }),
    setQuoteWithdrawn: (change) => setQuoteWithdrawn(database, change),
    searchQuotes: (query) => database.read((db) => searchQuotes(db, kind, query)),
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
