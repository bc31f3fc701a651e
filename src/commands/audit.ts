import type { Command } from 'commander';
import { parseDuration } from '../core/time/moment.ts';
import { NewsdeskError } from '../errors.ts';
import type { AuditEntry } from '../ports/house-store.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatMoment, formatTable, oneLine, toJsonLine } from './output.ts';

/** Changes shown when no time is named. */
const ROWS_DEFAULT = 50;
/** Since a time: everything, but for what would not fit into memory. */
const ROWS_MAX = 100_000;

/** `newsdesk audit`: who changed what. */
export function addAuditCommand(program: Command, context: CommandContext): void {
  program
    .command('audit')
    .description('who changed what, newest first')
    .option('--since <time>', 'a duration (30d) or a moment with a zone (2026-06-10T03:00:00Z)')
    .option('--json', 'a line of JSON for each change, with the values before and after')
    .addHelpText(
      'after',
      `
Without --since: the last ${ROWS_DEFAULT} changes. People are ids of their platform; those who were forgotten, or whose time is
over (retention.people), are forgotten:….

Examples:
  newsdesk audit --since 7d
  newsdesk audit --since 2026-06-01T00:00:00Z --json > audit.jsonl
`,
    )
    .action(async ({ since, json }: { since?: string; json?: boolean }) => {
      const sinceMs = since === undefined ? undefined : parseMoment(since, context.nowMs());
      const limit = sinceMs === undefined ? ROWS_DEFAULT : ROWS_MAX;
      const entries = await withUseCases(context, (useCases) =>
        useCases.listAudit({ sinceMs, limit }),
      );
      if (json === true) for (const entry of entries) context.print(toJsonLine(toAuditJson(entry)));
      else context.print(entries.length === 0 ? 'No changes.\n' : `${formatAudit(entries)}\n`);
    });
}

function parseMoment(text: string, nowMs: number): number {
  const durationMs = parseDuration(text);
  if (durationMs !== undefined) return nowMs - durationMs;
  const atMs = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(atMs)) return atMs;
  throw new NewsdeskError('usage_invalid', `"${text}" is no duration, and no moment with a zone`, {
    hint: 'Write it like 30d or 2026-06-10T03:00:00Z.',
  });
}

function toAuditJson(entry: AuditEntry): Record<string, unknown> {
  const toValue = (text: string | undefined): unknown =>
    text === undefined ? null : JSON.parse(text);
  return {
    id: entry.id,
    at: new Date(entry.atMs).toISOString(),
    workspace: entry.workspace,
    actor: entry.actor,
    action: entry.action,
    subject: entry.subject,
    before: toValue(entry.before),
    after: toValue(entry.after),
  };
}

function formatAudit(entries: readonly AuditEntry[]): string {
  return formatTable([
    ['when', 'who', 'did', 'to', 'workspace'],
    ...entries.map(({ atMs, actor, action, subject, workspace }) => [
      formatMoment(atMs),
      actor,
      action,
      oneLine(subject, 80),
      workspace,
    ]),
  ]);
}
