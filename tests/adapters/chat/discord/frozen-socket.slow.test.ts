import { expect, test, vi } from 'vitest';
import { DiscordEmulator } from '../../../emulators/discord/discord-emulator.ts';
import { discordOn } from '../../../emulators/discord/harness.ts';
import { quickClock } from '../../../helpers/quick-clock.ts';

test('a socket that fell silent is replaced after a minute, though nobody closed it', async () => {
  const emulator = await DiscordEmulator.start();
  emulator.gateway.heartbeatMs = 1000;
  // A minute in three seconds.
  const { platform } = discordOn(emulator, { clock: quickClock(Date.now(), 20) });
  platform.start();
  await vi.waitUntil(() => platform.connection().kind === 'on', { timeout: 5000 });
  emulator.gateway.isFrozen = true;
  await emulator.until(() => emulator.gateway.counts.connect >= 2);
  emulator.gateway.isFrozen = false;
  await emulator.until(() => emulator.gateway.counts.identify >= 2);
  await vi.waitUntil(() => platform.connection().kind === 'on', { timeout: 10_000 });
  expect(emulator.violations).toEqual([]);
  await platform.stop();
  await emulator.close();
});
