import { type EpochMs, HOUR_MS, MINUTE_MS } from '../time/moment.ts';
import { nextCronMs } from '../time/next-cron.ts';
import { findQuietEndMs } from './quiet-hours.ts';
import type { Watch } from './watch.ts';

/** After a downtime, items are gathered for so long before one catch-up digest tells of them. */
const CATCH_UP_GATHER_MS = 5 * MINUTE_MS;

/** What a decision rests on: the watch, the item that matched, its story, and how much was told already. */
export interface AlertCase {
  readonly watch: Watch;
  readonly nowMs: EpochMs;
  readonly publishedAtMs: EpochMs;
  /** Primary subtag; undefined where it is not known. */
  readonly lang: string | undefined;
  readonly arrival: 'first-poll' | 'regular' | 'late';
  readonly sourcesCount: number;
  /** Alerts of this watch in this destination within the last hour. */
  readonly watchAlertsLastHour: number;
  /** Alerts of all watches in this destination within the last hour, and its limit. */
  readonly destinationAlertsLastHour: number;
  readonly destinationPerHourMax: number | undefined;
}

/** Why a match waits. */
export type HoldReason = 'digest' | 'quiet-hours' | 'publishers' | 'overflow' | 'late';

/** Tell now; hold until a moment (`publishers`: until enough report it, given up at that moment); or never. */
export type AlertDecision =
  | { readonly kind: 'now' }
  | { readonly kind: 'hold'; readonly reason: HoldReason; readonly dueAtMs: EpochMs }
  | { readonly kind: 'never'; readonly because: 'too-old' | 'first-poll' | 'other-language' };

/** What one watch wants for a match in one destination (product.md, An alert; per watch). */
export function decideAlert(alertCase: AlertCase): AlertDecision {
  const { watch, nowMs, publishedAtMs, lang, sourcesCount } = alertCase;
  if (watch.languages !== undefined && lang !== undefined && !watch.languages.includes(lang)) {
    return { kind: 'never', because: 'other-language' };
  }
  if (nowMs - publishedAtMs > watch.ageMaxMs) return decideOldItem(alertCase);
  if (sourcesCount < watch.publishersMin) {
    return { kind: 'hold', reason: 'publishers', dueAtMs: publishedAtMs + watch.ageMaxMs };
  }
  if (watch.mode === 'digest' && watch.digest !== undefined) {
    const dueAtMs = nextCronMs(watch.digest.cron, watch.digest.timezone, nowMs);
    return { kind: 'hold', reason: 'digest', dueAtMs };
  }
  const quietEndMs = findQuietEndMs(watch.quietHours, nowMs);
  const breakThrough = watch.quietHours?.breakThroughPublishers;
  if (quietEndMs !== undefined && (breakThrough === undefined || sourcesCount < breakThrough)) {
    return { kind: 'hold', reason: 'quiet-hours', dueAtMs: quietEndMs };
  }
  return isOverLimit(alertCase)
    ? { kind: 'hold', reason: 'overflow', dueAtMs: endOfHourMs(nowMs) }
    : { kind: 'now' };
}

function decideOldItem({ arrival, nowMs, watch, sourcesCount }: AlertCase): AlertDecision {
  if (arrival !== 'late') {
    return { kind: 'never', because: arrival === 'first-poll' ? 'first-poll' : 'too-old' };
  }
  const reason = sourcesCount < watch.publishersMin ? 'publishers' : 'late';
  return { kind: 'hold', reason, dueAtMs: nowMs + CATCH_UP_GATHER_MS };
}

function isOverLimit(alertCase: AlertCase): boolean {
  const { watch, watchAlertsLastHour, destinationAlertsLastHour, destinationPerHourMax } =
    alertCase;
  const isWatchFull =
    watch.alertsPerHourMax !== undefined && watchAlertsLastHour >= watch.alertsPerHourMax;
  return (
    isWatchFull ||
    (destinationPerHourMax !== undefined && destinationAlertsLastHour >= destinationPerHourMax)
  );
}

function endOfHourMs(nowMs: EpochMs): EpochMs {
  return (Math.floor(nowMs / HOUR_MS) + 1) * HOUR_MS;
}
