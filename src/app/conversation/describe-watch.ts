import { shorten } from '../../core/text/clean.ts';
import { formatDuration } from '../../core/time/moment.ts';
import type { Watch, WatchOptions } from '../../core/watch/watch.ts';
import { toWatchForm, WATCH_FIELDS } from '../../core/watch/watch-form.ts';
import type { AnswerBlock } from '../../ports/conversation.ts';
import type { Turn } from './turn.ts';

const VALUE_CHARACTERS = 160;

/** Where and when a watch is told, as one line. Destinations that are not the person's to see are not named. */
export function describeDelivery({ labels, access }: Turn, options: WatchOptions): string {
  const { destinations, mode, digest, quietHours, publishersMin, alertsPerHourMax } = options;
  const shown = destinations.filter((destination) =>
    destination === 'console' ? access.isAdmin : access.canSeeDestination(destination),
  );
  return [
    shown.length === 0 ? labels.toldElsewhere : shown.join(', '),
    mode === 'digest' && digest !== undefined
      ? `${labels.modes.digest} ${digest.cron} ${digest.timezone}`
      : labels.modes.instant,
    quietHours && `${labels.fields.quiet_hours}: ${quietHours.from}–${quietHours.to}`,
    publishersMin > 1 ? `${labels.fields.min_publishers}: ${publishersMin}` : undefined,
    alertsPerHourMax === undefined
      ? undefined
      : `${labels.fields.max_per_hour}: ${alertsPerHourMax}`,
    `${labels.fields.max_age}: ${formatDuration(options.ageMaxMs)}`,
    options.languages && `${labels.fields.languages}: ${options.languages.join(', ')}`,
    `${labels.fields.visibility}: ${labels.visibilities[options.visibility]}`,
  ]
    .filter((fact) => fact !== undefined)
    .join(' · ');
}

/** What changed between two states of a watch: a line a field. Places that are not the person's to see stay out. */
export function describeDifference(
  turn: Turn,
  { before, after }: { readonly before: WatchOptions; readonly after: WatchOptions },
): readonly AnswerBlock[] {
  const { labels } = turn;
  const [old, now] = [toWatchForm(seen(turn, before)), toWatchForm(seen(turn, after))];
  return WATCH_FIELDS.filter((field) => old[field] !== now[field]).map((field) => ({
    kind: 'text',
    runs: [
      { text: `${labels.fields[field]}: ` },
      { text: `${shorten(old[field], VALUE_CHARACTERS) || '–'} → ` },
      { text: shorten(now[field], VALUE_CHARACTERS) || '–', isStrong: true },
    ],
  }));
}

function seen({ access }: Turn, options: WatchOptions): WatchOptions {
  const destinations = options.destinations.filter(
    (destination) => destination === 'console' || access.canSeeDestination(destination),
  );
  return { ...options, destinations };
}

/** The name of a watch, with what it does not do now. */
export function nameLine({ labels }: Turn, watch: Watch): AnswerBlock {
  const runs = [{ text: watch.name, isStrong: true }];
  return {
    kind: 'text',
    runs: watch.isPaused ? [...runs, { text: ` (${labels.paused})` }] : runs,
  };
}
