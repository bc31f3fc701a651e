import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SlackPlatform } from '../../../../src/adapters/chat/slack/slack-platform.ts';
import type { Destination } from '../../../../src/core/watch/destination.ts';
import { slackOn } from '../../../emulators/slack/harness.ts';
import { SlackEmulator } from '../../../emulators/slack/slack-emulator.ts';
import { ALL_SCOPES, APP_TOKEN, BOT_TOKEN } from '../../../emulators/slack/state.ts';

let emulator: SlackEmulator;
let platform: SlackPlatform;

beforeEach(async () => {
  emulator = await SlackEmulator.start();
  emulator.addChannel('C0WELL', { name: 'bridges' });
  emulator.addChannel('C0APART', { isMember: false });
  emulator.addChannel('C0OLD', { isArchived: true });
  emulator.addChannel('G0SECRET', { isPrivate: true });
  ({ platform } = slackOn(emulator));
});

afterEach(() => emulator.close());

async function check(...destinations: readonly Destination[]) {
  const lines = await platform.check(destinations);
  return Object.fromEntries(lines.map(({ subject, ...line }) => [subject, line]));
}

test('all well: a line for token, scopes, app token and channel, and nothing posted', async () => {
  const lines = await check('slack:C0WELL', 'discord:1234567', 'console');
  expect(lines).toMatchObject({
    'slack token': { isWell: true, text: 'newsdesk in Emulated' },
    'slack scopes': { isWell: true, text: 'all granted' },
    'slack app token': { isWell: true },
    'slack:C0WELL': { isWell: true, text: 'can post to #bridges' },
  });
  expect(Object.keys(lines)).toHaveLength(4);
  expect(emulator.messages).toEqual([]);
});

test.each<[Destination, string, RegExp]>([
  ['slack:C0APART', 'not_in_channel', /\/invite/],
  ['slack:C0NOWHERE', 'channel_not_found', /gone/],
  ['slack:C0OLD', 'is_archived', /[Uu]narchive/],
])('%s: %s, and what to do', async (destination, text, hint) => {
  expect((await check(destination))[destination]).toEqual({
    isWell: false,
    text,
    hint: expect.stringMatching(hint),
  });
});

test('missing scopes are named; what is only useful is no fault', async () => {
  emulator.scopes = ALL_SCOPES.filter((scope) => scope !== 'commands' && scope !== 'channels:read');
  expect((await check('slack:C0WELL'))['slack scopes']).toMatchObject({
    isWell: false,
    text: 'missing: commands',
  });
  emulator.scopes = ALL_SCOPES.filter(
    (scope) => scope !== 'users:read' && scope !== 'channels:read',
  );
  const lines = await check('slack:C0WELL');
  expect(lines['slack scopes']).toMatchObject({
    isWell: true,
    text: expect.stringContaining('guests'),
  });
  expect(lines['slack:C0WELL']).toMatchObject({ isWell: true, text: 'can post' });
});

test('a private channel needs its own right to be read', async () => {
  emulator.scopes = ALL_SCOPES.filter((scope) => scope !== 'groups:history');
  expect((await check('slack:G0SECRET'))['slack:G0SECRET']).toMatchObject({
    isWell: false,
    hint: expect.stringContaining('groups:history'),
  });
});

test('dead tokens and an unreachable Slack are told apart', async () => {
  emulator.deadTokens.set(BOT_TOKEN, 'token_revoked');
  emulator.fail(
    { kind: 'status', status: 503, when: 'before' },
    { method: 'apps.connections.open' },
  );
  const lines = await check();
  expect(lines['slack token']).toMatchObject({
    isWell: false,
    hint: expect.stringContaining('revoked'),
  });
  expect(lines['slack app token']).toMatchObject({ isWell: false, text: 'HTTP 503' });
  emulator.deadTokens.set(APP_TOKEN, 'invalid_auth');
  expect((await check())['slack app token']).toMatchObject({ isWell: false, text: 'invalid_auth' });
});
