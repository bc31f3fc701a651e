import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { ParsePool } from '../../src/adapters/feeds/parse-pool.ts';
import { makeGuardedFetch } from '../../src/adapters/http/guarded-fetch.ts';
import { openStoreInWorker } from '../../src/adapters/store/store-proxy.ts';
import { createClock } from '../../src/adapters/system/clock.ts';
import { createIds } from '../../src/adapters/system/ids.ts';
import { applyFiles } from '../../src/app/apply-files.ts';
import { pollDueFeeds } from '../../src/app/poll-feeds.ts';
import { createRules } from '../../src/app/rules.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import { SILENT } from '../helpers/newsdesk.ts';
import { SETTINGS } from '../helpers/settings.ts';
import { makeWatch } from '../helpers/watch.ts';

/**
 * The poller of feeds-campaign.ts, in a process of its own so that its memory and event loop are its own. First line on
 * stdin: the feeds' addresses; each further one a round: the links that must be stored when it has ended. Answers a line
 * of JSON each.
 */
const PORT = process.argv[2] ?? '';
const real = createClock();
let hoursLater = 0;
const clock = { ...real, nowMs: () => real.nowMs() + hoursLater * HOUR_MS };
const store = await openStoreInWorker({ kind: 'sqlite', file: process.argv[3] ?? ':memory:' });
const guarded = makeGuardedFetch({
  userAgent: 'Newsdesk/campaign',
  // The farm alone: its canary stands for an internal service.
  allowAddresses: ['127.0.0.1/32'],
  perHost: 8,
  // Short, so that feeds that never end take three seconds a round and not twenty.
  timeouts: { totalMs: 3000, idleMs: 1500 },
});
const feedSource = new ParsePool({ jobTimeoutMs: 2000 });
const deps = {
  store,
  clock,
  ids: createIds(),
  log: SILENT,
  fetch: guarded.fetch,
  feedSource,
  rules: createRules({ store, log: SILENT, clock }),
  owner: 'campaign',
  settings: {
    ...SETTINGS,
    notices: ['console'],
    polling: { everyMs: MINUTE_MS, fastestMs: MINUTE_MS, slowestMs: HOUR_MS / 2, requestsMax: 32 },
  },
} as const;
const delay = monitorEventLoopDelay({ resolution: 1 });

async function poll(links: readonly string[]): Promise<Record<string, unknown>> {
  const outcomes: Record<string, string> = {};
  const startedAt = performance.now();
  delay.enable();
  await pollDueFeeds(deps, {
    signal: new AbortController().signal,
    onReport: ({ url, outcome }) => {
      outcomes[url] = outcome;
    },
  });
  delay.disable();
  const missing: string[] = [];
  for (const url of links) if ((await store.findItem({ url })) === undefined) missing.push(url);
  hoursLater += 1;
  const seconds = (performance.now() - startedAt) / 1000;
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  return { missing, seconds, peakMegabytes, loopP99Ms: delay.percentile(99) / 1e6, outcomes };
}

let isFirst = true;
for await (const line of createInterface({ input: process.stdin })) {
  const list = JSON.parse(line) as readonly string[];
  if (isFirst) {
    isFirst = false;
    const feeds = list.map((url) => ({
      url,
      publisher: `Farm ${url}`,
      lang: undefined,
      everyMs: undefined,
      label: undefined,
      isCounted: true,
      auth: undefined,
      tags: [],
    }));
    const {
      id: _id,
      workspace: _workspace,
      version: _version,
      isPaused: _paused,
      ...watch
    } = {
      ...makeWatch({ name: 'nato', query: 'nato' }),
    };
    await applyFiles(deps, { feeds, watches: [watch], concepts: {} });
    process.stdout.write(`{"ready":"${PORT}"}\n`);
  } else {
    process.stdout.write(`${JSON.stringify(await poll(list))}\n`);
  }
}
await guarded.close();
await feedSource.close();
await store.close();
