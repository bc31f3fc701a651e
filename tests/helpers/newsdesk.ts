import { openStore } from '../../src/adapters/store/open-store.ts';
import { createIds } from '../../src/adapters/system/ids.ts';
import { applyFiles, optionsOf } from '../../src/app/apply-files.ts';
import { createHealth } from '../../src/app/health.ts';
import { createProcessor } from '../../src/app/process-items.ts';
import { createRules } from '../../src/app/rules.ts';
import { runOnce, type ServiceDeps } from '../../src/app/run-service.ts';
import type { Settings } from '../../src/app/settings.ts';
import type { FeedOptions } from '../../src/core/item/feed.ts';
import type { ParsedItem } from '../../src/core/item/item.ts';
import { hash128 } from '../../src/core/text/hash.ts';
import { DAY_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { WatchOptions } from '../../src/core/watch/watch.ts';
import type { FeedSource } from '../../src/ports/feed-source.ts';
import type { Fetch } from '../../src/ports/fetch.ts';
import type { ReadDisk } from '../../src/ports/health.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Store } from '../../src/ports/store.ts';
import { type FakeChat, makeFakeChat } from './chat.ts';
import { makeClock, type WoundClock } from './clock.ts';
import { SETTINGS } from './settings.ts';
import { makeWatch } from './watch.ts';

export const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A Wednesday morning in Kyiv. */
export const START_MS = Date.parse('2026-06-10T06:00:00Z');

/** An item of a feed, published now unless the test says otherwise. */
export type SampleItem = Partial<ParsedItem> & { readonly guid: string; readonly title: string };

/** Newsdesk over a store in memory, feeds that the test writes, and a chat that shows what it is sent. */
export interface Newsdesk {
  readonly store: Store;
  readonly clock: WoundClock;
  readonly chat: FakeChat;
  /** The same for Slack's channels. */
  readonly slack: FakeChat;
  readonly deps: ServiceDeps;
  /** Puts an item into a publisher's feed, or changes the one with its guid. */
  publish(publisher: string, item: SampleItem): void;
  /** Replaces all items of a publisher's feed, in the order in which the feed gives them. */
  setFeed(publisher: string, items: readonly SampleItem[]): void;
  /** Lets a publisher's feed answer 404, or as before. */
  breakFeed(publisher: string, isBroken: boolean): void;
  /** Lets a publisher's feed answer with a permanent redirect to another address from now on. */
  moveFeed(publisher: string): void;
  /** Makes every feed due, then polls, processes and posts until nothing is left. */
  round(): Promise<void>;
}

interface Sample {
  readonly watches?: readonly Partial<WatchOptions>[];
  readonly publishers?: readonly string[];
  readonly settings?: Partial<Settings>;
  /** When the test begins; default `START_MS`. */
  readonly startMs?: number;
  /** Options of a publisher's feed. */
  readonly feeds?: Readonly<Record<string, Partial<FeedOptions>>>;
}

const feedUrl = (publisher: string): string => `https://${publisher.toLowerCase()}.example/feed`;

export async function makeNewsdesk(sample: Sample = {}): Promise<Newsdesk> {
  const clock = makeClock(sample.startMs ?? START_MS);
  const store = await openStore(
    { kind: 'sqlite', file: ':memory:' },
    { nowMs: () => clock.nowMs() },
  );
  const publishers = sample.publishers ?? ['Post'];
  const items = new Map(publishers.map((name): [string, ParsedItem[]] => [feedUrl(name), []]));
  const moves = new Map<string, string>();
  const broken = new Set<string>();
  const chat = makeFakeChat('console');
  const slack = makeFakeChat('slack');
  const deps = makeDeps({
    store,
    clock,
    chat,
    slack,
    items,
    moves,
    broken,
    settings: sample.settings ?? {},
  });
  await applyFiles(deps, {
    feeds: publishers.map((publisher) => ({
      url: feedUrl(publisher),
      publisher,
      lang: 'en',
      everyMs: MINUTE_MS,
      label: undefined,
      isCounted: true,
      auth: undefined,
      tags: [],
      ...sample.feeds?.[publisher],
    })),
    watches: (sample.watches ?? [{}]).map((own) => optionsOf(makeWatch(own))),
    concepts: {},
  });
  const processor = createProcessor(deps);
  return {
    store,
    clock,
    chat,
    slack,
    deps,
    publish(publisher, item) {
      const feed = items.get(feedUrl(publisher)) ?? [];
      const known = feed.findIndex(({ guid }) => guid === item.guid);
      feed.splice(
        known < 0 ? 0 : known,
        known < 0 ? 0 : 1,
        toParsed(publisher, item, clock.nowMs()),
      );
    },
    setFeed(publisher, own) {
      const feed = items.get(feedUrl(publisher)) ?? [];
      feed.splice(0, feed.length, ...own.map((item) => toParsed(publisher, item, clock.nowMs())));
    },
    breakFeed(publisher, isBroken) {
      if (isBroken) broken.add(feedUrl(publisher));
      else broken.delete(feedUrl(publisher));
    },
    moveFeed(publisher) {
      const from = feedUrl(publisher);
      const to = `${from}/moved`;
      items.set(to, items.get(from) ?? []);
      moves.set(from, to);
    },
    async round() {
      clock.advance(2 * MINUTE_MS);
      const signal = new AbortController().signal;
      await runOnce(deps, { signal, onReport: () => undefined, isDelivering: true, processor });
    },
  };
}

function toParsed(publisher: string, item: SampleItem, nowMs: number): ParsedItem {
  return {
    url: `https://${publisher.toLowerCase()}.example/${item.guid}`,
    author: undefined,
    publishedAtMs: nowMs,
    updatedAtMs: undefined,
    summaryText: undefined,
    contentText: undefined,
    imageUrl: undefined,
    enclosures: [],
    lang: 'en',
    ...item,
  };
}

function makeDeps(parts: {
  readonly store: Store;
  readonly clock: WoundClock;
  readonly chat: FakeChat;
  readonly slack: FakeChat;
  readonly items: ReadonlyMap<string, readonly ParsedItem[]>;
  readonly moves: ReadonlyMap<string, string>;
  readonly broken: ReadonlySet<string>;
  readonly settings: Partial<Settings>;
}): ServiceDeps {
  const { store, clock, chat, slack, items, moves, broken } = parts;
  const platforms = new Map([
    ['console', chat],
    ['slack', slack],
  ] as const);
  const readDisk: ReadDisk = () => Promise.resolve(undefined);
  return {
    store,
    health: createHealth({ store, clock, platforms, readDisk }),
    readDisk,
    clock,
    ids: createIds(),
    log: SILENT,
    fetch: makeFetch(items, moves, broken),
    feedSource: FEED_SOURCE,
    mayFetchArticle: async () => false,
    rules: createRules({ store, log: SILENT, clock }),
    owner: 'test',
    platforms,
    callbackUrl: undefined,
    onTick: () => async () => undefined,
    retention: { itemsMs: 365 * DAY_MS, articleTextMs: 90 * DAY_MS, peopleMs: 180 * DAY_MS },
    settings: {
      ...SETTINGS,
      timezone: 'Europe/Kyiv',
      notices: ['console'],
      ...parts.settings,
    },
  };
}

/** The body is the list of items as JSON, so that what a feed says is the test's alone. */
function makeFetch(
  items: ReadonlyMap<string, readonly ParsedItem[]>,
  moves: ReadonlyMap<string, string>,
  broken: ReadonlySet<string>,
): Fetch {
  return async ({ url }) => {
    const feed = items.get(url);
    if (feed === undefined || broken.has(url))
      return { kind: 'http-error', status: 404, retryAfterMs: undefined };
    const document = JSON.stringify(feed);
    const bytes = new TextEncoder().encode(document);
    return {
      kind: 'fresh',
      status: 200,
      bytes,
      bodyHash: hash128(document),
      contentType: 'application/json',
      validators: { etag: undefined, lastModified: undefined },
      freshness: { cacheMaxAgeMs: undefined, expiresAtMs: undefined, retryAfterMs: undefined },
      links: [],
      finalUrl: moves.get(url) ?? url,
      permanentUrl: moves.get(url),
    };
  };
}

const FEED_SOURCE: FeedSource = {
  async parse(bytes) {
    const items = JSON.parse(new TextDecoder().decode(bytes)) as readonly ParsedItem[];
    return {
      kind: 'feed',
      feed: {
        title: undefined,
        siteUrl: undefined,
        lang: 'en',
        hubUrls: [],
        selfUrl: undefined,
        ttlMinutes: undefined,
        skipHours: [],
        skipDays: [],
        items,
        layers: [],
      },
    };
  },
  extractArticle: async () => ({ kind: 'no-article' }),
};
