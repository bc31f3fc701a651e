import { resolve } from 'node:path';
import type { Command } from 'commander';
import { NewsdeskError } from '../errors.ts';
import { type CommandContext, withUseCases } from './context.ts';

/** `newsdesk backup`: a consistent copy of the store. */
export function addBackupCommand(program: Command, context: CommandContext): void {
  program
    .command('backup')
    .argument('<file>', 'where the copy is written; a file of that name is replaced')
    .description('a consistent copy of the store, while the service runs')
    .addHelpText(
      'after',
      '\nExample:\n  newsdesk backup /backups/newsdesk-$(date +%F).sqlite\n\nPostgreSQL: pg_dump --format=custom --file=newsdesk.dump "$DATABASE_URL"\n',
    )
    .action(async (file: string) => {
      await withUseCases(context, (useCases) => useCases.backup(resolve(file)));
      context.print(`The store was copied to ${file}.\n`);
    });
}

/** `newsdesk restore`: a backup in the place of the store. */
export function addRestoreCommand(program: Command, context: CommandContext): void {
  program
    .command('restore')
    .argument('[file]', 'a file that `newsdesk backup` wrote')
    .description('put a backup in the place of the store; the service must be stopped')
    .option(
      '--dumped-at <time>',
      'PostgreSQL, after pg_restore: when the dump was made (ISO 8601, with a zone)',
    )
    .addHelpText(
      'after',
      `
What was posted since the backup was made is looked for in the channels before anything is sent, so that nothing comes twice.

Examples:
  newsdesk restore /backups/newsdesk-2026-06-10.sqlite
  newsdesk restore --dumped-at 2026-06-10T03:00:00Z
`,
    )
    .action(async (file: string | undefined, { dumpedAt }: { dumpedAt?: string }) => {
      if ((file === undefined) === (dumpedAt === undefined)) {
        throw new NewsdeskError('usage_invalid', 'restore takes a file, or --dumped-at', {
          hint: 'newsdesk restore --help shows both.',
        });
      }
      await withUseCases(context, async (useCases) => {
        if (file !== undefined) {
          const kept = await useCases.restore(resolve(file));
          context.print(`${file} is the store now.\n`);
          if (kept !== undefined)
            context.remark(`The store that stood there is kept as ${kept}.\n`);
        } else {
          await useCases.markRestored(parseMoment(dumpedAt ?? ''));
          context.print(
            `What waits or comes again is looked for in the channels since ${dumpedAt}.\n`,
          );
        }
      });
    });
}

function parseMoment(text: string): number {
  const atMs = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(atMs)) return atMs;
  throw new NewsdeskError('usage_invalid', `"${text}" is not a time with a zone`, {
    hint: 'Write it like 2026-06-10T03:00:00Z.',
  });
}
