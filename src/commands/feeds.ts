import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Feed } from '../core/item/feed.ts';
import { parseDuration } from '../core/time/moment.ts';
import { NewsdeskError } from '../errors.ts';
import { type CommandContext, withUseCases } from './context.ts';
import { formatTest, toTestJson } from './feed-test.ts';
import { formatMoment, formatTable, oneLine, paint, toJsonLine } from './output.ts';

interface AddOptions {
  readonly publisher?: string;
  readonly lang?: string;
  readonly every?: string;
  readonly label?: string;
  readonly counts: boolean;
}

/** `newsdesk feeds`: list, add, remove, test, import, export. */
export function addFeedsCommand(program: Command, context: CommandContext): void {
  const feeds = program.command('feeds').description('the feeds that are polled');
  feeds
    .command('list', { isDefault: true })
    .description('every feed and how it is')
    .option('--json', 'a line of JSON for each feed')
    .action(async ({ json }: { json?: boolean }) => {
      await withUseCases(context, async (useCases) => {
        const all = await useCases.listFeeds();
        if (json === true) for (const feed of all) context.print(toJsonLine(toFeedJson(feed)));
        else context.print(all.length === 0 ? 'No feeds.\n' : `${formatFeeds(all)}\n`);
      });
    });
  feeds
    .command('add')
    .argument('<url>', "the feed's address")
    .description('add a feed')
    .option(
      '--publisher <name>',
      'who is behind it; several feeds of one publisher count as one source',
    )
    .option('--lang <code>', 'its language; else it is found per item')
    .option('--every <duration>', 'how often it is polled, for example 5m')
    .option('--label <text>', 'shown after the name')
    .option('--no-counts', 'shown, never counted as a source')
    .addHelpText(
      'after',
      '\nExample:\n  newsdesk feeds add https://news.example.org/world.xml --publisher "Example News"\n',
    )
    .action(async (url: string, options: AddOptions) => {
      await withUseCases(context, (useCases) =>
        useCases.addFeed({
          url,
          publisher: options.publisher ?? hostOf(url),
          lang: options.lang,
          everyMs: parseEvery(options.every),
          label: options.label,
          isCounted: options.counts,
          auth: undefined,
          tags: [],
        }),
      );
      context.print(`${url} is polled from now on.\n`);
    });
  addTrying(feeds, context);
  feeds
    .command('remove')
    .argument('<url>', "the feed's address")
    .description('stop polling a feed; its items stay in the archive')
    .action(async (url: string) => {
      await withUseCases(context, (useCases) => useCases.removeFeed(url));
      context.print(`${url} is no longer polled.\n`);
    });
}

function addTrying(feeds: Command, context: CommandContext): void {
  feeds
    .command('test')
    .argument('<url>', 'the address of a feed or of a site')
    .description(
      'what would be read there, what the server is like, and when it would be polled next',
    )
    .option('--json', 'one JSON object')
    .addHelpText('after', '\nExample:\n  newsdesk feeds test https://news.example.org\n')
    .action(async (url: string, { json }: { json?: boolean }) => {
      const test = await withUseCases(context, (useCases) => useCases.testFeed(url));
      context.print(json === true ? toTestJson(test) : `${formatTest(url, test)}\n`);
      if (test.problem !== undefined) context.setExitCode(1);
    });
  feeds
    .command('import')
    .argument('<opml>', 'a reading list that a feed reader exported')
    .description('add the feeds of an OPML file; folders become tags')
    .action(async (file: string) => {
      const document = await readFile(file).catch((cause: unknown) => {
        throw new NewsdeskError('feed_invalid', `${file} cannot be read`, {
          hint: 'Give the path of an OPML file.',
          cause,
        });
      });
      const { added, known, refused } = await withUseCases(context, (useCases) =>
        useCases.importOpml(document),
      );
      const feedsAdded = `${added} ${added === 1 ? 'feed' : 'feeds'} added`;
      const others = refused === 0 ? '' : `, ${refused} left out: no address that can be polled`;
      context.print(`${feedsAdded}, ${known} there already${others}.\n`);
    });
  feeds
    .command('export')
    .description('every feed as an OPML reading list')
    .action(async () => {
      context.print(await withUseCases(context, (useCases) => useCases.exportOpml()));
    });
}

function hostOf(url: string): string {
  const host = URL.parse(url)?.hostname.replace(/^www\./, '');
  if (host === undefined || host === '') {
    const hint = 'Give the address of a feed, for example https://news.example.org/world.xml.';
    throw new NewsdeskError('feed_invalid', `"${url}" is not an address`, { hint });
  }
  return host;
}

function parseEvery(text: string | undefined): number | undefined {
  const everyMs = text === undefined ? undefined : parseDuration(text);
  if (text !== undefined && everyMs === undefined) {
    throw new NewsdeskError('usage_invalid', `"${text}" is not a duration`, {
      hint: 'Write 30s, 5m, 2h.',
    });
  }
  return everyMs;
}

function toFeedJson(feed: Feed): Record<string, unknown> {
  const toIso = (atMs: number | undefined): string | null =>
    atMs === undefined ? null : new Date(atMs).toISOString();
  return {
    id: feed.id,
    url: feed.url,
    publisher: feed.publisher,
    lang: feed.lang ?? null,
    label: feed.label ?? null,
    counts: feed.isCounted,
    tags: feed.tags,
    lastFetchAt: toIso(feed.lastFetchAtMs),
    lastSuccessAt: toIso(feed.lastSuccessAtMs),
    nextPollAt: feed.isDisabled ? null : toIso(feed.nextPollAtMs),
    consecutiveErrors: feed.consecutiveErrors,
    error: feed.lastError ?? null,
    items: feed.itemsSeen,
    isDisabled: feed.isDisabled,
  };
}

/** A feed that was never asked is neither well nor ill. */
function markOf(feed: Feed): string {
  if (feed.lastError !== undefined) return paint('red', '✗');
  return feed.lastFetchAtMs === undefined ? '·' : paint('green', '✓');
}

function formatFeeds(feeds: readonly Feed[]): string {
  return formatTable([
    ['', 'publisher', 'last well', 'next', 'items', 'address'],
    ...feeds.map((feed) => [
      markOf(feed),
      oneLine(feed.label === undefined ? feed.publisher : `${feed.publisher} (${feed.label})`, 60),
      formatMoment(feed.lastSuccessAtMs),
      feed.isDisabled ? 'never' : formatMoment(feed.nextPollAtMs),
      String(feed.itemsSeen),
      feed.lastError === undefined ? feed.url : `${feed.url} (${feed.lastError})`,
    ]),
  ]);
}
