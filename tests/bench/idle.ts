import { readFileSync } from 'node:fs';
import { buildHouse, pause, until } from '../chaos/house.ts';
import { seededRandom } from '../chaos/random.ts';

/**
 * `npm run bench -- idle [--feeds 1000] [--seconds 120]`: memory of the service, workers included, while nothing
 * happens: every feed has been read once and is polled as usual, what the first round left to do is done, and both
 * platforms are connected.
 */
const FEEDS = readOption('feeds', 1_000);
const SECONDS = readOption('seconds', 120);
const ITEMS_A_FEED = 20;
const FIRST_ROUND_MS = 300_000;
/** The first round goes on when the last feed has been asked: on a busy machine for minutes, which is no rest. */
const COME_TO_REST_MS = 900_000;
const CALM_WINDOW_MS = 10_000;
const CALM_CPU_SHARE = 0.15;
/** Linux counts a process's CPU time in hundredths of a second (proc(5), stat: fields 14 and 15). */
const TICKS_A_SECOND = 100;
const SAMPLE_MS = 2_000;
const MUST_MEGABYTES = 240;
const STRETCH_MEGABYTES = 190;

function readOption(name: string, byDefault: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? byDefault : Number(process.argv[at + 1]);
}

/** Resident memory, and what of it is the process's own rather than mapped files (the program, the store), in MB. */
function readMemory(pid: number): { readonly resident: number; readonly own: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
  return { resident: megabytes('VmRSS'), own: megabytes('RssAnon') };
}

function readCpuSeconds(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** Waits until the process has hardly worked for a while; answers the seconds that this took. */
async function comeToRest(pid: number): Promise<number> {
  const startedAt = performance.now();
  for (let before = readCpuSeconds(pid); ; ) {
    await pause(CALM_WINDOW_MS);
    const now = readCpuSeconds(pid);
    const waitedMs = performance.now() - startedAt;
    if (now - before < (CALM_CPU_SHARE * CALM_WINDOW_MS) / 1_000) return waitedMs / 1_000;
    if (waitedMs > COME_TO_REST_MS) throw new Error('the service did not come to rest');
    before = now;
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;

const house = await buildHouse(
  { store: 'sqlite', random: seededRandom(1) },
  { channels: 1, feeds: FEEDS, every: '5m' },
);
try {
  // As from the second start on: the code is compiled. Until then Node's stripper of types stays in memory.
  await (await house.start()).end('SIGTERM');
  for (let item = 0; item < FEEDS * ITEMS_A_FEED; item++) {
    house.feeds.publish({ title: 'The ferry timetable' });
  }
  const service = await house.start();
  const pid = service.process.pid ?? 0;
  const isRead = await until(() => house.feeds.requestCount >= FEEDS, {
    withinMs: FIRST_ROUND_MS,
  });
  await house.slack.socketOpen();
  const isConnected = await until(() => house.discord.gateway.isConnected, { withinMs: 10_000 });
  if (!isRead || !isConnected) throw new Error('the feeds were not read, or a platform is missing');
  const afterFirst = readMemory(pid);
  const restAfterSeconds = await comeToRest(pid);
  const samples: { readonly resident: number; readonly own: number }[] = [];
  for (let ms = 0; ms < SECONDS * 1_000; ms += SAMPLE_MS) {
    await pause(SAMPLE_MS);
    samples.push(readMemory(pid));
  }
  await service.end('SIGTERM');
  // The first half belongs to the first round: what it left is given back in its own time.
  const rest = samples.slice(samples.length / 2);
  const resident = median(rest.map((sample) => sample.resident));
  const own = median(rest.map((sample) => sample.own));
  const mark =
    resident <= STRETCH_MEGABYTES ? 'stretch' : resident <= MUST_MEGABYTES ? 'must' : 'MISSED';
  process.stdout.write(
    `after the first round: ${afterFirst.resident.toFixed(0)} MB resident; at rest ${restAfterSeconds.toFixed(0)} s later\n${mark.padEnd(8)}idle, ${FEEDS} feeds, both platforms: ${resident.toFixed(0)} MB resident (${own.toFixed(0)} MB its own, the rest mapped files)   must ${MUST_MEGABYTES} MB, stretch ${STRETCH_MEGABYTES} MB\n`,
  );
  if (resident > MUST_MEGABYTES) process.exitCode = 1;
} finally {
  await house.close();
}
