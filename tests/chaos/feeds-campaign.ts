import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { FARM_FOLDER, startFarm } from '../helpers/feed-farm.ts';
import { readLaunch } from '../helpers/launch.ts';
import { type Campaign, mustBeZero, told } from './campaign.ts';

/** What the campaign must keep (reliability.md, hostile feeds). */
const PEAK_MEGABYTES_MAX = 400;
const LOOP_P99_MS_MAX = 100;
const HEALTHY_FEEDS = 50;
/** A healthy item is on time when its round brings it, whatever the hostile feeds do. */
const ROUNDS = { short: 5, long: 20 } as const;

/** How a campaign ended; `failures` is empty when all was kept. Undefined: there is no farm here. */
export interface FeedsCampaign {
  readonly rounds: number;
  readonly healthyItems: number;
  readonly missing: number;
  readonly canaryHits: number;
  readonly peakMegabytes: number;
  readonly loopP99Ms: number;
  readonly slowestRoundSeconds: number;
  /** How the hostile feeds' last polls ended, and how many each way. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

interface Round {
  readonly missing: readonly string[];
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly loopP99Ms: number;
  readonly outcomes: Readonly<Record<string, string>>;
}

/**
 * 50 healthy feeds beside one feed of every fault of the farm: each round a new item stands in every healthy feed, and must
 * be stored when the round has ended. No address but the farm's may be asked. The seed gives the farm's content.
 */
export async function runFeedsCampaign(options: {
  readonly isLong: boolean;
  readonly seed: number;
}): Promise<FeedsCampaign | undefined> {
  if (FARM_FOLDER === undefined) return undefined;
  const faultCount = await countFaults();
  const farm = await startFarm([
    '--feeds',
    String(HEALTHY_FEEDS + faultCount),
    '--faults',
    'all',
    '--seed',
    String(options.seed),
    '--port',
    '0',
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-feeds-'));
  const poller = startPoller(farm.port, join(folder, 'newsdesk.sqlite'));
  const rounds: Round[] = [];
  const count = options.isLong ? ROUNDS.long : ROUNDS.short;
  try {
    const urls = (await farm.control('urls')).trim().split('\n');
    await poller.ask(urls);
    for (let round = 0; round < count; round++) {
      const links: string[] = [];
      for (let feed = 0; feed < HEALTHY_FEEDS; feed++) {
        links.push(
          (JSON.parse(await farm.control(`publish?feed=${feed}`)) as { link: string }).link,
        );
      }
      rounds.push((await poller.ask(links)) as Round);
    }
    const stats = JSON.parse(await farm.control('stats')) as { canaryHits: number };
    return judge(rounds, stats.canaryHits);
  } finally {
    await poller.close();
    await farm.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One feed of each: the farm says how many there are. */
async function countFaults(): Promise<number> {
  const farm = await startFarm(['--feeds', '1', '--port', '0']);
  try {
    return (JSON.parse(await farm.control('faults')) as readonly string[]).length;
  } finally {
    await farm.close();
  }
}

function startPoller(
  port: number,
  file: string,
): { ask(list: readonly string[]): Promise<unknown>; close(): Promise<void> } {
  const script = join(import.meta.dirname, 'feeds-rounds.ts');
  const { options, variables } = readLaunch();
  const child = spawn(process.execPath, [...options, script, String(port), file], {
    env: { ...process.env, ...variables },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((settle) => {
    child.once('close', () => settle());
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(list) {
      child.stdin.write(`${JSON.stringify(list)}\n`);
      const line = await lines.next();
      if (line.done === true) throw new Error('the poller broke off');
      return JSON.parse(line.value) as unknown;
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}

function judge(rounds: readonly Round[], canaryHits: number): FeedsCampaign {
  const highest = (read: (round: Round) => number): number => Math.max(0, ...rounds.map(read));
  const missing = rounds.reduce((sum, round) => sum + round.missing.length, 0);
  const peakMegabytes = highest((round) => round.peakMegabytes);
  const loopP99Ms = highest((round) => round.loopP99Ms);
  const outcomes: Record<string, number> = {};
  for (const outcome of Object.values(rounds.at(-1)?.outcomes ?? {}))
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const failures = [
    missing > 0 && `${missing} healthy items were not stored on time`,
    canaryHits > 0 && `the canary was asked ${canaryHits} times`,
    peakMegabytes > PEAK_MEGABYTES_MAX && `peak memory ${peakMegabytes.toFixed(0)} MB`,
    loopP99Ms > LOOP_P99_MS_MAX && `event loop delay p99 ${loopP99Ms.toFixed(0)} ms`,
  ].filter((failure) => failure !== false);
  return {
    rounds: rounds.length,
    healthyItems: rounds.length * HEALTHY_FEEDS,
    missing,
    canaryHits,
    peakMegabytes,
    loopP99Ms,
    slowestRoundSeconds: highest((round) => round.seconds),
    outcomes,
    failures,
  };
}

/** The same for `npm run chaos -- feeds`. */
export const campaign: Campaign = {
  about:
    'every fault of the farm beside 50 healthy feeds: healthy ones on time, no canary, memory and event loop',
  stores: ['sqlite'],
  async run({ form, seed }) {
    const result = await runFeedsCampaign({ isLong: form === 'long', seed });
    if (result === undefined) {
      const skipped = 'no farm of feeds on this machine (NEWSDESK_SHARED names its folder)';
      return { findings: [], details: [], skipped };
    }
    return {
      findings: [
        told('healthy items', result.healthyItems),
        mustBeZero('not stored on time', result.missing),
        mustBeZero('canary hits', result.canaryHits),
        told('peak memory, MB', Math.round(result.peakMegabytes)),
        told('event loop p99, ms', Math.round(result.loopP99Ms)),
        mustBeZero('limits exceeded', result.failures.length),
      ],
      details: result.failures,
    };
  },
};
