import { globSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { CommandContext } from '../../src/commands/context.ts';

type AddCommand = (program: Command, context: CommandContext) => void;

/** Nothing is run: whoever reaches for the context has started a command. */
const NO_CONTEXT = new Proxy({} as CommandContext, {
  get: (_, name) => {
    throw new Error(`a command was started: it asked for ${String(name)}`);
  },
});

/** Every command with its options, as the command line has them, in alphabetical order; parsing one runs nothing. */
export async function loadCommandTree(): Promise<Command> {
  const program = new Command('newsdesk');
  for (const file of globSync('src/commands/*.ts').toSorted()) {
    const module = (await import(join(process.cwd(), file))) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(module)) {
      if (/^add[A-Z]\w*Command$/.test(name)) (value as AddCommand)(program, NO_CONTEXT);
    }
  }
  for (const command of allCommands(program)) {
    command
      .exitOverride()
      .configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
    // A group without options of its own (`watch`) only leads to the commands below it.
    if (command.commands.length === 0 || command.options.length > 0) {
      command.action(() => undefined);
    }
  }
  return program;
}

/** A command and all below it. */
export function allCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

/** The words that call a command: `newsdesk watch add`. */
export function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

/** What `--help` prints, with examples, in lines of at most 100 characters. */
export function helpOf(command: Command): string {
  let printed = '';
  command.configureOutput({
    writeOut: (text) => {
      printed += text;
    },
    getOutHelpWidth: () => 100,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return printed.trimEnd();
}
