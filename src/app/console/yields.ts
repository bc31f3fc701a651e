import { DAY_MS, type EpochMs } from '../../core/time/moment.ts';
import { nextTimeOfDayMs } from '../../core/time/zone.ts';
import type { Watch } from '../../core/watch/watch.ts';
import type { DayCounts, Lag, WatchRow } from '../../ports/console.ts';
import type { AlertCount, Posting, ReportCount } from '../../ports/statistics-store.ts';

/** When the first of the last `days` days began, the running one included, in the zone. */
export function firstDayMs(nowMs: EpochMs, days: number, timezone: string): EpochMs {
  return nextTimeOfDayMs(nowMs, 0, timezone) - days * DAY_MS;
}

/** Counts of those watches by day since `sinceMs`, oldest first, days without any included. */
export function toDays(
  counts: readonly Pick<AlertCount, 'bucket' | 'alerts'>[],
  { sinceMs, days }: { readonly sinceMs: EpochMs; readonly days: number },
): DayCounts {
  const totals = new Map<number, number>();
  for (const { bucket, alerts } of counts) totals.set(bucket, (totals.get(bucket) ?? 0) + alerts);
  return Array.from({ length: days }, (_, day) => ({
    dayMs: sinceMs + day * DAY_MS,
    count: totals.get(day) ?? 0,
  }));
}

/** Watches with their yield; precision is the share of alerts that nobody reported, where anybody reports. */
export function toRows(
  watches: readonly Watch[],
  facts: {
    readonly counts: readonly AlertCount[];
    readonly reports: readonly ReportCount[];
    readonly sinceMs: EpochMs;
    readonly days: number;
  },
): readonly WatchRow[] {
  const countsOf = Map.groupBy(facts.counts, ({ watchId }) => watchId);
  return watches.map((watch) => {
    const days = toDays(countsOf.get(watch.id) ?? [], facts);
    const alerts = days.reduce((sum, { count }) => sum + count, 0);
    // A wrong name is not the watch's fault: its precision is what readers find relevant, as in chat (watch-statistics.ts).
    const reports = facts.reports.filter(({ watchId }) => watchId === watch.id);
    const reported = reports.find(({ verdict }) => verdict === 'not-relevant')?.alerts ?? 0;
    const isKnown = alerts > 0 && reports.length > 0;
    const precision = isKnown ? Math.max(0, 1 - reported / alerts) : undefined;
    return { watch, days, alerts, precision };
  });
}

/** How long something took, in stretches that grow, with its median and 95th percentile. */
export function toLag(durationsMs: readonly number[], upToMs: readonly number[]): Lag {
  const sorted = durationsMs.map((ms) => Math.max(0, ms)).toSorted((a, b) => a - b);
  const counts = Array.from({ length: upToMs.length + 1 }, () => 0);
  for (const ms of sorted) {
    const found = upToMs.findIndex((limit) => ms <= limit);
    const place = found < 0 ? upToMs.length : found;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const at = (share: number): number | undefined =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { upToMs, counts, medianMs: at(0.5), p95Ms: at(0.95) };
}

/** From publication to the platform's answer; posts whose article gave no date are left out. */
export function publicationLags(postings: readonly Posting[]): readonly number[] {
  return postings.flatMap(({ publishedAtMs, sentAtMs }) =>
    publishedAtMs === undefined ? [] : [sentAtMs - publishedAtMs],
  );
}
