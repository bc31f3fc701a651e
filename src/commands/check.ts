import type { Command } from 'commander';
import { type CommandContext, withUseCases } from './context.ts';
import { formatCheckLine, toCheckJson, toJsonLine } from './output.ts';

/** `newsdesk check`: configuration, store, tokens, scopes and feeds, a line each with what to do. */
export function addCheckCommand(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description(
      'configuration, store, tokens, scopes, reachability of each feed: a line each with what to do',
    )
    .option('--json', 'a line of JSON for each check')
    .addHelpText('after', '\nExample:\n  newsdesk check\n')
    .action(async ({ json }: { json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        let faults = 0;
        for await (const line of useCases.check()) {
          if (!line.isWell) faults += 1;
          context.print(json === true ? toJsonLine(toCheckJson(line)) : formatCheckLine(line));
        }
        if (faults > 0) context.setExitCode(1);
      });
    });
}
