import type { Command } from 'commander';
import { NewsdeskError } from '../errors.ts';
import { type CommandContext, withUseCases } from './context.ts';

/** `newsdesk migrate`: from the embedded store to PostgreSQL. */
export function addMigrateCommand(program: Command, context: CommandContext): void {
  program
    .command('migrate')
    .description('move the installation from SQLite to PostgreSQL; the service must be stopped')
    .option('--from <store>', 'sqlite', 'sqlite')
    .option('--to <store>', 'postgres', 'postgres')
    .addHelpText(
      'after',
      `
The database that DATABASE_URL names must be empty. It is all moved or nothing is, and the SQLite file stays as it is.

Example:
  DATABASE_URL=postgres://newsdesk@localhost/newsdesk newsdesk migrate --from sqlite --to postgres
`,
    )
    .action(async ({ from, to }: { from: string; to: string }) => {
      if (from !== 'sqlite' || to !== 'postgres') {
        throw new NewsdeskError('usage_invalid', `there is no way from ${from} to ${to}`, {
          hint: 'Use --from sqlite --to postgres.',
        });
      }
      let rowCount = 0;
      await withUseCases(context, (useCases) =>
        useCases.moveToPostgres(({ table, rows }) => {
          rowCount += rows;
          if (rows > 0) context.remark(`${table.padEnd(16)} ${rows}\n`);
        }),
      );
      context.print(`${rowCount} rows were moved. Start Newsdesk with DATABASE_URL set.\n`);
    });
}
