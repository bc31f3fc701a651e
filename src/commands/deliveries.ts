import type { Command } from 'commander';
import type { Delivery } from '../core/alert/delivery.ts';
import { NewsdeskError } from '../errors.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatMoment, formatTable, oneLine, toJsonLine } from './output.ts';
import { parseLimit } from './search.ts';

const ROWS_DEFAULT = '50';
/** A title is there to be recognised. */
const TITLE_CHARACTERS_MAX = 80;
/** A reason with what to do about it fits; what a platform might make of it does not. */
const ERROR_CHARACTERS_MAX = 400;

/** `newsdesk deliveries`: the outbox, and `deliveries retry`. */
export function addDeliveriesCommand(program: Command, context: CommandContext): void {
  const deliveries = program
    .command('deliveries')
    .description('the outbox: what was posted, what waits, what failed')
    .option('--failed', 'only what failed, or whose outcome is unknown')
    .option('--limit <n>', 'how many, newest first', ROWS_DEFAULT)
    .option('--json', 'a line of JSON for each delivery')
    .addHelpText(
      'after',
      '\nExamples:\n  newsdesk deliveries --failed\n  newsdesk deliveries retry 4f7k2m9q1c8s0d3x\n',
    )
    .action(async (options: { failed?: boolean; limit: string; json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        const rows = await useCases.listDeliveries({
          states: options.failed === true ? ['failed', 'unknown'] : undefined,
          limit: parseLimit(options.limit),
        });
        if (options.json === true)
          for (const row of rows) context.print(toJsonLine(toDeliveryJson(row)));
        else context.print(rows.length === 0 ? 'No deliveries.\n' : `${formatDeliveries(rows)}\n`);
      });
    });
  deliveries
    .command('retry')
    .argument('<id>')
    .description('send a failed delivery again')
    .action(async (id: string) => {
      await withUseCases(context, async (useCases) => {
        if (!(await useCases.retryDelivery(id))) {
          const hint = 'newsdesk deliveries --failed lists those that can be sent again.';
          throw new NewsdeskError('delivery_unknown', `no failed delivery has the id ${id}`, {
            hint,
          });
        }
        context.print(`${id} will be sent again.\n`);
      });
    });
}

function titleOf({ message }: Delivery): string {
  switch (message.kind) {
    case 'alert':
      return message.alert.title;
    case 'reply':
      return message.alertTitle;
    case 'digest':
      return `digest of ${message.digest.entries.length}`;
    case 'notice':
      return message.notice.title;
  }
}

/** A delivery as other programs read it. */
export function toDeliveryJson(delivery: Delivery): Record<string, unknown> {
  const toIso = (atMs: number | undefined): string | null =>
    atMs === undefined ? null : new Date(atMs).toISOString();
  return {
    id: delivery.id,
    alert: delivery.alertId,
    story: delivery.storyId ?? null,
    kind: delivery.kind,
    revision: delivery.revision,
    destination: delivery.destination,
    state: delivery.state,
    title: titleOf(delivery),
    attempts: delivery.attempts,
    createdAt: toIso(delivery.createdAtMs),
    dueAt: toIso(delivery.dueAtMs),
    sentAt: toIso(delivery.sentAtMs),
    messageId: delivery.messageId ?? null,
    error: delivery.lastError ?? null,
  };
}

/** A line each; what is wrong with one stands whole in a line of its own below it. */
export function formatDeliveries(rows: readonly Delivery[]): string {
  const table = formatTable([
    ['id', 'state', 'kind', 'to', 'when', 'tries', 'title'],
    ...rows.map((row) => [
      row.id,
      row.state,
      row.kind,
      row.destination,
      formatMoment(row.sentAtMs ?? row.dueAtMs),
      String(row.attempts),
      oneLine(titleOf(row), TITLE_CHARACTERS_MAX),
    ]),
  ]);
  const [head = '', ...lines] = table.split('\n');
  const told = lines.flatMap((line, index) => {
    const error = rows[index]?.lastError;
    return error === undefined ? [line] : [line, `  ${oneLine(error, ERROR_CHARACTERS_MAX)}`];
  });
  return [head, ...told].join('\n');
}
