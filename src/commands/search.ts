import type { Command } from 'commander';
import { parseDuration } from '../core/time/moment.ts';
import { NewsdeskError } from '../errors.ts';
import type { SearchHit } from '../ports/archive-use-cases.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatMoment, markHits, oneLine, paint, toJsonLine } from './output.ts';

const HITS_DEFAULT = 10;
/** More at once is an export, not an answer. */
const HITS_MAX = 1000;
/** Letters shown on each side of a hit in the text. */
const SNIPPET_CHARACTERS = 60;

/** `newsdesk search`: items of the archive, newest first. */
export function addSearchCommand(program: Command, context: CommandContext): void {
  program
    .command('search')
    .argument('<query>', 'a query of the rule language; docs/queries.md')
    .description('items of the archive that a query finds, newest first')
    .option('--since <duration>', 'only items of the last 30d, 12h, …')
    .option('--limit <n>', 'how many', String(HITS_DEFAULT))
    .option('--next <page>', 'the page after, as the last answer named it')
    .option('--json', 'a line of JSON for each item')
    .addHelpText(
      'after',
      "\nExamples:\n  newsdesk search '@nato AND title:ukraine' --since 7d\n  newsdesk search 'kyiv NEAR/5 aid' --limit 50 --json\n",
    )
    .action(
      async (
        query: string,
        options: { since?: string; limit: string; next?: string; json?: boolean },
      ) => {
        await withUseCases(context, async (useCases) => {
          const page = await useCases.search({
            query,
            sinceMs: parseSince(options.since, context.nowMs()),
            limit: parseLimit(options.limit),
            next: options.next,
          });
          if (options.json === true) {
            for (const hit of page.hits) context.print(toJsonLine(toHitJson(hit)));
            return;
          }
          context.print(
            page.hits.length === 0
              ? `Nothing found${page.next === undefined ? '' : ' yet'}.\n`
              : `${page.hits.map(formatHit).join('\n\n')}\n`,
          );
          if (page.next !== undefined) context.remark(`More: --next ${page.next}\n`);
        });
      },
    );
}

/** A moment so long before now; undefined when none was given. Throws `usage_invalid` for what is no duration. */
export function parseSince(text: string | undefined, nowMs: number): number | undefined {
  if (text === undefined) return undefined;
  const durationMs = parseDuration(text);
  if (durationMs === undefined) {
    const hint = 'Write a number and s, m, h, d or w: 12h, 30d.';
    throw new NewsdeskError('usage_invalid', `"${text}" is not a duration`, { hint });
  }
  return nowMs - durationMs;
}

/** A number of rows from 1 to 1,000. */
export function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > HITS_MAX) {
    const hint = `Write a whole number from 1 to ${HITS_MAX}.`;
    throw new NewsdeskError('usage_invalid', `"${text}" is not a number of rows`, { hint });
  }
  return limit;
}

/** A hit as other programs read it. */
export function toHitJson(hit: SearchHit): Record<string, unknown> {
  return {
    id: hit.itemId,
    title: hit.title,
    url: hit.url ?? null,
    publisher: hit.publisher,
    publishedAt: new Date(hit.publishedAtMs).toISOString(),
    lang: hit.lang ?? null,
    story: hit.storyId ?? null,
    terms: hit.terms,
  };
}

/** A hit for people: its title with the hits marked, where it is from, and the first hit in its text. */
export function formatHit(hit: SearchHit): string {
  const marks = (field: string): readonly { start: number; end: number }[] =>
    hit.terms.filter((term) => term.field === field);
  const lines = [
    paint('bold', markHits(hit.title, marks('title'))),
    paint(
      'dim',
      [hit.publisher, formatMoment(hit.publishedAtMs), hit.lang, hit.storyId]
        .filter(Boolean)
        .join(' · '),
    ),
  ];
  const [first] = marks('body');
  if (first !== undefined) {
    const { from, to } = findSnippet(hit.text, first);
    const inside = marks('body')
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start - from, end: end - from }));
    const [before, after] = [from > 0 ? '… ' : '', to < hit.text.length ? ' …' : ''];
    lines.push(before + markHits(hit.text.slice(from, to), inside) + after);
  }
  if (hit.url !== undefined) lines.push(paint('dim', oneLine(hit.url)));
  return lines.join('\n');
}

/** A stretch around the hit that begins and ends between words. */
function findSnippet(
  text: string,
  hit: { readonly start: number; readonly end: number },
): { readonly from: number; readonly to: number } {
  const from = Math.max(0, hit.start - SNIPPET_CHARACTERS);
  const to = Math.min(text.length, hit.end + SNIPPET_CHARACTERS);
  const space = from === 0 ? -1 : text.slice(from, hit.start).search(/\s/);
  const lastSpace = to === text.length ? -1 : text.slice(hit.end, to).search(/\s\S*$/);
  return {
    from: space < 0 ? from : from + space + 1,
    to: lastSpace < 0 ? to : hit.end + lastSpace,
  };
}
