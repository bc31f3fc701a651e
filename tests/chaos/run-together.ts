import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Verdict } from './report.ts';

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
  const failed: Job[] = [];
  const lines: string[] = [];
  let isWell = true;
  const work = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      if (signal.aborted) return;
      const verdict = await tell(job, { lines, signal });
      if (verdict === 'FAILED') failed.push(job);
      else isWell &&= verdict !== 'LOST';
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  // A crowded machine may keep a process from getting as far as it should: alone it must.
  for (const job of failed) {
    if (signal.aborted) break;
    const again = { ...job, head: `${job.head}, alone` };
    const verdict = await tell(again, { lines, signal });
    isWell &&= verdict !== 'FAILED' && verdict !== 'LOST';
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  return isWell && !signal.aborted;
}

async function tell(
  job: Job,
  { lines, signal }: { readonly lines: string[]; readonly signal: AbortSignal },
): Promise<Verdict> {
  const startedAt = performance.now();
  const { verdict, output } = await runJob(job, signal);
  process.stdout.write(output);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  lines.push(`  ${job.head.padEnd(24)} ${verdict} in ${seconds} s`);
  return verdict;
}

function runJob(
  { parameters }: Job,
  signal: AbortSignal,
): Promise<{ readonly verdict: Verdict; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [RUN, ...parameters], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const chunks: string[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
    // Where it stands is for whoever watches one; why it could not be run stands there too.
    const errors: string[] = [];
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    signal.addEventListener('abort', () => child.kill('SIGINT'), { once: true });
    child.once('error', reject);
    // A campaign that breaks off says nothing.
    let said: Verdict = 'FAILED';
    child.once('message', (verdict) => {
      said = verdict as Verdict;
    });
    child.once('close', (code) => {
      const verdict = code === 0 || said === 'LOST' ? said : 'FAILED';
      const isBad = verdict === 'FAILED' || verdict === 'LOST';
      const output = isBad ? [...chunks, ...errors].join('') : chunks.join('');
      resolve({ verdict, output });
    });
  });
}
