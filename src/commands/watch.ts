import type { Command } from 'commander';
import { DAY_MS, formatDuration } from '../core/time/moment.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { WatchField } from '../core/watch/watch-form.ts';
import type { ListedWatch, WatchChange, WatchVersion } from '../ports/watch-use-cases.ts';
import { formatBacktest, toBacktestJson } from './backtest.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatMoment, formatTable, oneLine, paint, toJsonLine } from './output.ts';
import { parseSince } from './search.ts';

const TRIAL_DAYS = 30;

/** The fields of a watch's form that have an option of the same name. */
const FIELD_OPTIONS = {
  digest: ['<cron>', "when a digest is posted: '0 8 * * 1-5' is 8:00 on weekdays"],
  timezone: [
    '<zone>',
    'of digest and quiet hours, like Europe/Kyiv; if theirs differ, both: Europe/Kyiv,UTC',
  ],
  quiet_hours: ['<from-to>', '23:00-07:00: what comes then is one digest at their end'],
  break_through: ['<n>', 'a story of so many publishers breaks through quiet hours'],
  min_publishers: ['<n>', 'a story is told once so many publishers report it'],
  max_per_hour: ['<n>', 'what exceeds it is told as one digest'],
  max_age: ['<duration>', 'older items do not alert, like 6h'],
  visibility: ['<who>', 'everyone, channel or admins'],
  languages: ['<codes>', 'of items, like en,uk'],
  mention: ['<ids>', 'a Slack user group, a Discord role'],
} as const satisfies Partial<Record<WatchField, readonly [string, string]>>;

interface ChangeOptions {
  readonly query?: string;
  readonly to?: string;
  readonly mode?: string;
  readonly [option: string]: string | undefined;
}

/** `newsdesk watch`: list, test, add, edit, pause, resume, remove, history. */
export function addWatchCommand(program: Command, context: CommandContext): void {
  const watch = program
    .command('watch')
    .description('the watches: what is caught, and where it is told');
  addReading(watch, context);
  addChanging(watch, context);
}

function addReading(watch: Command, context: CommandContext): void {
  watch
    .command('list', { isDefault: true })
    .description('every watch, with alerts a day and precision of the last 30 days')
    .option('--json', 'a line of JSON for each watch, its fields named as in config/watches.yaml')
    .action(async ({ json }: { json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        const watches = await useCases.listWatches();
        if (json === true) for (const one of watches) context.print(toJsonLine(toListedJson(one)));
        else context.print(watches.length === 0 ? 'No watches.\n' : `${formatWatches(watches)}\n`);
      });
    });
  watch
    .command('test')
    .argument('<query>')
    .description('try a query on the archive: how many alerts a day, with samples')
    .option('--since <duration>', 'how far back', `${TRIAL_DAYS}d`)
    .option('--watch <name>', 'compare with this saved watch: what would be gained and lost')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      "\nExamples:\n  newsdesk watch test '@nato AND (kyiv OR odesa)' --since 30d\n  newsdesk watch test '@nato AND title:@ukraine' --watch nato-ukraine\n",
    )
    .action(async (query: string, options: { since: string; watch?: string; json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        const sinceMs =
          parseSince(options.since, context.nowMs()) ?? context.nowMs() - TRIAL_DAYS * DAY_MS;
        const backtest = await useCases.testQuery({ query, sinceMs, watch: options.watch });
        context.print(
          options.json === true
            ? toJsonLine(toBacktestJson(backtest))
            : `${formatBacktest(backtest)}\n`,
        );
      });
    });
  watch
    .command('history')
    .argument('<name>')
    .description('who changed what and when')
    .option('--json', 'a line of JSON for each version')
    .action(async (name: string, { json }: { json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        const versions = await useCases.watchHistory(name);
        if (json === true) {
          for (const version of versions) context.print(toJsonLine(toVersionJson(version)));
          return;
        }
        const rows = versions.map(({ watch: one, audit }) => [
          String(one.version),
          formatMoment(audit.atMs),
          audit.actor,
          audit.action,
          oneLine(one.query),
        ]);
        context.print(`${formatTable([['version', 'when', 'who', 'what', 'query'], ...rows])}\n`);
      });
    });
}

function addChanging(watch: Command, context: CommandContext): void {
  withChange(watch.command('add').argument('<name>').description('add a watch')).action(
    async (name: string, options: ChangeOptions) => {
      await withUseCases(context, (useCases) =>
        useCases.addWatch({ name, change: toChange(options) }),
      );
      context.print(`${name} is watched from now on.\n`);
    },
  );
  withChange(watch.command('edit').argument('<name>').description('change a watch')).action(
    async (name: string, options: ChangeOptions) => {
      const saved = await withUseCases(context, (useCases) =>
        useCases.editWatch({ name, change: toChange(options) }),
      );
      context.print(`${name} is saved as version ${saved.version}.\n`);
    },
  );
  for (const [verb, isPaused] of [
    ['pause', true],
    ['resume', false],
  ] as const) {
    watch
      .command(verb)
      .argument('<name>')
      .description(isPaused ? 'let a watch rest' : 'let a watch work again')
      .action(async (name: string) => {
        await withUseCases(context, (useCases) => useCases.setWatchPaused({ name, isPaused }));
        context.print(`${name} is ${isPaused ? 'paused' : 'on'}.\n`);
      });
  }
  watch
    .command('remove')
    .argument('<name>')
    .description('remove a watch; its alerts stay in the archive')
    .action(async (name: string) => {
      await withUseCases(context, (useCases) => useCases.removeWatch(name));
      context.print(`${name} is removed.\n`);
    });
}

function withChange(command: Command): Command {
  command
    .option('--query <query>', 'what it catches')
    .option('--to <destinations>', 'where it is told, with commas between: console,slack:C0123ABC')
    .option('--mode <mode>', 'instant or digest');
  for (const [field, [value, text]] of Object.entries(FIELD_OPTIONS)) {
    command.option(`${optionOf(field)} ${value}`, text);
  }
  return command.addHelpText(
    'after',
    `
An empty value takes a field out. Examples that a query must match stand in config/watches.yaml, or are set in the console.

Examples:
  newsdesk watch add nato-kyiv --query '@nato AND kyiv' --to console,slack:C0123ABC
  newsdesk watch edit nato-kyiv --mode digest --digest '0 8 * * 1-5' --languages en,uk
`,
  );
}

function optionOf(field: string): string {
  return `--${field.replaceAll('_', '-')}`;
}

/** What the options ask for; commander names them in camel case. */
export function toChange(options: ChangeOptions): WatchChange {
  const { query, to, mode } = options;
  const fields: Partial<Record<WatchField, string>> = {};
  for (const field of Object.keys(FIELD_OPTIONS) as (keyof typeof FIELD_OPTIONS)[]) {
    const value = options[field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())];
    if (value !== undefined) fields[field] = value;
  }
  const destinations = to?.split(',').map((destination) => destination.trim());
  return { query, mode, destinations, fields };
}

function toVersionJson({ watch, audit }: WatchVersion): Record<string, unknown> {
  return {
    version: watch.version,
    at: new Date(audit.atMs).toISOString(),
    actor: audit.actor,
    action: audit.action,
    ...toWatchJson(watch),
  };
}

/** A watch as other programs read it: its fields as config/watches.yaml names them; what is not set is null, never absent. */
export function toWatchJson(watch: Watch): Record<string, unknown> {
  const { digest, quietHours, mention } = watch;
  return {
    name: watch.name,
    query: watch.query,
    destinations: watch.destinations,
    mode: watch.mode,
    digest: digest === undefined ? null : { cron: digest.cron, timezone: digest.timezone },
    quiet_hours:
      quietHours === undefined
        ? null
        : {
            from: quietHours.from,
            to: quietHours.to,
            timezone: quietHours.timezone,
            break_through_publishers: quietHours.breakThroughPublishers ?? null,
          },
    min_publishers: watch.publishersMin,
    max_per_hour: watch.alertsPerHourMax ?? null,
    max_age: formatDuration(watch.ageMaxMs),
    visibility: watch.visibility,
    languages: watch.languages ?? null,
    mention: { slack: mention.slack ?? null, discord: mention.discord ?? null },
    must_match: watch.mustMatch,
    must_not_match: watch.mustNotMatch,
    version: watch.version,
    isPaused: watch.isPaused,
    workspace: watch.workspace,
  };
}

/** How the watch did, of the last 30 days; precision is null while nobody has reported an alert of it. */
export function toListedJson({ watch, alertsPerDay, precision }: ListedWatch): object {
  return { ...toWatchJson(watch), alertsPerDay, precision: precision ?? null };
}

/** The watches as a table. */
export function formatWatches(watches: readonly ListedWatch[]): string {
  return formatTable([
    ['name', 'state', 'a day', 'precision', 'mode', 'to', 'query'],
    ...watches.map(({ watch, alertsPerDay, precision }) => [
      paint('bold', watch.name),
      watch.isPaused ? paint('yellow', 'paused') : paint('green', 'on'),
      alertsPerDay.toFixed(1),
      describePrecision(alertsPerDay, precision),
      watch.mode,
      watch.destinations.join(', '),
      oneLine(watch.query, 100),
    ]),
  ]);
}

function describePrecision(alertsPerDay: number, precision: number | undefined): string {
  if (precision !== undefined) return `${Math.round(precision * 100)} %`;
  return alertsPerDay === 0 ? '–' : 'nothing reported';
}
