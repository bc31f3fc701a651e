import {
  type Campaign,
  type CampaignContext,
  type CampaignReport,
  mustBeZero,
  mustTakeAtMost,
  told,
} from './campaign.ts';
import { checkStore, findJoined } from './check-store.ts';
import { buildHouse, type ChaosHouse, pause, until } from './house.ts';
import { type LineWatch, watchLine } from './line-watch.ts';
import { pick } from './random.ts';
import { EarlyDeath, type Service } from './service.ts';
import { startTcpProxy, type TcpProxy, throughPort } from './tcp-proxy.ts';

const REPLICAS = 3;
const FORMS = {
  short: { troubles: 4, channels: 2, databaseRestarts: 1, heldUpMs: 8_000, lastHeldUpMs: 0 },
  // A process is stopped for longer than the lease of a delivery (60 s) and goes on then.
  long: { troubles: 90, channels: 6, databaseRestarts: 20, heldUpMs: 18_000, lastHeldUpMs: 75_000 },
} as const;
/** The lease of a connection (15 s), and five seconds to take it over; then the connection itself is made. */
const TAKEOVER_MS = 20_000;
/** A process that was stopped finds out within one look that its connection is another's. */
const DOUBLE_MS = 10_000;
/** The lease of a delivery, ten seconds that settle it, and some. */
const SETTLED_MS = 120_000;
const PARTITION_MS = 6_000;

type Trouble = 'kill' | 'stop' | 'database' | 'partition';
/** What is counted: a process that gives up its database ends by itself, and is started again. */
type Counted = Trouble | 'given up';

interface Replica {
  service: Service;
  readonly proxy: TcpProxy;
}

interface Scene {
  readonly house: ChaosHouse;
  readonly replicas: Replica[];
  readonly counts: Map<Counted, number>;
  readonly lines: { readonly slack: LineWatch; readonly discord: LineWatch };
}

/** Three processes on one PostgreSQL, and everything that can part them. */
export const campaign: Campaign = {
  about:
    'three processes: kill -9, SIGSTOP, database restarts, partitions; one poller, one connection',
  stores: ['postgres'],
  run,
};

async function run(context: CampaignContext): Promise<CampaignReport> {
  const form = FORMS[context.form];
  const house = await buildHouse(context, { channels: form.channels, feeds: 6 });
  const port = Number(new URL(house.environment['DATABASE_URL'] ?? '').port);
  const proxies = await Promise.all(Array.from({ length: REPLICAS }, () => startTcpProxy(port)));
  const slack = watchLine(() => house.slack.socketCount);
  const discord = watchLine(() => house.discord.gateway.sessionCount);
  try {
    const replicas = await Promise.all(
      proxies.map(async (proxy) => ({ proxy, service: await startReplica(house, proxy) })),
    );
    const scene = {
      house,
      replicas,
      counts: new Map<Counted, number>(),
      lines: { slack, discord },
    };
    for (let count = 0; count < form.troubles && !context.isOver(); count++) {
      for (let event = 0; event < 3; event++) house.feeds.publish();
      await pause(500 + context.random() * 1_500);
      await makeTrouble(scene, context, chooseTrouble(context, count));
      const { lost, twice, wanted } = house.ledger();
      context.progress(
        `${count + 1} of ${form.troubles} troubles · ${wanted - lost.length} of ${wanted} shown · ${twice.length} twice`,
      );
    }
    if (form.lastHeldUpMs > 0) await holdUp(scene, context, form.lastHeldUpMs);
    return await settle(scene);
  } finally {
    slack.stop();
    discord.stop();
    await house.close();
    await Promise.all(proxies.map((proxy) => proxy.close()));
  }
}

function startReplica(house: ChaosHouse, proxy: TcpProxy): Promise<Service> {
  const url = throughPort(house.environment['DATABASE_URL'] ?? '', proxy.port);
  return house.start({ environment: { DATABASE_URL: url } });
}

function chooseTrouble({ random, form }: CampaignContext, count: number): Trouble {
  const { troubles, databaseRestarts } = FORMS[form];
  const every = Math.floor(troubles / databaseRestarts);
  if (count % every === every - 1) return 'database';
  const first = (['kill', 'stop', 'partition'] as const)[count];
  return first ?? pick(random, ['kill', 'kill', 'kill', 'stop', 'partition'] as const);
}

async function makeTrouble(
  scene: Scene,
  context: CampaignContext,
  trouble: Trouble,
): Promise<void> {
  scene.counts.set(trouble, (scene.counts.get(trouble) ?? 0) + 1);
  const replica = pick(context.random, scene.replicas);
  switch (trouble) {
    case 'kill':
      await replica.service.end('SIGKILL');
      replica.service = await startReplica(scene.house, replica.proxy);
      return;
    case 'stop':
      return holdUp(scene, context, FORMS[context.form].heldUpMs);
    case 'database':
      await scene.house.postgres?.crash();
      return revive(scene);
    case 'partition':
      replica.proxy.set(context.random() < 0.5 ? 'cut' : 'hang');
      await pause(PARTITION_MS);
      replica.proxy.set('well');
      return revive(scene);
  }
}

/** Stops a process in the middle of whatever it does, lets the others go on, and continues it. */
async function holdUp(
  scene: Scene,
  { random }: CampaignContext,
  durationMs: number,
): Promise<void> {
  const { service } = pick(random, scene.replicas);
  const lines = Object.values(scene.lines);
  for (const line of lines) line.hold();
  service.process.kill('SIGSTOP');
  for (let passed = 0; passed < durationMs; passed += 2_000) {
    scene.house.feeds.publish();
    await pause(2_000);
  }
  service.process.kill('SIGCONT');
  for (const line of lines) line.release();
}

/** Whoever runs Newsdesk starts a process again that has given up. */
async function revive(scene: Scene): Promise<void> {
  for (const replica of scene.replicas) {
    if (replica.service.isAlive()) continue;
    scene.counts.set('given up', (scene.counts.get('given up') ?? 0) + 1);
    try {
      replica.service = await startReplica(scene.house, replica.proxy);
    } catch (error) {
      if (!(error instanceof EarlyDeath)) throw error;
    }
  }
}

async function settle(scene: Scene): Promise<CampaignReport> {
  const { house, replicas, counts, lines } = scene;
  const startedAt = performance.now();
  await until(
    async () => {
      // A process may see only now that its database was gone.
      await revive(scene);
      if (house.ledger().lost.length === 0) return true;
      await pause(1_000);
      return house.ledger({ joined: await findJoined(house) }).lost.length === 0;
    },
    { withinMs: SETTLED_MS },
  );
  const settledMs = performance.now() - startedAt;
  await pause(3_000);
  await revive(scene);
  const ends = await Promise.all(
    replicas.map(async ({ service }) => {
      const wasAlive = service.isAlive();
      const { code } = await service.end('SIGTERM');
      return {
        code,
        words: `${wasAlive ? 'stopped' : 'had died'}: ${service.output().slice(-800)}`,
      };
    }),
  );
  const badEnds = ends.filter(({ code }) => code !== 0);
  const joined = await findJoined(house);
  const ledger = house.ledger({ joined });
  const broken = await checkStore(house);
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  const troubles = [...counts].map(([trouble, count]) => `${count} ${trouble}`).join(', ');
  return {
    findings: [
      told('troubles', troubles),
      told('deliveries', ledger.wanted),
      told('events taken for one with another, told by edits', joined.size),
      mustBeZero('lost', ledger.lost.length),
      mustBeZero('shown twice', ledger.twice.length),
      mustBeZero('faults of the store', broken.length),
      mustBeZero('polls of a feed by two at once', house.feeds.overlapCount),
      mustBeZero(
        'refused by a platform',
        house.slack.refusals.length + house.discord.violations.length,
      ),
      ...(['slack', 'discord'] as const).flatMap((platform) => [
        mustTakeAtMost(`without a connection to ${platform}, longest`, {
          tookMs: lines[platform].longestGapMs(),
          atMostMs: TAKEOVER_MS,
        }),
        mustTakeAtMost(`two connections to ${platform} at once, longest`, {
          tookMs: lines[platform].longestDoubleMs(),
          atMostMs: DOUBLE_MS,
        }),
      ]),
      mustBeZero('stops that did not end well', badEnds.length),
      told('all shown after the last trouble', seconds(settledMs)),
    ],
    details: [
      ...badEnds.map(({ code, words }) => `ended with ${code}, ${words}`),
      ...ledger.lost,
      ...ledger.twice,
      ...broken,
      ...house.slack.refusals,
      ...house.discord.violations,
    ],
  };
}
