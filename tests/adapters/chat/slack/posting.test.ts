import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../../src/ports/chat.ts';
import { CHANNEL, slackOn } from '../../../emulators/slack/harness.ts';
import { SlackEmulator } from '../../../emulators/slack/slack-emulator.ts';
import { STANDARD, sampleAlert } from '../../../helpers/alerts.ts';
import { quickClock } from '../../../helpers/quick-clock.ts';

const MESSAGE: OutgoingMessage = {
  deliveryId: 'delivery01',
  kind: 'post',
  destination: `slack:${CHANNEL}`,
  nonce: 'nonce01',
  message: { kind: 'alert', alert: sampleAlert() },
  parentMessageId: undefined,
  layout: STANDARD,
};

describe('a send that its caller gives up while Slack is still at work', () => {
  let emulator: SlackEmulator;
  beforeEach(async () => {
    emulator = await SlackEmulator.start();
    emulator.addChannel(CHANNEL);
  });
  afterEach(() => emulator.close());

  test('is waited for before it is called absent, so that nothing is shown twice', async () => {
    // At this speed the ten seconds of settling are one; the message appears a fifth of a second after the request.
    const clock = quickClock(Date.now(), 10);
    const { platform } = slackOn(emulator, { clock });
    emulator.fail({ kind: 'slow', delayMs: 200, late: true }, { method: 'chat.postMessage' });
    const sendingAtMs = Math.floor(clock.nowMs());
    const outcome = await platform.send(MESSAGE, AbortSignal.timeout(60));
    expect(outcome.kind).toBe('ambiguous');
    expect(emulator.seen(CHANNEL)).toHaveLength(0);
    const found = await platform.reconcile(MESSAGE, sendingAtMs);
    expect(found).toEqual({ kind: 'found', messageId: emulator.seen(CHANNEL)[0]?.ts });
  });
});
