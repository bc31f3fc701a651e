import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** `npm run bench [-- name]`: the benchmarks one after the other, each in a process of its own, so that none warms another. */
const BENCHES = ['match', 'worst', 'text', 'console', 'deliver'] as const;

function runBench(name: string): Promise<number> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`)], {
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => settle(code ?? 1));
  });
}

const wanted = process.argv[2];
const chosen = BENCHES.filter((name) => wanted === undefined || wanted === name);
if (chosen.length === 0) {
  process.stderr.write(`there is no benchmark "${wanted}": ${BENCHES.join(', ')}\n`);
  process.exitCode = 2;
}
for (const name of chosen) {
  process.stdout.write(`== ${name}\n`);
  if ((await runBench(name)) !== 0) process.exitCode = 1;
}
