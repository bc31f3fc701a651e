import type { Alert } from '../core/alert/alert.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { HeldMatch } from '../ports/alert-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import { composeFor, listSources } from './alert-material.ts';
import type { Settings } from './settings.ts';

/**
 * The alert of a match that waited, composed from what the store holds; undefined when its destination has been told of the story
 * meanwhile, or when its item or watches are gone.
 */
export async function composeFromStore(
  deps: {
    readonly store: Store;
    readonly ids: Ids;
    readonly settings: Settings;
    readonly clock: Clock;
  },
  waiting: {
    readonly held: HeldMatch;
    readonly watchIds: readonly string[];
    readonly watches: ReadonlyMap<string, Watch>;
  },
): Promise<Alert | undefined> {
  const { store } = deps;
  const { storyId, itemId, destination } = waiting.held;
  const told = await store.listAlertsOfStory(storyId);
  if (told.some(({ alert }) => alert.destination === destination)) return undefined;
  const [item, story] = [await store.findItem({ id: itemId }), await store.findStory(storyId)];
  if (item === undefined || story === undefined || item.isWithdrawn) return undefined;
  const evidence = await store.listMatches(itemId);
  const matches = waiting.watchIds.flatMap((watchId) => {
    const watch = waiting.watches.get(watchId);
    const terms = evidence.find((match) => match.watchId === watchId)?.terms ?? [];
    return watch === undefined ? [] : [{ watch, terms }];
  });
  if (matches.length === 0) return undefined;
  const read = {
    item,
    story,
    quotes: await store.listQuotesOfItem(itemId),
    firstQuotes: new Map(),
  };
  const sources = await listSources(deps, read);
  return composeFor(deps, {
    read,
    destination,
    sources,
    watches: matches,
    nowMs: deps.clock.nowMs(),
  });
}
