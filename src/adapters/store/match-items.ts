import { sql } from 'kysely';
import type { ItemId } from '../../core/item/item.ts';
import { documentOf } from '../../core/query/document-of-item.ts';
import { createMatcher, type Matcher } from '../../core/query/matcher.ts';
import type { MatchPage, MatchQuery } from '../../ports/item-store.ts';
import type { Db, StoreKind } from './database.ts';
import { orUndefined } from './row-values.ts';
import { askIndex, findKeys, type KeyRange, loadItems, rangeOf } from './search.ts';
import { listOf } from './sql-lists.ts';

/** Candidates looked at in one call: some 50 ms, after which others have their turn. */
const CANDIDATES_PER_CALL = 4_000;
/** The first step is small, since nearly every candidate of a word is an answer; the next ones are four times larger each. */
const FIRST_STEP_MIN = 25;
const STEP_GROWTH = 4;
const STEP_MAX = 1_600;

interface CandidateRow {
  readonly key: number;
  readonly id: string;
  readonly published_at: number;
  readonly title: string;
  readonly text: string;
  readonly author: string | null;
  readonly lang: string | null;
  readonly publisher: string;
}

/** What the matcher reads of the candidates, and no more. */
async function loadCandidates(
  db: Db,
  kind: StoreKind,
  keys: readonly number[],
): Promise<readonly CandidateRow[]> {
  const found = await sql<CandidateRow>`select items.key, items.id, items.published_at, items.title,
      coalesce(articles.text, items.text) as text, items.author, items.lang, feeds.publisher
    from items join feeds on feeds.id = items.feed_id left join articles on articles.item_key = items.key
    where items.key in ${listOf(kind, keys)} order by items.key desc`.execute(db);
  return found.rows;
}

function isAnswer(matcher: Matcher, row: CandidateRow): boolean {
  const { title, publisher, text } = row;
  const item = { title, publisher, author: orUndefined(row.author), lang: orUndefined(row.lang) };
  return matcher.match(documentOf(item, text)).length > 0;
}

/** One step of a search: candidates from the index, each tried where it lies; only answers are read whole. */
export async function findMatchingItems(
  db: Db,
  kind: StoreKind,
  query: MatchQuery,
): Promise<MatchPage> {
  const matcher = createMatcher();
  matcher.set('query', query);
  const asked = await askIndex(db, kind, query.candidates);
  let range: KeyRange = await rangeOf(db, query);
  const answers: number[] = [];
  let candidatesSeen = 0;
  let step = Math.max(FIRST_STEP_MIN, query.limit);
  for (;;) {
    const keys = await findKeys(db, kind, { asked, range, limit: step });
    let last: CandidateRow | undefined;
    for (const row of keys.length === 0 ? [] : await loadCandidates(db, kind, keys)) {
      last = row;
      candidatesSeen += 1;
      if (isAnswer(matcher, row)) answers.push(row.key);
      if (answers.length === query.limit) break;
    }
    const isFull = answers.length === query.limit;
    const isOver = last === undefined || (!isFull && keys.length < step);
    if (isOver || isFull || candidatesSeen >= CANDIDATES_PER_CALL) {
      const next =
        isOver || last === undefined
          ? undefined
          : { beforeMs: last.published_at, beforeId: last.id as ItemId };
      const items = query.isCountOnly ? [] : await loadItems(db, kind, answers);
      return { items, count: answers.length, next, candidatesSeen };
    }
    range = { from: range.from, to: last?.key ?? range.from };
    step = Math.min(step * STEP_GROWTH, STEP_MAX);
  }
}
