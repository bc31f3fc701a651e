import { expect, test } from 'vitest';
import { DiscordEmulator } from '../../emulators/discord/discord-emulator.ts';
import { discordOn } from '../../emulators/discord/harness.ts';
import { slackOn } from '../../emulators/slack/harness.ts';
import { SlackEmulator } from '../../emulators/slack/slack-emulator.ts';

test('Discord: no command is left, and each step that a person must do is named', async () => {
  const emulator = await DiscordEmulator.start();
  const { platform } = discordOn(emulator);
  platform.start();
  await emulator.until(() => emulator.commands.length > 0);
  await platform.stop();
  const lines = await platform.uninstall?.();
  expect(emulator.commands).toEqual([]);
  expect(lines?.map(({ subject }) => subject)).toEqual([
    'discord commands',
    'discord servers',
    'discord application',
  ]);
  expect(lines?.[2]?.hint).toContain('https://discord.com/developers/applications/');
  emulator.isTokenRevoked = true;
  expect(await platform.uninstall?.()).toMatchObject([
    { isWell: false, text: 'the token is refused (401)' },
  ]);
  expect(emulator.violations).toEqual([]);
  await emulator.close();
});

test('Slack: nothing can be unregistered, so the page and the button are named, whatever the token', async () => {
  const emulator = await SlackEmulator.start();
  const { platform } = slackOn(emulator);
  expect(await platform.uninstall?.()).toMatchObject([
    { isWell: true, hint: expect.stringContaining('Delete App') },
  ]);
  emulator.fail({ kind: 'error', error: 'token_revoked' }, { method: 'auth.test' });
  expect(await platform.uninstall?.()).toMatchObject([
    { isWell: false, text: 'token_revoked', hint: expect.stringContaining('Delete App') },
  ]);
  await emulator.close();
});
