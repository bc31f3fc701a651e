import { join } from 'node:path';
import { buildHouse } from '../chaos/house.ts';
import { seededRandom } from '../chaos/random.ts';

/**
 * `npm run bench -- start [1000]`: from the start of the process to the line that it is ready, with both
 * platforms set up. Cold: an empty store that is filled from the files, and code that was never compiled: no cache on the disk.
 * Filled: the same with the program's cache, as after `newsdesk check`. Warm: what a restart finds. Medians, each on a house of its own.
 */
const FEEDS = Number(process.argv[2] ?? 1_000);
const ROUNDS = 3;
const MUST_SECONDS = 2;
const STRETCH_SECONDS = 1;

function report(what: string, milliseconds: readonly number[]): boolean {
  const all = milliseconds.map((one) => one / 1000).toSorted((a, b) => a - b);
  const seconds = all[Math.floor(all.length / 2)] ?? Infinity;
  const mark = seconds <= STRETCH_SECONDS ? 'stretch' : seconds <= MUST_SECONDS ? 'must' : 'MISSED';
  const rounds = all.map((one) => one.toFixed(2)).join(', ');
  process.stdout.write(
    `${mark.padEnd(8)}${what.padEnd(50)}${seconds.toFixed(2)} s   must ${MUST_SECONDS} s, stretch ${STRETCH_SECONDS} s   (${rounds})\n`,
  );
  return seconds <= MUST_SECONDS;
}

const cold: number[] = [];
const filled: number[] = [];
const warm: number[] = [];

async function measure(round: number): Promise<void> {
  const plan = { channels: 1, feeds: FEEDS, every: '5m' };
  const build = () => buildHouse({ store: 'sqlite', random: seededRandom(round) }, plan);
  const first = await build();
  const cache = join(first.folder, 'compile-cache');
  const environment = { NODE_COMPILE_CACHE: cache };
  const second = await build();
  const start = async (house: typeof first, into: number[]): Promise<void> => {
    const service = await house.start({ environment });
    into.push(service.readyMs);
    await service.end('SIGTERM');
  };
  try {
    await start(first, cold);
    await start(second, filled);
    await start(second, warm);
  } finally {
    await Promise.all([first.close(), second.close()]);
  }
}

for (let round = 1; round <= ROUNDS; round++) await measure(round);
const held = [
  report(`cold, ${FEEDS} feeds from the files, nothing compiled`, cold),
  report(`filled, ${FEEDS} feeds from the files`, filled),
  report(`warm, ${FEEDS} feeds in the store`, warm),
];
if (held.includes(false)) process.exitCode = 1;
