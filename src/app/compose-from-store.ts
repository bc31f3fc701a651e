import type { Alert } from '../core/alert/alert.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { HeldMatch } from '../ports/alert-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import { composeFor, listSources, type Report } from './alert-material.ts';
import type { Settings } from './settings.ts';
import { chooseReport, isIn, languageOf, loadReport } from './story-reports.ts';

interface ComposeDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly settings: Settings;
  readonly clock: Clock;
}

/**
 * The alert of a story that waited in a destination, composed from what the store holds; undefined when the destination has been told
 * of it meanwhile or has muted it, or when its items or watches are gone.
 */
export async function composeFromStore(
  deps: ComposeDeps,
  waiting: readonly HeldMatch[],
  watches: ReadonlyMap<string, Watch>,
): Promise<Alert | undefined> {
  const { store, settings, clock } = deps;
  const [first] = waiting;
  if (first === undefined) return undefined;
  const { storyId, destination } = first;
  const told = await store.listAlertsOfStory(storyId);
  if (told.some(({ alert }) => alert.destination === destination)) return undefined;
  const mutes = await store.listMutes(storyId);
  if (mutes.some((mute) => mute.destination === destination)) return undefined;
  const reports = await listReports(store, waiting, watches, languageOf(settings, destination));
  const chosen = chooseReport(reports, languageOf(settings, destination));
  if (chosen === undefined) return undefined;
  const sources = listSources(chosen.report.read.item, await store.listStoryItems(storyId));
  return composeFor(deps, { ...chosen, destination, sources, nowMs: clock.nowMs() });
}

/** The items that wait, and those of the story that meet the same watches in the language that is wanted. */
async function listReports(
  store: Store,
  waiting: readonly HeldMatch[],
  watches: ReadonlyMap<string, Watch>,
  language: string,
): Promise<readonly Report[]> {
  const [first] = waiting;
  const story = first === undefined ? undefined : await store.findStory(first.storyId);
  if (story === undefined) return [];
  const wanted = waiting.flatMap(({ watchId }) => watches.get(watchId) ?? []);
  const itemIds = new Set(waiting.map(({ itemId }) => itemId));
  for (const { id, lang } of await store.listStoryItems(story.id)) {
    if (isIn(language, lang)) itemIds.add(id);
  }
  const reports: Report[] = [];
  for (const itemId of itemIds) {
    const report = await loadReport(store, { itemId, story, watches: wanted });
    if (report !== undefined) reports.push(report);
  }
  return reports;
}
