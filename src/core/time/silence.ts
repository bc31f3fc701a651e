import { type EpochMs, HOUR_MS } from './moment.ts';

/** Items that came in one hour; `hour` counts from 1970 in UTC. */
export interface HourCount {
  readonly hour: number;
  readonly items: number;
}

/** Weeks that the rhythm is read from. */
export const RHYTHM_WEEKS = 4;
const WEEK_HOURS = 168;
/** A whole week, so that each night and weekend has been seen once. */
const KNOWN_HOURS_MIN = WEEK_HOURS;

/** What usually comes in each hour of the week: the lower median of the weeks seen. */
export type Rhythm = readonly number[];

/**
 * The rhythm of all feeds together; undefined: not a whole week is known yet. The first hour is left out, since a new
 * store is filled in it; one hour with very much (a feed added) or nothing (a restart) is outvoted by the other weeks.
 */
export function findRhythm(counts: readonly HourCount[], nowMs: EpochMs): Rhythm | undefined {
  const thisHour = Math.floor(nowMs / HOUR_MS);
  const firstHour = Math.max(
    (counts[0]?.hour ?? thisHour) + 1,
    thisHour - RHYTHM_WEEKS * WEEK_HOURS,
  );
  if (thisHour - firstHour < KNOWN_HOURS_MIN) return undefined;
  const byHour = new Map(counts.map(({ hour, items }) => [hour, items]));
  return Array.from({ length: WEEK_HOURS }, (_, hourOfWeek) => {
    const seen: number[] = [];
    for (let hour = firstHour; hour < thisHour; hour++) {
      if (hour % WEEK_HOURS === hourOfWeek) seen.push(byHour.get(hour) ?? 0);
    }
    seen.sort((a, b) => a - b);
    return seen[Math.floor((seen.length - 1) / 2)] ?? 0;
  });
}

/** How many items would usually have come between two moments. */
export function countUsual(rhythm: Rhythm, fromMs: EpochMs, toMs: EpochMs): number {
  let sum = 0;
  const longest = Math.min(toMs, fromMs + WEEK_HOURS * HOUR_MS);
  for (let atMs = fromMs; atMs < longest; ) {
    const hour = Math.floor(atMs / HOUR_MS);
    const endMs = Math.min((hour + 1) * HOUR_MS, longest);
    sum += ((rhythm[hour % WEEK_HOURS] ?? 0) * (endMs - atMs)) / HOUR_MS;
    atMs = endMs;
  }
  return sum;
}

/** Where so many items usually come, none is no chance, not even with news that come in bursts. */
const USUAL_ITEMS_MIN = 20;
/** Shorter is what an outage of a line or a publisher makes, and passes by itself. */
const SILENCE_MS_MIN = HOUR_MS;

/** Whether nothing having come since `sinceMs` needs a person: it lasts for an hour and 20 items would have come. */
export function isUnusualSilence(rhythm: Rhythm, sinceMs: EpochMs, nowMs: EpochMs): boolean {
  return nowMs - sinceMs >= SILENCE_MS_MIN && countUsual(rhythm, sinceMs, nowMs) >= USUAL_ITEMS_MIN;
}
