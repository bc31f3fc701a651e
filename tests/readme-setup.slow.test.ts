import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DiscordEmulator } from './emulators/discord/discord-emulator.ts';
import { newsCommand } from './emulators/discord/people.ts';
import { TOKEN } from './emulators/discord/state.ts';
import { readVisible as readDiscord } from './emulators/discord/visible.ts';
import { SlackEmulator } from './emulators/slack/slack-emulator.ts';
import { APP_TOKEN, BOT_TOKEN, TEAM_ID } from './emulators/slack/state.ts';
import { readVisible as readSlack } from './emulators/slack/visible.ts';
import { type Installation, kill, makeInstallation } from './helpers/service.ts';

/** The README's set-up of Slack and Discord, followed to the letter against the emulators: each step as it stands there. */
const README = readFileSync('README.md', 'utf8');

/** The numbered steps under a heading. */
function stepsOf(heading: string): string {
  const [, rest = ''] = README.split(`\n### ${heading}\n`);
  const lines = (rest.split(/\n#{2,3} /, 1)[0] ?? '').split('\n');
  return lines.filter((line) => /^\d+\. /.test(line)).join('\n');
}

function spans(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

/** The command lines of the steps, without `npx newsdesk`. */
const commandsOf = (text: string): readonly string[] => spans(text, /`npx newsdesk ([^`]+)`/g);
const variablesOf = (text: string): readonly string[] => [
  ...new Set(spans(text, /`((?:SLACK|DISCORD)_\w+)`/g)),
];
const destinationOf = (text: string): string =>
  spans(text, /`'?((?:slack|discord):\w+)'?`/g)[0] ?? '';

let house: Installation;
let closers: (() => Promise<unknown>)[];

beforeEach(() => {
  closers = [];
});
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
});

async function install(destination: string, env: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(env).map(([name, value]) => `${name}=${value}\n`);
  house = await makeInstallation({
    '.env': lines.join(''),
    'newsdesk.yaml': 'timezone: UTC\nnotices: []\n',
    'feeds.yaml': 'feeds: []\n',
    'watches.yaml': `watches:\n  - { name: nato-ukraine, query: NATO, destinations: ['${destination}'] }\n`,
  });
  closers.push(() => house.remove());
}

/** Runs each command of the steps; answers what they printed. */
async function follow(text: string): Promise<string> {
  let printed = '';
  for (const line of commandsOf(text)) {
    const { stdout, code } = await house.command(...line.split(' '));
    printed += stdout;
    expect({ line, code }).toEqual({ line, code: 0 });
  }
  return printed;
}

describe('Slack', () => {
  const steps = stepsOf('Slack');

  test('from the manifest to the first answer', async () => {
    const [manifestFile = ''] = spans(steps, /\]\((config\/[\w.-]+)\)/g);
    const manifest = parse(readFileSync(manifestFile, 'utf8')) as {
      readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
      readonly features: { readonly app_home: { readonly messages_tab_enabled: boolean } };
    };
    const destination = destinationOf(steps);
    const channel = destination.replace('slack:', '');
    const slack = await SlackEmulator.start();
    closers.push(() => slack.close());
    slack.scopes = manifest.oauth_config.scopes.bot;
    slack.hasMessagesTab = manifest.features.app_home.messages_tab_enabled;
    slack.addChannel(channel, { isMember: false });
    slack.addUser('U0MEMBER');
    const tokens = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN };
    expect(variablesOf(steps).toSorted()).toEqual(Object.keys(tokens).toSorted());
    await install(destination, { ...tokens, SLACK_API_URL: slack.apiUrl });

    const early = await house.command('check');
    expect(early.stdout).toContain('/invite');
    expect(steps).toContain('`/invite @Newsdesk`');
    const invited = slack.channels.get(channel);
    if (invited !== undefined) invited.isMember = true;

    const printed = await follow(steps);
    expect(printed).toMatch(/slack token/);
    const [sample] = slack.seen(channel).map(readSlack);
    expect(sample?.words).toContain('“');
    expect(sample?.pings).toEqual([]);

    const service = await house.start();
    closers.push(() => kill(service, 'SIGTERM'));
    await slack.socketOpen();
    await slack.deliver('slash_commands', {
      command: '/news',
      text: 'help',
      user_id: 'U0MEMBER',
      team_id: TEAM_ID,
      channel_id: channel,
      response_url: slack.apiUrl.replace('/api/', '/response/help'),
    });
    await expect.poll(() => JSON.stringify(slack.responses)).toContain('/news search');
    expect(slack.refusals).toEqual([]);
  });
});

describe('Discord', () => {
  const steps = stepsOf('Discord');

  test('from the invitation to the first answer', async () => {
    const [invitation = ''] = spans(steps, /`(https:\/\/discord\.com\/oauth2\/authorize[^`]+)`/g);
    const asked = new URL(invitation).searchParams;
    expect(asked.get('scope')?.split(' ')).toEqual(['bot', 'applications.commands']);
    const destination = destinationOf(steps);
    const channel = destination.replace('discord:', '');
    const discord = await DiscordEmulator.start();
    closers.push(() => discord.close());
    discord.rolePermissions = asked.get('permissions') ?? '0';
    discord.addChannel(channel);
    expect(variablesOf(steps)).toEqual(['DISCORD_TOKEN']);
    await install(destination, { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl });

    const printed = await follow(steps);
    expect(printed).toMatch(/discord token/);
    const [sample] = discord.seen(channel).map((message) => readDiscord(message, channel));
    expect(sample?.words).toContain('“');
    expect(sample?.pings).toEqual([]);

    const service = await house.start();
    closers.push(() => kill(service, 'SIGTERM'));
    await discord.until(() => discord.commands.length > 0);
    const seen = discord.interact({ ...newsCommand('help'), channel_id: channel });
    await expect.poll(() => JSON.stringify(seen.answers)).toContain('news search');
    expect(discord.violations).toEqual([]);
  });
});
