import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { makeRobotsGate } from './adapters/article/robots-gate.ts';
import { createConsolePlatform } from './adapters/chat/console/console-platform.ts';
import { makeDiscoverFeeds } from './adapters/feeds/discover-feeds.ts';
import { parseOpml, renderOpml } from './adapters/feeds/opml.ts';
import { ParsePool } from './adapters/feeds/parse-pool.ts';
import { makeGuardedFetch } from './adapters/http/guarded-fetch.ts';
import type { StoreAddress } from './adapters/store/open-store.ts';
import { openStoreInWorker } from './adapters/store/store-proxy.ts';
import { createClock } from './adapters/system/clock.ts';
import { startTicks } from './adapters/system/cron-ticks.ts';
import { createIds } from './adapters/system/ids.ts';
import { createLog } from './adapters/system/logger.ts';
import { type Files, seedStore } from './app/apply-files.ts';
import { createConversation } from './app/conversation/create-conversation.ts';
import { compileConceptsOf, compileRules, createRules } from './app/rules.ts';
import type { Settings } from './app/settings.ts';
import { createUseCases, type Doors, type House, type PreviewHouse } from './app/use-cases.ts';
import type { Demo } from './commands/context.ts';
import type { Config } from './config/config.ts';
import { loadConfig } from './config/load.ts';
import { renderConceptsYaml, renderFeedsYaml, renderWatchesYaml } from './config/render.ts';
import type { Watch } from './core/watch/watch.ts';
import { startDemoServer } from './demo/demo-server.ts';
import type { ChatPlatform } from './ports/chat.ts';
import type { Log } from './ports/log.ts';
import type { Store } from './ports/store.ts';
import type { UseCases } from './ports/use-cases.ts';

/** News agencies whose copies count as one source with the agency. */
const AGENCIES = [
  'Reuters',
  'AP',
  'Associated Press',
  'AFP',
  'dpa',
  'PAP',
  'Interfax-Ukraine',
  'Ukrinform',
  'UNIAN',
  'TASS',
  'RIA Novosti',
  'Укрінформ',
  'Інтерфакс-Україна',
  'УНІАН',
  'ТАСС',
  'Интерфакс',
] as const;
/** The store's file inside NEWSDESK_DATA. */
const STORE_FILE = 'newsdesk.sqlite';
/** On an embedded store there is one service: its name stays, so that a new one takes up at once what a killed one left. */
const SERVICE_NAME = 'service';
const VERSION = '0.1';

/** The use cases over the configuration of this folder and environment. Throws `config_…`. */
export function openUseCases(): Promise<UseCases> {
  readDotEnv();
  const config = loadConfig({ environment: process.env });
  return Promise.resolve(createUseCases(makeDoors({ config, isPrinting: true })));
}

function readDotEnv(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** What is wired: a configuration, and what the demo does otherwise. */
interface Plan {
  readonly config: Config;
  /** False: alerts for the console are delivered and not printed. */
  readonly isPrinting: boolean;
  /** Instead of the configured store: one in memory. */
  readonly isInMemory?: boolean;
}

function makeDoors(plan: Plan): Doors {
  const closers: (() => Promise<void>)[] = [];
  let house: Promise<House> | undefined;
  let previewHouse: Promise<PreviewHouse> | undefined;
  const tools = makeTools(plan, closers);
  return {
    open: (role) => (house ??= openHouse(plan, { role, tools, closers })),
    openPreview() {
      previewHouse ??= hasStore(plan)
        ? this.open('visitor').then((opened) => ({
            ...opened,
            rules: () => opened.rules.current(),
          }))
        : Promise.resolve(previewWithoutStore(plan, tools));
      return previewHouse;
    },
    async close() {
      for (const close of closers.toReversed()) await close();
    },
  };
}

function hasStore({ config, isInMemory }: Plan): boolean {
  return (
    isInMemory === true ||
    config.secrets.databaseUrl !== undefined ||
    existsSync(join(config.environment.dataDirectory, STORE_FILE))
  );
}

/** What reaches the outside, made once; workers and connections start with their first use. */
interface Tools
  extends Pick<
    House,
    | 'clock'
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
  readonly files: Files;
}

function makeTools({ config }: Plan, closers: (() => Promise<void>)[]): Tools {
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
      (await import('./core/text/detect-language.ts')).detectLanguage(text),
    files: { feeds: config.feeds, watches: config.watches, concepts: config.concepts },
  };
}

function secretsOf({ secrets }: Config): readonly string[] {
  const { feedAuth, ...own } = secrets;
  return [...Object.values(own), ...Object.values(feedAuth)].filter(
    (secret) => secret !== undefined,
  );
}

function settingsOf(config: Config): Settings {
  const { timezone, language, alerts, notices, polling, destinations } = config;
  return {
    timezone,
    language,
    resurfaceAfterMs: alerts.resurfaceAfterMs,
    notices,
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

function storeAddress({ config, isInMemory }: Plan): StoreAddress {
  const { databaseUrl } = config.secrets;
  if (isInMemory === true) return { kind: 'sqlite', file: ':memory:' };
  return databaseUrl === undefined
    ? { kind: 'sqlite', file: join(config.environment.dataDirectory, STORE_FILE) }
    : { kind: 'postgres', url: databaseUrl };
}

async function openHouse(
  plan: Plan,
  {
    role,
    tools,
    closers,
  }: {
    readonly role: 'service' | 'visitor';
    readonly tools: Tools;
    readonly closers: (() => Promise<void>)[];
  },
): Promise<House> {
  const { config } = plan;
  const address = storeAddress(plan);
  const store = await openStoreInWorker(address, {
    role,
    onCrash: (err, isOver) => {
      const hint = 'Look at the disk and the log above.';
      if (isOver) tools.log.error({ err, code: err.code, hint }, 'the store is given up');
      else tools.log.warn({ err }, 'the store was started again');
      // Whoever runs the service starts it again; a service without a store does nothing.
      if (isOver && role === 'service') process.exit(1);
    },
  });
  closers.push(() => store.close());
  await seedStore({ ...tools, store }, tools.files);
  const isOnlyService = role === 'service' && address.kind === 'sqlite';
  const owner = isOnlyService ? SERVICE_NAME : `${role}-${tools.ids.random()}`;
  if (isOnlyService) await store.releaseOwner(owner);
  const serve = (handler: RequestListener): void => {
    // Slack's requests come to the one process that runs; a command beside it listens to nobody.
    if (role === 'service') closers.push(startServer(config, handler, tools.log));
  };
  const platforms = await makePlatforms(plan, { ...tools, store, serve });
  return {
    ...tools,
    store,
    rules: createRules({ store, log: tools.log, clock: tools.clock }),
    owner,
    platforms,
    onTick: (listener) => tick(listener, tools.log),
    retention: config.retention,
    defaults: config.alerts,
    remarks: [...config.warnings, ...missing(config)],
    consoleUrl: undefined,
    renderFiles: ({ feeds, watches, concepts }) => ({
      'feeds.yaml': renderFeedsYaml(feeds),
      'watches.yaml': renderWatchesYaml(watches),
      'concepts.yaml': renderConceptsYaml(concepts),
    }),
    close: () => store.close(),
  };
}

/** Serves requests at the configured address and port; answers how to stop. */
function startServer(
  { environment, web }: Config,
  handler: RequestListener,
  log: Log,
): () => Promise<void> {
  const server = createServer(handler);
  server.on('error', (err) => {
    log.error({ err, hint: 'Set PORT to a port that is free.' }, 'cannot listen');
  });
  server.listen(environment.port, web.listen);
  return async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
}

function tick(listener: () => void, log: Log): () => Promise<void> {
  const ticks = startTicks(
    '* * * * * *',
    () => Promise.resolve(listener()),
    (err) => log.error({ err }, 'a tick broke off'),
  );
  return () => ticks.stop();
}

function missing({ secrets }: Config): readonly string[] {
  const remarks: string[] = [];
  if (secrets.slackBotToken === undefined)
    remarks.push('Slack is not set up: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (README, Slack).');
  if (secrets.discordToken === undefined)
    remarks.push('Discord is not set up: set DISCORD_TOKEN (README, Discord).');
  return remarks;
}

/** The platforms that are set up; each chat client is loaded only then, since together they are half of the program. */
async function makePlatforms(
  { config, isPrinting }: Plan,
  house: Tools & {
    readonly store: Store;
    readonly serve: (handler: RequestListener) => void;
  },
): Promise<House['platforms']> {
  const { clock, ids, log, settings } = house;
  const { secrets, environment, commands } = config;
  const silent = { write: (_text: string, done: () => void) => (done(), true) };
  const platforms = new Map<ChatPlatform['platform'], ChatPlatform>();
  platforms.set(
    'console',
    createConsolePlatform({ out: isPrinting ? process.stdout : silent, clock }),
  );
  const shared = {
    conversation: createConversation(house),
    layout: { size: 'standard', language: settings.language, timezone: settings.timezone },
    commandPrefix: commands.prefix,
    clock,
    chance: ids.chance,
    log,
  } as const;
  if (secrets.slackBotToken !== undefined) {
    const { createSlackPlatform } = await import('./adapters/chat/slack/slack-platform.ts');
    const { slackAppToken: appToken, slackSigningSecret } = secrets;
    // Without either, alerts are posted and nothing is listened to: nobody knows a secret made up here.
    const transport =
      appToken === undefined
        ? ({ kind: 'http', signingSecret: slackSigningSecret ?? ids.random() } as const)
        : ({ kind: 'socket', appToken } as const);
    const slack = { botToken: secrets.slackBotToken, apiUrl: environment.slackApiUrl, transport };
    const platform = createSlackPlatform({ ...shared, ...slack });
    platforms.set('slack', platform);
    const isServed = appToken === undefined && slackSigningSecret !== undefined;
    if (isServed && platform.handleHttp !== undefined) house.serve(platform.handleHttp);
  }
  if (secrets.discordToken !== undefined) {
    const { createDiscordPlatform } = await import('./adapters/chat/discord/discord-platform.ts');
    const discord = { token: secrets.discordToken, apiUrl: environment.discordApiUrl };
    platforms.set('discord', createDiscordPlatform({ ...shared, ...discord }));
  }
  return platforms;
}

function previewWithoutStore({ config }: Plan, tools: Tools): PreviewHouse {
  const watches = config.watches.map(
    (options, index): Watch => ({
      ...options,
      id: `file-${index}`,
      workspace: 'local',
      version: 1,
      isPaused: false,
    }),
  );
  const concepts = compileConceptsOf(config.concepts);
  const rules = compileRules(watches, { concepts, log: tools.log });
  return { ...tools, rules: () => Promise.resolve(rules) };
}

/** The bundled feeds on loopback, the shipped watches and concepts, and a store in memory. */
export async function openDemo({ printAlerts }: { readonly printAlerts: boolean }): Promise<Demo> {
  const shipped = loadConfig({
    directory: join(import.meta.dirname, '..', 'config'),
    environment: {},
  });
  const server = await startDemoServer();
  const config: Config = {
    ...shipped,
    feeds: server.feeds,
    polling: { ...shipped.polling, allowedAddresses: ['127.0.0.1/32'] },
    environment: { ...shipped.environment, logLevel: 'silent' },
  };
  const doors = makeDoors({ config, isPrinting: printAlerts, isInMemory: true });
  const useCases = createUseCases(doors);
  const house = await doors.open('visitor');
  return {
    useCases,
    feedCount: server.feeds.length,
    itemCount: () => house.store.countItems(),
    reasons: async () => countReasons(house),
    close: async () => {
      await useCases.close();
      await server.close();
    },
  };
}

/** Why items were not alerted, and how many by each reason. */
async function countReasons({ store }: House): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const items = await store.searchItems({
    candidates: { kind: 'all' },
    sinceMs: undefined,
    untilMs: undefined,
    beforeMs: undefined,
    beforeId: undefined,
    limit: 1000,
  });
  for (const item of items) {
    const fates = (await store.listMatches(item.id)).flatMap((match) =>
      match.fates.map(({ fate }) => fate),
    );
    const reason = fates[0] ?? 'none';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
}
