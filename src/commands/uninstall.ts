import type { Command } from 'commander';
import { type CommandContext, confirmed, withUseCases } from './context.ts';
import { formatCheckLine, toCheckJson, toJsonLine } from './output.ts';

/** What no program can do, whichever platforms are set up. */
const BY_HAND = [
  'Then stop Newsdesk, and delete config/, .env, the data folder (or drop the PostgreSQL database) and the backups.',
  'Messages that were posted stay in their channels. Hubs that push feeds stop by themselves within days.',
];

/** `newsdesk uninstall`: takes the commands away from the platforms, and says what is left to do by hand. */
export function addUninstallCommand(program: Command, context: CommandContext): void {
  program
    .command('uninstall')
    .description('unregister commands on Discord, and say what to revoke and delete on both')
    .option('--yes', 'do not ask')
    .option('--json', 'a line of JSON for each thing done or to do')
    .addHelpText(
      'after',
      `
Stop the service first: it registers its commands at each start. Nothing is deleted here or in the store.

Example:
  newsdesk uninstall
`,
    )
    .action(async (options: { yes?: boolean; json?: boolean }) => {
      const isWanted =
        options.yes === true ||
        (await confirmed(context, 'Unregister the commands? (The service must be stopped.)'));
      if (!isWanted) return;
      const lines = await withUseCases(context, (useCases) => useCases.uninstall());
      for (const line of lines) {
        context.print(
          options.json === true ? toJsonLine(toCheckJson(line)) : formatCheckLine(line),
        );
      }
      if (lines.length === 0) context.remark('No platform is set up: no token is known here.\n');
      for (const text of BY_HAND) context.remark(`${text}\n`);
      if (lines.some(({ isWell }) => !isWell)) context.setExitCode(1);
    });
}
