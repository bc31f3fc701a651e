import { join } from 'node:path';
import { createUseCases, type House } from '../app/use-cases.ts';
import type { Demo } from '../commands/context.ts';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load.ts';
import { startDemoServer } from '../demo/demo-server.ts';
import { makeDoors } from './doors.ts';

/** The bundled feeds on loopback, the shipped watches and concepts, and a store in memory. */
export async function openDemo({ printAlerts }: { readonly printAlerts: boolean }): Promise<Demo> {
  const shipped = loadConfig({
    directory: join(import.meta.dirname, '..', '..', 'config'),
    environment: {},
  });
  const server = await startDemoServer();
  const config: Config = {
    ...shipped,
    feeds: server.feeds,
    polling: { ...shipped.polling, allowedAddresses: ['127.0.0.1/32'] },
    // A free port, so that a demo never meets a service that runs already.
    environment: { ...shipped.environment, port: 0, logLevel: 'silent' },
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
