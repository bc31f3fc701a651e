import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MINUTE_MS } from '../../src/core/time/moment.ts';
import { HAS_POSTGRES } from '../helpers/postgres.ts';
import type { Campaign, CampaignContext, CampaignReport, ChaosStore } from './campaign.ts';
import { CHAOS_STORES } from './campaign.ts';
import { createProgress } from './progress.ts';
import { seededRandom } from './random.ts';
import { formatReport, type Verdict } from './report.ts';
import { runTogether } from './run-together.ts';

/** `npm run chaos -- <campaign>`: breaks a running Newsdesk in one way after the other, and counts what was lost or shown twice. */
const SUFFIX = '-campaign.ts';
const NAMES = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .toSorted();

const HELP = `npm run chaos -- <campaign>[:<store>] … [options]

  --store sqlite|postgres   the store of those that name none (default: sqlite; "both": one after the other)
  --at-once <n>             so many side by side: most of their time campaigns wait (default: 1). How long things
                            take is told and not judged then; what fails, but for a message lost or shown
                            twice, has a second try alone
  --shared                  other work shares the machine: how long things take is told and not judged
  --seed <n>                replay a run: the seed is printed by each
  --minutes <n>             begin nothing new after so long, and judge what was done until then
  --long                    the long form, with the figures of the notes (default: the short one, seconds)
  --help                    this page

Examples:
  npm run chaos -- kill
  npm run chaos -- kill --store postgres --long --seed 7
  npm run chaos -- all --store both --at-once 4
  npm run chaos -- kill:sqlite replicas clock:postgres --at-once 3

Campaigns:`;

async function loadCampaign(name: string): Promise<Campaign> {
  const { campaign } = (await import(`./${name}${SUFFIX}`)) as { readonly campaign: Campaign };
  return campaign;
}

async function printHelp(): Promise<void> {
  process.stdout.write(`${HELP}\n`);
  for (const name of NAMES) {
    const { about, stores } = await loadCampaign(name);
    const on = stores.length === 0 ? '' : ` (${stores.join(', ')})`;
    process.stdout.write(`  ${name.padEnd(10)} ${about}${on}\n`);
  }
}

/** A campaign, and the stores on which it is wanted. */
interface WantedCampaign {
  readonly name: string;
  readonly stores: readonly ChaosStore[];
}

interface Wanted {
  readonly campaigns: readonly WantedCampaign[];
  readonly seed: number;
  readonly form: CampaignContext['form'];
  readonly atOnce: number;
  readonly minutes: number;
  readonly isShared: boolean;
}

/** Undefined: the command line says something that there is not; a line about it went to stderr. */
function readCommandLine(): Wanted | 'help' | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      store: { type: 'string', default: 'sqlite' },
      seed: { type: 'string' },
      'at-once': { type: 'string', default: '1' },
      minutes: { type: 'string', default: 'Infinity' },
      long: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      shared: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help || positionals.length === 0) return 'help';
  const campaigns: WantedCampaign[] = [];
  for (const word of positionals.includes('all') ? NAMES : positionals) {
    const [name = '', on = values.store] = word.split(':');
    if (!NAMES.includes(name)) return refuse(`there is no campaign "${name}": ${NAMES.join(', ')}`);
    const stores = CHAOS_STORES.filter((store) => on === 'both' || on === store);
    if (stores.length === 0) return refuse(`a store is sqlite, postgres or both, not "${on}"`);
    campaigns.push({ name, stores });
  }
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
  if (!Number.isSafeInteger(seed))
    return refuse(`--seed takes a whole number, not "${values.seed}"`);
  const atOnce = Number(values['at-once']);
  if (!Number.isSafeInteger(atOnce) || atOnce < 1)
    return refuse(`--at-once takes a number from 1 on, not "${values['at-once']}"`);
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) return refuse(`--minutes takes a number above 0, not "${values.minutes}"`);
  const { long, shared: isShared } = values;
  return { minutes, campaigns, seed, form: long ? 'long' : 'short', atOnce, isShared };
}

function refuse(line: string): undefined {
  process.stderr.write(`${line}\n(npm run chaos -- --help shows how)\n`);
}

/** A campaign on one store; undefined: it has no use for one. */
interface Run {
  readonly name: string;
  readonly store: ChaosStore | undefined;
}

/** Everything that is wanted and can be run here; what cannot is said. */
async function listRuns({ campaigns }: Wanted): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (const { name, stores } of campaigns) {
    const { stores: usable } = await loadCampaign(name);
    const chosen = stores.filter((store) => usable.includes(store));
    if (usable.length === 0) runs.push({ name, store: undefined });
    else if (chosen.length === 0)
      process.stdout.write(`${name}: runs on ${usable.join(', ')} alone: skipped\n`);
    for (const store of chosen) {
      if (store === 'sqlite' || HAS_POSTGRES) runs.push({ name, store });
      else process.stdout.write(`${name} on postgres: no PostgreSQL on this machine: skipped\n`);
    }
  }
  return runs;
}

function headOf({ name, store }: Run): string {
  return store === undefined ? name : `${name} on ${store}`;
}

async function runCampaign(run: Run, wanted: Wanted, signal: AbortSignal): Promise<Verdict> {
  const campaign = await loadCampaign(run.name);
  const head = `${headOf(run)}, ${wanted.form} form, seed ${wanted.seed}`;
  const progress = createProgress(head);
  const startedAt = performance.now();
  let report: CampaignReport;
  try {
    report = await campaign.run({
      store: run.store ?? 'sqlite',
      form: wanted.form,
      seed: wanted.seed,
      random: seededRandom(wanted.seed),
      progress: progress.say,
      isOver: () => signal.aborted || performance.now() - startedAt > wanted.minutes * MINUTE_MS,
      signal,
    });
  } finally {
    progress.end();
  }
  const tookMs = performance.now() - startedAt;
  const { text, verdict } = formatReport(report, {
    head,
    tookMs,
    judgesTimes: !wanted.isShared,
  });
  process.stdout.write(text);
  return verdict;
}

async function runAll(wanted: Wanted): Promise<boolean> {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  const { signal } = stopping;
  const runs = await listRuns(wanted);
  if (wanted.atOnce > 1) {
    const form = wanted.form === 'long' ? ['--long'] : [];
    const jobs = runs.map((run) => ({
      head: headOf(run),
      parameters: [
        run.name,
        '--store',
        run.store ?? 'sqlite',
        '--seed',
        String(wanted.seed),
        '--minutes',
        String(wanted.minutes),
        '--shared',
        ...form,
      ],
    }));
    return runTogether(jobs, { atOnce: wanted.atOnce, signal });
  }
  let isWell = true;
  for (const run of runs) {
    if (signal.aborted) return false;
    const verdict = await runCampaign(run, wanted, signal);
    if (verdict === 'FAILED' || verdict === 'LOST') isWell = false;
    // Whoever runs campaigns side by side (run-together.ts) tells them apart by this.
    process.send?.(verdict);
  }
  return isWell;
}

const wanted = readCommandLine();
if (wanted === undefined) process.exitCode = 2;
else if (wanted === 'help') await printHelp();
else if (!(await runAll(wanted))) process.exitCode = 1;
