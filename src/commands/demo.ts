import type { Command } from 'commander';
import type { PollReport } from '../ports/feed-use-cases.ts';
import type { CommandContext, Demo } from './context.ts';
import { formatTable, oneLine, paint, toJsonLine } from './output.ts';
import { formatReport } from './poll.ts';

const BAR_COLUMNS = 24;

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
        const reports = await playRound(context, demo, json === true);
        if (json === true) {
          for (const alert of await demo.useCases.listAlerts()) context.print(toJsonLine(alert));
          return;
        }
        context.print(`${await formatSummary(demo, reports)}\n`);
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
  const links: Promise<void>[] = [];
  await demo.useCases.run({
    roles: ['poll', 'deliver', 'chat', 'web'],
    signal: context.signal,
    onReady: ({ consoleUrl }) => {
      if (consoleUrl !== undefined) links.push(printLink(context, demo));
    },
  });
  // The store is closed next, and a link that is still being made needs it.
  await Promise.all(links);
}

/** Prints a link to the console; where none can be made, says why: the demo goes on without. */
async function printLink(context: CommandContext, { useCases }: Demo): Promise<void> {
  try {
    const link = await useCases.createConsoleLink('admin');
    context.print(`${paint('bold', 'Web console')} (works once, within five minutes): ${link}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.remark(`No link to the web console: ${oneLine(reason)}\n`);
  }
}

/** What became of items, in words. */
const REASONS: Readonly<Record<string, string>> = {
  none: 'met by no watch (the traps among them)',
  alerted: 'alerted',
  updated: 'joined a story that was told',
  joined: 'joined a story that was told, by another watch',
  'too-old': 'too old to alert',
  'first-poll': 'too old to alert when the feed was added',
  muted: 'of a muted story',
  'other-language': 'in a language that the watch leaves out',
  'held-publishers': 'waiting for a second publisher',
  'held-quiet-hours': 'waiting for the end of quiet hours',
  'held-digest': 'waiting for the digest',
  'held-overflow': 'waiting for the next hour',
  'held-late': 'waiting for the catch-up digest',
};

async function formatSummary(demo: Demo, reports: readonly PollReport[]): Promise<string> {
  const [items, alerts, reasons] = [
    await demo.itemCount(),
    await demo.useCases.listAlerts(),
    await demo.reasons(),
  ];
  const read = reports.filter(({ isWell }) => isWell).length;
  const rows = [...reasons].toSorted(([, a], [, b]) => b - a);
  const largest = rows[0]?.[1] ?? 0;
  const bars = rows.map(([reason, count]) => [
    String(count),
    '█'.repeat(Math.max(1, Math.round((count / Math.max(largest, 1)) * BAR_COLUMNS))),
    REASONS[reason] ?? reason,
  ]);
  const failed = demo.feedCount - read;
  return [
    paint(
      'bold',
      `${read} of ${demo.feedCount} feeds read, ${items} items, ${alerts.length} alerts posted.`,
    ),
    ...(failed === 0 ? [] : [`${failed} feed fails on purpose.`]),
    'What became of the items:',
    formatTable(bars),
  ].join('\n');
}
