import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommand, startService } from '../chaos/service.ts';
import { DiscordEmulator } from '../emulators/discord/discord-emulator.ts';
import { CHANNEL_ID, TOKEN } from '../emulators/discord/state.ts';
import { SlackEmulator } from '../emulators/slack/slack-emulator.ts';
import { ALL_SCOPES, APP_TOKEN, BOT_TOKEN } from '../emulators/slack/state.ts';

/** The real program, with one thing wrong at a time: each time the sentence that says what to do. */
let folder: string;
let slack: SlackEmulator;
let discord: DiscordEmulator;
let taken: Server;
let environment: NodeJS.ProcessEnv;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-check-'));
  slack = await SlackEmulator.start();
  slack.addChannel('C0WELL', { name: 'bridges' });
  discord = await DiscordEmulator.start();
  taken = createServer();
  await listen(taken);
  writeConfig();
  const { PATH, HOME } = process.env;
  environment = {
    PATH,
    HOME,
    LOG_LEVEL: 'silent',
    PORT: '0',
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_API_URL: slack.apiUrl,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.apiUrl,
  };
});
afterEach(async () => {
  await Promise.all([slack.close(), discord.close()]);
  taken.close();
  rmSync(folder, { recursive: true, force: true });
});

const listen = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

function writeConfig(general = ''): void {
  mkdirSync(join(folder, 'config'), { recursive: true });
  const files = {
    'newsdesk.yaml': `timezone: UTC\nnotices: []\n${general}`,
    'watches.yaml': `watches:\n  - { name: a, query: ferry, destinations: [slack:C0WELL, 'discord:${CHANNEL_ID}'] }\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, 'config', name), text);
  }
}

const check = (variables: NodeJS.ProcessEnv = {}) =>
  runCommand({ folder, environment: { ...environment, ...variables } }, ['check']);

/** What is to be done by each line that is not well; many things are wrong at once, since each run takes its time. */
async function hintsOf(
  variables: NodeJS.ProcessEnv = {},
): Promise<Readonly<Record<string, string>>> {
  const { stdout, stderr, code } = await check(variables);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const lines = stdout.split('\n');
  const ill = lines.flatMap((line, index) => {
    const [, subject] = /^✗ (.*?) {2}/.exec(line) ?? [];
    return subject === undefined ? [] : [[subject, lines[index + 1]?.trim() ?? ''] as const];
  });
  return Object.fromEntries(ill);
}

test('all is well: exit 0, and no line without a mark', async () => {
  const { stdout, code } = await check();
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.filter((line) => !line.startsWith('✓ '))).toEqual([]);
});

test('tokens: wrong, and of another kind', async () => {
  const wrong = { SLACK_BOT_TOKEN: 'xoxb-no', SLACK_APP_TOKEN: 'xapp-no', DISCORD_TOKEN: 'no' };
  expect(await hintsOf(wrong)).toMatchObject({
    'slack token': expect.stringContaining('Copy the token'),
    'slack app token': expect.stringContaining('Copy the token'),
    'discord token': expect.stringContaining('Reset the token'),
  });
  const other = await check({ SLACK_BOT_TOKEN: APP_TOKEN });
  expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('xoxb-') });
});

test('scopes that are missing, channels that are gone, not joined, without a permission, and a port that is taken', async () => {
  slack.scopes = ALL_SCOPES.filter((scope) => scope !== 'chat:write');
  slack.addChannel('C0WELL', { isMember: false });
  discord.rolePermissions = String(1n << 10n);
  const port = String(portOf(taken));
  expect(await hintsOf({ PORT: port })).toMatchObject({
    'slack scopes': expect.stringContaining('Add chat:write under OAuth & Permissions'),
    'slack:C0WELL': expect.stringContaining('/invite'),
    [`discord:${CHANNEL_ID}`]: expect.stringContaining('Send Messages'),
    [`port ${port}`]: expect.stringContaining('set PORT to a free port'),
  });
});

test('a platform that nobody answers for, and one whose name is not known', async () => {
  const closed = createServer();
  await listen(closed);
  const port = portOf(closed);
  closed.close();
  const apis = {
    SLACK_API_URL: `http://127.0.0.1:${port}/api`,
    DISCORD_API_URL: 'https://discord.nowhere.invalid/api',
  };
  expect(await hintsOf(apis)).toMatchObject({
    'slack token': expect.stringContaining('Nothing listens there'),
    'discord token': expect.stringContaining('DNS'),
  });
});

test('the store: of a later version, of another program, in a place that is no folder, on a server that is not there', async () => {
  await check();
  const database = new DatabaseSync(join(folder, 'data/newsdesk.sqlite'));
  database.exec("insert into newsdesk_migrations (name, timestamp) values ('9999-later', '')");
  database.close();
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other/newsdesk.sqlite'), 'These are notes. '.repeat(500));
  writeFileSync(join(folder, 'file'), '');
  const cases: readonly [NodeJS.ProcessEnv, string][] = [
    [{}, 'Start the version that wrote it'],
    [{ NEWSDESK_DATA: 'other' }, 'not a Newsdesk store'],
    [{ NEWSDESK_DATA: 'file/data' }, 'NEWSDESK_DATA'],
    [{ DATABASE_URL: 'postgres://desk@127.0.0.1:9/newsdesk' }, 'PostgreSQL'],
  ];
  for (const [variables, hint] of cases) {
    expect(await hintsOf(variables)).toMatchObject({ store: expect.stringContaining(hint) });
  }
});

test('the configuration: a key that is not known, with the nearest one', async () => {
  writeConfig('timezon: UTC\n');
  expect(await check()).toMatchObject({ code: 2, stderr: expect.stringContaining('timezone') });
});

test('beside the service: its port is its own', async () => {
  const free = createServer();
  await listen(free);
  const PORT = String(portOf(free));
  free.close();
  const service = await startService({ folder, environment: { ...environment, PORT } });
  const { stdout, code } = await check({ PORT });
  await service.end('SIGTERM');
  expect(stdout).toContain(`✓ port ${PORT}  taken, and a Newsdesk service runs on this store`);
  expect(code).toBe(0);
});

test('as somebody who may not write there', async () => {
  // Root may write everywhere: only another user finds out.
  const isRoot = process.getuid?.() === 0;
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o555 });
  if (isRoot) execFileSync('chmod', ['-R', 'a+rX', folder]);
  const { stdout, code } = await check({ NEWSDESK_DATA: join(closed, 'data') });
  expect({ code, isThere: stdout.includes('cannot be written') }).toEqual(
    isRoot ? { code: 0, isThere: false } : { code: 1, isThere: true },
  );
});
