import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { FAILPOINTS, type Failpoint } from '../../src/ports/failpoint.ts';
import {
  type Campaign,
  type CampaignContext,
  type CampaignReport,
  type Finding,
  mustBeZero,
  mustTakeAtMost,
  told,
} from './campaign.ts';
import { checkStore, findJoined } from './check-store.ts';
import { buildHouse, type ChaosHouse, pause, until } from './house.ts';
import { pick } from './random.ts';
import { EarlyDeath, type Service } from './service.ts';

/** 250 events in 8 channels are 2,000 deliveries (reliability.md). The short form runs beside others, so that a start takes longer. */
const FORMS = {
  short: { kills: 9, events: 9, channels: 2, migrations: [17], backMs: 15_000 },
  long: { kills: 300, events: 250, channels: 4, migrations: [1, 17, 40], backMs: 5_000 },
} as const;
/** A killed process's `sending` is looked for when its lease is over (PostgreSQL) and ten seconds have settled it. */
const SETTLED_MS = { sqlite: 30_000, postgres: 120_000 } as const;
const STOP_MS = 10_000;
/** Points that a service reaches while it works; the others have scenes of their own. */
const POINTS = FAILPOINTS.filter((point) => point !== 'migrating' && point !== 'backing-up');
/** A life in which the point is not reached ends after this long all the same: on a busy machine a first poll takes its time. */
const LIFE_MS_MAX = 12_000;
const RANDOM_LIFE_MS = 1_500;
/** How an answer is not heard: held back, cut off, or a proxy's error in its place. */
const UNHEARD = [{ kind: 'hang' }, { kind: 'cut' }, { kind: 'status', status: 502 }] as const;

/** How a life of the service ends. `request-sent`: the platform has taken the message, and its answer does not arrive. */
type Death = Failpoint | 'at random' | 'request-sent';

interface Tally {
  readonly deaths: Map<Death, number>;
  readonly backMs: number[];
  readonly details: string[];
}

/** kill -9 at every named point and at random, on both platforms. */
export const campaign: Campaign = {
  about: 'kill -9 at every named point and at random: nothing lost, nothing twice, back in 5 s',
  stores: ['sqlite', 'postgres'],
  run,
};

async function run(context: CampaignContext): Promise<CampaignReport> {
  const form = FORMS[context.form];
  const house = await buildHouse(context, { channels: form.channels, feeds: 4 });
  const tally: Tally = { deaths: new Map(), backMs: [], details: [] };
  try {
    const migration = await dieWhileMigrating(house, form.migrations, tally);
    for (let life = 0; life < form.kills && !context.isOver(); life++) {
      while (house.feeds.published.length * form.kills < (life + 1) * form.events)
        house.feeds.publish();
      await liveAndDie(house, context, tally);
      const { lost, twice, wanted } = house.ledger();
      context.progress(
        `${life + 1} of ${form.kills} kills · ${wanted - lost.length} of ${wanted} shown · ${twice.length} twice`,
      );
    }
    const early = context.store === 'sqlite' ? await judgeBackup(house) : [];
    const report = await settle(house, context, { tally, migration });
    return { ...report, findings: [...report.findings, ...early] };
  } finally {
    await house.close();
  }
}

/** Kills first starts in the middle of making the tables, each after so many of their steps. */
async function dieWhileMigrating(
  house: ChaosHouse,
  counts: readonly number[],
  tally: Tally,
): Promise<number> {
  let died = 0;
  for (const count of counts) {
    try {
      const service = await house.start({ killAt: { point: 'migrating', count } });
      await service.end('SIGKILL');
    } catch (error) {
      if (!(error instanceof EarlyDeath)) throw error;
      died += 1;
    }
  }
  if (died === 0) tally.details.push('no start died while it made the tables');
  return died;
}

/** Kills a backup when its copy is whole but has no name yet: no file may look like one, and the next must succeed. */
async function judgeBackup(house: ChaosHouse): Promise<readonly Finding[]> {
  const file = join(house.folder, 'copy.sqlite');
  const killAt = { point: 'backing-up', count: 1 } as const;
  const dead = await house.command(['backup', file], { killAt });
  const isNamed = existsSync(file);
  const again = await house.command(['backup', file]);
  return [
    mustBeZero('backups that a kill did not reach', dead.code === 0 ? 1 : 0),
    mustBeZero('unfinished backups under the wanted name', isNamed ? 1 : 0),
    mustBeZero('backups that failed after it', again.code ?? 1),
  ];
}

function chooseDeath({ random }: CampaignContext, tally: Tally): Death {
  const all: readonly Death[] = [...POINTS, 'request-sent', 'at random'];
  const open = all.filter((death) => !tally.deaths.has(death));
  // Every point once, then half of the lives at random.
  if (open.length > 0) return pick(random, open);
  return random() < 0.5 ? 'at random' : pick(random, all);
}

async function liveAndDie(
  house: ChaosHouse,
  context: CampaignContext,
  tally: Tally,
): Promise<void> {
  const death = chooseDeath(context, tally);
  const isNamed = death !== 'at random' && death !== 'request-sent';
  const count = death === 'before-commit' || death === 'after-commit' ? 5 : 1;
  const killAt = isNamed
    ? { point: death, count: 1 + Math.floor(context.random() * count) }
    : undefined;
  const requestsBefore = house.feeds.requestCount;
  const startedAt = performance.now();
  let service: Service;
  try {
    service = await house.start({ killAt });
  } catch (error) {
    if (!(error instanceof EarlyDeath) || killAt === undefined) throw error;
    tally.deaths.set(death, (tally.deaths.get(death) ?? 0) + 1);
    return;
  }
  const isWorking = await until(
    () => house.feeds.requestCount > requestsBefore || !service.isAlive(),
    { withinMs: LIFE_MS_MAX },
  );
  if (service.isAlive() || isWorking) tally.backMs.push(performance.now() - startedAt);
  if (isNamed) await until(() => !service.isAlive(), { withinMs: LIFE_MS_MAX });
  else if (death === 'request-sent') await waitForUnheardAnswer(house, context, service);
  else await pause(context.random() * RANDOM_LIFE_MS);
  const isReached = !isNamed || !service.isAlive();
  if (isReached) tally.deaths.set(death, (tally.deaths.get(death) ?? 0) + 1);
  await service.end('SIGKILL');
}

/** Holds back, cuts or spoils the answers to the next messages, and waits until one of them was taken. */
async function waitForUnheardAnswer(
  house: ChaosHouse,
  { random }: CampaignContext,
  service: Service,
): Promise<void> {
  const shown = (): number => house.slack.messages.length + house.discord.ledger.length;
  const fault = pick(random, UNHEARD);
  house.slack.fail({ ...fault, when: 'after' }, { method: 'chat.postMessage' });
  house.discord.fail({ ...fault, isAfter: true, method: 'POST' });
  const before = shown();
  await until(() => shown() > before || !service.isAlive(), { withinMs: LIFE_MS_MAX });
}

async function settle(
  house: ChaosHouse,
  context: CampaignContext,
  { tally, migration }: { readonly tally: Tally; readonly migration: number },
): Promise<CampaignReport> {
  const last = await house.start();
  const startedAt = performance.now();
  await until(async () => await isAllShown(house), {
    withinMs: SETTLED_MS[context.store],
    signal: context.signal,
  });
  const settledMs = performance.now() - startedAt;
  // A second copy would come with the next look into a history: long enough for one.
  await pause(context.form === 'short' ? 2_000 : 15_000);
  // Under load again, so that the stop has something to end.
  for (let count = 0; count < 5; count++) house.feeds.publish();
  await until(() => house.ledger().lost.length < house.destinations.length * 5, {
    withinMs: 10_000,
  });
  if (!last.isAlive()) tally.details.push(`the last service died: ${last.output()}`);
  const stop = await last.end('SIGTERM');
  const rest = await house.start();
  await until(async () => await isAllShown(house), { withinMs: SETTLED_MS[context.store] });
  await rest.end('SIGTERM');
  const joined = await findJoined(house);
  const ledger = house.ledger({ joined });
  const broken = await checkStore(house);
  const unreached = POINTS.filter((point) => !tally.deaths.has(point));
  const kills = [...tally.deaths.values()].reduce((sum, count) => sum + count, 0);
  const findings: Finding[] = [
    told('kills', `${kills + migration} (${migration} of them while the tables were made)`),
    told('deliveries', ledger.wanted),
    told('events taken for one with another, told by edits', joined.size),
    mustBeZero('lost', ledger.lost.length),
    mustBeZero('shown twice', ledger.twice.length),
    mustBeZero('out of order in a channel', countDisorder(ledger.shown)),
    mustBeZero(
      'refused by a platform',
      house.slack.refusals.length + house.discord.violations.length,
    ),
    mustBeZero('faults of the store', broken.length),
    ...judgePoints(context, unreached.length),
    mustTakeAtMost('back at work, median', {
      tookMs: medianOf(tally.backMs),
      atMostMs: FORMS[context.form].backMs,
    }),
    told('back at work, worst', `${(Math.max(...tally.backMs) / 1000).toFixed(1)} s`),
    mustTakeAtMost('stop under load', { tookMs: stop.tookMs, atMostMs: STOP_MS }),
    mustBeZero('exit code of the stop', stop.code ?? 1),
    told('all shown after the last start', `${(settledMs / 1000).toFixed(1)} s`),
  ];
  const refused = [...house.slack.refusals, ...house.discord.violations];
  return {
    findings,
    details: [
      ...tally.details,
      ...ledger.lost,
      ...ledger.twice,
      ...broken,
      ...unreached,
      ...refused,
    ],
  };
}

/** Channels in which two events stand in another order than in most: they are queued in one order for all. */
function countDisorder(shown: readonly { readonly numbers: readonly number[] }[]): number {
  const [first, ...others] = shown.map(({ numbers }) => [...new Set(numbers)].join());
  return others.filter((order) => order !== first).length;
}

/** On PostgreSQL a short run may find every channel held by a dead process's lease, and so come to no point of a delivery. */
function judgePoints({ store, form }: CampaignContext, unreached: number): readonly Finding[] {
  return store === 'postgres' && form === 'short'
    ? [told('named points not reached', unreached)]
    : [mustBeZero('named points not reached', unreached)];
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The store is asked only when something is missing. */
async function isAllShown(house: ChaosHouse): Promise<boolean> {
  if (house.ledger().lost.length === 0) return true;
  await pause(500);
  return house.ledger({ joined: await findJoined(house) }).lost.length === 0;
}
