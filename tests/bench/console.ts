import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDiscoverFeeds } from '../../src/adapters/feeds/discover-feeds.ts';
import { parseOpml, renderOpml } from '../../src/adapters/feeds/opml.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { SqliteDatabase } from '../../src/adapters/store/sqlite-database.ts';
import { connectSqlite } from '../../src/adapters/store/sqlite-dialect.ts';
import { createClock } from '../../src/adapters/system/clock.ts';
import { createIds } from '../../src/adapters/system/ids.ts';
import { createConsole } from '../../src/adapters/web/console-app.ts';
import { createDesk } from '../../src/app/console/create-desk.ts';
import { createSignInLink } from '../../src/app/console/sign-in.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/time/moment.ts';
import type { FeedSource } from '../../src/ports/feed-source.ts';
import type { Fetch } from '../../src/ports/fetch.ts';
import type { Store } from '../../src/ports/store.ts';
import { renderPreview } from '../../src/wire/console.ts';
import { startServer } from '../helpers/loopback-server.ts';
import { makeNewsdesk, SILENT } from '../helpers/newsdesk.ts';
import { ARCHIVE_NOW_MS } from './archive.ts';
import { fillService } from './service-rows.ts';

/**
 * How long the console's pages take on the archive of `npm run bench -- search` (a million made-up items), after a year of
 * service has been added to it: `npm run bench -- console [items]`. From the request on loopback to the last byte.
 */
const ARCHIVE = join(tmpdir(), 'bench-of-newsdesk', `search-${process.argv[2] ?? 1_000_000}.db`);
const ROUNDS = 60;
/** The console itself lets nobody ask faster than this. */
const PAUSE_MS = 60;

/** The outside is not asked: no page fetches anything. */
const NO_FETCH: Fetch = async () => ({ kind: 'http-error', status: 404, retryAfterMs: undefined });
const NO_SOURCE: FeedSource = {
  parse: async () => ({ kind: 'not-a-feed', what: 'empty' }),
  extractArticle: async () => ({ kind: 'no-article' }),
};

async function main(): Promise<void> {
  if (!existsSync(ARCHIVE)) {
    process.stdout.write(`${ARCHIVE} is not there: run npm run bench -- search first.\n`);
    return;
  }
  const store = await openStore({ kind: 'sqlite', file: ARCHIVE });
  // The archive ends at its own moment, and the pages ask for its last days.
  const real = createClock();
  const aheadMs = real.nowMs() - ARCHIVE_NOW_MS;
  const clock = { ...real, nowMs: () => real.nowMs() - aheadMs };
  const ids = createIds();
  const database = new SqliteDatabase(connectSqlite(ARCHIVE), Date.now);
  await fillService(store, database, await store.countItems());
  await database.close();
  const { settings } = (await makeNewsdesk()).deps;
  const desk = createDesk({
    store,
    clock,
    ids,
    settings,
    defaults: { ageMaxMs: 6 * HOUR_MS },
    fetch: NO_FETCH,
    feedSource: NO_SOURCE,
    mayFetchArticle: () => Promise.resolve(true),
    discoverFeeds: makeDiscoverFeeds({ fetch: NO_FETCH, source: NO_SOURCE }),
    opml: { parse: parseOpml, render: renderOpml },
    renderPreview,
  });
  const served = createConsole({ desk, webUrl: undefined, clock, log: SILENT });
  const server = await startServer((request, response) => served.handle(request, response));
  const cookie = await signIn(store, ids, server.url);
  await measure(server.url, cookie);
  served.close();
  await server.close();
  await store.close();
}

async function signIn(
  store: Store,
  ids: ReturnType<typeof createIds>,
  url: string,
): Promise<string> {
  const link = await createSignInLink(
    { store, ids },
    { consoleUrl: url, actor: 'cli', workspace: 'local', role: 'admin' },
  );
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ token: new URL(link).searchParams.get('token') ?? '' }),
  });
  return answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
}

async function measure(url: string, cookie: string): Promise<void> {
  const head = ['p50', 'p95', 'max', 'KB'].map((name) => name.padStart(9)).join('');
  process.stdout.write(`${'ms'.padEnd(28)}${head}\n`);
  const paths = [
    '/',
    '/watches',
    '/watches/w1-1',
    '/watches/new',
    '/stories',
    '/stories?q=port',
    '/stories?q=tra*+-port',
    '/stories/story-1',
    '/quotes',
    '/quotes?who=Malyk',
    '/quotes?who=Гордій',
    '/quotes?who=promised',
    '/feeds',
    '/feeds?page=5',
    '/feeds?ill=1',
    '/feeds/export.opml',
    '/deliveries',
    '/deliveries?failed=1',
    '/audit',
    `/audit?before=${ARCHIVE_NOW_MS - 200 * DAY_MS}`,
    '/settings',
  ];
  for (const path of paths) {
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      const answer = await fetch(`${url}${path}`, { headers: { cookie } });
      bytes = (await answer.arrayBuffer()).byteLength;
      times.push(performance.now() - begun);
      await clock(PAUSE_MS);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number): string =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
        .toFixed(1)
        .padStart(9);
    process.stdout.write(
      `${path.padEnd(28)}${at(0.5)}${at(0.95)}${at(1)}${String(Math.round(bytes / 1024)).padStart(9)}\n`,
    );
  }
}

function clock(durationMs: number): Promise<void> {
  return createClock().wait(durationMs);
}

await main();
