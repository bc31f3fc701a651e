import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FARM_FOLDER, startFarm } from '../helpers/feed-farm.ts';
import { readLaunch } from '../helpers/launch.ts';

/**
 * `npm run bench -- poll [--feeds 5000]`: Newsdesk and the typical bot (feedfarm/bench/naive-bot.mjs) over one farm in
 * the same minutes, each round a process of its own. The first is measured whole, start and workers included. Prints the rows of the
 * speed table that are about polling.
 */
const FEEDS_DEFAULT = 5000;
const REPORTER = join(import.meta.dirname, '..', 'helpers', 'report-usage.mjs');
const ROUND_SCRIPT = join(import.meta.dirname, 'poll-round.ts');
/** Run as src/newsdesk.js is, by its first line and with its cache of compiled code. */
const LAUNCH = readLaunch();
const COMPILE_CACHE = join(import.meta.dirname, '../../node_modules/.cache/newsdesk');
const ROUND = [...LAUNCH.options, ROUND_SCRIPT];
/** Addresses of loopback: enough that two requests a host do not bind. */
const HOSTS = 50;

interface Usage {
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}
interface Measured<Answer> extends Usage {
  readonly answer: Answer;
}
interface Round {
  readonly feeds: number;
  readonly items: number;
  readonly ill: number;
  readonly seconds: number;
  readonly roundCpuSeconds: number;
  readonly loopP99Ms: number;
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

async function measure<Answer>(
  folder: string,
  parameters: readonly string[],
  input = '',
): Promise<Measured<Answer>> {
  const usageFile = join(folder, 'usage.json');
  const child = spawn(process.execPath, ['--import', REPORTER, ...parameters], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      // Newsdesk is run as its command is; the typical bot as bots are.
      ...(parameters.includes(ROUND_SCRIPT)
        ? { ...LAUNCH.variables, NODE_COMPILE_CACHE: COMPILE_CACHE }
        : {}),
      USAGE_FILE: usageFile,
      NODE_PATH_DIR: process.cwd(),
    },
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((settle) => {
    child.once('close', settle);
  });
  if (code !== 0) throw new Error(`${parameters.join(' ')} ended with ${code}`);
  const usage = JSON.parse(readFileSync(usageFile, 'utf8')) as Usage;
  return { ...usage, answer: (text === '' ? undefined : JSON.parse(text)) as Answer };
}

interface Figures {
  readonly first: Measured<Round>;
  readonly unchanged: Measured<Round>;
  readonly noValidators: Measured<Round>;
  readonly naiveFirst: Usage;
  readonly naiveAgain: Usage;
}

async function measureAll(feeds: number, folder: string): Promise<Figures> {
  const store = join(folder, 'newsdesk.sqlite');
  const seen = join(folder, 'seen.json');
  const list = join(folder, 'urls.txt');
  const fixed = [
    '--feeds',
    String(feeds),
    '--hosts',
    String(HOSTS),
    '--epoch',
    new Date().toISOString(),
  ];
  const naive = [join(FARM_FOLDER ?? '', 'bench', 'naive-bot.mjs'), list, seen];
  let farm = await startFarm([...fixed, '--port', '0', '--warm']);
  try {
    const urls = await farm.control('urls');
    writeFileSync(list, urls);
    await measure(folder, [...ROUND, store, 'fill'], urls);
    const naiveFirst = await measure<unknown>(folder, naive);
    const first = await measure<Round>(folder, [...ROUND, store, '0']);
    const naiveAgain = await measure<unknown>(folder, naive);
    const unchanged = await measure<Round>(folder, [...ROUND, store, '1']);
    await farm.close();
    farm = await startFarm([
      ...fixed,
      '--port',
      String(farm.port),
      '--warm',
      '--validators',
      'none',
    ]);
    const noValidators = await measure<Round>(folder, [...ROUND, store, '2']);
    return { first, unchanged, noValidators, naiveFirst, naiveAgain };
  } finally {
    await farm.close();
  }
}

interface Row {
  readonly what: string;
  readonly value: number;
  readonly must: number;
  readonly stretch: number;
  readonly unit: string;
  readonly detail: string;
}

/** A service that runs has started once: of a later round its own time counts, from the first claim to the last record. */
function later({ answer, peakMegabytes }: Measured<Round>): Usage {
  return { cpuSeconds: answer.roundCpuSeconds, peakMegabytes };
}

const seconds = (value: number): string => `${value.toFixed(1)} s`;

function rowsOf({
  first,
  unchanged,
  noValidators,
  naiveFirst,
  naiveAgain,
}: Figures): readonly Row[] {
  const against = (own: Usage, naive: Usage): { value: number; detail: string } => ({
    value: own.cpuSeconds / naive.cpuSeconds,
    detail: `${seconds(own.cpuSeconds)} of CPU, the typical bot ${seconds(naive.cpuSeconds)}`,
  });
  return [
    {
      what: 'first poll: CPU',
      must: 4,
      stretch: 2,
      unit: '× naive',
      ...against(first, naiveFirst),
    },
    {
      what: 'nothing changed (304): CPU',
      must: 0.25,
      stretch: 0.125,
      unit: '× naive',
      ...against(later(unchanged), naiveAgain),
    },
    {
      what: 'no validators, body unchanged: CPU',
      must: 1 / 3,
      stretch: 1 / 6,
      unit: '× naive',
      ...against(later(noValidators), naiveAgain),
    },
    {
      what: 'first poll: peak memory',
      value: first.peakMegabytes,
      must: 400,
      stretch: 300,
      unit: 'MB',
      detail: `the typical bot ${naiveFirst.peakMegabytes.toFixed(0)} MB`,
    },
    {
      what: 'first poll: event loop delay p99',
      value: first.answer.loopP99Ms,
      must: 50,
      stretch: 20,
      unit: 'ms',
      detail: `${seconds(first.answer.seconds)} for ${first.answer.items} items`,
    },
  ];
}

function print(rows: readonly Row[]): boolean {
  let isHeld = true;
  for (const { what, value, must, stretch, unit, detail } of rows) {
    const mark = value <= stretch ? 'stretch' : value <= must ? 'must' : 'MISSED';
    if (value > must) isHeld = false;
    const figure = `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
    const bounds = `must ${must.toFixed(2)}, stretch ${stretch.toFixed(2)}`;
    process.stdout.write(
      `${mark.padEnd(8)}${what.padEnd(38)}${figure.padEnd(16)}${bounds.padEnd(32)}${detail}\n`,
    );
  }
  return isHeld;
}

if (FARM_FOLDER === undefined) {
  process.stdout.write('no feed farm beside the project (NEWSDESK_SHARED): nothing was measured\n');
} else {
  const feeds = Number(option('feeds') ?? FEEDS_DEFAULT);
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-bench-'));
  try {
    const figures = await measureAll(feeds, folder);
    const { first, unchanged, noValidators } = figures;
    for (const { answer } of [first, unchanged, noValidators]) {
      process.stdout.write(
        `round: ${answer.feeds} feeds, ${answer.items} new items, ${answer.ill} ill, ${seconds(answer.seconds)}, ${seconds(answer.roundCpuSeconds)} of CPU\n`,
      );
    }
    if (!print(rowsOf(figures))) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
