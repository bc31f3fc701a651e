import { NewsdeskError } from '../errors.ts';
import type { UseCases } from '../ports/use-cases.ts';

/** What every command is given: where it prints, when it must stop, and the use cases, opened only when needed. */
export interface CommandContext {
  /** What the command answers; with `--json`, JSON alone. */
  readonly print: (text: string) => void;
  /** Progress and remarks: stderr. */
  readonly remark: (text: string) => void;
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly nowMs: () => number;
  /** Aborted by SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  readonly open: () => Promise<UseCases>;
  /** The bundled feeds on loopback over a store of their own; `printAlerts` false: the alerts are not printed as they come. */
  readonly openDemo: (options: { readonly printAlerts: boolean }) => Promise<Demo>;
  /** Asks a question that is answered by yes or no; undefined without a terminal. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
  readonly setExitCode: (code: number) => void;
}

/** The demo: its use cases, and what is in its feeds. */
export interface Demo {
  readonly useCases: UseCases;
  readonly feedCount: number;
  /** Why each item that was not alerted was not: how many by each reason. */
  readonly reasons: () => Promise<ReadonlyMap<string, number>>;
  readonly itemCount: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Asks before something that cannot be taken back. Throws `usage_invalid` where nobody can be asked. */
export async function confirmed(context: CommandContext, question: string): Promise<boolean> {
  if (context.confirm !== undefined) return context.confirm(question);
  throw new NewsdeskError('usage_invalid', 'nothing was changed', {
    hint: 'Without a terminal nobody can be asked: add --yes.',
  });
}

/** Runs a command with its use cases and closes them, whatever happens. */
export async function withUseCases<Answer>(
  context: CommandContext,
  work: (useCases: UseCases) => Promise<Answer>,
): Promise<Answer> {
  const useCases = await context.open();
  try {
    return await work(useCases);
  } finally {
    await useCases.close();
  }
}
