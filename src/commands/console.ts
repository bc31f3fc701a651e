import type { Command } from 'commander';
import { type CommandContext, withUseCases } from './context.ts';
import { toJsonLine } from './output.ts';

/** `newsdesk console`: a link that signs in to the web console of the service that runs beside it. */
export function addConsoleCommand(program: Command, context: CommandContext): void {
  program
    .command('console')
    .description('a link that signs you in to the web console, once, within five minutes')
    .option('--read-only', 'for somebody who may look and change nothing')
    .option('--json', 'the link as JSON')
    .addHelpText('after', '\nExamples:\n  newsdesk console\n  newsdesk console --read-only\n')
    .action(async ({ readOnly, json }: { readOnly?: boolean; json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        const url = await useCases.createConsoleLink(readOnly === true ? 'member' : 'admin');
        context.print(json === true ? toJsonLine({ url }) : `${url}\n`);
      });
    });
}
