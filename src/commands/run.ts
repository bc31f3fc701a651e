import type { Command } from 'commander';
import { NewsdeskError } from '../errors.ts';
import { type Readiness, ROLES, type Role } from '../ports/use-cases.ts';
import { type CommandContext, withUseCases } from './context.ts';

/** `newsdesk run`: the service. */
export function addRunCommand(program: Command, context: CommandContext): void {
  program
    .command('run')
    .description('the service: polls feeds, posts alerts, answers in chat, serves the console')
    .option('--roles <roles>', `what this process does, of ${ROLES.join(',')}`, ROLES.join(','))
    .addHelpText(
      'after',
      '\nExamples:\n  newsdesk run\n  PORT=0 newsdesk run --roles poll,deliver\n',
    )
    .action(async ({ roles }: { roles: string }) => {
      const wanted = parseRoles(roles);
      await withUseCases(context, (useCases) =>
        useCases.run({
          roles: wanted,
          signal: context.signal,
          onReady: (readiness) => {
            context.print(`${formatReadiness(readiness)}\n`);
            for (const line of readiness.remarks) context.remark(`${line}\n`);
          },
        }),
      );
    });
}

function parseRoles(text: string): readonly Role[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !ROLES.some((role) => role === name));
  if (unknown !== undefined) {
    const hint = `Use ${ROLES.join(', ')}, with commas between.`;
    throw new NewsdeskError('usage_invalid', `there is no role "${unknown}"`, { hint });
  }
  return ROLES.filter((role) => names.includes(role));
}

/** The first line that `run` prints; other programs wait for it (product.md, Command line). */
export function formatReadiness(readiness: Readiness): string {
  const { watches, feeds, isSlackOn, isDiscordOn, consoleUrl } = readiness;
  const onOff = (isOn: boolean): string => (isOn ? 'on' : 'off');
  return `newsdesk ready: ${watches} watches, ${feeds} feeds, slack ${onOff(isSlackOn)}, discord ${onOff(isDiscordOn)}, console ${consoleUrl ?? 'off'}`;
}
