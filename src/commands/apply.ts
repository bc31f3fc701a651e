import type { Command } from 'commander';
import { NewsdeskError } from '../errors.ts';
import type { PlanLine } from '../ports/file-use-cases.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { oneLine, paint, toJsonLine } from './output.ts';

/** `newsdesk apply`: make the store equal the files. */
export function addApplyCommand(program: Command, context: CommandContext): void {
  program
    .command('apply')
    .description(
      "make the store's watches, feeds and concepts equal the files in config/, showing the difference first",
    )
    .option('--dry-run', 'show the difference and change nothing')
    .option('--yes', 'do not ask')
    .option('--json', 'a line of JSON for each difference')
    .addHelpText('after', '\nExamples:\n  newsdesk apply --dry-run\n  newsdesk apply --yes\n')
    .action(async (options: { dryRun?: boolean; yes?: boolean; json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        const plan = await useCases.planApply();
        const show = options.json === true ? toJsonLine : formatLine;
        for (const line of plan) context.print(show(line));
        if (plan.length === 0) context.remark('The store equals the files.\n');
        if (plan.length === 0 || options.dryRun === true) return;
        if (options.yes !== true && !(await isConfirmed(context, plan.length))) return;
        await useCases.apply();
        context.remark(`${plan.length} changes made.\n`);
      });
    });
}

async function isConfirmed(context: CommandContext, count: number): Promise<boolean> {
  if (context.confirm === undefined) {
    const hint = 'Without a terminal nobody can be asked: add --yes, or --dry-run to look only.';
    throw new NewsdeskError('usage_invalid', 'nothing was changed', { hint });
  }
  return context.confirm(`Make these ${count} changes?`);
}

const SIGNS = { add: ['green', '+'], change: ['yellow', '~'], remove: ['red', '-'] } as const;

function formatLine({ kind, change, name, details }: PlanLine): string {
  const [color, sign] = SIGNS[change];
  const lines = [
    paint(color, `${sign} ${kind} ${oneLine(name)}`),
    ...details.map((detail) => `    ${oneLine(detail, 300)}`),
  ];
  return `${lines.join('\n')}\n`;
}
