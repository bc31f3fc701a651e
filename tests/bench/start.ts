import { buildHouse } from '../chaos/house.ts';
import { seededRandom } from '../chaos/random.ts';

/**
 * `npm run bench -- start [1000]`: from the start of the process to the line that it is ready, with both
 * platforms set up. Cold: an empty store that is filled from the files, and code that was never compiled here. Warm: what
 * a restart finds.
 */
const FEEDS = Number(process.argv[2] ?? 1_000);
const WARM_STARTS = 5;
const MUST_SECONDS = 2;
const STRETCH_SECONDS = 1;

function report(what: string, milliseconds: number): boolean {
  const seconds = milliseconds / 1000;
  const mark = seconds <= STRETCH_SECONDS ? 'stretch' : seconds <= MUST_SECONDS ? 'must' : 'MISSED';
  process.stdout.write(
    `${mark.padEnd(8)}${what.padEnd(44)}${seconds.toFixed(2)} s   must ${MUST_SECONDS} s, stretch ${STRETCH_SECONDS} s\n`,
  );
  return seconds <= MUST_SECONDS;
}

const house = await buildHouse(
  { store: 'sqlite', random: seededRandom(1) },
  { channels: 1, feeds: FEEDS, every: '5m' },
);
try {
  const cold = await house.start();
  await cold.end('SIGTERM');
  const warm: number[] = [];
  for (let round = 0; round < WARM_STARTS; round++) {
    const service = await house.start();
    warm.push(service.readyMs);
    await service.end('SIGTERM');
  }
  const median = warm.toSorted((a, b) => a - b)[Math.floor(WARM_STARTS / 2)] ?? Infinity;
  const held = [
    report(`cold, ${FEEDS} feeds from the files`, cold.readyMs),
    report(`warm, ${FEEDS} feeds in the store (median of ${WARM_STARTS})`, median),
  ];
  if (held.includes(false)) process.exitCode = 1;
} finally {
  await house.close();
}
