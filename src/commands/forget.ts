import type { Command } from 'commander';
import { type CommandContext, confirmed, withUseCases } from './context.ts';
import { toJsonLine } from './output.ts';

/** `newsdesk forget`: takes a person's id out of everything that is kept. */
export function addForgetCommand(program: Command, context: CommandContext): void {
  program
    .command('forget')
    .argument('<user>', 'slack:U0123ABC or discord:112233445566778899')
    .description('make a person nobody: in the audit, reports and mutes; sessions and drafts end')
    .option('--yes', 'do not ask')
    .option('--json', 'what was changed, as JSON')
    .addHelpText(
      'after',
      `
Newsdesk keeps ids of people and nothing else. They become one random name that leads nowhere, so that figures stay; this cannot be
undone. Backups made before still have the id. After retention.people it happens by itself.

Example:
  newsdesk forget slack:U0123ABC
`,
    )
    .action(async (user: string, options: { yes?: boolean; json?: boolean }) => {
      const isWanted =
        options.yes === true || (await confirmed(context, `Forget ${user} for good?`));
      if (!isWanted) return;
      const { changed, stillNamedIn } = await withUseCases(context, (useCases) =>
        useCases.forgetPerson(user),
      );
      if (options.json === true) context.print(toJsonLine({ user, changed, stillNamedIn }));
      else {
        context.print(
          changed === 0
            ? `Nothing was kept of ${user}.\n`
            : `${user} is forgotten: ${changed} rows no longer name them.\n`,
        );
      }
      for (const key of stillNamedIn) {
        context.remark(`${key} in newsdesk.yaml still names them: take them out there.\n`);
      }
    });
}
