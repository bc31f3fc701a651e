import type { FeedOptions } from '../core/item/feed.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { WatchOptions } from '../core/watch/watch.ts';

/** What comes from the environment and must never be shown. Each can be read from a file (`NAME_FILE`). */
export interface Secrets {
  readonly slackBotToken: string | undefined;
  readonly slackAppToken: string | undefined;
  readonly slackSigningSecret: string | undefined;
  readonly discordToken: string | undefined;
  /** `postgres://…`; undefined: the embedded store. */
  readonly databaseUrl: string | undefined;
  /** Who shows it may read `/metrics` and the parts of health from elsewhere; undefined: loopback alone. */
  readonly metricsToken: string | undefined;
  /** Values of `auth.from` of the feeds in the file, by variable name; missing ones are left out. */
  readonly feedAuth: Readonly<Record<string, string>>;
}

/** What else comes from the environment. */
export interface Environment {
  readonly dataDirectory: string;
  /** Public address of the console, without a slash at its end. */
  readonly webUrl: string | undefined;
  /** 0 takes a free port. */
  readonly port: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Undefined: the caller chooses (pretty in a terminal). */
  readonly logFormat: 'json' | 'pretty' | undefined;
  readonly slackApiUrl: string;
  readonly discordApiUrl: string;
  readonly httpsProxy: string | undefined;
  readonly noProxy: string | undefined;
  readonly extraCaCerts: string | undefined;
}

/** How one destination wants its alerts; undefined: as everywhere. */
interface DestinationOptions {
  readonly layout: 'standard' | 'compact';
  readonly alertsPerHourMax: number | undefined;
  readonly language: string | undefined;
}

/** How feeds are polled; product.md (polling). */
interface PollingOptions {
  readonly everyMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
  readonly requestsMax: number;
  readonly requestsPerHostMax: number;
  readonly contact: string | undefined;
  /** CIDR blocks that may be fetched though they are not public. */
  readonly allowedAddresses: readonly string[];
}

/** The whole configuration: four files and the environment, checked, with every default filled in. */
export interface Config {
  /** The folder it came from. */
  readonly directory: string;
  readonly timezone: string;
  readonly language: string;
  readonly alerts: { readonly ageMaxMs: number; readonly resurfaceAfterMs: number };
  readonly notices: readonly Destination[];
  /** When the admins get a line that all is well, `HH:MM`; undefined: never. */
  readonly noticesDailyAt: string | undefined;
  readonly polling: PollingOptions;
  readonly admins: {
    readonly slack: readonly string[];
    readonly discord: { readonly users: readonly string[]; readonly roles: readonly string[] };
  };
  readonly desk: {
    readonly slack: readonly string[];
    readonly discord: { readonly roles: readonly string[] };
  };
  /** `prefix` stands before `news` and `watch`; empty: `/news` and `/watch`. */
  readonly commands: { readonly prefix: string };
  readonly destinations: Readonly<Record<string, DestinationOptions>>;
  readonly retention: {
    readonly itemsMs: number;
    readonly articleTextMs: number;
    readonly peopleMs: number;
  };
  readonly web: { readonly listen: string };
  readonly feeds: readonly FeedOptions[];
  readonly watches: readonly WatchOptions[];
  readonly concepts: Readonly<Record<string, readonly string[]>>;
  readonly secrets: Secrets;
  readonly environment: Environment;
  /** What is allowed but probably not meant, each in one sentence with its place. */
  readonly warnings: readonly string[];
}
