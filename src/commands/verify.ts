import type { Command } from 'commander';
import type { AlertProof } from '../ports/record-use-cases.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatCheckLine, oneLine, paint, toCheckJson, toJsonLine } from './output.ts';

/** `newsdesk verify`: proves an alert anew from the store. */
export function addVerifyCommand(program: Command, context: CommandContext): void {
  program
    .command('verify')
    .argument('<alert id>', 'of an alert, of a delivery, or of a story: then all its alerts')
    .description(
      'prove again that each quote of an alert stands in the stored article, and that rule, item and message belong together',
    )
    .option('--json', 'a line of JSON for each alert')
    .addHelpText(
      'after',
      `
Nothing is sent and nothing is written. Exit code 1: something could not be proven.

Examples:
  newsdesk verify 4f7k2m9q1c8s
  newsdesk deliveries --json | head -1 | jq -r .alert | xargs newsdesk verify
`,
    )
    .action(async (id: string, { json }: { json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        const proofs = await useCases.verifyAlert(id);
        for (const proof of proofs) {
          context.print(json === true ? toJsonLine(toProofJson(proof)) : formatProof(proof));
        }
        if (!proofs.every(isProven)) context.setExitCode(1);
      });
    });
}

function isProven({ lines }: AlertProof): boolean {
  return lines.every(({ isWell }) => isWell);
}

function toProofJson(proof: AlertProof): Record<string, unknown> {
  return {
    alert: proof.alertId,
    story: proof.storyId ?? null,
    destination: proof.destination,
    title: proof.title,
    isProven: isProven(proof),
    lines: proof.lines.map(toCheckJson),
  };
}

function formatProof(proof: AlertProof): string {
  const ill = proof.lines.filter(({ isWell }) => !isWell).length;
  const verdict =
    ill === 0
      ? paint('green', 'Proven.')
      : paint('red', `${ill} of ${proof.lines.length} not proven.`);
  return [
    `${paint('bold', oneLine(proof.title))}  ${proof.alertId} in ${proof.destination}\n`,
    ...proof.lines.map(formatCheckLine),
    `${verdict}\n`,
  ].join('');
}
