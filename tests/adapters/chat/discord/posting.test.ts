import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../../src/core/alert/message.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../src/core/time/moment.ts';
import type { ChatPlatform, OutgoingMessage, SendOutcome } from '../../../../src/ports/chat.ts';
import { DiscordEmulator } from '../../../emulators/discord/discord-emulator.ts';
import { discordOn } from '../../../emulators/discord/harness.ts';
import { CHANNEL_ID, OTHER_CHANNEL_ID } from '../../../emulators/discord/state.ts';
import {
  NOW_MS,
  STANDARD,
  sampleAlert,
  sampleDigest,
  sampleQuote,
} from '../../../helpers/alerts.ts';

const SILENT = 4096;
const ALERT: Message = { kind: 'alert', alert: sampleAlert() };
const NOTICE: Message = {
  kind: 'notice',
  notice: { code: 'feed-ill', title: 'A feed is ill', text: 'It answers 404.', hint: undefined },
};

let emulator: DiscordEmulator;
let platform: ChatPlatform;
let count = 0;

beforeEach(async () => {
  emulator = await DiscordEmulator.start();
  ({ platform } = discordOn(emulator));
});
afterEach(() => emulator.close());

function outgoing(message: Message, changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  count += 1;
  return {
    deliveryId: `d${count}`,
    kind: 'post',
    destination: `discord:${CHANNEL_ID}`,
    nonce: `0123456789abcdefghjk${count}`,
    message,
    parentMessageId: undefined,
    layout: STANDARD,
    ...changes,
  };
}

function reply(isLoud: boolean): Message {
  return {
    kind: 'reply',
    alertTitle: 'Norhaven bridge to reopen',
    reply: {
      kind: isLoud ? 'development' : 'quote',
      isLoud,
      publisher: 'Harbour Radio',
      url: 'https://radio.example/1',
      atMs: NOW_MS,
      text: undefined,
      replacement: undefined,
      quote: sampleQuote({ text: 'Not before spring' }),
    },
  };
}

async function send(message: OutgoingMessage): Promise<SendOutcome> {
  return platform.send(message, new AbortController().signal);
}

async function post(message = ALERT): Promise<string> {
  const outcome = await send(outgoing(message));
  return outcome.kind === 'sent' ? outcome.messageId : '';
}

describe('a message whose end nobody saw', () => {
  test.each([
    ['an alert', ALERT],
    ['a digest', { kind: 'digest', digest: sampleDigest(3) }],
    ['a notice, which has no buttons', NOTICE],
  ] as const)('sent again at once, %s is shown once', async (_, message) => {
    const delivery = outgoing(message);
    emulator.fail({ kind: 'cut', isAfter: true });
    expect((await send(delivery)).kind).toBe('ambiguous');
    const again = await send(delivery);
    expect(emulator.ledger).toHaveLength(1);
    expect(again).toEqual({ kind: 'sent', messageId: emulator.ledger[0]?.id });
  });

  test.each([
    ['an alert', ALERT],
    ['a digest', { kind: 'digest', digest: sampleDigest(3) }],
    ['a notice, which has no buttons', NOTICE],
  ] as const)('%s is found an hour later, when no nonce helps any more', async (_, message) => {
    await post({ ...NOTICE, notice: { ...NOTICE.notice, title: 'Another' } } as Message);
    const delivery = outgoing(message);
    const sendingAtMs = Date.now();
    emulator.fail({ kind: 'status', status: 502, isAfter: true });
    await send(delivery);
    emulator.nowMs = () => Date.now() + HOUR_MS;
    const { platform: restarted } = discordOn(emulator);
    expect(await restarted.reconcile(delivery, sendingAtMs)).toEqual({
      kind: 'found',
      messageId: emulator.ledger[1]?.id,
    });
    expect((await restarted.reconcile(outgoing(reply(true)), sendingAtMs)).kind).toBe('absent');
  });

  test('counts as unknown where the history is hidden, and as absent in an empty channel', async () => {
    const delivery = outgoing(ALERT);
    expect((await platform.reconcile(delivery, Date.now() - HOUR_MS)).kind).toBe('absent');
    await send(delivery);
    emulator.hidesHistory = true;
    expect(await platform.reconcile(delivery, Date.now() - HOUR_MS)).toMatchObject({
      kind: 'unreadable',
      hint: expect.stringContaining('Read Message History'),
    });
  });

  test('an edit is found by what the message shows', async () => {
    const parentMessageId = await post();
    const edit = outgoing(ALERT, { kind: 'edit', parentMessageId });
    expect((await platform.reconcile(edit, Date.now())).kind).toBe('absent');
    emulator.fail({ kind: 'cut', isAfter: true, method: 'PATCH' });
    expect((await send(edit)).kind).toBe('ambiguous');
    expect((await platform.reconcile(edit, Date.now())).kind).toBe('found');
  });
});

describe('replies', () => {
  test('one in the alert’s thread is edited there', async () => {
    const threadMessageId = await post();
    const told = await send(
      outgoing(reply(false), { kind: 'reply', parentMessageId: threadMessageId }),
    );
    const parentMessageId = told.kind === 'sent' ? told.messageId : '';
    const message = reply(false);
    const withdrawn: Message =
      message.kind === 'reply'
        ? { ...message, reply: { ...message.reply, withdrawn: 'a hoax' } }
        : message;
    const edit = outgoing(withdrawn, { kind: 'edit', parentMessageId, threadMessageId });
    expect(await send(edit)).toEqual({ kind: 'sent', messageId: parentMessageId });
    expect(JSON.stringify(emulator.seen(CHANNEL_ID))).toContain('withdrawn: a hoax');
    expect(JSON.stringify(emulator.seen(CHANNEL_ID))).not.toContain('Not before spring');
  });

  test('silent ones go to the alert’s thread, which is made once', async () => {
    const parentMessageId = await post();
    await send(outgoing(reply(false), { kind: 'reply', parentMessageId }));
    await send(outgoing(reply(false), { kind: 'reply', parentMessageId }));
    const replies = emulator.ledger.slice(1);
    expect(replies.map(({ channelId }) => channelId)).toEqual([parentMessageId, parentMessageId]);
    expect(replies.every(({ body }) => (Number(body['flags']) & SILENT) !== 0)).toBe(true);
    expect(emulator.requests.filter((request) => request.endsWith('/threads'))).toHaveLength(1);
  });

  test('after a restart the thread is there already', async () => {
    const parentMessageId = await post();
    await send(outgoing(reply(false), { kind: 'reply', parentMessageId }));
    ({ platform } = discordOn(emulator));
    const outcome = await send(outgoing(reply(false), { kind: 'reply', parentMessageId }));
    expect(outcome.kind).toBe('sent');
  });

  test('loud ones stand in the channel under the alert, with a silent copy in the thread', async () => {
    const parentMessageId = await post();
    const outcome = await send(outgoing(reply(true), { kind: 'reply', parentMessageId }));
    const [, shown, copy] = emulator.ledger;
    expect(outcome).toEqual({ kind: 'sent', messageId: shown?.id });
    expect(shown).toMatchObject({ channelId: CHANNEL_ID, reference: parentMessageId });
    expect(Number(shown?.body['flags']) & SILENT).toBe(0);
    expect(copy).toMatchObject({ channelId: parentMessageId });
    expect(Number(copy?.body['flags']) & SILENT).toBe(SILENT);
  });

  test('a loud one is shown though threads are forbidden', async () => {
    const parentMessageId = await post();
    emulator.fail({ kind: 'error', status: 403, code: 50_013, path: /threads$/ });
    const outcome = await send(outgoing(reply(true), { kind: 'reply', parentMessageId }));
    expect(outcome.kind).toBe('sent');
    expect(emulator.ledger).toHaveLength(2);
  });

  test('in a destination that is a thread itself, they answer there', async () => {
    const thread = '700000000000000005';
    emulator.addChannel(thread, { type: 11, parentId: CHANNEL_ID });
    const destination = `discord:${thread}` as const;
    await send(outgoing(ALERT, { destination }));
    const parentMessageId = emulator.ledger[0]?.id;
    const silent = outgoing(reply(false), { destination, kind: 'reply', parentMessageId });
    expect((await send(silent)).kind).toBe('sent');
    expect(emulator.ledger[1]).toMatchObject({ channelId: thread, reference: parentMessageId });
    expect((await platform.reconcile(silent, Date.now())).kind).toBe('found');
  });

  test('an outage while the thread is made leaves no doubt: nothing was said', async () => {
    const parentMessageId = await post();
    emulator.fail({ kind: 'cut', isAfter: true, path: /threads$/ });
    const silent = outgoing(reply(false), { kind: 'reply', parentMessageId });
    expect((await send(silent)).kind).toBe('unreachable');
    expect((await send(silent)).kind).toBe('sent');
    expect(emulator.ledger).toHaveLength(2);
  });

  test('of a deleted alert are over', async () => {
    const parentMessageId = await post();
    for (const message of emulator.ledger) message.isDeleted = true;
    const outcome = await send(outgoing(reply(false), { kind: 'reply', parentMessageId }));
    expect(outcome.kind).toBe('over');
  });
});

test('a global limit holds back every channel, and nothing is asked before its end', async () => {
  emulator.fail({ kind: 'rate-limited', retryAfterS: 60, isGlobal: true });
  expect(await send(outgoing(ALERT))).toMatchObject({
    kind: 'rate-limited',
    isGlobal: true,
    retryAfterMs: MINUTE_MS,
  });
  const other = await send(outgoing(ALERT, { destination: `discord:${OTHER_CHANNEL_ID}` }));
  expect(other).toMatchObject({ kind: 'rate-limited', isGlobal: true });
  expect(emulator.violations).toEqual([]);
  expect(emulator.ledger).toEqual([]);
});

test('a long announced pause is an ending too, without a request', async () => {
  emulator.bucket = { remaining: 0, resetAfterS: 30 };
  await send(outgoing(ALERT));
  expect(await send(outgoing(ALERT))).toMatchObject({ kind: 'rate-limited', isGlobal: false });
  expect(emulator.requests).toHaveLength(1);
});

test('Discord that is down is unreachable, and sent to again by the outbox', async () => {
  await emulator.close();
  expect((await send(outgoing(ALERT))).kind).toBe('unreachable');
  emulator = await DiscordEmulator.start();
});
