import { readFileSync } from 'node:fs';
import { buildHouse, pause, until } from '../chaos/house.ts';
import { seededRandom } from '../chaos/random.ts';

/**
 * `npm run bench -- idle [--feeds 1000] [--seconds 120]`: memory of the service, workers included, while nothing
 * happens: every feed has been read once and is polled as usual, and both platforms are connected.
 */
const FEEDS = readOption('feeds', 1_000);
const SECONDS = readOption('seconds', 120);
const ITEMS_A_FEED = 20;
const FIRST_ROUND_MS = 300_000;
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

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;

const house = await buildHouse(
  { store: 'sqlite', random: seededRandom(1) },
  { channels: 1, feeds: FEEDS, every: '5m' },
);
try {
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
  if (!isRead || !isConnected) throw new Error('the service did not come to rest');
  const afterFirst = readMemory(pid);
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
    `after the first round: ${afterFirst.resident.toFixed(0)} MB resident\n${mark.padEnd(8)}idle, ${FEEDS} feeds, both platforms: ${resident.toFixed(0)} MB resident (${own.toFixed(0)} MB its own, the rest mapped files)   must ${MUST_MEGABYTES} MB, stretch ${STRETCH_MEGABYTES} MB\n`,
  );
  if (resident > MUST_MEGABYTES) process.exitCode = 1;
} finally {
  await house.close();
}
