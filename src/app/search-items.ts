import type { ItemId } from '../core/item/item.ts';
import type { CompiledQuery } from '../core/query/compile-query.ts';
import { documentOf } from '../core/query/document-of-item.ts';
import { findSearchCandidates } from '../core/query/search-candidates.ts';
import type { EpochMs } from '../core/time/moment.ts';
import { NewsdeskError } from '../errors.ts';
import type { SearchHit, SearchPage, SearchRequest } from '../ports/archive-use-cases.ts';
import type { MatchPage, MatchQuery, MatchTerm, StoredItem } from '../ports/item-store.ts';
import type { Store } from '../ports/store.ts';
import { readQuery } from './read-query.ts';
import { compileConceptsOf, explainTerms } from './rules.ts';

/** Candidates looked at for one page; then it ends, and its `next` goes on from there: nothing is passed over in silence. */
const CANDIDATES_MAX = 60_000;
const ANSWERS_PER_STEP = 200;

/** Items that a query finds, newest first: the index finds candidates, the matcher decides, so that search and watch agree. */
export async function searchItems(
  store: Store,
  request: SearchRequest & { readonly language?: string },
): Promise<SearchPage> {
  const concepts = compileConceptsOf(await store.listConcepts());
  const { compiled } = readQuery(request.query, concepts, request.language);
  const { sinceMs, limit } = request;
  const hits: SearchHit[] = [];
  const span = { sinceMs, untilMs: undefined };
  let from: MatchPage['next'] | Beginning = parseNext(request.next);
  // One more than is shown tells whether there is a page after it.
  for (let seen = 0; from !== undefined && seen < CANDIDATES_MAX; ) {
    const page: MatchPage = await store.findMatchingItems({
      ...toQuestion(compiled),
      ...span,
      ...from,
      limit: limit + 1 - hits.length,
    });
    for (const item of page.items) {
      const last = hits.at(-1);
      if (hits.length === limit) return { hits, next: `${last?.publishedAtMs}.${last?.itemId}` };
      hits.push(toHit(item, explainTerms(compiled, documentOf(item, item.text)) ?? []));
    }
    seen += page.candidatesSeen;
    from = page.next;
  }
  return { hits, next: from === undefined ? undefined : `${from.beforeMs}.${from.beforeId}` };
}

/** Every item since then that the query matches, newest first. */
export async function* findMatches(
  store: Store,
  search: { readonly compiled: CompiledQuery; readonly sinceMs: EpochMs },
): AsyncGenerator<StoredItem> {
  const { compiled, sinceMs } = search;
  const question = { ...toQuestion(compiled), sinceMs, untilMs: undefined };
  let from: MatchPage['next'] | Beginning = BEGINNING;
  while (from !== undefined) {
    const page: MatchPage = await store.findMatchingItems({
      ...question,
      ...from,
      limit: ANSWERS_PER_STEP,
    });
    yield* page.items;
    from = page.next;
  }
}

/** How many items since then the query matches, counted no further than `max`; no item leaves the store. */
export async function countMatches(
  store: Store,
  search: { readonly compiled: CompiledQuery; readonly sinceMs: EpochMs; readonly max: number },
): Promise<number> {
  const { compiled, sinceMs, max } = search;
  const question = { ...toQuestion(compiled), sinceMs, untilMs: undefined, isCountOnly: true };
  let count = 0;
  let from: MatchPage['next'] | Beginning = BEGINNING;
  while (from !== undefined && count < max) {
    const page: MatchPage = await store.findMatchingItems({
      ...question,
      ...from,
      limit: max - count,
    });
    count += page.count;
    from = page.next;
  }
  return count;
}

function toQuestion(
  compiled: CompiledQuery,
): Pick<MatchQuery, 'candidates' | 'clause' | 'isCountOnly'> {
  const candidates = findSearchCandidates(compiled);
  return { candidates, clause: compiled.clause, isCountOnly: false };
}

/** An item as a search shows it. */
export function toHit(item: StoredItem, terms: readonly MatchTerm[]): SearchHit {
  const { id, title, url, publisher, publishedAtMs, lang, storyId, text } = item;
  return { itemId: id, title, url, publisher, publishedAtMs, lang, storyId, text, terms };
}

interface Beginning {
  readonly beforeMs: undefined;
  readonly beforeId: undefined;
}

const BEGINNING: Beginning = { beforeMs: undefined, beforeId: undefined };

function parseNext(next: string | undefined): NonNullable<MatchPage['next']> | Beginning {
  if (next === undefined) return BEGINNING;
  const [, moment, id] = /^(\d{1,16})\.([\w-]{1,64})$/.exec(next) ?? [];
  if (moment === undefined || id === undefined) {
    const hint = 'Copy it from the last answer, or leave it out for the first page.';
    throw new NewsdeskError('usage_invalid', `"${next}" is not a page`, { hint });
  }
  return { beforeMs: Number(moment), beforeId: id as ItemId };
}
