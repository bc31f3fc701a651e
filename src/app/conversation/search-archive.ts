import type { ItemId } from '../../core/item/item.ts';
import type { SearchHit } from '../../ports/archive-use-cases.ts';
import type { AnswerBlock } from '../../ports/conversation.ts';
import { searchItems } from '../search-items.ts';
import { button, paragraph, smallLine } from './answers.ts';
import { type Listing, listNothing, type Reader } from './questions.ts';
import { storyLines, storyMenu } from './read-news.ts';
import { parseSince } from './read-options.ts';
import type { Turn } from './turn.ts';

const HITS_ON_A_PAGE = 8;
/** Pages of the archive read for one page of the answer, where many items are hidden from the person. */
const READS_MAX = 10;

/** `/news search <query> [since]`: the archive, newest first, without what the person may not see. */
export const searchArchive: Reader = async (turn, { options, cursors }, page) => {
  const { labels, access, clock, settings } = turn;
  const { query, since } = options;
  if (query === undefined) return listNothing(labels.searchForWhat);
  const sinceMs =
    since === undefined ? undefined : parseSince(since, clock.nowMs(), settings.timezone);
  if (since !== undefined && sinceMs === undefined) {
    return listNothing(labels.badSince(since));
  }
  const begin = page === 0 ? undefined : cursors[page - 1];
  const { hits, next } = await readPage(turn, { query, sinceMs, next: begin });
  const head: readonly AnswerBlock[] = [
    { kind: 'code', text: query },
    ...(since === undefined ? [] : [smallLine({ text: labels.since(since) })]),
  ];
  const listing: Listing = {
    blocks:
      hits.length === 0
        ? [...head, paragraph(labels.nothingFound)]
        : [...head, ...hits.flatMap(hitLines)],
    cursor: next,
    menu: storyMenu(turn, hits),
  };
  if (!access.isAdmin) return listing;
  return { ...listing, buttons: (id) => [button(labels.watchThis, ['watch-this', id])] };
};

async function readPage(
  { store, access, language }: Turn,
  search: {
    readonly query: string;
    readonly sinceMs: number | undefined;
    readonly next: string | undefined;
  },
): Promise<{ readonly hits: readonly SearchHit[]; readonly next: string | undefined }> {
  const hits: SearchHit[] = [];
  let { next } = search;
  for (let reads = 0; reads < READS_MAX; reads += 1) {
    const limit = HITS_ON_A_PAGE - hits.length;
    const found = await searchItems(store, { ...search, next, limit, language });
    for (const hit of found.hits) {
      if (!(await access.isItemHidden({ ids: [hit.itemId as ItemId], storyId: hit.storyId })))
        hits.push(hit);
    }
    next = found.next;
    if (next === undefined || hits.length === HITS_ON_A_PAGE) break;
  }
  return { hits, next };
}

/** An item that a search found, as lines of a list. */
export function hitLines(hit: SearchHit): readonly AnswerBlock[] {
  const { title, url, publisher, publishedAtMs, storyId } = hit;
  return storyLines({ title, url, facts: [publisher, storyId], atMs: publishedAtMs });
}
