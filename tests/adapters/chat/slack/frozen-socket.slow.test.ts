import { expect, test } from 'vitest';
import { slackOn } from '../../../emulators/slack/harness.ts';
import { SlackEmulator } from '../../../emulators/slack/slack-emulator.ts';

/** The library's own pings run on real time: a frozen peer is noticed after some 15 s. */
test('a frozen socket is noticed and replaced within a minute', async () => {
  const emulator = await SlackEmulator.start();
  const { platform } = slackOn(emulator);
  platform.start();
  await emulator.socketOpen();
  emulator.freezeSockets();
  const frozenAtMs = performance.now();
  while (emulator.socketsOpened < 2 && performance.now() - frozenAtMs < 60_000) {
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  expect(emulator.socketsOpened).toBe(2);
  await platform.stop();
  await emulator.close();
});
