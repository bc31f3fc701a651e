import { SlackEmulator } from '../emulators/slack/slack-emulator.ts';

/**
 * Slack in a process of its own, so that what is measured has its processor to itself. Says its port first; then, asked by any
 * line, how many messages it shows and when the ones with `nr<number>` in their text were taken (milliseconds).
 */
const emulator = await SlackEmulator.start();
const CHANNELS = Number(process.argv[2] ?? '1');
for (let index = 0; index < CHANNELS; index++) emulator.addChannel(`C0BENCH${index}`);
process.send?.({ apiUrl: emulator.apiUrl });
process.on('message', () => {
  const taken = emulator.messages.map(({ text, ts, channel }) => ({
    number: Number(/\bnr(\d+)\b/.exec(text)?.[1] ?? 0),
    channel,
    atMs: Number(ts) * 1000,
  }));
  process.send?.({ taken });
});
process.on('disconnect', () => process.exit(0));
