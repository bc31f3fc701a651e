import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ParsePool } from '../../src/adapters/feeds/parse-pool.ts';
import { makeGuardedFetch } from '../../src/adapters/http/guarded-fetch.ts';
import { openStoreInWorker } from '../../src/adapters/store/store-proxy.ts';
import { createClock } from '../../src/adapters/system/clock.ts';
import { createIds } from '../../src/adapters/system/ids.ts';
import { pollDueFeeds } from '../../src/app/poll-feeds.ts';
import { createRules } from '../../src/app/rules.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import { SETTINGS } from '../helpers/settings.ts';

/**
 * One round over a farm, as the service does it: guarded fetch, parsing worker, store worker, the shipped watches.
 * `poll-round.ts <store file> <days> [urls…]`: `fill` instead of days adds the feeds that stand on stdin. Prints one
 * line of JSON; poll.ts reads it.
 */
const [, , file = ':memory:', what = '0'] = process.argv;
const isFill = what === 'fill';
const daysLater = isFill ? 0 : Number(what);
const REQUESTS_MAX = 32;

const real = createClock();
const clock = { ...real, nowMs: () => real.nowMs() + daysLater * DAY_MS };
const store = await openStoreInWorker({ kind: 'sqlite', file }, { role: 'service' });
const ids = createIds();
const nothing = (): void => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

async function readUrls(): Promise<readonly string[]> {
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text.trim().split('\n');
}

if (isFill) {
  const feeds = (await readUrls()).map((url, index) => ({
    url,
    publisher: `Farm ${index}`,
    lang: undefined,
    everyMs: undefined,
    label: undefined,
    isCounted: true,
    auth: undefined,
    tags: [],
  }));
  const { applyFiles } = await import('../../src/app/apply-files.ts');
  const { loadConfig } = await import('../../src/config/load.ts');
  const { watches, concepts } = loadConfig({ directory: 'config', environment: {} });
  await applyFiles({ store, ids, clock }, { feeds, watches, concepts });
} else {
  const guarded = makeGuardedFetch({
    userAgent: 'Newsdesk/bench',
    allowAddresses: ['127.0.0.0/24'],
    concurrency: REQUESTS_MAX,
  });
  const feedSource = new ParsePool();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let feeds = 0;
  let items = 0;
  let ill = 0;
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await pollDueFeeds(
    {
      store,
      clock,
      ids,
      log: SILENT,
      fetch: guarded.fetch,
      feedSource,
      rules: createRules({ store, log: SILENT, clock }),
      owner: 'bench',
      settings: {
        ...SETTINGS,
        polling: {
          everyMs: 5 * MINUTE_MS,
          fastestMs: MINUTE_MS,
          slowestMs: HOUR_MS,
          requestsMax: REQUESTS_MAX,
        },
      },
    },
    {
      signal: new AbortController().signal,
      onReport: ({ added, isWell }) => {
        feeds += 1;
        items += added;
        if (!isWell) ill += 1;
      },
    },
  );
  delay.disable();
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(before);
  const roundCpuSeconds = (user + system) / 1e6;
  await guarded.close();
  await feedSource.close();
  const loopP99Ms = delay.percentile(99) / 1e6;
  process.stdout.write(
    `${JSON.stringify({ feeds, items, ill, seconds, roundCpuSeconds, loopP99Ms })}\n`,
  );
}
await store.close();
