import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** One campaign on one store; `parameters` are those of the command line. */
export interface Job {
  readonly head: string;
  readonly parameters: readonly string[];
}

const RUN = join(import.meta.dirname, 'run.ts');

/**
 * Runs campaigns side by side, each in a process of its own: most of their time they wait. The output of each is printed when
 * it has ended, and a table of all at the end. Answers whether everything held.
 */
export async function runTogether(
  jobs: readonly Job[],
  { atOnce, signal }: { readonly atOnce: number; readonly signal: AbortSignal },
): Promise<boolean> {
  const waiting = [...jobs];
  const lines: string[] = [];
  let isWell = true;
  const work = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      if (signal.aborted) return;
      const startedAt = performance.now();
      const { code, output } = await runJob(job, signal);
      process.stdout.write(output);
      isWell &&= code === 0;
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
      lines.push(`  ${job.head.padEnd(24)} ${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  process.stdout.write(`${lines.join('\n')}\n`);
  return isWell && !signal.aborted;
}

function runJob(
  { parameters }: Job,
  signal: AbortSignal,
): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [RUN, ...parameters], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
    // Where it stands is for whoever watches one; why it could not be run stands there too.
    const errors: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    signal.addEventListener('abort', () => child.kill('SIGINT'), { once: true });
    child.once('error', reject);
    child.once('exit', (code) => {
      const output = code === 0 ? chunks.join('') : [...chunks, ...errors].join('');
      resolve({ code: code ?? 1, output });
    });
  });
}
