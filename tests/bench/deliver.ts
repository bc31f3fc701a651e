import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSlackPlatform } from '../../src/adapters/chat/slack/slack-platform.ts';
import type { StoreAddress } from '../../src/adapters/store/store-address.ts';
import { openStoreInWorker } from '../../src/adapters/store/store-proxy.ts';
import { createClock } from '../../src/adapters/system/clock.ts';
import { createIds } from '../../src/adapters/system/ids.ts';
import { type DeliverDeps, deliverDue } from '../../src/app/deliver-alerts.ts';
import { createWake } from '../../src/app/wake.ts';
import type { NewDelivery } from '../../src/ports/delivery-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { scriptedConversation, textAnswer } from '../emulators/conversation.ts';
import { BOT_TOKEN } from '../emulators/slack/state.ts';
import { STANDARD, sampleAlert } from '../helpers/alerts.ts';
import { SILENT } from '../helpers/newsdesk.ts';
import { HAS_POSTGRES, startPostgres } from '../helpers/postgres.ts';
import { SETTINGS } from '../helpers/settings.ts';

/**
 * `npm run bench -- deliver`: deliveries a second to a Slack without rate limits, and how long one takes from its commit to its
 * acceptance, on both stores (reliability.md, Speed).
 */
const QUEUED = 5_000;
const CHANNELS = 100;
/** All for one channel: a channel's own messages stand in order, so that its new one waits for all of them, and another's does not. */
const OWN_QUEUED = 500;
/** Deliveries that come one by one, so that nothing waits for another. */
const SINGLES = 200;
const SINGLE_EVERY_MS = 25;
const P50_MS_MAX = 50;
const P99_MS_MAX = 300;
const URGENT_MS_MAX = 5_000;

interface Taken {
  readonly number: number;
  readonly channel: string;
  readonly atMs: number;
}

interface Bench {
  readonly name: string;
  readonly store: Store;
  readonly deps: DeliverDeps;
  readonly chat: ChildProcess;
}

let deliveryCount = 0;
function delivery(channel: number, number: number): NewDelivery {
  deliveryCount += 1;
  const id = `bench-${String(deliveryCount).padStart(6, '0')}`;
  return {
    id,
    alertId: id,
    storyId: undefined,
    kind: 'post',
    revision: 0,
    destination: `slack:C0BENCH${channel}`,
    nonce: id,
    message: {
      kind: 'alert',
      alert: sampleAlert({ id, title: `Ferry nr${number} sails`, keyQuotes: [] }),
    },
    dueInMs: 0,
  };
}

async function askTaken(chat: ChildProcess): Promise<readonly Taken[]> {
  const answer = once(chat, 'message');
  chat.send('taken');
  const [{ taken }] = (await answer) as [{ readonly taken: readonly Taken[] }];
  return taken;
}

/** Runs the deliverer as the service does while `work` goes on. */
async function whileDelivering<Answer>(
  { deps, store }: Bench,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const stopping = new AbortController();
  const wake = createWake(deps.clock);
  const stopWakes = store.onWake((kind) => {
    if (kind === 'deliveries') wake.notify();
  });
  const running = deliverDue(deps, {
    signal: stopping.signal,
    idle: () => wake.wait(1_000, stopping.signal),
  });
  const answer = await work();
  stopping.abort();
  await running;
  stopWakes();
  return answer;
}

async function waitUntilSent(store: Store): Promise<void> {
  while ((await store.nextDeliveryDueAtMs()) !== undefined) await sleep(20);
}

async function fillQueue(
  store: Store,
  { queued, channels }: { readonly queued: number; readonly channels: number },
): Promise<void> {
  for (let from = 0; from < queued; from += 500) {
    await store.addDeliveries(
      Array.from({ length: 500 }, (_, index) => delivery((from + index) % channels, 0)),
    );
  }
}

/** Deliveries a second with a full queue; and when a new one for a channel of its own was taken that came behind them. */
async function measureQueue(bench: Bench): Promise<{ perSecond: number; urgentMs: number }> {
  await fillQueue(bench.store, { queued: QUEUED, channels: CHANNELS });
  const startedAt = performance.now();
  let urgentAtMs = 0;
  await whileDelivering(bench, async () => {
    await sleep(500);
    urgentAtMs = Date.now();
    await bench.store.addDeliveries([delivery(CHANNELS, 1)]);
    await waitUntilSent(bench.store);
  });
  const perSecond = (QUEUED + 1) / ((performance.now() - startedAt) / 1000);
  const urgent = (await askTaken(bench.chat)).find(({ number }) => number === 1);
  return { perSecond, urgentMs: (urgent?.atMs ?? Number.POSITIVE_INFINITY) - urgentAtMs };
}

/** How long new ones wait when one channel is full: its own new one, and that of another channel. */
async function measureFullChannel(bench: Bench): Promise<{ ownMs: number; otherMs: number }> {
  await fillQueue(bench.store, { queued: OWN_QUEUED, channels: 1 });
  let addedAtMs = 0;
  await whileDelivering(bench, async () => {
    await sleep(200);
    addedAtMs = Date.now();
    await bench.store.addDeliveries([delivery(0, 2), delivery(CHANNELS, 3)]);
    await waitUntilSent(bench.store);
  });
  const taken = await askTaken(bench.chat);
  const waitOf = (number: number): number =>
    (taken.find((one) => one.number === number)?.atMs ?? Number.POSITIVE_INFINITY) - addedAtMs;
  return { ownMs: waitOf(2), otherMs: waitOf(3) };
}

async function measureLatency(bench: Bench): Promise<readonly number[]> {
  const storedAtMs = new Map<number, number>();
  await whileDelivering(bench, async () => {
    for (let index = 0; index < SINGLES; index++) {
      const number = 1_000 + index;
      await bench.store.addDeliveries([delivery(index % CHANNELS, number)]);
      storedAtMs.set(number, Date.now());
      await sleep(SINGLE_EVERY_MS);
    }
    await waitUntilSent(bench.store);
  });
  const taken = await askTaken(bench.chat);
  return [...storedAtMs]
    .map(([number, atMs]) => {
      const found = taken.find((one) => one.number === number);
      return (found?.atMs ?? Number.POSITIVE_INFINITY) - atMs;
    })
    .toSorted((a, b) => a - b);
}

async function runOn(name: string, address: StoreAddress): Promise<boolean> {
  const chat = fork(join(import.meta.dirname, 'chat-server.ts'), [String(CHANNELS + 1)]);
  const [{ apiUrl }] = (await once(chat, 'message')) as [{ readonly apiUrl: string }];
  const store = await openStoreInWorker(address, { role: 'service' });
  const clock = createClock();
  const ids = createIds();
  const slack = createSlackPlatform({
    botToken: BOT_TOKEN,
    transport: { kind: 'http', signingSecret: 'unused' },
    apiUrl,
    conversation: scriptedConversation(() => textAnswer('')),
    layout: STANDARD,
    clock,
    chance: ids.chance,
    log: SILENT,
  });
  const platforms = new Map([['slack', slack] as const]);
  const deps = { store, clock, ids, log: SILENT, settings: SETTINGS, platforms, owner: 'bench' };
  const bench: Bench = { name, store, deps, chat };
  const { perSecond, urgentMs } = await measureQueue(bench);
  const { ownMs, otherMs } = await measureFullChannel(bench);
  const latencies = await measureLatency(bench);
  await store.close();
  chat.disconnect();
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0;
  const lines = [
    ['deliveries a second', perSecond.toFixed(0), ''],
    ['stored → accepted p50', `${at(0.5).toFixed(0)} ms`, `≤ ${P50_MS_MAX} ms`],
    ['stored → accepted p99', `${at(0.99).toFixed(0)} ms`, `≤ ${P99_MS_MAX} ms`],
    [`new one behind ${QUEUED} queued`, `${urgentMs.toFixed(0)} ms`, `≤ ${URGENT_MS_MAX} ms`],
    ['beside a full channel', `${otherMs.toFixed(0)} ms`, `≤ ${URGENT_MS_MAX} ms`],
    [`behind ${OWN_QUEUED} of its channel`, `${ownMs.toFixed(0)} ms`, ''],
  ];
  process.stdout.write(`${name}\n`);
  for (const [measure = '', figure = '', must = ''] of lines) {
    process.stdout.write(`  ${measure.padEnd(28)} ${figure.padStart(8)}  ${must}\n`);
  }
  return (
    at(0.5) <= P50_MS_MAX && at(0.99) <= P99_MS_MAX && Math.max(urgentMs, otherMs) <= URGENT_MS_MAX
  );
}

const folder = mkdtempSync(join(tmpdir(), 'newsdesk-bench-'));
let isWell = await runOn('SQLite', { kind: 'sqlite', file: join(folder, 'newsdesk.sqlite') });
rmSync(folder, { recursive: true, force: true });
if (HAS_POSTGRES) {
  const server = await startPostgres({ isDurable: true });
  isWell =
    (await runOn('PostgreSQL', { kind: 'postgres', url: await server.createDatabase() })) && isWell;
  await server.stop();
} else process.stdout.write('PostgreSQL is not on this machine: left out\n');
if (!isWell) process.exitCode = 1;
