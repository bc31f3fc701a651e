import { type AddressInfo, createServer } from 'node:net';
import { EVENTS } from '../helpers/feed-server.ts';
import { type PublishedItem, startHubServer } from '../helpers/hub-server.ts';
import { kill, makeInstallation } from '../helpers/service.ts';

/**
 * `npm run bench -- push`: from the publication in a feed to the alert on the service's output, over WebSub. The real
 * program subscribes at a hub on loopback; then items are published one after the other, and each is waited for. The way
 * has everything on it: signature, parsing, matching, the article's page, its quotes, the story, the outbox.
 */
const MUST_MS = { p50: 150, p99: 1000 };
/** The first poll tells of the hub, and hubs are asked every ten seconds. */
const SUBSCRIBED_WITHIN_MS = 30_000;
const POSTED_WITHIN_MS = 2000;
/** Between two items, so that each finds the service at rest, as in life. */
const PAUSE_MS = 50;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => {
    server.listen(0, '127.0.0.1', settle);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((settle) => {
    server.close(settle);
  });
  return port;
}

const pause = (durationMs: number): Promise<void> =>
  new Promise((settle) => {
    setTimeout(settle, durationMs);
  });

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Unlike events, so that none is taken for another's story. */
const ITEMS: readonly PublishedItem[] = EVENTS.map(([title, text]) => ({
  title,
  teaser: text,
  paragraphs: [text, `“This is what we saw,” said Mira Olsen, who keeps the log. ${title}.`],
}));

async function until(condition: () => boolean, withinMs: number): Promise<boolean> {
  const endAtMs = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > endAtMs) return false;
    await pause(1);
  }
  return true;
}

async function measure(): Promise<readonly number[]> {
  const hub = await startHubServer();
  const [first, ...items] = ITEMS;
  if (first !== undefined) await hub.publish(first);
  const port = await freePort();
  const house = await makeInstallation(
    {
      'newsdesk.yaml': 'timezone: UTC\nnotices: []\npolling: { allow_addresses: [127.0.0.0/24] }\n',
      'feeds.yaml': `feeds:\n  - { url: '${hub.feedUrl}', publisher: Coast Wire, every: 6h }\n`,
      'watches.yaml':
        'watches:\n  - { name: harbour, query: harbour, destinations: [console], max_per_hour: 1000 }\n',
    },
    { NEWSDESK_WEB_URL: `http://127.0.0.1:${port}`, PORT: String(port) },
  );
  const service = await house.start();
  let printed = '';
  service.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const samples: number[] = [];
  try {
    if (!(await until(() => hub.subscribers.size > 0, SUBSCRIBED_WITHIN_MS)))
      throw new Error('the service did not subscribe');
    for (const item of items) {
      const publishedAt = performance.now();
      await hub.publish(item);
      if (await until(() => printed.includes(item.title), POSTED_WITHIN_MS))
        samples.push(performance.now() - publishedAt);
      await pause(PAUSE_MS);
    }
  } finally {
    await kill(service, 'SIGTERM');
    await house.remove();
    await hub.close();
  }
  return samples;
}

const samples = await measure();
const p50 = percentile(samples, 0.5);
const p99 = percentile(samples, 0.99);
process.stdout.write(
  `published → posted over WebSub: p50 ${p50.toFixed(0)} ms (must ${MUST_MS.p50}), p99 ${p99.toFixed(0)} ms (must ${MUST_MS.p99}), ${samples.length} alerts of ${ITEMS.length - 1} items\n`,
);
if (samples.length < ITEMS.length - 1 || p50 > MUST_MS.p50 || p99 > MUST_MS.p99)
  process.exitCode = 1;
