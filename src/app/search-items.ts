import type { ItemId } from '../core/item/item.ts';
import type { Concepts } from '../core/query/concepts.ts';
import { findSearchCandidates } from '../core/query/search-candidates.ts';
import type { EpochMs } from '../core/time/moment.ts';
import { NewsdeskError } from '../errors.ts';
import type { SearchHit, SearchPage, SearchRequest } from '../ports/archive-use-cases.ts';
import type { ItemQuery, MatchTerm, StoredItem } from '../ports/item-store.ts';
import type { Store } from '../ports/store.ts';
import { documentOf } from './read-article.ts';
import { readQuery } from './read-query.ts';
import { compileConceptsOf, explainTerms } from './rules.ts';

/** Candidates taken from the index at once, and in all for one page: an index hit that is no match is rare. */
const CANDIDATES_PER_STEP = 200;
const CANDIDATES_MAX = 20_000;

/** Items that a query finds, newest first: the index finds candidates, the matcher decides, so that search and watch agree. */
export async function searchItems(store: Store, request: SearchRequest): Promise<SearchPage> {
  const concepts = compileConceptsOf(await store.listConcepts());
  const hits: SearchHit[] = [];
  const from = parseNext(request.next);
  let last: StoredItem | undefined;
  for await (const { item, terms } of findMatches(store, {
    query: request.query,
    concepts,
    sinceMs: request.sinceMs,
    ...from,
  })) {
    if (hits.length === request.limit) {
      return { hits, next: last === undefined ? undefined : `${last.publishedAtMs}.${last.id}` };
    }
    hits.push(toHit(item, terms));
    last = item;
  }
  return { hits, next: undefined };
}

/** Every item since then that the query matches, newest first, with its terms. */
export async function* findMatches(
  store: Store,
  search: {
    readonly query: string;
    readonly concepts: Concepts;
    readonly sinceMs: EpochMs | undefined;
    readonly beforeMs?: EpochMs | undefined;
    readonly beforeId?: ItemId | undefined;
  },
): AsyncGenerator<{ readonly item: StoredItem; readonly terms: readonly MatchTerm[] }> {
  const { compiled } = readQuery(search.query, search.concepts);
  const base: Omit<ItemQuery, 'beforeMs' | 'beforeId'> = {
    candidates: findSearchCandidates(compiled),
    sinceMs: search.sinceMs,
    untilMs: undefined,
    limit: CANDIDATES_PER_STEP,
  };
  let { beforeMs, beforeId } = search;
  for (let seen = 0; seen < CANDIDATES_MAX; seen += CANDIDATES_PER_STEP) {
    const page = await store.searchItems({ ...base, beforeMs, beforeId });
    for (const item of page) {
      const terms = explainTerms(compiled, documentOf(item, item.text));
      if (terms !== undefined) yield { item, terms };
    }
    const last = page.at(-1);
    if (last === undefined || page.length < CANDIDATES_PER_STEP) return;
    beforeMs = last.publishedAtMs;
    beforeId = last.id;
  }
}

/** An item as a search shows it. */
export function toHit(item: StoredItem, terms: readonly MatchTerm[]): SearchHit {
  const { id, title, url, publisher, publishedAtMs, lang, storyId, text } = item;
  return { itemId: id, title, url, publisher, publishedAtMs, lang, storyId, text, terms };
}

function parseNext(next: string | undefined): {
  readonly beforeMs: EpochMs | undefined;
  readonly beforeId: ItemId | undefined;
} {
  if (next === undefined) return { beforeMs: undefined, beforeId: undefined };
  const [, moment, id] = /^(\d{1,16})\.([\w-]{1,64})$/.exec(next) ?? [];
  if (moment === undefined || id === undefined) {
    const hint = 'Copy it from the last answer, or leave it out for the first page.';
    throw new NewsdeskError('usage_invalid', `"${next}" is not a page`, { hint });
  }
  return { beforeMs: Number(moment), beforeId: id as ItemId };
}
