import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time/moment.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Overview, Viewer, WatchRow } from '../../ports/console.ts';
import type { Store } from '../../ports/store.ts';
import type { Settings } from '../settings.ts';
import { canSeeAlert, canSeeWatch } from './viewer-rights.ts';
import { firstDayMs, publicationLags, toDays, toLag, toRows } from './yields.ts';

/** Days that the charts of the first page and of the list show. */
export const CHART_DAYS = 30;
const LATEST_SHOWN = 12;
/** Alerts read to find those that the viewer may see. */
const LATEST_READ = 60;
const LAG_DAYS = 7;
const POSTINGS_MAX = 2_000;
const PUBLISHED_STRETCHES_MS = [1, 2, 5, 10, 30, 60, 360].map((minutes) => minutes * MINUTE_MS);
const WRITTEN_STRETCHES_MS = [0.1, 0.3, 1, 3, 10, 60].map((seconds) => seconds * SECOND_MS);

export interface OverviewDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly settings: Settings;
}

/** The watches that a viewer may see, with their yield of the last 30 days. */
export async function listWatchRows(
  { store, clock, settings }: OverviewDeps,
  viewer: Viewer,
): Promise<readonly WatchRow[]> {
  const sinceMs = firstDayMs(clock.nowMs(), CHART_DAYS, settings.timezone);
  const watches = (await store.listWatches()).filter((watch) => canSeeWatch(viewer, watch));
  const counts = await store.countAlertsByWatch({ sinceMs, bucketMs: DAY_MS });
  const reports = await store.countReports({ sinceMs });
  return toRows(watches, { counts, reports, sinceMs, days: CHART_DAYS });
}

/** The first page of the console. */
export async function readOverview(deps: OverviewDeps, viewer: Viewer): Promise<Overview> {
  const { store, clock, settings } = deps;
  const nowMs = clock.nowMs();
  const sinceMs = firstDayMs(nowMs, CHART_DAYS, settings.timezone);
  const watches = await listWatchRows(deps, viewer);
  const visible = new Set(watches.map(({ watch }) => watch.id));
  const all = { destinations: undefined, watchId: undefined };
  const latest = (await store.listAlerts({ ...all, sinceMs, limit: LATEST_READ }))
    .filter(({ alert }) => canSeeAlert(visible, alert))
    .slice(0, LATEST_SHOWN);
  const counts = await store.countAlertsByTime({
    sinceMs,
    bucketMs: DAY_MS,
    watchIds: [...visible],
  });
  const days = toDays(counts, { sinceMs, days: CHART_DAYS });
  const lagSinceMs = nowMs - LAG_DAYS * DAY_MS;
  const postings = await store.listPostings({ sinceMs: lagSinceMs, limit: POSTINGS_MAX });
  const reports = new Map<string, number>();
  for (const { watchId, verdict, reports: count } of await store.countReports({ sinceMs })) {
    if (visible.has(watchId)) reports.set(verdict, (reports.get(verdict) ?? 0) + count);
  }
  return {
    days,
    alertsToday: days.at(-1)?.count ?? 0,
    watches,
    published: toLag(publicationLags(postings), PUBLISHED_STRETCHES_MS),
    written: toLag(
      postings.map(({ createdAtMs, sentAtMs }) => sentAtMs - createdAtMs),
      WRITTEN_STRETCHES_MS,
    ),
    deliveries: await store.countDeliveries({ sinceMs: nowMs - 24 * HOUR_MS }),
    feeds: await store.countFeeds(),
    reports: [...reports].map(([verdict, count]) => ({ verdict, reports: count })),
    latest,
  };
}
