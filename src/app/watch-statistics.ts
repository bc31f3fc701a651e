import type { Alert } from '../core/alert/alert.ts';
import { DAY_MS, type EpochMs } from '../core/time/moment.ts';
import type { Store } from '../ports/store.ts';

/** How a watch has done: what it told, and what its readers said of that. */
export interface WatchStatistics {
  readonly alerts: number;
  readonly alertsPerDay: number;
  /** Alerts that somebody reported as not relevant. */
  readonly reported: number;
  /** The share of its alerts that nobody reported so, 0 to 1; undefined: nobody has reported any for any reason, so none is known. */
  readonly precision: number | undefined;
}

/** More alerts of one watch in a month are a flood, and counted as this many. */
const ALERTS_MAX = 2000;

/** Alerts a day and precision of a watch since then. `counts`: whether an alert is counted; default: each is. */
export async function countWatch(
  store: Store,
  {
    watchId,
    sinceMs,
    nowMs,
    counts = () => true,
  }: {
    readonly watchId: string;
    readonly sinceMs: EpochMs;
    readonly nowMs: EpochMs;
    readonly counts?: (alert: Alert) => boolean;
  },
): Promise<WatchStatistics> {
  const stored = await store.listAlerts({
    destinations: undefined,
    watchId,
    sinceMs,
    limit: ALERTS_MAX,
  });
  const ids = new Set(stored.filter(({ alert }) => counts(alert)).map(({ alert }) => alert.id));
  const reports = (await store.listFeedback({ watchId, sinceMs })).filter(({ alertId }) =>
    ids.has(alertId),
  );
  const reported = new Set(
    reports.filter(({ verdict }) => verdict === 'not-relevant').map(({ alertId }) => alertId),
  ).size;
  return {
    alerts: ids.size,
    alertsPerDay: (ids.size * DAY_MS) / Math.max(DAY_MS, nowMs - sinceMs),
    reported,
    precision: reports.length === 0 ? undefined : 1 - reported / ids.size,
  };
}
