import type { Command } from 'commander';
import type { PollReport } from '../ports/feed-use-cases.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatTable, oneLine, paint, toJsonLine } from './output.ts';

/** `newsdesk poll`: poll due feeds now. */
export function addPollCommand(program: Command, context: CommandContext): void {
  program
    .command('poll')
    .description(
      'poll the feeds that are due, and go on until stopped; alerts are posted by `newsdesk run`',
    )
    .option('--once', 'stop when no feed is due')
    .option('--json', 'a line of JSON for each feed')
    .addHelpText('after', '\nExamples:\n  newsdesk poll --once\n  newsdesk poll --once --json\n')
    .action(async ({ once, json }: { once?: boolean; json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        const print = (report: PollReport): void =>
          context.print(json === true ? toJsonLine(report) : `${formatReport(report)}\n`);
        if (once === true)
          await useCases.pollOnce({
            isDelivering: false,
            signal: context.signal,
            onReport: print,
          });
        else {
          await useCases.run({ roles: ['poll'], signal: context.signal, onReady: () => undefined });
        }
      });
    });
}

/** A feed's poll as a line for people. */
export function formatReport(report: PollReport): string {
  const mark = report.isWell ? paint('green', '✓') : paint('red', '✗');
  const news =
    report.added + report.revised === 0 ? '' : `${report.added} new, ${report.revised} changed`;
  return formatTable([[mark, oneLine(report.publisher), report.outcome, news, report.url]]);
}
