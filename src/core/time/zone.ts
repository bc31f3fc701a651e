import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from './moment.ts';

/** A moment on the clocks of a time zone. `weekday` is 0 on Sunday. */
export interface ZonedTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(timezone, format);
  }
  return format;
}

/** What the clocks of an IANA zone show at that moment, summer time included. Throws RangeError for a zone that is none. */
export function zonedTime(atMs: EpochMs, timezone: string): ZonedTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timezone).formatToParts(atMs)) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts;
  return { year, month, day, hour, minute };
}

/** Whether this is the name of a time zone. */
export function isTimezone(timezone: string): boolean {
  try {
    formatOf(timezone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Minutes since midnight of `HH:MM`; undefined when it is not a time of day. */
export function minutesOfDay(text: string): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/**
 * The first moment after `afterMs` at which the clocks of the zone show this time of day. On the night when summer time
 * begins and skips it, the first moment after the gap.
 */
export function nextTimeOfDayMs(afterMs: EpochMs, minuteOfDay: number, timezone: string): EpochMs {
  const startMs = Math.floor(afterMs / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  const minutesAt = (atMs: EpochMs): number => {
    const { hour, minute } = zonedTime(atMs, timezone);
    return hour * 60 + minute;
  };
  const distance = (atMs: EpochMs): number =>
    ((((minuteOfDay - minutesAt(atMs)) % 1440) + 1440) % 1440) * MINUTE_MS;
  const guessMs = startMs + distance(startMs);
  // A change of the clocks on the way moves the guess by the size of the change: look around it, hour by hour.
  const nearMs = [guessMs - HOUR_MS, guessMs, guessMs + HOUR_MS].find(
    (atMs) => atMs >= startMs && minutesAt(atMs) === minuteOfDay,
  );
  if (nearMs !== undefined) return nearMs;
  for (let atMs = startMs; atMs < startMs + 2 * DAY_MS; atMs += MINUTE_MS) {
    const before = minutesAt(atMs - MINUTE_MS);
    const now = minutesAt(atMs);
    if (before < minuteOfDay && now > minuteOfDay && now - before > 1) return atMs;
  }
  return guessMs;
}
