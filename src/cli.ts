import { createInterface } from 'node:readline/promises';
import { Command, CommanderError } from 'commander';
import { addApplyCommand } from './commands/apply.ts';
import { addAuditCommand } from './commands/audit.ts';
import { addBackupCommand, addRestoreCommand } from './commands/backup.ts';
import { addCheckCommand } from './commands/check.ts';
import { addCheckQuoteCommand } from './commands/check-quote.ts';
import { addConceptsCommand } from './commands/concepts.ts';
import { addConsoleCommand } from './commands/console.ts';
import { addDeliveriesCommand } from './commands/deliveries.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addExportCommand } from './commands/export.ts';
import { addFeedsCommand } from './commands/feeds.ts';
import { addForgetCommand } from './commands/forget.ts';
import { addInitCommand, type InitContext } from './commands/init.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addPollCommand } from './commands/poll.ts';
import { addPreviewCommand } from './commands/preview.ts';
import { addQuotesCommand } from './commands/quotes.ts';
import { addRunCommand } from './commands/run.ts';
import { addSearchCommand } from './commands/search.ts';
import { addSendSampleCommand } from './commands/send-sample.ts';
import { addUninstallCommand } from './commands/uninstall.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { addWatchCommand } from './commands/watch.ts';
import { addWhyCommand } from './commands/why.ts';
import { type ErrorCode, NewsdeskError } from './errors.ts';

const COMMANDS = [
  addInitCommand,
  addRunCommand,
  addDemoCommand,
  addCheckCommand,
  addPollCommand,
  addPreviewCommand,
  addSearchCommand,
  addQuotesCommand,
  addCheckQuoteCommand,
  addWhyCommand,
  addWatchCommand,
  addConceptsCommand,
  addFeedsCommand,
  addApplyCommand,
  addExportCommand,
  addDeliveriesCommand,
  addVerifyCommand,
  addAuditCommand,
  addForgetCommand,
  addSendSampleCommand,
  addBackupCommand,
  addRestoreCommand,
  addMigrateCommand,
  addConsoleCommand,
  addUninstallCommand,
];

/** Exit codes: 0 done, 1 failed, 2 wrong usage, configuration or query (product.md, Command line). */
const WRONG_INPUT: readonly ErrorCode[] = [
  'usage_invalid',
  'config_missing',
  'config_invalid',
  'query_invalid',
  'concept_invalid',
  'concept_unknown',
  'feed_invalid',
  'destination_unknown',
];

function createContext(): InitContext {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  return {
    print: (text) => void process.stdout.write(text),
    remark: (text) => void process.stderr.write(text),
    isTerminal: process.stdout.isTTY,
    columns: process.stdout.columns ?? 80,
    nowMs: () => Date.now(),
    signal: stopping.signal,
    // Loaded when a command needs it: most of the program, which `--help` does without.
    open: async () => (await import('./wire.ts')).openUseCases(),
    openDemo: async (options) => (await import('./wire/demo.ts')).openDemo(options),
    openSetUp: async () => (await import('./wire/set-up.ts')).openSetUp(),
    confirm: process.stdin.isTTY && process.stderr.isTTY ? ask : undefined,
    setExitCode: (code) => {
      process.exitCode = code;
    },
  };
}

async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}

function createProgram(context: InitContext): Command {
  const program = new Command('newsdesk')
    .description(
      'A self-hosted news desk inside Slack and Discord: watch rules in, one alert per story out.',
    )
    .showHelpAfterError('(newsdesk <command> --help shows how)');
  for (const add of COMMANDS) add(program, context);
  for (const command of allCommands(program)) command.exitOverride();
  return program;
}

function allCommands(program: Command): readonly Command[] {
  return [program, ...program.commands.flatMap(allCommands)];
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof NewsdeskError) {
    process.stderr.write(`newsdesk: ${error.message}\n`);
    if (error.hint !== undefined) process.stderr.write(`  ${error.hint}\n`);
    return WRONG_INPUT.includes(error.code) ? 2 : 1;
  }
  process.stderr.write(`newsdesk: ${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}

// A reader that has enough (`| head`) closes the pipe: nothing is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
/** What is left open after the end (a client that still connects) may keep the process so long, and no longer. */
const LEAVE_MS = 2_000;

try {
  await createProgram(createContext()).parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}
setTimeout(() => process.exit(), LEAVE_MS).unref();
