import {
  type Clusterer,
  createClusterer,
  MEMBERS_MAX,
  STORY_WINDOW_MS,
} from '../core/story/create-clusterer.ts';
import type { StoryItem } from '../core/story/story-item.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { StoredItem } from '../ports/item-store.ts';
import type { Store } from '../ports/store.ts';
import type { Settings } from './settings.ts';

/** Items read and compared in one go: some 30 ms, in which the process answers nobody. */
const PAGE_ITEMS = 25;
/** Characters of a story's short id: 40 bits, so that a million stories hardly ever share one. */
const STORY_ID_CHARACTERS = 8;

interface RestoreDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: Settings;
}

/**
 * The stories of the last days, read back from the store: the newest items that a clusterer holds, which takes about a second of
 * work for a thousand of them. `mayGoOn` is asked after each page; where it says no, the answer is undefined.
 */
export async function restoreStories(
  { store, clock, settings, ids }: RestoreDeps,
  mayGoOn: () => Promise<boolean>,
): Promise<Clusterer | undefined> {
  const clusterer = createClusterer({
    agencies: settings.agencies,
    newStoryId: (item) => ids.digest('story', item.id).slice(0, STORY_ID_CHARACTERS).toLowerCase(),
  });
  const sinceMs = clock.nowMs() - STORY_WINDOW_MS;
  let after = await store.findItemBefore({ newest: MEMBERS_MAX });
  for (;;) {
    const page = await store.listItemsSince({ sinceMs, after, limit: PAGE_ITEMS });
    for (const item of page)
      if (item.storyId !== undefined) clusterer.add(storyItem(item, item.text));
    after = page.at(-1);
    if (page.length < PAGE_ITEMS) return clusterer;
    if (!(await mayGoOn())) return undefined;
  }
}

/** A stored item with its text, as stories compare it. */
export function storyItem(item: StoredItem, text: string): StoryItem {
  return {
    id: item.id,
    url: item.url ?? '',
    guid: item.guid,
    feed: item.feedUrl,
    publisher: item.publisher,
    title: item.title,
    body: text,
    lang: item.lang ?? '',
    publishedAtMs: item.publishedAtMs,
    seenAtMs: item.firstSeenAtMs,
    storyId: item.storyId,
    countsAsSource: item.isCounted,
  };
}
