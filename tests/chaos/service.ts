import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Failpoint } from '../../src/ports/failpoint.ts';
import { readLaunch } from '../helpers/launch.ts';

const CLI = join(import.meta.dirname, '../../src/newsdesk.js');
/** As the command itself does, so that memory and time are what people get. */
const LAUNCH = readLaunch();
const FAILPOINTS_ENTRY = join(import.meta.dirname, 'failpoints-entry.ts');
/** A service that is not ready by then will never be. */
const READY_MS = 30_000;

/** One process of Newsdesk under test. */
export interface Service {
  readonly process: ChildProcess;
  /** From the start of the process to its first line. */
  readonly readyMs: number;
  readonly isAlive: () => boolean;
  /** Everything that it wrote so far, logs included. */
  readonly output: () => string;
  /** Resolves with the exit code (null: ended by a signal) and how long that took. */
  readonly end: (
    signal: NodeJS.Signals,
  ) => Promise<{ readonly code: number | null; readonly tookMs: number }>;
}

export interface Start {
  readonly environment: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly parameters?: readonly string[];
  /** Dies when it comes to this point for the n-th time. */
  readonly killAt?: { readonly point: Failpoint; readonly count: number } | undefined;
  /** Preloaded modules beside the failpoints'. */
  readonly preload?: readonly string[];
}

/** The words of a service that died before it was ready; a kill at a point can be that early. */
export class EarlyDeath extends Error {}

/** Starts `newsdesk run` and waits for its first line. Rejects with EarlyDeath when it ends before. */
export async function startService(start: Start): Promise<Service> {
  const startedAt = performance.now();
  const { point, count } = start.killAt ?? {};
  const preloads = [...(point === undefined ? [] : [FAILPOINTS_ENTRY]), ...(start.preload ?? [])];
  const child = spawn(
    process.execPath,
    [
      ...LAUNCH.options,
      ...preloads.map((file) => `--import=${file}`),
      CLI,
      'run',
      ...(start.parameters ?? []),
    ],
    {
      env: {
        ...LAUNCH.variables,
        ...start.environment,
        ...(point === undefined ? {} : { CHAOS_KILL_AT: `${point}:${count}` }),
      },
      cwd: start.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const chunks: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
  const late = setTimeout(() => {
    child.kill('SIGKILL');
    reject(
      new Error(`the service was not ready in ${READY_MS} ms: ${chunks.join('').slice(0, 2000)}`),
    );
  }, READY_MS);
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk.toString());
    if (chunk.toString().includes('newsdesk ready')) resolve();
  });
  void exited.then((code) =>
    reject(new EarlyDeath(`the service ended with ${code}: ${chunks.join('').slice(0, 2000)}`)),
  );
  await ready.finally(() => clearTimeout(late));
  return {
    process: child,
    readyMs: performance.now() - startedAt,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    output: () => chunks.join(''),
    end: async (signal) => {
      const endedAt = performance.now();
      child.kill(signal);
      const code = await exited;
      return { code, tookMs: performance.now() - endedAt };
    },
  };
}

/** Runs another command to its end. */
export async function runCommand(
  { environment, folder, killAt, preload = [] }: Start,
  parameters: readonly string[],
): Promise<{ readonly stdout: string; readonly stderr: string; readonly code: number | null }> {
  const preloads = [...(killAt === undefined ? [] : [FAILPOINTS_ENTRY]), ...preload].map(
    (file) => `--import=${file}`,
  );
  const env = {
    ...environment,
    ...(killAt === undefined ? {} : { CHAOS_KILL_AT: `${killAt.point}:${killAt.count}` }),
  };
  try {
    const answer = await promisify(execFile)(process.execPath, [...preloads, CLI, ...parameters], {
      env,
      cwd: folder,
      maxBuffer: 2 ** 28,
    });
    return { ...answer, code: 0 };
  } catch (error) {
    const failed = error as { stdout: string; stderr: string; code: number | null };
    return { stdout: failed.stdout, stderr: failed.stderr, code: failed.code };
  }
}
