import type { Command } from 'commander';
import { groupSameWords } from '../core/quote/same-words.ts';
import { NewsdeskError } from '../errors.ts';
import type { StoredQuote } from '../ports/quote-store.ts';
import type { StoryQuote } from '../ports/quote-use-cases.ts';
import { formatDifference } from './check-quote.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatMoment, oneLine, paint, toJsonLine } from './output.ts';
import { formatSpeaker, toQuoteJson } from './quote-lines.ts';
import { parseLimit, parseSince } from './search.ts';

const QUOTES_DEFAULT = 10;
/** A whole quote is what people look for; a longer one is a speech. */
const WORDS_SHOWN_MAX = 1_200;

interface QuotesOptions {
  readonly since?: string;
  readonly limit: string;
  readonly next?: string;
  readonly story?: boolean;
  readonly json?: boolean;
}

/** `newsdesk quotes`: what somebody said, or who said words. */
export function addQuotesCommand(program: Command, context: CommandContext): void {
  program
    .command('quotes')
    .argument('<speaker or words>', 'a name in any spelling, or words that were said')
    .description('what somebody said, or who said words, newest first')
    .option('--since <duration>', 'only quotes of the last 30d, 12h, …')
    .option('--limit <n>', 'how many places where words stand', String(QUOTES_DEFAULT))
    .option('--next <page>', 'the page after, as the last answer named it')
    .option('--story', 'the quotes of the story with this id, merged over its publishers')
    .option('--json', 'a line of JSON for each place where a quote stands')
    .addHelpText(
      'after',
      '\nExamples:\n  newsdesk quotes sybiha --since 30d\n  newsdesk quotes "air defence" --limit 50 --json\n  newsdesk quotes --story 1f0c9a7e\n',
    )
    .action(async (text: string, options: QuotesOptions) => {
      if (text.trim() === '') {
        const hint = 'Give a name or words: newsdesk quotes sybiha.';
        throw new NewsdeskError('usage_invalid', 'there is nothing to look for', { hint });
      }
      if (options.story === true) await printStory(context, text.trim(), options);
      else await printSpoken(context, text, options);
    });
}

async function printSpoken(
  context: CommandContext,
  text: string,
  options: QuotesOptions,
): Promise<void> {
  await withUseCases(context, async (useCases) => {
    const page = await useCases.findQuotes({
      text,
      sinceMs: parseSince(options.since, context.nowMs()),
      limit: parseLimit(options.limit),
      next: options.next,
    });
    if (options.json === true) {
      for (const quote of page.quotes) context.print(toJsonLine(toQuoteJson(quote)));
    } else if (page.quotes.length === 0) {
      context.print('Nothing found: nobody of that name, and no quote with these words.\n');
    } else {
      context.print(`${groupSameWords(page.quotes).map(formatQuote).join('\n\n')}\n`);
    }
    if (page.next !== undefined) context.remark(`More: --next ${page.next}\n`);
  });
}

async function printStory(
  context: CommandContext,
  storyId: string,
  options: QuotesOptions,
): Promise<void> {
  await withUseCases(context, async (useCases) => {
    const quotes = await useCases.listStoryQuotes(storyId);
    if (options.json === true) {
      for (const quote of quotes) context.print(toJsonLine(toStoryJson(quote)));
      return;
    }
    context.print(
      quotes.length === 0
        ? `No story ${oneLine(storyId)}, or nobody is quoted in it.\n`
        : `${quotes.map(formatStoryQuote).join('\n\n')}\n`,
    );
  });
}

/** The words once, with each place where they stand. */
export function formatQuote(places: readonly [StoredQuote, ...StoredQuote[]]): string {
  const [quote] = places;
  return [
    paint('bold', `“${oneLine(quote.text, WORDS_SHOWN_MAX)}”`),
    formatSpeaker(quote),
    ...places.flatMap(formatPlace),
  ].join('\n');
}

function formatPlace({ publisher, publishedAtMs, title, url }: StoredQuote): readonly string[] {
  const source = [publisher, formatMoment(publishedAtMs), title].map((part) => oneLine(part));
  return [
    paint('dim', source.join(' · ')),
    ...(url === undefined ? [] : [paint('dim', oneLine(url))]),
  ];
}

/** A quote of a story: each wording with those who carry it, and where it departs from the first. */
function formatStoryQuote({ versions }: StoryQuote): string {
  const [first] = versions;
  const speaker = versions
    .flatMap(({ carriedBy }) => carriedBy)
    .find((quote) => quote.speaker !== undefined);
  const attribution = speaker ?? first?.carriedBy[0];
  return [
    ...(attribution === undefined ? [] : [paint('bold', formatSpeaker(attribution))]),
    ...versions.flatMap(({ words, carriedBy, differences }) => [
      `  “${oneLine(words, WORDS_SHOWN_MAX)}”`,
      paint(
        'dim',
        `  ${listPublishers(carriedBy)
          .map((name) => oneLine(name))
          .join(', ')}`,
      ),
      ...differences.map(formatDifference),
    ]),
  ].join('\n');
}

function listPublishers(quotes: readonly StoredQuote[]): readonly string[] {
  return [...new Set(quotes.map(({ publisher }) => publisher))];
}

function toStoryJson({ versions }: StoryQuote): Record<string, unknown> {
  return {
    versions: versions.map(({ words, carriedBy, differences }) => ({
      text: words,
      publishers: listPublishers(carriedBy),
      differences,
      quotes: carriedBy.map(toQuoteJson),
    })),
  };
}
