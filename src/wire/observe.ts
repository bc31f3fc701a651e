import { createHealthRoutes, HEALTH_PATHS } from '../adapters/metrics/health-routes.ts';
import {
  measureFeedSource,
  measureFetch,
  measurePlatform,
  measureStore,
  watchCalls,
} from '../adapters/metrics/measure.ts';
import { makeReadDisk } from '../adapters/system/disk.ts';
import { createHealth, type Health } from '../app/health.ts';
import type { Platform } from '../core/watch/destination.ts';
import type { ChatPlatform } from '../ports/chat.ts';
import type { ReadDisk } from '../ports/health.ts';
import type { Store } from '../ports/store.ts';
import type { HttpServer } from './http-server.ts';
import { type Plan, storeAddress } from './plan.ts';
import { type Tools, VERSION } from './tools.ts';

/** What a house is made of, observed, and how others look into it. */
export interface Observed {
  readonly tools: Tools;
  readonly store: Store;
  /** Filled as they are made. */
  readonly platforms: Map<Platform, ChatPlatform>;
  readonly health: Health;
  readonly readDisk: ReadDisk;
  readonly measurePlatform: (platform: ChatPlatform) => ChatPlatform;
  readonly mount: (http: HttpServer) => void;
}

/** The house of a command that visits: nobody looks into it from outside. */
export function observe(plan: Plan, tools: Tools, bareStore: Store): Observed {
  const { clock } = tools;
  const isOnDisk = storeAddress(plan).kind === 'sqlite' && plan.isInMemory !== true;
  const readDisk: ReadDisk = isOnDisk
    ? makeReadDisk(plan.config.environment.dataDirectory)
    : () => Promise.resolve(undefined);
  const platforms = new Map<Platform, ChatPlatform>();
  const health = createHealth({ store: bareStore, clock, platforms, readDisk });
  const store = watchCalls(
    bareStore,
    ({ method, error }) => health.noteStoreCall(method, error),
    clock,
  );
  return {
    tools,
    store,
    platforms,
    health,
    readDisk,
    measurePlatform: (platform) => platform,
    mount: () => undefined,
  };
}

/** The house of the service: counted, with `/healthz`, `/readyz` and `/metrics`. It alone loads prom-client. */
export async function observeService(
  plan: Plan,
  tools: Tools,
  bareStore: Store,
): Promise<Observed> {
  const { createPrometheus } = await import('../adapters/metrics/prometheus.ts');
  const observed = observe(plan, tools, bareStore);
  const { clock, log } = tools;
  const { health, platforms } = observed;
  const prometheus = createPrometheus({
    build: { version: VERSION, node: process.versions.node, store: storeAddress(plan).kind },
    readVitals: () => bareStore.readVitals(),
    nowMs: () => clock.nowMs(),
    connections: () =>
      [...platforms.values()]
        .filter(({ platform }) => platform !== 'console')
        .map((one) => ({ platform: one.platform, isOn: one.connection().kind === 'on' })),
    clockJumps: () => health.clockJumps(),
  });
  const measuring = { metrics: prometheus.metrics, clock };
  const routes = createHealthRoutes({
    readHealth: () => health.read(),
    prometheus,
    token: plan.config.secrets.metricsToken,
    log,
  });
  return {
    ...observed,
    tools: {
      ...tools,
      fetch: measureFetch(tools.fetch, measuring),
      feedSource: measureFeedSource(tools.feedSource, measuring),
    },
    store: measureStore(observed.store, measuring),
    measurePlatform: (platform) => measurePlatform(platform, measuring),
    mount: (http) => {
      for (const path of HEALTH_PATHS) http.mount(path, routes);
    },
  };
}
