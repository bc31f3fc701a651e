import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** `npm run bench [-- name [options]]`: the benchmarks one after the other, each in a process of its own, so that none warms another. */
const BENCHES = ['match', 'worst', 'text', 'stories', 'deliver'] as const;

function runBench(name: string, options: readonly string[]): Promise<number> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...options], {
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => settle(code ?? 1));
  });
}

/** Only by name: they need the farm of feeds, or minutes. */
const BY_NAME = [
  'retention',
  'leases',
  'poll',
  'farm',
  'push',
  'search',
  'console',
  'quotes',
  'ack',
  'start',
  'idle',
] as const;

const [, , wanted, ...options] = process.argv;
const chosen: readonly string[] =
  wanted === undefined ? BENCHES : [...BENCHES, ...BY_NAME].filter((name) => wanted === name);
if (chosen.length === 0) {
  process.stderr.write(
    `there is no benchmark "${wanted}": ${[...BENCHES, ...BY_NAME].join(', ')}\n`,
  );
  process.exitCode = 2;
}
for (const name of chosen) {
  process.stdout.write(`== ${name}\n`);
  if ((await runBench(name, options)) !== 0) process.exitCode = 1;
}
