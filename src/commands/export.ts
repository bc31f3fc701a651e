import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type CommandContext, withUseCases } from './context.ts';

/** `newsdesk export`: the store's watches, feeds and concepts as files. */
export function addExportCommand(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description("write the store's watches, feeds and concepts to files, as `apply` reads them")
    .option('--to <folder>', 'where they are written; else they are printed')
    .addHelpText('after', '\nExamples:\n  newsdesk export\n  newsdesk export --to config\n')
    .action(async ({ to }: { to?: string }) => {
      await withUseCases(context, async (useCases) => {
        const files = await useCases.exportFiles();
        if (to !== undefined) await mkdir(to, { recursive: true });
        for (const [name, text] of Object.entries(files)) {
          if (to === undefined) context.print(`# ${name}\n${text}\n`);
          else await writeFile(join(to, name), text);
        }
        if (to !== undefined)
          context.remark(`Written to ${to}: ${Object.keys(files).join(', ')}.\n`);
      });
    });
}
