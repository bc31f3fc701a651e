import { createRequire } from 'node:module';
import type { Level } from 'pino';
import { pino } from 'pino';
import type pinoPretty from 'pino-pretty';
import type { Log } from '../../ports/log.ts';
import { createRedactor } from './redact.ts';

/** Where lines go: stderr, or a text in tests. */
export interface LineSink {
  write(line: string): unknown;
}

/**
 * A log of JSON lines (or coloured ones for people) on stderr, since stdout belongs to what a command prints. The
 * secrets handed in, and whatever has the shape of a token, are masked wherever they stand, in errors too.
 */
export function createLog(input: {
  readonly level: Level | 'silent';
  readonly format: 'json' | 'pretty';
  readonly secrets: readonly string[];
  readonly sink?: LineSink;
  readonly isColored?: boolean;
}): Log {
  const sink = input.sink ?? process.stderr;
  const redact = createRedactor(input.secrets);
  const toLine = input.format === 'pretty' ? createPrettifier(input.isColored) : undefined;
  // The whole line is masked, after pino has written it: no field, message or stack can slip by.
  const stream = { write: (line: string) => sink.write(redact(toLine?.(line) ?? line)) };
  return pino(
    {
      level: input.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
}

function createPrettifier(isColored: boolean | undefined): (line: string) => string {
  // Thirty files that a log of JSON lines does without; `import()` would have every caller wait.
  const pretty = createRequire(import.meta.url)('pino-pretty') as typeof pinoPretty;
  return pretty.prettyFactory({
    colorize: isColored ?? process.stderr.isTTY,
    translateTime: 'SYS:HH:MM:ss',
    singleLine: true,
  });
}
