import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type FeedServer, startFeedServer } from '../helpers/feed-server.ts';
import { type Installation, kill, makeInstallation } from '../helpers/service.ts';

const KILLS = 8;
const ITEMS_PER_LIFE = 2;

let feed: FeedServer;
let house: Installation;
let services: ChildProcess[] = [];

beforeAll(async () => {
  feed = await startFeedServer();
  house = await makeInstallation({
    'newsdesk.yaml':
      'timezone: UTC\nnotices: []\npolling: { fastest: 1s, allow_addresses: [127.0.0.1/32] }\n',
    'feeds.yaml': `feeds:\n  - { url: '${feed.url}', publisher: Coast, lang: en, every: 1s }\n`,
    'watches.yaml': 'watches:\n  - { name: harbour, query: harbour, destinations: [console] }\n',
  });
});
afterEach(async () => {
  await Promise.all(services.map((service) => kill(service)));
  services = [];
});
afterAll(async () => {
  await feed.close();
  await house.remove();
});

async function start(): Promise<ChildProcess> {
  const service = await house.start();
  services.push(service);
  return service;
}

interface Row {
  readonly title: string;
  readonly kind: string;
  readonly state: string;
}

async function posts(): Promise<readonly Row[]> {
  const { stdout } = await house.command('deliveries', '--json', '--limit', '1000');
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
    .filter(({ kind }) => kind === 'post');
}

/** Waits for a condition that the real program brings about; fails with the test's own time limit. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition()));
}

test(`${KILLS} times kill -9 at random moments: each alert is once among the deliveries, none is lost`, async () => {
  for (let life = 0; life < KILLS; life++) {
    const service = await start();
    for (let count = 0; count < ITEMS_PER_LIFE; count++) feed.publish();
    const momentMs = Math.random() * 1500;
    await new Promise((resolve) => {
      setTimeout(resolve, momentMs);
    });
    await kill(service);
  }
  const last = await start();
  await until(async () => {
    const rows = await posts();
    return rows.length >= feed.titles.length && rows.every(({ state }) => state === 'sent');
  });
  const titles = (await posts()).map(({ title }) => title);
  expect(titles.toSorted((a, b) => a.localeCompare(b))).toEqual(
    feed.titles.toSorted((a, b) => a.localeCompare(b)),
  );
  expect(await kill(last, 'SIGTERM')).toBe(0);
});

test('a second service on the same store is refused, and says what to do', async () => {
  const service = await start();
  const { code } = await house.command('run');
  expect(code).toBe(1);
  await kill(service, 'SIGTERM');
});
