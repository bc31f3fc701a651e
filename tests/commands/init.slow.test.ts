import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DiscordEmulator } from '../emulators/discord/discord-emulator.ts';
import { CHANNEL_ID, TOKEN } from '../emulators/discord/state.ts';
import { SlackEmulator } from '../emulators/slack/slack-emulator.ts';
import { APP_TOKEN, BOT_TOKEN } from '../emulators/slack/state.ts';
import { CONTROL_C, DOWN, ENTER, HAS_SCRIPT, openTerminal, SPACE } from '../helpers/terminal.ts';

const CLI = join(import.meta.dirname, '../../src/newsdesk.js');

let folder: string;
let slack: SlackEmulator;
let discord: DiscordEmulator;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-init-'));
  slack = await SlackEmulator.start();
  slack.addChannel('C0WELL', { name: 'bridges' });
  slack.addChannel('C0APART', { isMember: false });
  discord = await DiscordEmulator.start();
});
afterEach(async () => {
  await slack.close();
  await discord.close();
  rmSync(folder, { recursive: true, force: true });
});

function environment(variables: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  const apis = { SLACK_API_URL: slack.apiUrl, DISCORD_API_URL: discord.apiUrl };
  return { PATH, HOME, TERM: 'xterm', ...apis, ...variables };
}

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const config = (file: string): unknown => parse(read(`config/${file}`));
/** Where the watches are told, each answer once. */
function toldIn(): readonly string[] {
  const { watches } = config('watches.yaml') as {
    readonly watches: readonly { readonly destinations: readonly string[] }[];
  };
  return [...new Set(watches.map(({ destinations }) => destinations.join()))];
}
const inTerminal = (...parameters: readonly string[]) =>
  openTerminal([process.execPath, CLI, 'init', ...parameters], {
    cwd: folder,
    env: environment(),
  });

/** Without a terminal. */
async function init(
  parameters: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const child = spawn(process.execPath, [CLI, 'init', ...parameters], {
    cwd: folder,
    env: environment(variables),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => void (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (output.stderr += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { code, ...output };
}

describe.skipIf(!HAS_SCRIPT)('in a terminal', () => {
  test('from the first question to a configuration that works, with every mistake said at once', async () => {
    const terminal = inTerminal();
    await terminal.see('Where shall Newsdesk post?');
    terminal.type(SPACE + DOWN + SPACE + ENTER);
    await terminal.see('config/slack-app-manifest.yaml');
    await terminal.see('Bot token');
    terminal.type(`${APP_TOKEN}${ENTER}`);
    await terminal.see('The bot token begins with xoxb-.');
    terminal.type(`${'\u007F'.repeat(APP_TOKEN.length)}xoxb-mistyped${ENTER}`);
    await terminal.see('invalid_auth');
    await terminal.see('Bot token');
    terminal.type(`${BOT_TOKEN}${ENTER}`);
    await terminal.see('newsdesk in Emulated');
    await terminal.see('App token');
    terminal.type(`${APP_TOKEN}${ENTER}`);
    await terminal.see('Socket Mode can connect');
    await terminal.see('Write .env?');
    terminal.type(ENTER);
    await terminal.see('Bot token (Bot, Reset Token)');
    terminal.type(`${TOKEN}${ENTER}`);
    await terminal.see('permissions=309237713920');
    await terminal.see('Write .env?');
    terminal.type(ENTER);
    await terminal.see('Channels in Slack');
    terminal.type(`C0APART${ENTER}`);
    await terminal.see('not_in_channel');
    await terminal.see('Write the channels all the same?');
    terminal.type(ENTER);
    await terminal.see('Channels in Slack');
    terminal.type(`${'\u007F'.repeat(7)}C0WELL${ENTER}`);
    await terminal.see('can post to #bridges');
    await terminal.see('Channels in Discord');
    terminal.type(`${CHANNEL_ID}${ENTER}`);
    await terminal.see('News in which languages?');
    terminal.type(SPACE + DOWN + SPACE + ENTER);
    await terminal.see('Language of labels');
    terminal.type(DOWN + ENTER);
    await terminal.see('Time zone');
    terminal.type(`Mars${ENTER}`);
    await terminal.see('Choose one of the list.');
    terminal.type(`${'\u007F'.repeat(4)}Kyiv`);
    await terminal.see('Europe/Kyiv');
    terminal.type(`${'\u007F'.repeat(4)}Warsaw${ENTER}`);
    await terminal.see('Newsdesk is set up.');
    expect(await terminal.ended).toBe(0);

    expect(parseEnv(read('.env'))).toEqual({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_APP_TOKEN: APP_TOKEN,
      DISCORD_TOKEN: TOKEN,
    });
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
    expect(config('newsdesk.yaml')).toMatchObject({
      timezone: 'Europe/Warsaw',
      language: 'uk',
      notices: ['console', 'slack:C0WELL'],
    });
    const { watches } = config('watches.yaml') as { readonly watches: readonly object[] };
    for (const watch of watches) {
      expect(watch).toMatchObject({
        destinations: ['slack:C0WELL', `discord:${CHANNEL_ID}`],
        languages: ['en', 'uk'],
      });
    }
    expect(read('config/watches.yaml')).toContain('timezone: Europe/Warsaw }');
    for (const token of [BOT_TOKEN, APP_TOKEN, TOKEN]) {
      expect(terminal.screen()).not.toContain(token);
    }
  });

  test('Ctrl-C loses nothing: the next run knows the tokens and asks for the rest', async () => {
    const first = inTerminal('--platforms', 'slack');
    await first.see('Bot token');
    first.type(`${BOT_TOKEN}${ENTER}`);
    await first.see('App token');
    first.type(CONTROL_C);
    await first.see('What you answered is kept');
    expect(await first.ended).toBe(1);
    expect(parseEnv(read('.env'))).toEqual({ SLACK_BOT_TOKEN: BOT_TOKEN });
    const second = inTerminal('--platforms', 'slack', '--channels', 'slack:C0WELL');
    await second.see('newsdesk in Emulated');
    await second.see('App token');
    second.type(ENTER);
    await second.see('can post to #bridges');
    await second.see('Write config/watches.yaml?');
    second.type(CONTROL_C);
    expect(await second.ended).toBe(1);
    expect(toldIn()).toEqual(['console']);
  });
});

describe('without a terminal', () => {
  const answers = ['--platforms', 'slack', '--channels', 'slack:C0WELL', '--timezone', 'UTC'];

  test('answers come from options and variables, secrets stay where they are', async () => {
    const file = join(folder, 'bot');
    writeFileSync(file, `${BOT_TOKEN}\n`);
    const variables = { SLACK_BOT_TOKEN_FILE: file, SLACK_APP_TOKEN: APP_TOKEN };
    const { code, stdout, stderr } = await init(answers, variables);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(stdout).toContain('newsdesk send-sample slack:C0WELL');
    expect(config('newsdesk.yaml')).toMatchObject({ timezone: 'UTC' });
    expect(existsSync(join(folder, '.env'))).toBe(false);
    expect(stdout + stderr).not.toContain(BOT_TOKEN);
    // What is there already is changed with --yes alone.
    const other = ['--platforms', 'none', '--timezone', 'Europe/Kyiv'];
    expect(await init(other)).toMatchObject({ code: 2 });
    expect(config('newsdesk.yaml')).toMatchObject({ timezone: 'UTC' });
    expect(await init([...other, '--yes'])).toMatchObject({ code: 0 });
    expect(config('newsdesk.yaml')).toMatchObject({ timezone: 'Europe/Kyiv' });
  });

  test.each<[string, readonly string[], string]>([
    ['nothing said', [], '--platforms'],
    ['a token that is missing', answers, 'SLACK_BOT_TOKEN'],
    ['a zone that is none', ['--platforms', 'none', '--timezone', 'Mars'], 'Europe/Kyiv'],
    ['a platform that is none', ['--platforms', 'irc'], 'slack,discord'],
    ['a channel by its name', ['--platforms', 'none', '--channels', '#news'], 'slack:C0123ABC'],
  ])('%s: exit 2, and what to do', async (_, parameters, hint) => {
    const { code, stderr } = await init(parameters);
    expect(code).toBe(2);
    expect(stderr).toContain(hint);
  });

  test('a token that is refused, and a channel that the app is not in, end it', async () => {
    const wrong = await init(answers, { SLACK_BOT_TOKEN: 'xoxb-no', SLACK_APP_TOKEN: APP_TOKEN });
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('invalid_auth') });
    const apart = answers.map((word) => word.replace('C0WELL', 'C0APART'));
    const tokens = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN };
    const refused = await init(apart, tokens);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('/invite') });
    expect(toldIn()).toEqual(['console']);
  });
});
