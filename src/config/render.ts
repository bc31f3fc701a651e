import { stringify } from 'yaml';
import type { FeedOptions } from '../core/item/feed.ts';
import { formatDuration } from '../core/time/moment.ts';
import type { WatchOptions } from '../core/watch/watch.ts';
import { schemaPathOf } from './json-schema.ts';
import type { ConfigFileName } from './schema.ts';

/** config/feeds.yaml for these feeds: read back, it gives the same. What is the default is left out. */
export function renderFeedsYaml(feeds: readonly FeedOptions[]): string {
  return renderFile('feeds.yaml', { feeds: feeds.map(toFeedEntry) });
}

/** config/watches.yaml for these watches: read back, it gives the same. Zones and ages are always written out. */
export function renderWatchesYaml(watches: readonly WatchOptions[]): string {
  return renderFile('watches.yaml', { watches: watches.map(toWatchEntry) });
}

/** config/concepts.yaml for these concepts: read back, it gives the same. */
export function renderConceptsYaml(concepts: Readonly<Record<string, readonly string[]>>): string {
  return renderFile('concepts.yaml', { concepts });
}

function renderFile(name: ConfigFileName, content: unknown): string {
  const text = stringify(content, {
    lineWidth: 0,
    singleQuote: true,
    aliasDuplicateObjects: false,
  });
  return `# yaml-language-server: $schema=${schemaPathOf(name)}\n${text}`;
}

function toFeedEntry(feed: FeedOptions): object {
  return {
    url: feed.url,
    publisher: feed.publisher,
    ...(feed.lang !== undefined && { lang: feed.lang }),
    ...(feed.everyMs !== undefined && { every: formatDuration(feed.everyMs) }),
    ...(feed.label !== undefined && { label: feed.label }),
    ...(!feed.isCounted && { counts: false }),
    ...(feed.auth && { auth: { header: feed.auth.header, from: feed.auth.from } }),
    ...(feed.tags.length > 0 && { tags: feed.tags }),
  };
}

function toWatchEntry(watch: WatchOptions): object {
  const { quietHours, mention } = watch;
  const hasMention = mention.slack !== undefined || mention.discord !== undefined;
  return {
    name: watch.name,
    query: watch.query,
    destinations: watch.destinations,
    mode: watch.mode,
    ...(watch.digest && { digest: { cron: watch.digest.cron, timezone: watch.digest.timezone } }),
    ...(quietHours && {
      quiet_hours: {
        from: quietHours.from,
        to: quietHours.to,
        timezone: quietHours.timezone,
        ...(quietHours.breakThroughPublishers !== undefined && {
          break_through_publishers: quietHours.breakThroughPublishers,
        }),
      },
    }),
    ...(watch.publishersMin !== 1 && { min_publishers: watch.publishersMin }),
    ...(watch.alertsPerHourMax !== undefined && { max_per_hour: watch.alertsPerHourMax }),
    max_age: formatDuration(watch.ageMaxMs),
    ...(watch.visibility !== 'everyone' && { visibility: watch.visibility }),
    ...(watch.languages && { languages: watch.languages }),
    ...(hasMention && {
      mention: {
        ...(mention.slack !== undefined && { slack: mention.slack }),
        ...(mention.discord !== undefined && { discord: mention.discord }),
      },
    }),
    ...(watch.mustMatch.length > 0 && { must_match: watch.mustMatch }),
    ...(watch.mustNotMatch.length > 0 && { must_not_match: watch.mustNotMatch }),
  };
}
