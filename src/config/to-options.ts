import type { z } from 'zod';
import type { FeedOptions } from '../core/item/feed.ts';
import { parseDuration } from '../core/time/moment.ts';
import type { Destination } from '../core/watch/destination.ts';
import { isDestination } from '../core/watch/destination.ts';
import type { WatchOptions } from '../core/watch/watch.ts';
import type { Config } from './config.ts';
import type { FeedEntry, NewsdeskFile, WatchEntry } from './schema.ts';

/** What config/newsdesk.yaml alone decides. */
export type GeneralOptions = Pick<
  Config,
  | 'timezone'
  | 'language'
  | 'alerts'
  | 'notices'
  | 'noticesDailyAt'
  | 'polling'
  | 'admins'
  | 'desk'
  | 'commands'
  | 'destinations'
  | 'retention'
  | 'web'
>;

/** The options of config/newsdesk.yaml with every default filled in; product.md (Configuration and environment). */
export function toGeneralOptions(file: z.infer<typeof NewsdeskFile>): GeneralOptions {
  const { alerts, polling, admins, desk, retention, web } = file;
  return {
    timezone: file.timezone ?? 'UTC',
    language: file.language ?? 'en',
    alerts: {
      ageMaxMs: toMs(alerts?.max_age, '6h'),
      resurfaceAfterMs: toMs(alerts?.resurface_after, '6h'),
    },
    notices: toDestinations(file.notices ?? ['console']),
    noticesDailyAt: file.notices_daily,
    polling: {
      everyMs: toMs(polling?.every, '5m'),
      fastestMs: toMs(polling?.fastest, '1m'),
      slowestMs: toMs(polling?.slowest, '6h'),
      requestsMax: polling?.concurrency ?? 32,
      requestsPerHostMax: polling?.per_host ?? 2,
      contact: polling?.contact,
      allowedAddresses: polling?.allow_addresses ?? [],
    },
    admins: {
      slack: admins?.slack ?? [],
      discord: { users: admins?.discord?.users ?? [], roles: admins?.discord?.roles ?? [] },
    },
    desk: { slack: desk?.slack ?? [], discord: { roles: desk?.discord?.roles ?? [] } },
    commands: { prefix: file.commands?.prefix ?? '' },
    destinations: toDestinationOptions(file.destinations ?? {}),
    retention: {
      itemsMs: toMs(retention?.items, '365d'),
      articleTextMs: toMs(retention?.article_text, '90d'),
      peopleMs: toMs(retention?.people, '180d'),
    },
    web: { listen: web?.listen ?? '127.0.0.1' },
  };
}

function toDestinationOptions(
  entries: NonNullable<z.infer<typeof NewsdeskFile>['destinations']>,
): Config['destinations'] {
  return Object.fromEntries(
    Object.entries(entries).map(([destination, entry]) => [
      destination,
      {
        layout: entry.layout ?? 'standard',
        alertsPerHourMax: entry.max_per_hour,
        language: entry.language,
      },
    ]),
  );
}

/** A feed of the file as core knows it. */
export function toFeedOptions(entry: z.infer<typeof FeedEntry>): FeedOptions {
  return {
    url: entry.url,
    publisher: entry.publisher.trim(),
    lang: entry.lang,
    everyMs: entry.every === undefined ? undefined : parseDuration(entry.every),
    label: entry.label,
    isCounted: entry.counts ?? true,
    auth: entry.auth,
    tags: entry.tags ?? [],
  };
}

/** A watch of the file as core knows it; zones and age come from the general options where it names none. */
export function toWatchOptions(
  entry: z.infer<typeof WatchEntry>,
  general: Pick<GeneralOptions, 'timezone' | 'alerts'>,
): WatchOptions {
  const { timezone, alerts } = general;
  const quiet = entry.quiet_hours;
  return {
    name: entry.name.trim(),
    query: entry.query.trim(),
    destinations: toDestinations(entry.destinations),
    mode: entry.mode ?? 'instant',
    digest: entry.digest && {
      cron: entry.digest.cron,
      timezone: entry.digest.timezone ?? timezone,
    },
    quietHours: quiet && {
      from: quiet.from,
      to: quiet.to,
      timezone: quiet.timezone ?? timezone,
      breakThroughPublishers: quiet.break_through_publishers,
    },
    publishersMin: entry.min_publishers ?? 1,
    alertsPerHourMax: entry.max_per_hour,
    ageMaxMs: entry.max_age === undefined ? alerts.ageMaxMs : toMs(entry.max_age, '6h'),
    visibility: entry.visibility ?? 'everyone',
    languages: entry.languages ?? undefined,
    mention: { slack: entry.mention?.slack, discord: entry.mention?.discord },
    mustMatch: entry.must_match ?? [],
    mustNotMatch: entry.must_not_match ?? [],
  };
}

function toDestinations(texts: readonly string[]): readonly Destination[] {
  return [...new Set(texts.filter(isDestination))];
}

/** The schema has checked the form, so only the default can be missing. */
function toMs(text: string | undefined, fallback: string): number {
  return parseDuration(text ?? fallback) ?? 0;
}
