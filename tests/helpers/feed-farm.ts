import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The farm of virtual feeds is equipment beside the project (NEWSDESK_SHARED); undefined where it is absent. */
export const FARM_FOLDER = findFarm();

function findFarm(): string | undefined {
  const folder = join(resolve(process.env['NEWSDESK_SHARED'] ?? '../shared'), 'tools', 'feedfarm');
  return existsSync(folder) ? folder : undefined;
}

/** A farm that runs in a process of its own, so that its work is nobody else's CPU time. */
export interface FeedFarm {
  readonly port: number;
  /** Asks `/ctl/…` and answers the text. */
  control(path: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts the farm with its own options (`--feeds 100 --faults all`) and waits until it listens. */
export async function startFarm(options: readonly string[]): Promise<FeedFarm> {
  if (FARM_FOLDER === undefined) throw new Error('there is no feed farm: set NEWSDESK_SHARED');
  const child = spawn(process.execPath, [join(FARM_FOLDER, 'feedfarm.mjs'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { port } = await firstLine(child);
  return {
    port,
    async control(path) {
      const response = await fetch(`http://127.0.0.1:${port}/ctl/${path}`);
      return response.text();
    },
    close: () =>
      new Promise((settle) => {
        child.once('exit', () => settle());
        child.kill();
      }),
  };
}

function firstLine(child: ChildProcess): Promise<{ readonly port: number }> {
  return new Promise((settle, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) settle(JSON.parse(text.slice(0, text.indexOf('\n'))));
    });
    child.once('exit', (code) => reject(new Error(`the farm ended with ${code}`)));
  });
}
