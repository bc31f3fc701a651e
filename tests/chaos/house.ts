import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiscordEmulator } from '../emulators/discord/discord-emulator.ts';
import { TOKEN } from '../emulators/discord/state.ts';
import { SlackEmulator } from '../emulators/slack/slack-emulator.ts';
import { APP_TOKEN, BOT_TOKEN } from '../emulators/slack/state.ts';
import { type PostgresServer, startPostgres } from '../helpers/postgres.ts';
import type { CampaignContext } from './campaign.ts';
import { EVENTS_QUERY, type EventFeeds, startEventFeeds } from './event-feeds.ts';
import { type Ledger, type LedgerExceptions, readLedger } from './ledger.ts';
import { runCommand, type Service, type Start, startService } from './service.ts';

/** An installation of Newsdesk between feeds and two emulated platforms, all on loopback. */
export interface ChaosHouse {
  readonly slack: SlackEmulator;
  readonly discord: DiscordEmulator;
  readonly feeds: EventFeeds;
  readonly postgres: PostgresServer | undefined;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly destinations: readonly string[];
  start(
    options?: Omit<Start, 'environment' | 'folder'> & { readonly environment?: NodeJS.ProcessEnv },
  ): Promise<Service>;
  command(
    parameters: readonly string[],
    options?: Pick<Start, 'killAt'> & { readonly environment?: NodeJS.ProcessEnv },
  ): Promise<{ readonly stdout: string; readonly stderr: string; readonly code: number | null }>;
  ledger(exceptions?: LedgerExceptions): Ledger;
  close(): Promise<void>;
}

export interface HousePlan {
  readonly channels: number;
  readonly feeds: number;
  /** How often each feed is polled; default: each second, so that a campaign is short. */
  readonly every?: string;
  /** The variable that holds what the first feed is sent as Authorization. */
  readonly feedAuthFrom?: string;
  /** Lines of newsdesk.yaml beside those that every house has. */
  readonly config?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly logLevel?: string;
}

const slackChannel = (index: number): string => `C0CHAOS${index}`;
const discordChannel = (index: number): string => `71000000000000000${index}`;

/** Builds a house on the campaign's store; every process that `start` made is dead after `close`. */
export async function buildHouse(
  context: Pick<CampaignContext, 'store' | 'random'>,
  plan: HousePlan,
): Promise<ChaosHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'newsdesk-chaos-'));
  const [feeds, slack, discord] = await Promise.all([
    startEventFeeds(context.random, plan.feeds),
    SlackEmulator.start(),
    DiscordEmulator.start(),
  ]);
  const postgres =
    context.store === 'postgres' ? await startPostgres({ isDurable: true }) : undefined;
  const destinations: string[] = [];
  for (let index = 0; index < plan.channels; index++) {
    slack.addChannel(slackChannel(index));
    discord.addChannel(discordChannel(index));
    destinations.push(`slack:${slackChannel(index)}`, `discord:${discordChannel(index)}`);
  }
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NEWSDESK_CONFIG: folder,
    NEWSDESK_DATA: join(folder, 'data'),
    PORT: '0',
    LOG_LEVEL: plan.logLevel ?? 'warn',
    LOG_FORMAT: 'json',
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.apiUrl,
    ...(postgres === undefined ? {} : { DATABASE_URL: await postgres.createDatabase() }),
    ...plan.environment,
  };
  await writeConfig(folder, {
    feeds,
    destinations,
    every: plan.every ?? '1s',
    authFrom: plan.feedAuthFrom,
    config: plan.config ?? '',
  });
  const services: Service[] = [];
  return {
    slack,
    discord,
    feeds,
    postgres,
    folder,
    environment,
    destinations,
    async start(options = {}) {
      const started = await startService({
        ...options,
        folder,
        environment: { ...environment, ...options.environment },
      });
      services.push(started);
      return started;
    },
    command: (parameters, options = {}) =>
      runCommand(
        { ...options, folder, environment: { ...environment, ...options.environment } },
        parameters,
      ),
    ledger: (exceptions) =>
      readLedger({ slack, discord, destinations }, feeds.published, exceptions),
    async close() {
      await Promise.all(services.filter((one) => one.isAlive()).map((one) => one.end('SIGKILL')));
      await Promise.all([feeds.close(), slack.close(), discord.close(), postgres?.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writeConfig(
  folder: string,
  {
    feeds,
    destinations,
    every,
    authFrom,
    config,
  }: {
    readonly feeds: EventFeeds;
    readonly destinations: readonly string[];
    readonly every: string;
    readonly authFrom: string | undefined;
    readonly config: string;
  },
): Promise<void> {
  const auth = authFrom === undefined ? '' : `, auth: { header: Authorization, from: ${authFrom} }`;
  const files = {
    'newsdesk.yaml': `timezone: UTC\nnotices: [console]\npolling: { fastest: 1s, allow_addresses: [127.0.0.1/32] }\n${config}`,
    'feeds.yaml': `feeds:\n${feeds.urls.map((url, index) => `  - { url: '${url}', publisher: Coast ${index}, lang: en, every: ${every}${index === 0 ? auth : ''} }\n`).join('')}`,
    'watches.yaml': `watches:\n  - { name: events, query: '${EVENTS_QUERY}', max_per_hour: 10000, destinations: [${destinations.map((name) => `'${name}'`).join(', ')}] }\n`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

/** So long between two looks at what the program has brought about. */
const LOOK_MS = 50;

/** Waits for a condition that the real program brings about; false: not in time, or the campaign was stopped. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  { withinMs, signal }: { readonly withinMs: number; readonly signal?: AbortSignal },
): Promise<boolean> {
  const endAt = performance.now() + withinMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() >= endAt || signal?.aborted === true) return false;
    await pause(LOOK_MS);
  }
}

/** Lets the real program run for a while. */
export function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}
