import { HOUR_MS, MINUTE_MS } from '../core/time/moment.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { MatchFate, StoredItem } from '../ports/item-store.ts';

/**
 * What became of a match in one destination, in a sentence that names the option of the watch which decided. The watch
 * is today's: an option that was changed since reads as it is now.
 */
export function describeFate(
  fate: MatchFate,
  watch: Watch,
  item: Pick<StoredItem, 'lang'>,
): string {
  const { quietHours, digest, publishersMin, languages, ageMaxMs, alertsPerHourMax } = watch;
  switch (fate) {
    case 'alerted':
      return 'alerted';
    case 'joined':
      return 'added to the alert that another watch had made of this story';
    case 'updated':
      return 'the story was told already: its alert was updated';
    case 'too-old':
      return `not told: older than ${describeDuration(ageMaxMs)} when it came (max_age)`;
    case 'first-poll':
      return `not told: it came with the first poll of its feed, older than ${describeDuration(ageMaxMs)} (max_age)`;
    case 'muted':
      return 'not told: somebody has muted the story here';
    case 'other-language':
      return `not told: it is in ${item.lang ?? 'another language'}, and the watch takes ${languages?.join(', ') ?? 'every language'} (languages)`;
    case 'held-publishers':
      return `waited until ${publishersMin} publishers reported it (min_publishers)`;
    case 'held-quiet-hours':
      return quietHours === undefined
        ? 'waited for the end of the quiet hours (quiet_hours)'
        : `waited for the end of the quiet hours, ${quietHours.to} in ${quietHours.timezone} (quiet_hours)`;
    case 'held-digest':
      return digest === undefined
        ? 'waited for the digest (mode)'
        : `waited for the digest, ${digest.cron} in ${digest.timezone} (mode)`;
    case 'held-overflow':
      return alertsPerHourMax === undefined
        ? 'waited for the next hour: this hour was full (max_per_hour of the destination)'
        : `waited for the next hour: ${alertsPerHourMax} an hour were told already (max_per_hour)`;
    case 'held-late':
      return 'gathered for the catch-up digest: it was published while Newsdesk was down';
  }
}

function describeDuration(durationMs: number): string {
  return durationMs % HOUR_MS === 0
    ? `${durationMs / HOUR_MS} h`
    : `${Math.round(durationMs / MINUTE_MS)} min`;
}
