import { spawn, spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** False on a machine without `script` of util-linux: what needs a pseudo-terminal is skipped by name there. */
export const HAS_SCRIPT = spawnSync('script', ['--version']).status === 0;

/** A program that believes it stands in a terminal, and the person in front of it. */
export interface Terminal {
  /** Waits until this is on the screen, below what was waited for before. */
  see(text: string): Promise<void>;
  type(keys: string): void;
  readonly ended: Promise<number | null>;
  /** Everything that was shown, without colours and movements. */
  readonly screen: () => string;
}

export const ENTER = '\r';
export const SPACE = ' ';
export const DOWN = '\u001B[B';
export const CONTROL_C = '\u0003';

/** Starts a command in a pseudo-terminal. */
export function openTerminal(
  command: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Terminal {
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const child = spawn('script', ['-qefc', `stty cols 160 rows 50; ${quoted}`, '/dev/null'], {
    ...options,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  let seenTo = 0;
  const waiters = new Set<() => void>();
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  child.stdout.on('data', (chunk: Buffer) => {
    shown += stripVTControlCharacters(chunk.toString());
    for (const wake of waiters) wake();
  });
  return {
    async see(text) {
      for (;;) {
        const at = shown.indexOf(text, seenTo);
        if (at !== -1) {
          seenTo = at + text.length;
          return;
        }
        const { promise, resolve } = Promise.withResolvers<boolean>();
        const wake = (): void => resolve(true);
        waiters.add(wake);
        const isMore = await Promise.race([promise, ended.then(() => false)]);
        waiters.delete(wake);
        if (!isMore && !shown.includes(text, seenTo)) {
          throw new Error(`it ended without “${text}”:\n${shown}`);
        }
      }
    },
    type: (keys) => void child.stdin.write(keys),
    ended,
    screen: () => shown,
  };
}
