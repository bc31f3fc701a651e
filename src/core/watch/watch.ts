import type { Destination } from './destination.ts';

/**
 * Whose a watch, an alert or a setting is: a Slack workspace (`slack:T…`), a Discord server (`discord:1…`), or
 * `local` for what the installation's own files and command line made.
 */
export type WorkspaceId = 'local' | `slack:${string}` | `discord:${string}`;

/** When a digest is posted: five cron fields, read in an IANA time zone. */
export interface DigestSchedule {
  readonly cron: string;
  readonly timezone: string;
}

/** The hours in which nothing is posted, `HH:MM` in an IANA zone; `to` before `from` runs over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly timezone: string;
  /** A story of at least this many publishers is posted all the same; undefined: none is. */
  readonly breakThroughPublishers: number | undefined;
}

/** Who is mentioned by a watch's alert: a Slack user group, a Discord role. */
export interface Mention {
  readonly slack: string | undefined;
  readonly discord: string | undefined;
}

export type Visibility = 'everyone' | 'channel' | 'admins';

/** What an admin watches for, as the configuration and the forms write it. */
export interface WatchOptions {
  readonly name: string;
  readonly query: string;
  readonly destinations: readonly Destination[];
  readonly mode: 'instant' | 'digest';
  readonly digest: DigestSchedule | undefined;
  readonly quietHours: QuietHours | undefined;
  readonly publishersMin: number;
  readonly alertsPerHourMax: number | undefined;
  /** Older items are archived and do not alert. Milliseconds. */
  readonly ageMaxMs: number;
  readonly visibility: Visibility;
  /** Primary subtags; undefined: every language. */
  readonly languages: readonly string[] | undefined;
  readonly mention: Mention;
  /** Texts that the query must, and must not, match; a save that breaks one is refused. */
  readonly mustMatch: readonly string[];
  readonly mustNotMatch: readonly string[];
}

/** A watch as it is kept: whose it is, which version, and whether it rests. */
export interface Watch extends WatchOptions {
  readonly id: string;
  readonly workspace: WorkspaceId;
  /** Counts up by one with each saved change, from 1. */
  readonly version: number;
  readonly isPaused: boolean;
}
