import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { stringify } from 'node:querystring';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTcpProxy, type TcpProxy } from '../chaos/tcp-proxy.ts';
import { DiscordEmulator } from '../emulators/discord/discord-emulator.ts';
import { newsCommand } from '../emulators/discord/people.ts';
import { CHANNEL_ID, TOKEN } from '../emulators/discord/state.ts';
import { readVisible as readDiscord } from '../emulators/discord/visible.ts';
import { SlackEmulator, signRequest } from '../emulators/slack/slack-emulator.ts';
import { APP_TOKEN, BOT_TOKEN, TEAM_ID } from '../emulators/slack/state.ts';
import { readVisible as readSlack } from '../emulators/slack/visible.ts';
import { type FeedServer, startFeedServer } from '../helpers/feed-server.ts';
import { type Installation, kill, makeInstallation } from '../helpers/service.ts';

/** The whole program while a platform is away, refuses the app, or is reached over HTTP. */

const SLACK_CHANNEL = 'C0BRIDGES';
/** Long enough for several attempts, and for what is sent meanwhile to be refused. */
const OUTAGE_MS = 10_000;
/** An outage ends within a minute of the repair. */
const REPAIR_MS = 70_000;
const SECRET = '0123456789abcdef0123456789abcdef';

let feed: FeedServer;
let slack: SlackEmulator;
let discord: DiscordEmulator;
let slackLine: TcpProxy;
let discordLine: TcpProxy;
let house: Installation;
let closers: (() => Promise<unknown>)[];

beforeEach(async () => {
  feed = await startFeedServer();
  slack = await SlackEmulator.start();
  slack.addChannel(SLACK_CHANNEL);
  slack.addUser('U0MEMBER');
  discord = await DiscordEmulator.start();
  slackLine = await startTcpProxy(slack.port);
  discordLine = await startTcpProxy(discord.port);
  slack.host = `127.0.0.1:${slackLine.port}`;
  discord.host = `127.0.0.1:${discordLine.port}`;
  closers = [
    () => feed.close(),
    () => slack.close(),
    () => discord.close(),
    () => slackLine.close(),
    () => discordLine.close(),
  ];
});
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
});

async function install(variables: Readonly<Record<string, string>> = {}): Promise<void> {
  house = await makeInstallation(
    {
      'newsdesk.yaml': `timezone: UTC\nnotices: ['slack:${SLACK_CHANNEL}']\npolling: { fastest: 1s, allow_addresses: [127.0.0.1/32] }\n`,
      'feeds.yaml': `feeds:\n  - { url: '${feed.url}', publisher: Coast, lang: en, every: 1s }\n`,
      'watches.yaml': `watches:\n  - { name: harbour, query: harbour, destinations: ['slack:${SLACK_CHANNEL}', 'discord:${CHANNEL_ID}'] }\n`,
    },
    {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      ...variables,
    },
  );
  closers.push(() => house.remove());
  const service = await house.start();
  // A rejection that nobody handles, or a crash, would end it before: it must stop by itself and well.
  closers.push(async () => expect(await kill(service, 'SIGTERM')).toBe(0));
}

const inSlack = (): readonly string[] =>
  slack.seen(SLACK_CHANNEL).map((one) => readSlack(one).words);
const inDiscord = (): readonly string[] =>
  discord.seen(CHANNEL_ID).map((one) => readDiscord(one, CHANNEL_ID).words);
const countOf = (shown: readonly string[], title: string): number =>
  shown.filter((words) => words.includes(title)).length;
const publish = (): string => {
  feed.publish();
  return feed.titles.at(-1) ?? '';
};

async function helpInSlack(): Promise<void> {
  const before = slack.responses.length;
  await slack.deliver('slash_commands', {
    command: '/news',
    text: 'help',
    user_id: 'U0MEMBER',
    team_id: TEAM_ID,
    channel_id: SLACK_CHANNEL,
    response_url: slack.apiUrl.replace('/api/', '/response/help'),
  });
  await expect
    .poll(() => JSON.stringify(slack.responses.slice(before)), { timeout: 5_000 })
    .toContain('/news search');
}

async function helpInDiscord(): Promise<void> {
  const seen = discord.interact(newsCommand('help'));
  await expect
    .poll(() => JSON.stringify(seen.answers), { timeout: 5_000 })
    .toContain('news search');
}

test('Slack is away at the start: Discord works, and Slack follows once it is there', async () => {
  slackLine.set('cut');
  const early = publish();
  await install();
  await expect.poll(() => countOf(inDiscord(), early), { timeout: 20_000 }).toBe(1);
  await helpInDiscord();
  await pause(OUTAGE_MS);
  slackLine.set('well');
  await expect.poll(() => countOf(inSlack(), early), { timeout: REPAIR_MS }).toBe(1);
  await expect.poll(() => slack.socketCount, { timeout: REPAIR_MS }).toBe(1);
  await helpInSlack();
  expect(countOf(inDiscord(), early)).toBe(1);
  expect(slack.refusals).toEqual([]);
}, 150_000);

test('Discord goes away and comes back: Slack goes on, nothing is lost and nothing comes twice', async () => {
  const early = publish();
  await install();
  await expect.poll(() => countOf(inDiscord(), early), { timeout: 20_000 }).toBe(1);
  await expect.poll(() => countOf(inSlack(), early), { timeout: 20_000 }).toBe(1);
  discordLine.set('cut');
  const meanwhile = publish();
  await expect.poll(() => countOf(inSlack(), meanwhile), { timeout: 20_000 }).toBe(1);
  await helpInSlack();
  await pause(OUTAGE_MS);
  expect(countOf(inDiscord(), meanwhile)).toBe(0);
  discordLine.set('well');
  await expect.poll(() => countOf(inDiscord(), meanwhile), { timeout: REPAIR_MS }).toBe(1);
  await expect
    .poll(() => discord.gateway.counts.identify + discord.gateway.counts.resume, {
      timeout: REPAIR_MS,
    })
    .toBeGreaterThanOrEqual(2);
  await helpInDiscord();
  expect(feed.titles.map((title) => countOf(inDiscord(), title))).toEqual([1, 1]);
  expect(discord.violations).toEqual([]);
}, 180_000);

test('a bad Discord token is told once where notices go, stands in check, and storms nobody', async () => {
  discord.isTokenRevoked = true;
  const early = publish();
  await install();
  await expect
    .poll(() => inSlack().filter((words) => words.includes('Discord refuses')), { timeout: 20_000 })
    .toHaveLength(1);
  await expect.poll(() => countOf(inSlack(), early), { timeout: 20_000 }).toBe(1);
  await helpInSlack();
  await pause(OUTAGE_MS);
  expect(inSlack().filter((words) => words.includes('Discord refuses'))).toHaveLength(1);
  // 10,000 invalid requests in ten minutes ban an address (Discord, Rate Limits).
  expect(discord.requests.length).toBeLessThan(20);
  const { stdout } = await house.command('check');
  expect(stdout).toContain('401');
  expect(stdout).toMatch(/DISCORD_TOKEN|Reset Token/);
}, 90_000);

test('Slack over HTTP: what Slack signed is answered, what is forged or old is not', async () => {
  const port = await findFreePort();
  await install({ SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: SECRET, PORT: String(port) });
  const body = stringify({
    command: '/news',
    text: 'help',
    user_id: 'U0MEMBER',
    team_id: TEAM_ID,
    channel_id: SLACK_CHANNEL,
    response_url: slack.apiUrl.replace('/api/', '/response/help'),
  });
  const send = async (headers: Readonly<Record<string, string>>): Promise<number> => {
    const url = `http://127.0.0.1:${port}/slack/events`;
    return (await fetch(url, { method: 'POST', headers, body })).status;
  };
  expect(await send(signRequest(body, SECRET))).toBe(200);
  await expect.poll(() => JSON.stringify(slack.responses)).toContain('/news search');
  const answers = slack.responses.length;
  expect(await send(signRequest(body, 'f'.repeat(32)))).toBe(401);
  expect(await send(signRequest(body, SECRET, Date.now() - 6 * 60_000))).toBe(401);
  expect(await send({ 'content-type': 'application/x-www-form-urlencoded' })).toBe(401);
  expect(slack.responses).toHaveLength(answers);
  expect(slack.socketsOpened).toBe(0);
});

function findFreePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
