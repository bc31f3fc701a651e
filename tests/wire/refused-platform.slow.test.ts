import { afterEach, beforeEach, expect, test } from 'vitest';
import { DiscordEmulator } from '../emulators/discord/discord-emulator.ts';
import { newsCommand } from '../emulators/discord/people.ts';
import { CHANNEL_ID, TOKEN } from '../emulators/discord/state.ts';
import { readVisible } from '../emulators/discord/visible.ts';
import { SlackEmulator } from '../emulators/slack/slack-emulator.ts';
import { APP_TOKEN, BOT_TOKEN } from '../emulators/slack/state.ts';
import { type Installation, kill, makeInstallation } from '../helpers/service.ts';

let slack: SlackEmulator;
let discord: DiscordEmulator;
let house: Installation;
let closers: (() => Promise<unknown>)[];

beforeEach(async () => {
  slack = await SlackEmulator.start();
  discord = await DiscordEmulator.start();
  house = await makeInstallation(
    {
      'newsdesk.yaml': `timezone: UTC\nnotices: ['discord:${CHANNEL_ID}', 'slack:C0NOTICES']\n`,
      'feeds.yaml': 'feeds: []\n',
      'watches.yaml': `watches:\n  - { name: harbour, query: harbour, destinations: ['discord:${CHANNEL_ID}'] }\n`,
    },
    {
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      SLACK_API_URL: slack.apiUrl,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
    },
  );
  closers = [() => slack.close(), () => discord.close(), () => house.remove()];
});
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
});

const notices = () =>
  discord.seen(CHANNEL_ID).map((message) => readVisible(message, CHANNEL_ID).words);

test('a platform that refuses the app is told once where notices still go, and the other goes on', async () => {
  slack.deadTokens.set(BOT_TOKEN, 'token_revoked');
  const first = await house.start();
  closers.push(() => kill(first));
  await expect.poll(notices, { timeout: 20_000 }).toHaveLength(1);
  expect(notices()[0]).toContain('Slack refuses Newsdesk');
  expect(notices()[0]).toContain('install the app again');
  const seen = discord.interact(newsCommand('help'));
  await expect.poll(() => JSON.stringify(seen.answers)).toContain('news search');
  // The same refusal after a restart is no news of this day; and nothing storms Slack meanwhile.
  await kill(first, 'SIGTERM');
  const second = await house.start();
  closers.push(() => kill(second));
  await discord.until(() => discord.gateway.counts.identify >= 2);
  const again = discord.interact(newsCommand('help'));
  await expect.poll(() => JSON.stringify(again.answers)).toContain('news search');
  expect(notices()).toHaveLength(1);
  expect(slack.calls.length).toBeLessThan(10);
  const { stdout } = await house.command('check');
  expect(stdout).toContain('token_revoked');
  expect(stdout).toContain('install the app again');
});
