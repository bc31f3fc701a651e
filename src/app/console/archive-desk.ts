import type { ConsoleDesk, Viewer } from '../../ports/console.ts';
import type { StoredItem } from '../../ports/item-store.ts';
import type { Store } from '../../ports/store.ts';
import { findSpokenQuotes } from '../find-spoken.ts';
import { searchItems, toHit } from '../search-items.ts';
import { canSeeAlert, canSeeWatch } from './viewer-rights.ts';

const HITS_SHOWN = 25;
const QUOTES_SHOWN = 25;

type ArchiveDesk = Pick<ConsoleDesk, 'search' | 'openStory' | 'findQuotes'>;

/** What was seen and told: items, stories, and what people said. */
export function createArchiveDesk(store: Store): ArchiveDesk {
  return {
    async search(_viewer, { query, next }) {
      if (query.trim() !== '') {
        return searchItems(store, { query, next, sinceMs: undefined, limit: HITS_SHOWN });
      }
      return browse(store, next);
    },
    openStory: (viewer, id) => openStory(store, viewer, id),
    findQuotes: (_viewer, { words, next }) =>
      findSpokenQuotes(store, { text: words, sinceMs: undefined, limit: QUOTES_SHOWN, next }),
  };
}

/** The archive by date alone, newest first. */
async function browse(store: Store, next: string | undefined): ReturnType<ArchiveDesk['search']> {
  const [, moment, id] = /^(\d{1,16})\.([\w-]{1,64})$/.exec(next ?? '') ?? [];
  const page = await store.searchItems({
    candidates: { kind: 'all' },
    sinceMs: undefined,
    untilMs: undefined,
    beforeMs: moment === undefined ? undefined : Number(moment),
    beforeId: id as StoredItem['id'] | undefined,
    limit: HITS_SHOWN,
  });
  const last = page.length < HITS_SHOWN ? undefined : page.at(-1);
  return {
    hits: page.map((item) => toHit(item, [])),
    next: last === undefined ? undefined : `${last.publishedAtMs}.${last.id}`,
  };
}

async function openStory(
  store: Store,
  viewer: Viewer,
  id: string,
): ReturnType<ArchiveDesk['openStory']> {
  const story = await store.findStory(id);
  if (story === undefined) return undefined;
  const watches = (await store.listWatches()).filter((watch) => canSeeWatch(viewer, watch));
  const names = new Map(watches.map((watch) => [watch.id, watch.name]));
  const items = await store.listStoryItems(id);
  const alerts = await store.listAlertsOfStory(id);
  const visible = new Set(names.keys());
  const [quotes, matches] = await Promise.all([
    Promise.all(items.map((item) => store.listQuotesOfItem(item.id))),
    Promise.all(items.map((item) => store.listMatches(item.id))),
  ]);
  return {
    story,
    items,
    quotes: quotes.flat(),
    alerts: alerts.filter(({ alert }) => canSeeAlert(visible, alert)),
    matches: matches.flat().flatMap((match) => {
      const watch = names.get(match.watchId);
      return watch === undefined ? [] : [{ ...match, watch }];
    }),
  };
}
