import { makeRobotsGate } from '../adapters/article/robots-gate.ts';
import { makeDiscoverFeeds } from '../adapters/feeds/discover-feeds.ts';
import { parseOpml, renderOpml } from '../adapters/feeds/opml.ts';
import { ParsePool } from '../adapters/feeds/parse-pool.ts';
import { makeGuardedFetch } from '../adapters/http/guarded-fetch.ts';
import { createClock, type SystemClock } from '../adapters/system/clock.ts';
import { createIds } from '../adapters/system/ids.ts';
import { createLog } from '../adapters/system/logger.ts';
import type { Files } from '../app/apply-files.ts';
import type { Settings } from '../app/settings.ts';
import type { House } from '../app/use-cases.ts';
import type { Config } from '../config/config.ts';
import { AGENCIES } from './agencies.ts';
import type { Plan } from './plan.ts';

/** Of the program, as it names itself to publishers and in metrics. */
export const VERSION = '0.1';

/** What reaches the outside, made once; workers and connections start with their first use. */
export interface Tools
  extends Pick<
    House,
    | 'ids'
    | 'log'
    | 'fetch'
    | 'feedSource'
    | 'mayFetchArticle'
    | 'discoverFeeds'
    | 'opml'
    | 'settings'
    | 'detectLanguage'
  > {
  readonly clock: SystemClock;
  readonly files: Files;
  /** Whether an address is one that others can reach too: public, or allowed by the configuration. */
  readonly mayReach: (url: string) => Promise<boolean>;
}

export function makeTools({ config }: Plan, closers: (() => Promise<void>)[]): Tools {
  const { environment, polling } = config;
  const clock = createClock();
  const log = createLog({
    level: environment.logLevel,
    format: environment.logFormat ?? (process.stderr.isTTY ? 'pretty' : 'json'),
    secrets: secretsOf(config),
  });
  const contact = polling.contact === undefined ? '' : ` (+${polling.contact})`;
  const guarded = makeGuardedFetch({
    userAgent: `Newsdesk/${VERSION}${contact}`,
    allowAddresses: polling.allowedAddresses,
    concurrency: polling.requestsMax,
    perHost: polling.requestsPerHostMax,
    ...(environment.httpsProxy === undefined
      ? {}
      : { proxy: { url: environment.httpsProxy, noProxy: environment.noProxy ?? '' } }),
  });
  const feedSource = new ParsePool();
  closers.push(
    () => guarded.close(),
    () => feedSource.close(),
  );
  return {
    clock,
    ids: createIds(),
    log,
    fetch: guarded.fetch,
    mayReach: guarded.mayReach,
    feedSource,
    discoverFeeds: makeDiscoverFeeds({ fetch: guarded.fetch, source: feedSource }),
    opml: { parse: parseOpml, render: renderOpml },
    mayFetchArticle: makeRobotsGate(guarded.fetch, {
      product: 'Newsdesk',
      nowMs: () => clock.nowMs(),
    }),
    settings: settingsOf(config),
    // Loads 30 MB of n-grams, so only where a command needs it; the service detects in the parse workers.
    detectLanguage: async (text) =>
      (await import('../core/text/detect-language.ts')).detectLanguage(text),
    files: { feeds: config.feeds, watches: config.watches, concepts: config.concepts },
  };
}

/** Whatever must never be written, passwords inside of addresses on their own too: a driver's error may hold them so. */
export function secretsOf({ secrets, environment, feeds }: Config): readonly string[] {
  const { feedAuth, ...own } = secrets;
  const addresses = [secrets.databaseUrl, environment.httpsProxy, ...feeds.map(({ url }) => url)];
  return [...Object.values(own), ...Object.values(feedAuth), ...addresses.map(passwordOf)].filter(
    (secret) => secret !== undefined && secret !== '',
  ) as readonly string[];
}

function passwordOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { password } = new URL(address);
  try {
    return decodeURIComponent(password);
  } catch {
    // A stray percent sign: it stands in the address as it is.
    return password;
  }
}

function settingsOf(config: Config): Settings {
  const { timezone, language, alerts, notices, noticesDailyAt, polling, destinations } = config;
  return {
    timezone,
    language,
    resurfaceAfterMs: alerts.resurfaceAfterMs,
    notices,
    noticesDailyAt,
    polling,
    agencies: AGENCIES,
    destinations,
    people: {
      slackAdmins: config.admins.slack,
      discordAdmins: config.admins.discord.users,
      discordAdminRoles: config.admins.discord.roles,
      slackDesk: config.desk.slack,
      discordDeskRoles: config.desk.discord.roles,
    },
    feedSecrets: config.secrets.feedAuth,
  };
}
