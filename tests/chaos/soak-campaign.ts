import { readFileSync } from 'node:fs';
import { MEMBERS_MAX } from '../../src/core/story/create-clusterer.ts';
import { createNews } from '../bench/made-up-news.ts';
import {
  type Campaign,
  type CampaignContext,
  type CampaignReport,
  type Finding,
  told,
} from './campaign.ts';
import { buildHouse, pause, until } from './house.ts';
import { judge, waitUntilShown } from './settle.ts';

/**
 * 5 items a second; the long form takes long enough to tell a slope of 1 MB an hour from noise. It begins with as many items as a
 * service that has run for days holds for its stories, which would else fill up for more than an hour.
 */
const FORMS = {
  short: { feeds: 40, seconds: 20, itemsBefore: 0 },
  long: { feeds: 1_000, seconds: 3_600, itemsBefore: MEMBERS_MAX },
} as const;
/** By then each feed has been asked once: what it shows afterwards is news. */
const FIRST_ROUND_MS = 120_000;
const ITEMS_PER_SECOND = 5;
/** One item in ten is told, once in two seconds: what two channels bear (Slack: about one message a second each). */
const WATCHED_SHARE = 10;
const ITEM_WORDS = 60;
const SLOPE_MB_PER_HOUR_MAX = 1;
const SAMPLE_MS = 2_000;
/** Caches and the compiler's code have grown to their size by then. */
const WARM_SHARE = 0.3;

/** Memory over time under a steady load. */
export const campaign: Campaign = {
  about:
    '1,000 feeds and 5 items a second for an hour: no memory is lost (the short form shows that it works)',
  stores: ['sqlite', 'postgres'],
  run,
};

interface Sample {
  readonly hours: number;
  readonly megabytes: number;
}

async function run(context: CampaignContext): Promise<CampaignReport> {
  const { feeds, seconds, itemsBefore } = FORMS[context.form];
  const house = await buildHouse(context, { channels: 1, feeds, every: '30s' });
  const news = createNews(context.seed);
  try {
    const publishAside = (): void => {
      const { title, body } = news.item(ITEM_WORDS);
      house.feeds.publishAside({ title, text: body });
    };
    const service = await house.start();
    await until(() => house.feeds.requestCount >= feeds, { withinMs: FIRST_ROUND_MS });
    for (let item = 0; item < itemsBefore; item++) publishAside();
    const startedAt = performance.now();
    const samples: Sample[] = [];
    let sampledAt = 0;
    for (let second = 0; second < seconds && !context.isOver(); second++) {
      for (let item = 0; item < ITEMS_PER_SECOND; item++) {
        if ((second * ITEMS_PER_SECOND + item) % WATCHED_SHARE === 0) house.feeds.publish();
        else publishAside();
      }
      await pause(Math.max(0, startedAt + (second + 1) * 1_000 - performance.now()));
      if (performance.now() - sampledAt < SAMPLE_MS) continue;
      sampledAt = performance.now();
      const megabytes = residentMegabytes(service.process.pid ?? 0);
      samples.push({ hours: (sampledAt - startedAt) / 3_600_000, megabytes });
      context.progress(`${second} of ${seconds} s · ${megabytes.toFixed(0)} MB`);
    }
    const recoveriesMs = [await waitUntilShown(house, context)];
    await service.end('SIGTERM');
    const { findings, details } = await judge(house, { recoveriesMs });
    return { findings: [...findings, ...judgeMemory(samples, context)], details };
  } finally {
    await house.close();
  }
}

function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}

function judgeMemory(samples: readonly Sample[], { form }: CampaignContext): readonly Finding[] {
  const warm = samples.slice(Math.floor(samples.length * WARM_SHARE));
  const slope = slopeOf(warm);
  const peak = Math.max(...samples.map(({ megabytes }) => megabytes));
  const figure = `${slope.toFixed(1)} MB/h`;
  return [
    told('memory, highest', `${peak.toFixed(0)} MB`),
    form === 'short'
      ? told('memory, slope per hour after warm-up (too short to judge)', figure)
      : {
          measure: 'memory, slope per hour after warm-up',
          figure,
          must: `< ${SLOPE_MB_PER_HOUR_MAX} MB/h`,
          isWell: slope < SLOPE_MB_PER_HOUR_MAX,
        },
  ];
}

/** Least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (read: (sample: Sample) => number): number =>
    samples.reduce((sum, sample) => sum + read(sample), 0) / Math.max(1, samples.length);
  const hours = mean((sample) => sample.hours);
  const megabytes = mean((sample) => sample.megabytes);
  const above = samples.reduce(
    (sum, one) => sum + (one.hours - hours) * (one.megabytes - megabytes),
    0,
  );
  const below = samples.reduce((sum, one) => sum + (one.hours - hours) ** 2, 0);
  return below === 0 ? 0 : above / below;
}
