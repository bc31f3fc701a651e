import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** `npm run bench [-- name [options]]`: the benchmarks one after the other, each in a process of its own, so that none warms another. */
const BENCHES = ['match', 'worst', 'text', 'console', 'search'] as const;
/** Fills a store with a million items first, which takes a quarter of an hour: only when it is asked for by name. */
const LONG: readonly string[] = ['search'];

function runBench(name: string, options: readonly string[]): Promise<number> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...options], {
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => settle(code ?? 1));
  });
}

const [wanted, ...options] = process.argv.slice(2);
const chosen = BENCHES.filter((name) =>
  wanted === undefined ? !LONG.includes(name) : wanted === name,
);
if (chosen.length === 0) {
  process.stderr.write(`there is no benchmark "${wanted}": ${BENCHES.join(', ')}\n`);
  process.exitCode = 2;
}
for (const name of chosen) {
  process.stdout.write(`== ${name}\n`);
  if ((await runBench(name, options)) !== 0) process.exitCode = 1;
}
