import type { Command } from 'commander';
import type { PollReport } from '../ports/use-cases.ts';
import type { CommandContext, Demo } from './context.ts';
import { formatBars, formatTable, paint, toJsonLine } from './output.ts';
import { formatReport } from './poll.ts';

/** `newsdesk demo`: the whole pipeline over bundled sample feeds. */
export function addDemoCommand(program: Command, context: CommandContext): void {
  program
    .command('demo')
    .description(
      'the whole pipeline over bundled sample feeds on this machine; needs no network and no account',
    )
    .option('--once', 'stop after the first round (always so without a terminal)')
    .option('--json', 'with --once: a line of JSON for each alert, and nothing else on stdout')
    .addHelpText('after', '\nExamples:\n  npm run demo\n  npm run -s demo -- --once --json\n')
    .action(async ({ once, json }: { once?: boolean; json?: boolean }) => {
      const demo = await context.openDemo({ printAlerts: json !== true });
      try {
        if (json !== true)
          context.print(
            `${paint('bold', 'Newsdesk demo')}: ${demo.feedCount} sample feeds on this machine, the shipped watches.\n\n`,
          );
        await playRound(context, demo, json === true);
        if (json === true) {
          for (const alert of await demo.useCases.listAlerts()) context.print(toJsonLine(alert));
          return;
        }
        context.print(`${await formatSummary(demo)}\n`);
        if (once === true || !context.isTerminal) return;
        await goOn(context, demo);
      } finally {
        await demo.close();
      }
    });
}

async function playRound(
  context: CommandContext,
  { useCases }: Demo,
  isQuiet: boolean,
): Promise<readonly PollReport[]> {
  const reports: PollReport[] = [];
  await useCases.pollOnce({
    signal: context.signal,
    isDelivering: true,
    onReport: (report) => {
      reports.push(report);
      if (!isQuiet) context.remark(`${formatReport(report)}\n`);
    },
  });
  return reports;
}

/** Later rounds: the feeds bring a correction and a changed guid, and the alerts are kept current. */
async function goOn(context: CommandContext, demo: Demo): Promise<void> {
  context.remark('\nThe feeds go on: corrections edit their alerts. Ctrl+C stops.\n\n');
  await demo.useCases.run({
    roles: ['poll', 'deliver', 'chat', 'web'],
    signal: context.signal,
    onReady: ({ consoleUrl }) => {
      if (consoleUrl !== undefined) context.print(`Console: ${consoleUrl}\n`);
    },
  });
}

async function formatSummary(demo: Demo): Promise<string> {
  const [items, alerts, reasons] = [
    await demo.itemCount(),
    await demo.useCases.listAlerts(),
    await demo.reasons(),
  ];
  const matched = new Set(alerts.map(({ story }) => story.id)).size;
  const rows = [...reasons].toSorted(([, a], [, b]) => b - a);
  const bars = rows.map(([reason, count]) => [
    String(count),
    formatBars([count, ...rows.map(([, other]) => other)]).slice(0, 1),
    reason,
  ]);
  return [
    paint(
      'bold',
      `${demo.feedCount} feeds polled, ${items} items, ${matched} stories posted as ${alerts.length} alerts.`,
    ),
    'What the other items were:',
    formatTable(bars),
  ].join('\n');
}
