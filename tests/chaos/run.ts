import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { HAS_POSTGRES } from '../helpers/postgres.ts';
import type { Campaign, CampaignContext, CampaignReport, ChaosStore } from './campaign.ts';
import { CHAOS_STORES } from './campaign.ts';
import { createProgress } from './progress.ts';
import { seededRandom } from './random.ts';
import { formatReport } from './report.ts';

/** `npm run chaos -- <campaign>`: breaks a running Newsdesk in one way after the other, and counts what was lost or shown twice. */
const SUFFIX = '-campaign.ts';
const NAMES = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length))
  .toSorted();

const HELP = `npm run chaos -- <campaign> [options]

  --store sqlite|postgres   the store under it (default: sqlite; "both": one after the other)
  --seed <n>                replay a run: the seed is printed by each
  --long                    the long form, with the figures of the notes (default: the short one, seconds)
  --help                    this page

Examples:
  npm run chaos -- kill
  npm run chaos -- kill --store postgres --long --seed 7
  npm run chaos -- all --store both

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

interface Wanted {
  readonly names: readonly string[];
  readonly stores: readonly ChaosStore[];
  readonly seed: number;
  readonly form: CampaignContext['form'];
}

/** Undefined: the command line says something that there is not; a line about it went to stderr. */
function readCommandLine(): Wanted | 'help' | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      store: { type: 'string', default: 'sqlite' },
      seed: { type: 'string' },
      long: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help || positionals.length === 0) return 'help';
  const names = positionals.includes('all') ? NAMES : positionals;
  const unknown = names.find((name) => !NAMES.includes(name));
  if (unknown !== undefined)
    return refuse(`there is no campaign "${unknown}": ${NAMES.join(', ')}`);
  const stores = CHAOS_STORES.filter((store) => values.store === 'both' || values.store === store);
  if (stores.length === 0)
    return refuse(`--store takes sqlite, postgres or both, not "${values.store}"`);
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
  if (!Number.isSafeInteger(seed))
    return refuse(`--seed takes a whole number, not "${values.seed}"`);
  return { names, stores, seed, form: values.long ? 'long' : 'short' };
}

function refuse(line: string): undefined {
  process.stderr.write(`${line}\n(npm run chaos -- --help shows how)\n`);
}

/** Answers whether everything held. */
async function runCampaign(name: string, wanted: Wanted, signal: AbortSignal): Promise<boolean> {
  const campaign = await loadCampaign(name);
  const stores: readonly (ChaosStore | undefined)[] =
    campaign.stores.length === 0
      ? [undefined]
      : wanted.stores.filter((store) => campaign.stores.includes(store));
  if (stores.length === 0) {
    process.stdout.write(`${name}: runs on ${campaign.stores.join(', ')} alone: skipped\n`);
  }
  let isWell = true;
  for (const store of stores) {
    if (signal.aborted) break;
    if (store === 'postgres' && !HAS_POSTGRES) {
      process.stdout.write(`${name} on postgres: no PostgreSQL on this machine: skipped\n`);
      continue;
    }
    const on = store === undefined ? '' : ` on ${store}`;
    const head = `${name}${on}, ${wanted.form} form, seed ${wanted.seed}`;
    const progress = createProgress(head);
    const startedAt = performance.now();
    let report: CampaignReport;
    try {
      report = await campaign.run({
        store: store ?? 'sqlite',
        form: wanted.form,
        seed: wanted.seed,
        random: seededRandom(wanted.seed),
        progress: progress.say,
        signal,
      });
    } finally {
      progress.end();
    }
    const { text, isWell: held } = formatReport(report, {
      head,
      tookMs: performance.now() - startedAt,
    });
    process.stdout.write(text);
    isWell &&= held;
  }
  return isWell;
}

const wanted = readCommandLine();
if (wanted === undefined) process.exitCode = 2;
else if (wanted === 'help') await printHelp();
else {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  for (const name of wanted.names) {
    if (stopping.signal.aborted) break;
    if (!(await runCampaign(name, wanted, stopping.signal))) process.exitCode = 1;
  }
}
