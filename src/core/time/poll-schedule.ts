import { DAY_MS, type EpochMs, HOUR_MS } from './moment.ts';

/** The bounds of the configuration's `polling`, in milliseconds. */
export interface PollPolicy {
  readonly everyMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
}

/** What is known about a feed when its next poll is fixed. Undefined where feed or server is silent. */
export interface PollFacts {
  readonly nowMs: EpochMs;
  /** The feed's own `every` in the configuration. */
  readonly feedEveryMs: number | undefined;
  /** From `countWeeklyItems`; undefined until enough items are known. */
  readonly weeklyItems: number | undefined;
  readonly ttlMinutes: number | undefined;
  readonly cacheMaxAgeMs: number | undefined;
  readonly expiresAtMs: EpochMs | undefined;
  readonly retryAfterMs: number | undefined;
  /** Hours 0 to 23 and days 0 (Sunday) to 6, both UTC. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
  /** Polls in a row that failed; 0 after a success. */
  readonly failuresInARow: number;
  /** The server answered 410. */
  readonly isGone: boolean;
  /** A random number from 0 to 1, injected. */
  readonly random: number;
}

/** Until so many items of a feed are known, `polling.every` holds (feeds.md, Fetching). */
const ITEMS_FOR_HABIT = 20;
/** A feed is polled so many times as often as it publishes: an item waits for a twentieth of the usual gap on average. */
const POLLS_PER_ITEM = 10;
/** Twice as long after each failure, up to this power, so that the number stays small; `slowest` caps it sooner. */
const BACKOFF_POWER_MAX = 12;
/** A Retry-After beyond this is a typing error or an attack on ourselves. */
const RETRY_AFTER_MAX_MS = 7 * DAY_MS;
const JITTER = 0.1;

/**
 * How many items a week a feed publishes, from the publishing moments of its latest items (any order, future ones are
 * left out); undefined while fewer than `ITEMS_FOR_HABIT` are known.
 */
export function countWeeklyItems(
  publishedAtMs: readonly EpochMs[],
  nowMs: EpochMs,
): number | undefined {
  const past = publishedAtMs.filter((moment) => moment <= nowMs);
  if (past.length < ITEMS_FOR_HABIT) return undefined;
  const oldestMs = past.reduce((oldest, moment) => Math.min(oldest, moment), nowMs);
  return (past.length * 7 * DAY_MS) / Math.max(nowMs - oldestMs, HOUR_MS);
}

function usualIntervalMs(policy: PollPolicy, facts: PollFacts): number {
  if (facts.feedEveryMs !== undefined) return facts.feedEveryMs;
  const ownMs =
    facts.weeklyItems === undefined
      ? policy.everyMs
      : (7 * DAY_MS) / Math.max(facts.weeklyItems * POLLS_PER_ITEM, 1);
  const boundedMs = Math.min(Math.max(ownMs, policy.fastestMs), policy.slowestMs);
  const wishedMs = Math.max(
    (facts.ttlMinutes ?? 0) * 60_000,
    facts.cacheMaxAgeMs ?? 0,
    facts.expiresAtMs === undefined ? 0 : facts.expiresAtMs - facts.nowMs,
  );
  return Math.max(boundedMs, Math.min(wishedMs, policy.slowestMs));
}

function afterSkipped(dueAtMs: EpochMs, facts: PollFacts): EpochMs {
  const isSkipped = (hourIndex: number): boolean =>
    facts.skipHours.includes(hourIndex % 24) ||
    // 1 January 1970 was a Thursday, day 4.
    facts.skipDays.includes((Math.floor(hourIndex / 24) + 4) % 7);
  const firstHour = Math.floor(dueAtMs / HOUR_MS);
  if (!isSkipped(firstHour)) return dueAtMs;
  for (let hour = firstHour + 1; hour < firstHour + 7 * 24; hour++) {
    if (!isSkipped(hour)) return hour * HOUR_MS;
  }
  // A feed that asks never to be polled has made a mistake.
  return dueAtMs;
}

/**
 * When a feed is to be polled next, or undefined when never again (410). The feed's `every`, else its habit, at least
 * what ttl, Cache-Control and Expires ask (up to `slowest`), doubled at each failure, ±10 %, outside its skipHours and
 * skipDays, and never before Retry-After. Source: feeds.md, Fetching; RSS 2.0; RFC 9110, section 10.2.3.
 */
export function nextPollAtMs(policy: PollPolicy, facts: PollFacts): EpochMs | undefined {
  if (facts.isGone) return undefined;
  const usualMs = usualIntervalMs(policy, facts);
  const backedOffMs = usualMs * 2 ** Math.min(facts.failuresInARow, BACKOFF_POWER_MAX);
  const intervalMs = Math.min(backedOffMs, Math.max(usualMs, policy.slowestMs));
  const jitteredMs = Math.round(intervalMs * (1 - JITTER + 2 * JITTER * facts.random));
  const retryAfterMs = Math.min(facts.retryAfterMs ?? 0, RETRY_AFTER_MAX_MS);
  return afterSkipped(facts.nowMs + Math.max(jitteredMs, retryAfterMs), facts);
}
