import type { EpochMs } from '../time/moment.ts';
import { minutesOfDay, nextTimeOfDayMs, zonedTime } from '../time/zone.ts';
import type { QuietHours } from './watch.ts';

/** Until when it is quiet, when it is quiet at that moment; undefined when it is not. `from` equal to `to` is never quiet. */
export function findQuietEndMs(quiet: QuietHours | undefined, atMs: EpochMs): EpochMs | undefined {
  if (quiet === undefined) return undefined;
  const from = minutesOfDay(quiet.from);
  const to = minutesOfDay(quiet.to);
  if (from === undefined || to === undefined || from === to) return undefined;
  const { hour, minute } = zonedTime(atMs, quiet.timezone);
  const now = hour * 60 + minute;
  const isQuiet = from < to ? now >= from && now < to : now >= from || now < to;
  return isQuiet ? nextTimeOfDayMs(atMs, to, quiet.timezone) : undefined;
}
