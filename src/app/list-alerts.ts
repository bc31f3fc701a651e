import { renderText } from '../core/alert/render-text.ts';
import type { ItemId } from '../core/item/item.ts';
import type { EpochMs } from '../core/time/moment.ts';
import type { AlertJson } from '../ports/archive-use-cases.ts';
import type { Store } from '../ports/store.ts';
import { toPreviewJson } from './preview-article.ts';
import { layoutOf, type Settings } from './settings.ts';

/** More alerts than this at once are an export, not an answer. */
const ALERTS_MAX = 1000;

/** The alerts as they stand, oldest first, in the shape of `preview --json` with destination and watches (product.md, demo). */
export async function listAlertsJson(
  store: Store,
  {
    settings,
    nowMs,
    sinceMs,
  }: { readonly settings: Settings; readonly nowMs: EpochMs; readonly sinceMs: EpochMs },
): Promise<readonly AlertJson[]> {
  const stored = await store.listAlerts({
    destinations: undefined,
    watchId: undefined,
    sinceMs,
    limit: ALERTS_MAX,
  });
  const lines: AlertJson[] = [];
  for (const { alert } of stored.toReversed()) {
    const itemId = alert.lead?.itemId ?? alert.allQuotes[0]?.itemId;
    const item =
      itemId === undefined
        ? await store.findItem({ url: alert.url })
        : await store.findItem({ id: itemId as ItemId });
    if (item === undefined) continue;
    const watches = new Map((await store.listWatches()).map((watch) => [watch.id, watch]));
    const matches = (await store.listMatches(item.id)).flatMap(({ watchId, terms }) => {
      const watch = watches.get(watchId);
      return watch === undefined ? [] : [{ watch, terms }];
    });
    const json = toPreviewJson({
      item,
      matches,
      quotes: await store.listQuotesOfItem(item.id),
      alert,
      storyId: alert.storyId,
      alertText: renderText(alert, layoutOf(settings, alert.destination), nowMs),
    });
    lines.push({
      ...json,
      destination: alert.destination,
      watches: alert.watches.map(({ name }) => name),
    });
  }
  return lines;
}
