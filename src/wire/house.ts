import type { StoreAddress } from '../adapters/store/store-address.ts';
import { openStoreInWorker } from '../adapters/store/store-proxy.ts';
import { startTicks } from '../adapters/system/cron-ticks.ts';
import { tidyAtRest } from '../adapters/system/tidy-memory.ts';
import { seedStore } from '../app/apply-files.ts';
import { createRules } from '../app/rules.ts';
import type { House } from '../app/use-cases.ts';
import type { Config } from '../config/config.ts';
import { renderConceptsYaml, renderFeedsYaml, renderWatchesYaml } from '../config/render.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';
import { findConsoleUrl, mountConsole, renderPreview } from './console.ts';
import { followStoreClock } from './follow-clock.ts';
import { createHttpServer } from './http-server.ts';
import { callbackUrlOf, mountHub } from './hub.ts';
import { type Observed, observe, observeService } from './observe.ts';
import { type Plan, storeAddress } from './plan.ts';
import { makePlatforms, preloadPlatforms } from './platforms.ts';
import type { Tools } from './tools.ts';

/** On an embedded store there is one service: its name stays, so that a new one takes up at once what a killed one left. */
const SERVICE_NAME = 'service';

/** Opens the store and everything around it. `service`: for `run`, which alone listens and owns. */
export async function openHouse(
  plan: Plan,
  {
    role,
    tools: bareTools,
    closers,
  }: {
    readonly role: 'service' | 'visitor';
    readonly tools: Tools;
    readonly closers: (() => Promise<void>)[];
  },
): Promise<House> {
  const { config } = plan;
  const { owner, isOnlyService, observed } = await openObserved(plan, { role, bareTools, closers });
  const { store, tools, platforms, health, readDisk } = observed;
  await seedStore({ ...tools, store }, tools.files);
  if (isOnlyService) await store.releaseOwner(owner);
  const { port: wantedPort } = config.environment;
  const http = createHttpServer({ host: config.web.listen, port: wantedPort, log: tools.log });
  closers.push(() => http.close());
  const rules = createRules({ store, log: tools.log, clock: tools.clock });
  const callbackUrl = role === 'service' ? await callbackUrlOf(config, tools) : undefined;
  let consoleUrl = findConsoleUrl(config, wantedPort);
  const { slackRequests } = await makePlatforms(plan, {
    ...tools,
    store,
    closers,
    defaults: config.alerts,
    consoleUrl: () => consoleUrl,
    addPlatform: (platform) =>
      void platforms.set(platform.platform, observed.measurePlatform(platform)),
    platforms,
  });
  const opened = { ...tools, store, defaults: config.alerts, renderPreview };
  return {
    ...tools,
    store,
    rules,
    owner,
    callbackUrl,
    platforms,
    health,
    readDisk,
    onTick: (listener) => tick(listener, tools.log),
    retention: config.retention,
    defaults: config.alerts,
    remarks: [...config.warnings, ...missing(config)],
    consoleUrl,
    async serve(roles) {
      if (roles.includes('chat') && slackRequests !== undefined)
        http.mount('/slack', slackRequests);
      if (roles.includes('web')) closers.push(mountConsole(http, config, opened));
      if (callbackUrl !== undefined)
        mountHub(http.mount, { ...tools, store, rules, owner, callbackUrl });
      observed.mount(http);
      const port = await http.listen();
      const isServed = port !== undefined && roles.includes('web');
      if (isServed) consoleUrl = findConsoleUrl(config, port);
      return isServed ? consoleUrl : undefined;
    },
    renderFiles: ({ feeds, watches, concepts }) => ({
      'feeds.yaml': renderFeedsYaml(feeds),
      'watches.yaml': renderWatchesYaml(watches),
      'concepts.yaml': renderConceptsYaml(concepts),
    }),
    close: () => store.close(),
  };
}

/** The store, and whatever is counted; the service's is counted wholly. */
async function openObserved(
  plan: Plan,
  {
    role,
    bareTools,
    closers,
  }: {
    readonly role: 'service' | 'visitor';
    readonly bareTools: Tools;
    readonly closers: (() => Promise<void>)[];
  },
): Promise<{
  readonly owner: string;
  readonly isOnlyService: boolean;
  readonly observed: Observed;
}> {
  const address = storeAddress(plan);
  const isOnlyService = role === 'service' && address.kind === 'sqlite';
  const owner = isOnlyService ? SERVICE_NAME : `${role}-${bareTools.ids.random()}`;
  const opening = openWatchedStore(address, { role, owner }, bareTools.log);
  preloadPlatforms(plan);
  const store = await opening;
  closers.push(() => store.close());
  if (role === 'service' && address.kind === 'postgres') {
    closers.push(await followStoreClock({ ...bareTools, store }));
  }
  if (role === 'service') tidyAtRest();
  const observed =
    role === 'service'
      ? await observeService(plan, bareTools, store)
      : observe(plan, bareTools, store);
  return { owner, isOnlyService, observed };
}

/** The store in its worker; what breaks there is logged. */
function openWatchedStore(
  address: StoreAddress,
  { role, owner }: { readonly role: 'service' | 'visitor'; readonly owner: string },
  log: Log,
): Promise<Store> {
  return openStoreInWorker(address, {
    role,
    ...(role === 'service' ? { owner } : {}),
    onUpgraded: ({ from, to, keptAs }) => {
      const hint =
        keptAs === undefined
          ? 'PostgreSQL is backed up by whoever runs it: pg_dump before each upgrade (docs/operations.md).'
          : `To go back, stop Newsdesk and restore ${keptAs} with the version before.`;
      log.warn({ from, to, keptAs, hint }, 'the store was brought up to this version');
    },
    onCrash: (err, isOver) => {
      const hint = 'Look at the disk and the log above.';
      if (isOver) log.error({ err, code: err.code, hint }, 'the store is given up');
      else log.warn({ err }, 'the store was started again');
      // Whoever runs the service starts it again; a service without a store does nothing.
      if (isOver && role === 'service') process.exit(1);
    },
  });
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
