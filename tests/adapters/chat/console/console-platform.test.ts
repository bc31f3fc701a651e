import { expect, test } from 'vitest';
import {
  type ConsoleOutput,
  createConsolePlatform,
} from '../../../../src/adapters/chat/console/console-platform.ts';
import type { Message } from '../../../../src/core/alert/message.ts';
import type { OutgoingMessage } from '../../../../src/ports/chat.ts';
import {
  alertOf,
  HOSTILE_TEXTS,
  NOW_MS,
  STANDARD,
  sampleAlert,
  sampleDigest,
  sampleQuote,
} from '../../../helpers/alerts.ts';
import { UNSEEN } from '../../../helpers/unseen.ts';

const ALERT: Message = { kind: 'alert', alert: sampleAlert() };
const SIGNAL = new AbortController().signal;

function outgoing(message: Message, kind: OutgoingMessage['kind'] = 'post'): OutgoingMessage {
  return {
    deliveryId: 'delivery01',
    kind,
    destination: 'console',
    nonce: 'nonce01',
    message,
    parentMessageId: kind === 'post' ? undefined : 'delivery00',
    layout: STANDARD,
  };
}

function paper(terminal: Partial<ConsoleOutput> = {}) {
  const printed: string[] = [];
  const out: ConsoleOutput = {
    write: (text, done) => {
      printed.push(text);
      done();
      return true;
    },
    ...terminal,
  };
  const clock = { nowMs: () => NOW_MS, wait: () => Promise.resolve() };
  return { platform: createConsolePlatform({ out, clock }), text: () => printed.join('') };
}

test('a pipe gets plain, unwrapped lines, and the address', async () => {
  const { platform, text } = paper();
  const outcome = await platform.send(outgoing(ALERT), SIGNAL);
  expect(outcome).toEqual({ kind: 'sent', messageId: 'delivery01' });
  expect(text()).toContain(
    '│ “The bridge will carry trains again before the first snow”\n│ Mira Olsen',
  );
  expect(text()).toContain('\nhttps://courier.example/bridge?day=1\n\n');
  expect(text()).not.toMatch(UNSEEN);
});

test('a terminal gets colours and lines of its width', async () => {
  const { platform, text } = paper({ isTTY: true, columns: 60 });
  await platform.send(outgoing(ALERT), SIGNAL);
  expect(text()).toContain('\u001B[1m');
  // oxlint-disable-next-line no-control-regex
  const seen = text().replace(/\u001B\[\d+m/g, '');
  for (const line of seen.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
});

test('a terminal whose person wants no colours gets none', async () => {
  const { platform, text } = paper({ isTTY: true, columns: 60, hasColors: () => false });
  await platform.send(outgoing(ALERT), SIGNAL);
  expect(text()).not.toContain('\u001B');
});

test('an edit prints what is new above the text, a reply is marked as one', async () => {
  const { platform, text } = paper();
  await platform.send(
    outgoing({ kind: 'alert', alert: sampleAlert({ sourcesCount: 4 }) }, 'edit'),
    SIGNAL,
  );
  expect(text()).toContain('↻ Norhaven Courier · 12 min ago · 4 sources');
  expect(text()).not.toContain('“');
  const reply = {
    kind: 'quote' as const,
    isLoud: false,
    publisher: 'Harbour Radio',
    url: 'https://radio.example/1',
    atMs: NOW_MS,
    text: undefined,
    replacement: undefined,
    quote: sampleQuote({ text: 'Not before spring' }),
  };
  await platform.send(outgoing({ kind: 'reply', alertTitle: 'Bridge', reply }, 'reply'), SIGNAL);
  expect(text()).toContain('↳ New quote · Harbour Radio');
  expect(text()).toContain('↳ │ “Not before spring”');
});

test('digests and notices are printed too', async () => {
  const { platform, text } = paper();
  await platform.send(outgoing({ kind: 'digest', digest: sampleDigest(2) }), SIGNAL);
  const notice = { code: 'x', title: 'A feed is ill', text: 'It answers 404.', hint: undefined };
  await platform.send(outgoing({ kind: 'notice', notice }), SIGNAL);
  expect(text()).toContain('https://courier.example/story/2');
  expect(text()).toContain('A feed is ill\nIt answers 404.');
});

test('a closed output is unreachable, not a crash', async () => {
  const { platform } = paper({
    write: (_, done) => {
      done(new Error('EPIPE'));
      return false;
    },
  });
  expect((await platform.send(outgoing(ALERT), SIGNAL)).kind).toBe('unreachable');
});

test.each(Object.entries(HOSTILE_TEXTS))(
  'no hostile text steers the terminal: %s',
  async (_, text) => {
    const printed = paper();
    await printed.platform.send(outgoing({ kind: 'alert', alert: alertOf(text) }), SIGNAL);
    expect(printed.text()).not.toMatch(UNSEEN);
  },
);
