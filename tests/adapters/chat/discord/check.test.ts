import { afterEach, beforeEach, expect, test } from 'vitest';
import { findMissing, findPermissions } from '../../../../src/adapters/chat/discord/permissions.ts';
import { DiscordEmulator } from '../../../emulators/discord/discord-emulator.ts';
import { discordOn } from '../../../emulators/discord/harness.ts';
import { CHANNEL_ID, GUILD_ID, OTHER_CHANNEL_ID } from '../../../emulators/discord/state.ts';

let emulator: DiscordEmulator;
beforeEach(async () => {
  emulator = await DiscordEmulator.start();
});
afterEach(() => emulator.close());

test('names the bot and each channel, and every permission that is missing', async () => {
  const deny = String((1n << 11n) | (1n << 35n));
  emulator.overwrite(OTHER_CHANNEL_ID, [{ id: GUILD_ID, type: 0, allow: '0', deny }]);
  emulator.addChannel('700000000000000003', { type: 15 });
  const { platform } = discordOn(emulator);
  const lines = await platform.check([
    `discord:${CHANNEL_ID}`,
    `discord:${OTHER_CHANNEL_ID}`,
    'discord:700000000000000003',
    'discord:700000000000000009',
    'console',
  ]);
  expect(lines.map(({ isWell, text }) => [isWell, text])).toEqual([
    [true, 'the bot newsdesk'],
    [true, 'can post to #channel-1'],
    [false, 'missing in #channel-2: Send Messages, Create Public Threads'],
    [false, 'not a channel to post in'],
    [false, 'Discord error 10003'],
  ]);
  expect(lines.filter(({ isWell, hint }) => !isWell && hint === undefined)).toEqual([]);
});

test('a refused token is the only line, and the only question', async () => {
  emulator.isTokenRevoked = true;
  const lines = await discordOn(emulator).platform.check([`discord:${CHANNEL_ID}`]);
  expect(lines).toMatchObject([{ isWell: false, subject: 'discord token' }]);
  expect(emulator.requests).toHaveLength(1);
});

const VIEW = String(1n << 10n);
const FACTS = {
  guildId: '1',
  ownerId: '9',
  userId: '2',
  roles: [
    { id: '1', permissions: '0' },
    { id: '3', permissions: VIEW },
  ],
  roleIds: ['3'],
  overwrites: [],
};

test.each([
  ['a role gives', FACTS, true],
  ['everyone is denied', { ...FACTS, overwrites: [{ id: '1', allow: '0', deny: VIEW }] }, false],
  [
    'the role is allowed again',
    {
      ...FACTS,
      overwrites: [
        { id: '1', allow: '0', deny: VIEW },
        { id: '3', allow: VIEW, deny: '0' },
      ],
    },
    true,
  ],
  [
    'the member is denied last',
    {
      ...FACTS,
      overwrites: [
        { id: '3', allow: VIEW, deny: '0' },
        { id: '2', allow: '0', deny: VIEW },
      ],
    },
    false,
  ],
  [
    'an administrator has all',
    {
      ...FACTS,
      roles: [{ id: '3', permissions: '8' }],
      overwrites: [{ id: '2', allow: '0', deny: VIEW }],
    },
    true,
  ],
  ['the owner has all', { ...FACTS, ownerId: '2', roles: [] }, true],
])('permissions: %s', (_, facts, isVisible) => {
  expect(findMissing(findPermissions(facts)).includes('View Channel')).toBe(!isVisible);
});
