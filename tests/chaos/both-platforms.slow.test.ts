import type { ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startDiscordHarness } from '../emulators/discord/harness.ts';
import { TOKEN } from '../emulators/discord/state.ts';
import { startSlackHarness } from '../emulators/slack/harness.ts';
import { APP_TOKEN, BOT_TOKEN } from '../emulators/slack/state.ts';
import { type FeedServer, startFeedServer } from '../helpers/feed-server.ts';
import { type Installation, kill, makeInstallation } from '../helpers/service.ts';

/** Half of the kills come after an acceptance that the service does not hear of. */
const KILLS = 20;
const AFTER_ACCEPTANCE = ['error-after', 'cut-after'] as const;

let feed: FeedServer;
let slack: Awaited<ReturnType<typeof startSlackHarness>>;
let discord: Awaited<ReturnType<typeof startDiscordHarness>>;
let house: Installation;
let services: ChildProcess[] = [];

beforeAll(async () => {
  [feed, slack, discord] = await Promise.all([
    startFeedServer(),
    startSlackHarness(),
    startDiscordHarness(),
  ]);
  const destinations = `['${slack.destination}', '${discord.destination}']`;
  house = await makeInstallation(
    {
      'newsdesk.yaml':
        'timezone: UTC\nnotices: []\npolling: { fastest: 1s, allow_addresses: [127.0.0.1/32] }\n',
      'feeds.yaml': `feeds:\n  - { url: '${feed.url}', publisher: Coast, lang: en, every: 1s }\n`,
      'watches.yaml': `watches:\n  - { name: harbour, query: harbour, destinations: ${destinations} }\n`,
    },
    {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.emulator.apiUrl,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.emulator.apiUrl,
    },
  );
});
afterEach(async () => {
  await Promise.all(services.map((service) => kill(service)));
  services = [];
});
afterAll(async () => {
  await Promise.all([feed.close(), slack.close(), discord.close(), house.remove()]);
});

async function start(): Promise<ChildProcess> {
  const service = await house.start();
  services.push(service);
  return service;
}

const pause = (durationMs: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });

/** How often each title of the feed is shown in a destination. */
function countShown(harness: typeof slack | typeof discord): readonly number[] {
  const shown = harness.visible(harness.destination).map(({ words }) => words);
  return feed.titles.map((title) => shown.filter((words) => words.includes(title)).length);
}

/** The titles of the feed in the order in which a destination shows them. */
function orderShown(harness: typeof slack | typeof discord): readonly string[] {
  return harness
    .visible(harness.destination)
    .flatMap(({ words }) => feed.titles.filter((title) => words.includes(title)));
}

/** The titles in the order in which their deliveries to a destination were written. */
async function orderQueued(destination: string): Promise<readonly string[]> {
  const { stdout } = await house.command('deliveries', '--json', '--limit', '1000');
  const rows = stdout
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as { title: string; kind: string; destination: string; createdAt: string },
    );
  return rows
    .filter((row) => row.kind === 'post' && row.destination === destination)
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    .map(({ title }) => title);
}

test(`${KILLS} times kill -9, with lost answers among them: each message is shown once on both platforms`, async () => {
  for (let life = 0; life < KILLS; life++) {
    const service = await start();
    if (feed.titles.length < feed.eventCount) feed.publish();
    if (life % 2 === 0) {
      const fault = AFTER_ACCEPTANCE[(life / 2) % AFTER_ACCEPTANCE.length] ?? 'cut-after';
      slack.failNext(fault, slack.destination);
      discord.failNext(fault, discord.destination);
    }
    await pause(300 + Math.random() * 1200);
    await kill(service);
  }
  await start();
  const isComplete = (): boolean =>
    [slack, discord].every((harness) => countShown(harness).every((count) => count >= 1));
  while (!isComplete()) await pause(200);
  // A second copy would come with the next look into the history: long enough for one.
  await pause(15_000);
  expect(countShown(slack)).toEqual(feed.titles.map(() => 1));
  expect(countShown(discord)).toEqual(feed.titles.map(() => 1));
  expect(orderShown(slack)).toEqual(await orderQueued(slack.destination));
  expect(orderShown(discord)).toEqual(await orderQueued(discord.destination));
  expect([...slack.refusals(), ...discord.refusals()]).toEqual([]);
}, 240_000);
