import type { Command } from 'commander';
import type { ItemExplanation } from '../ports/archive-use-cases.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatMoment, oneLine, paint, toJsonLine } from './output.ts';

/** `newsdesk why`: which watches matched an article, which did not, and because of what. */
export function addWhyCommand(program: Command, context: CommandContext): void {
  program
    .command('why')
    .argument('<url>', "the article's address")
    .description('which watches matched this article, which did not, and because of what')
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExample:\n  newsdesk why https://news.example.org/story\n')
    .action(async (url: string, { json }: { json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        const item = await useCases.why(url);
        if (json === true) {
          context.print(toJsonLine(toExplanationJson(item)));
          return;
        }
        const lines = [
          paint('bold', oneLine(item.title)),
          paint(
            'dim',
            [item.publisher, formatMoment(item.publishedAtMs), item.storyId]
              .filter(Boolean)
              .join(' · '),
          ),
        ];
        for (const watch of item.watches) {
          const mark = watch.isMatch ? paint('green', '✓') : paint('dim', '–');
          const terms = [...new Set(watch.terms.map(({ term, field }) => `${term} (${field})`))];
          const because = watch.isMatch ? terms.slice(0, 8).join(', ') : (watch.reason ?? '');
          lines.push(`${mark} ${paint('bold', watch.watch)}  ${oneLine(because, 400)}`);
          for (const decision of watch.decisions) lines.push(`    ${decision}`);
        }
        context.print(`${lines.join('\n')}\n`);
      });
    });
}

/** An explanation as other programs read it; unknown is null, never absent. */
export function toExplanationJson(item: ItemExplanation): Record<string, unknown> {
  return {
    title: item.title,
    url: item.url ?? null,
    publisher: item.publisher,
    publishedAt: new Date(item.publishedAtMs).toISOString(),
    story: item.storyId ?? null,
    watches: item.watches.map((one) => ({ ...one, reason: one.reason ?? null })),
  };
}
