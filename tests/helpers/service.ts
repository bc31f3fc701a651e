import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const CLI = join(import.meta.dirname, '../../src/newsdesk.js');

/** A folder with a configuration and a store of its own, in which the real program runs. */
export interface Installation {
  /** Starts `newsdesk run` and waits for its first line. */
  start(): Promise<ChildProcess>;
  /** Runs another command to its end. */
  command(
    ...parameters: readonly string[]
  ): Promise<{ readonly stdout: string; readonly stderr: string; readonly code: number }>;
  remove(): Promise<void>;
}

export async function makeInstallation(
  files: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>> = {},
): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'newsdesk-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const env = {
    ...process.env,
    PORT: '0',
    LOG_LEVEL: 'error',
    ...variables,
    NEWSDESK_CONFIG: folder,
    NEWSDESK_DATA: join(folder, 'data'),
  };
  return {
    async start() {
      const child = spawn(process.execPath, [CLI, 'run'], {
        env,
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let errors = '';
      child.stderr.on('data', (chunk: Buffer) => {
        errors += chunk.toString();
      });
      await new Promise<void>((resolve, reject) => {
        child.stdout.on('data', (chunk: Buffer) => {
          if (chunk.toString().includes('newsdesk ready')) resolve();
        });
        child.once('exit', (code) =>
          reject(new Error(`the service ended with ${code}: ${errors}`)),
        );
      });
      return child;
    },
    async command(...parameters) {
      try {
        const { stdout, stderr } = await promisify(execFile)(
          process.execPath,
          [CLI, ...parameters],
          {
            env,
            cwd: folder,
          },
        );
        return { stdout, stderr, code: 0 };
      } catch (error) {
        const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
        return { stdout, stderr, code };
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Ends a process in the middle of whatever it does, and waits until it is gone. */
export async function kill(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  child.kill(signal);
  return gone;
}
