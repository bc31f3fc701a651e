import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/time/moment.ts';
import type { Watch } from '../../core/watch/watch.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Overview, Viewer, WatchRow } from '../../ports/console.ts';
import type { ReportCount } from '../../ports/statistics-store.ts';
import type { Store } from '../../ports/store.ts';
import type { ListedWatch } from '../../ports/watch-use-cases.ts';
import type { Settings } from '../settings.ts';
import { canSeeWatch, watchIdsSeenBy } from './viewer-rights.ts';
import { firstDayMs, publicationLags, toDays, toLag, toRows } from './yields.ts';

/** Days that the charts of the first page and of the list show. */
export const CHART_DAYS = 30;
const LATEST_SHOWN = 12;
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
export function listWatchRows(deps: OverviewDeps, viewer: Viewer): Promise<readonly WatchRow[]> {
  return readRows(deps, (watch) => canSeeWatch(viewer, watch));
}

async function readRows(
  { store, clock, settings }: OverviewDeps,
  isSeen: (watch: Watch) => boolean,
): Promise<readonly WatchRow[]> {
  const sinceMs = firstDayMs(clock.nowMs(), CHART_DAYS, settings.timezone);
  // Asked together here and below, so that a page waits for its slowest answer and not for all of them in turn.
  const [watches, counts, reports] = await Promise.all([
    store.listWatches(),
    store.countAlertsByWatch({ sinceMs, bucketMs: DAY_MS }),
    store.countReports({ sinceMs }),
  ]);
  return toRows(watches.filter(isSeen), { counts, reports, sinceMs, days: CHART_DAYS });
}

/** Every watch, for who runs the installation. */
export async function listAllWatches(deps: OverviewDeps): Promise<readonly ListedWatch[]> {
  const rows = await readRows(deps, () => true);
  return rows.map(({ watch, alerts, precision }) => ({
    watch,
    alertsPerDay: alerts / CHART_DAYS,
    precision,
  }));
}

/** The first page of the console. */
export async function readOverview(
  { store, clock, settings }: OverviewDeps,
  viewer: Viewer,
): Promise<Overview> {
  const nowMs = clock.nowMs();
  const sinceMs = firstDayMs(nowMs, CHART_DAYS, settings.timezone);
  const watches = (await store.listWatches()).filter((watch) => canSeeWatch(viewer, watch));
  const visible = new Set(watches.map(({ id }) => id));
  const watchIds = watchIdsSeenBy(viewer, watches);
  const [latest, counts, postings, reports, deliveries, feeds] = await Promise.all([
    store.listAlerts({
      destinations: undefined,
      watchId: undefined,
      watchIds,
      sinceMs,
      limit: LATEST_SHOWN,
    }),
    store.countAlertsByTime({ sinceMs, bucketMs: DAY_MS, watchIds }),
    store.listPostings({ sinceMs: nowMs - LAG_DAYS * DAY_MS, limit: POSTINGS_MAX }),
    store.countReports({ sinceMs }),
    store.countDeliveries({ sinceMs: nowMs - 24 * HOUR_MS }),
    store.countFeeds(),
  ]);
  const days = toDays(counts, { sinceMs, days: CHART_DAYS });
  return {
    days,
    alertsToday: days.at(-1)?.count ?? 0,
    published: toLag(publicationLags(postings), PUBLISHED_STRETCHES_MS),
    written: toLag(
      postings.map(({ createdAtMs, sentAtMs }) => sentAtMs - createdAtMs),
      WRITTEN_STRETCHES_MS,
    ),
    deliveries,
    feeds,
    reports: countVerdicts(reports.filter(({ watchId }) => visible.has(watchId))),
    latest,
  };
}

function countVerdicts(reports: readonly ReportCount[]): Overview['reports'] {
  const totals = new Map<string, number>();
  for (const { verdict, reports: count } of reports) {
    totals.set(verdict, (totals.get(verdict) ?? 0) + count);
  }
  return [...totals].map(([verdict, count]) => ({ verdict, reports: count }));
}
