import type { Command } from 'commander';
import { type CommandContext, withUseCases } from './context.ts';

/** `newsdesk send-sample`: a sample alert, to see how alerts look. */
export function addSendSampleCommand(program: Command, context: CommandContext): void {
  program
    .command('send-sample')
    .argument('<destination>', 'console, slack:C0123ABC or discord:112233445566778899')
    .description('post a sample alert to a destination')
    .addHelpText('after', '\nExample:\n  newsdesk send-sample slack:C0123ABC\n')
    .action(async (destination: string) => {
      await withUseCases(context, (useCases) => useCases.sendSample(destination));
      context.remark(`The sample was posted to ${destination}.\n`);
    });
}
