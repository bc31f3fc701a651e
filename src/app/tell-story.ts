import type { Destination } from '../core/watch/destination.ts';
import { listSources, type TellDeps } from './alert-material.ts';
import type { WatchMatch } from './rules.ts';
import { tellFirst } from './tell-first.ts';
import { tellMore } from './tell-more.ts';
import { type Telling, TellingBuilder, type ToldItem } from './telling.ts';

/** Decides, destination by destination, what is told about an item's story. Reads the store and writes nothing. */
export async function tellStory(deps: TellDeps, told: ToldItem): Promise<Telling> {
  const { store } = deps;
  const { story, item } = told;
  const telling = new TellingBuilder();
  // A new version of a story's only item finds what was told of the first.
  const isNew = story.itemCount <= 1 && item.storyId === undefined;
  const existing = isNew ? [] : await store.listAlertsOfStory(story.id);
  const held = isNew ? [] : await store.listHeld({ dueBeforeMs: undefined, storyId: story.id });
  const byDestination = matchesByDestination(told.matches);
  const destinations = new Set([
    ...byDestination.keys(),
    ...existing.map(({ alert }) => alert.destination),
    ...held.map(({ destination }) => destination),
  ]);
  if (destinations.size === 0) return telling;
  const mutes = isNew ? [] : await store.listMutes(story.id);
  const items = isNew ? [] : await store.listStoryItems(story.id);
  const earlier = items.filter(({ id, isWithdrawn }) => id !== item.id && !isWithdrawn);
  // A story that was taken back everywhere is told nowhere, whoever reports it next; what is reported is archived all the same.
  const isWithdrawn = items.some((one) => one.id !== item.id && one.isWithdrawn);
  const sources = listSources(item, earlier);
  for (const destination of destinations) {
    const matches = byDestination.get(destination) ?? [];
    const alert = existing.find((candidate) => candidate.alert.destination === destination);
    const isMuted = mutes.some((mute) => mute.destination === destination);
    const waiting = held.filter((match) => match.destination === destination);
    const step = { told, telling, place: { destination, matches, sources, waiting, earlier } };
    if (isMuted || isWithdrawn)
      for (const { watch } of matches) telling.addFate(watch.id, destination, 'muted');
    else if (alert === undefined) await tellFirst(deps, step);
    else tellMore(deps, step, alert);
  }
  return telling;
}

function matchesByDestination(matches: readonly WatchMatch[]): Map<Destination, WatchMatch[]> {
  const byDestination = new Map<Destination, WatchMatch[]>();
  for (const match of matches) {
    for (const destination of new Set(match.watch.destinations)) {
      byDestination.set(destination, [...(byDestination.get(destination) ?? []), match]);
    }
  }
  return byDestination;
}
