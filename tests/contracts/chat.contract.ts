import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ALERT_CHARACTERS_MAX } from '../../src/core/alert/alert.ts';
import type { Message } from '../../src/core/alert/message.ts';
import { cleanLine } from '../../src/core/text/clean.ts';
import type { Destination, Platform } from '../../src/core/watch/destination.ts';
import type { ChatPlatform, OutgoingMessage, SendOutcome } from '../../src/ports/chat.ts';
import {
  alertOf,
  HOSTILE_TEXTS,
  NOW_MS,
  STANDARD,
  sampleAlert,
  sampleDigest,
  sampleQuote,
} from '../helpers/alerts.ts';
import { UNSEEN } from '../helpers/unseen.ts';

/** A message as a person sees it, whatever the platform: the words only, without markup, marks or buttons. */
export interface VisibleMessage {
  readonly id: string;
  /** Every visible word, parts on lines of their own. */
  readonly words: string;
  /** What a notification shows first. */
  readonly notification: string;
  /** The message that it answers in a thread. */
  readonly parentId: string | undefined;
  /** A reply that the channel sees too, or that rings. */
  readonly isLoud: boolean;
  /** Who is pinged: people, groups, roles, everyone. */
  readonly pings: readonly string[];
  /** Every address that a click on our words opens, buttons included. */
  readonly links: readonly string[];
  readonly edits: number;
}

/** What goes wrong with the next send. `after` means that the platform took the message all the same. */
export type SendFault =
  | 'rate-limited'
  | 'rate-limited-without-time'
  | 'error-before'
  | 'error-after'
  | 'cut-before'
  | 'cut-after'
  | 'cut-body'
  | 'hang-before'
  | 'hang-after'
  | 'slow'
  | 'html'
  | 'channel-gone'
  | 'not-in-channel'
  | 'right-missing'
  | 'token-revoked';

/** One platform with its emulator, as the contract needs it. Each test starts a new one. */
export interface ChatHarness {
  readonly platform: ChatPlatform;
  /** A destination that works, and another that does. */
  readonly destination: Destination;
  readonly otherDestination: Destination;
  /** What people see in a destination and its threads now, oldest first. */
  visible(destination: Destination): readonly VisibleMessage[];
  /** Makes the next send (to `destination`, where given) go wrong once. */
  failNext(fault: SendFault, destination?: Destination): void;
  /** Makes the history unreadable once. Undefined: the platform has none. */
  failHistory: (() => void) | undefined;
  /** Deletes a message, as a person may. */
  deleteMessage(destination: Destination, messageId: string): void;
  /** Posts that many messages of somebody else. */
  addNoise(destination: Destination, count: number): void;
  /** Requests that the platform refused for their shape, with the reason; empty in every test. */
  refusals(): readonly string[];
  close(): Promise<void>;
}

/** What a platform cannot do, so that those cases are left out. */
export interface ChatTraits {
  readonly platform: Platform;
  /** No network, no history, no threads: the console. */
  readonly isLocal: boolean;
  /** Faults whose outcome differs; default: see `EXPECTED`. */
  readonly outcomes?: Partial<Readonly<Record<SendFault, SendOutcome['kind']>>>;
  /** Notifications show the message from its beginning, instead of a text of their own. */
  readonly isNotifiedByMessage?: boolean;
  /** Faults that the platform does not have. */
  readonly lacks?: readonly SendFault[];
}

/** The outcome that each fault must have, and whether the message is there. */
const EXPECTED: Readonly<
  Record<SendFault, { readonly kind: SendOutcome['kind']; readonly isShown: boolean }>
> = {
  'rate-limited': { kind: 'rate-limited', isShown: false },
  'rate-limited-without-time': { kind: 'rate-limited', isShown: false },
  'error-before': { kind: 'ambiguous', isShown: false },
  'error-after': { kind: 'ambiguous', isShown: true },
  'cut-before': { kind: 'ambiguous', isShown: false },
  'cut-after': { kind: 'ambiguous', isShown: true },
  'cut-body': { kind: 'ambiguous', isShown: true },
  'hang-before': { kind: 'ambiguous', isShown: false },
  'hang-after': { kind: 'ambiguous', isShown: true },
  slow: { kind: 'ambiguous', isShown: true },
  html: { kind: 'ambiguous', isShown: false },
  'channel-gone': { kind: 'impossible', isShown: false },
  'not-in-channel': { kind: 'impossible', isShown: false },
  'right-missing': { kind: 'impossible', isShown: false },
  'token-revoked': { kind: 'impossible', isShown: false },
};
const ALERT: Message = { kind: 'alert', alert: sampleAlert() };
const FIRST_QUOTE = 'The bridge will carry trains again before the first snow';

function quoteReply(isLoud: boolean): Message {
  return {
    kind: 'reply',
    alertTitle: 'Norhaven bridge to reopen',
    reply: {
      kind: isLoud ? 'correction' : 'quote',
      isLoud,
      publisher: 'Harbour Radio',
      url: 'https://radio.example/1',
      atMs: NOW_MS,
      text: isLoud ? 'six arches' : undefined,
      replacement: isLoud ? 'seven arches' : undefined,
      quote: isLoud ? undefined : sampleQuote({ text: 'Not before spring' }),
    },
  };
}

/** Runs the cases that every platform of ports/chat.ts must pass. `start` begins with an empty channel. */
export function describeChatPlatform(traits: ChatTraits, start: () => Promise<ChatHarness>): void {
  const faults = (Object.keys(EXPECTED) as SendFault[]).filter(
    (fault) => !traits.isLocal && !(traits.lacks ?? []).includes(fault),
  );
  let harness: ChatHarness;
  let deliveries = 0;

  function outgoing(message: Message, changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
    deliveries += 1;
    return {
      deliveryId: `delivery${deliveries}`,
      kind: 'post',
      destination: harness.destination,
      nonce: `nonce${deliveries}`,
      message,
      parentMessageId: undefined,
      layout: STANDARD,
      ...changes,
    };
  }

  async function send(message: OutgoingMessage): Promise<SendOutcome> {
    return harness.platform.send(message, new AbortController().signal);
  }

  async function post(message: Message = ALERT): Promise<string> {
    const outcome = await send(outgoing(message));
    if (outcome.kind !== 'sent') throw new Error(`the post ended as ${JSON.stringify(outcome)}`);
    return outcome.messageId;
  }

  const seen = (): readonly VisibleMessage[] => harness.visible(harness.destination);

  describe(`${traits.platform}, as every platform`, () => {
    beforeEach(async () => {
      harness = await start();
    });
    afterEach(async () => {
      const refused = harness.refusals();
      await harness.platform.stop();
      await harness.close();
      expect(refused).toEqual([]);
    });

    test('posts an alert once, whole, pinging nobody', async () => {
      const messageId = await post();
      const [message, ...others] = seen();
      expect(others).toEqual([]);
      expect(message).toMatchObject({ id: messageId, pings: [], parentId: undefined });
      expect(message?.words).toContain('Norhaven bridge to reopen for trains, ministry says');
      expect(message?.words).toContain(`“${FIRST_QUOTE}”`);
      expect(message?.words).toContain('Mira Olsen, minister of transport');
      expect(message?.links.every((link) => link === 'https://courier.example/bridge?day=1')).toBe(
        true,
      );
    });

    test.skipIf(traits.isLocal)(
      'says title, publisher and the first quote on a lock screen',
      async () => {
        await post();
        const lockScreen = seen()[0]?.notification.slice(0, 200);
        expect(lockScreen).toContain('Norhaven bridge to reopen');
        expect(lockScreen).toContain('Norhaven Courier');
        const isQuoted = lockScreen?.includes(FIRST_QUOTE);
        expect(isQuoted).toBe(traits.isNotifiedByMessage !== true);
      },
    );

    test('keeps the order of a destination', async () => {
      const titles = Array.from({ length: 8 }, (_, index) => `Story number ${index}`);
      await Promise.all(
        titles.map((title) => send(outgoing({ kind: 'alert', alert: sampleAlert({ title }) }))),
      );
      expect(seen().map(({ words }) => /Story number \d/.exec(words)?.[0])).toEqual(titles);
    });

    test('posts digests and notices', async () => {
      await post({ kind: 'digest', digest: sampleDigest(20, 'An endless headline '.repeat(20)) });
      await post({
        kind: 'notice',
        notice: { code: 'x', title: 'A feed is ill', text: 'It answers 404.', hint: 'Ask.' },
      });
      const [digest, notice] = seen();
      expect(digest?.words.match(/Norhaven Courier/g)).toHaveLength(20);
      expect(notice?.words).toContain('It answers 404.');
    });

    test.each(Object.entries(HOSTILE_TEXTS))(
      'shows a text of %s in every field without pings, foreign links or controls',
      async (_, text) => {
        await post({ kind: 'alert', alert: alertOf(text) });
        await post({ kind: 'digest', digest: sampleDigest(20, text) });
        const notice = { code: 'x', title: text, text, hint: text };
        await post({ kind: 'notice', notice });
        for (const message of seen()) {
          expect(message.pings).toEqual([]);
          for (const link of message.links) expect(link).toMatch(/^https:\/\/courier\.example\//);
          expect(message.words).not.toMatch(UNSEEN);
          expect(message.notification).not.toMatch(UNSEEN);
        }
        // Whole or not at all: only what is longer than the alert may be missing.
        const quote = `“${cleanLine(text)}”`;
        const isShown = seen()[0]?.words.includes(quote);
        expect(isShown).toBe(quote.length < ALERT_CHARACTERS_MAX.standard);
      },
    );

    test('mentions nobody but the groups that the watch names, and in its own shape only', async () => {
      const mentions = ['@everyone', '<!channel>', 'U0SOMEBODY', '&1'];
      await post({ kind: 'alert', alert: sampleAlert({ mentions }) });
      expect(seen()[0]?.pings).toEqual([]);
    });

    test('an aborted send is not sent', async () => {
      const outcome = await harness.platform.send(outgoing(ALERT), AbortSignal.abort());
      expect(outcome.kind).toBe('unreachable');
      expect(seen()).toEqual([]);
    });

    test.skipIf(traits.isLocal)('edits without a second message', async () => {
      const parentMessageId = await post();
      const edited: Message = { kind: 'alert', alert: sampleAlert({ sourcesCount: 4 }) };
      const outcome = await send(outgoing(edited, { kind: 'edit', parentMessageId }));
      expect(outcome).toEqual({ kind: 'sent', messageId: parentMessageId });
      expect(seen()).toHaveLength(1);
      expect(seen()[0]?.words).toContain('4 sources');
    });

    test.skipIf(traits.isLocal).each([false, true])(
      'replies in the thread, loud: %s',
      async (isLoud) => {
        const parentMessageId = await post();
        await send(outgoing(quoteReply(isLoud), { kind: 'reply', parentMessageId }));
        const reply = seen().find(({ parentId }) => parentId === parentMessageId);
        expect(reply).toMatchObject({ isLoud, pings: [] });
        expect(reply?.words).toContain(isLoud ? '“seven arches”' : '“Not before spring”');
      },
    );

    test.skipIf(traits.isLocal)('edits of a message that people deleted are over', async () => {
      const parentMessageId = await post();
      harness.deleteMessage(harness.destination, parentMessageId);
      const outcome = await send(outgoing(ALERT, { kind: 'edit', parentMessageId }));
      expect(outcome.kind).toBe('over');
      expect(seen()).toEqual([]);
    });

    test.skipIf(traits.isLocal)('an edit or a reply without its message is over', async () => {
      expect((await send(outgoing(ALERT, { kind: 'edit' }))).kind).toBe('over');
      expect((await send(outgoing(quoteReply(false), { kind: 'reply' }))).kind).toBe('over');
    });

    for (const fault of faults) {
      const { kind, isShown } = EXPECTED[fault];
      const expected = traits.outcomes?.[fault] ?? kind;
      test(`${fault}: ends as ${expected}, and is reconciled`, async () => {
        harness.addNoise(harness.destination, 3);
        const before = seen().length;
        harness.failNext(fault, harness.destination);
        const message = outgoing(ALERT);
        const sendingAtMs = Date.now();
        const outcome = await send(message);
        expect(outcome.kind).toBe(expected);
        const hint = outcome.kind === 'impossible' ? outcome.hint : 'none needed';
        expect(hint).not.toBe('');
        const shouldLook = outcome.kind === 'ambiguous';
        const found = shouldLook
          ? await harness.platform.reconcile(message, sendingAtMs)
          : undefined;
        expect(found?.kind).toBe(shouldLook ? (isShown ? 'found' : 'absent') : undefined);
        expect(seen().length - before).toBe(isShown ? 1 : 0);
      });

      test(`${fault} of one channel holds up no other`, async () => {
        harness.failNext(fault, harness.destination);
        const ill = send(outgoing(ALERT));
        const well = await send(outgoing(ALERT, { destination: harness.otherDestination }));
        expect(well.kind).toBe('sent');
        await ill;
      });
    }

    test.skipIf(traits.isLocal)('says how long to wait, and sends nothing before', async () => {
      harness.failNext('rate-limited');
      const outcome = await send(outgoing(ALERT));
      expect(outcome).toMatchObject({ kind: 'rate-limited', retryAfterMs: 3000 });
      expect(seen()).toEqual([]);
    });

    test.skipIf(traits.isLocal)('finds replies and edits whose end nobody saw', async () => {
      const parentMessageId = await post();
      const reply = outgoing(quoteReply(false), { kind: 'reply', parentMessageId });
      harness.failNext('cut-after');
      const sendingAtMs = Date.now();
      expect((await send(reply)).kind).toBe('ambiguous');
      expect((await harness.platform.reconcile(reply, sendingAtMs)).kind).toBe('found');
      const unsent = outgoing(quoteReply(false), { kind: 'reply', parentMessageId });
      expect((await harness.platform.reconcile(unsent, sendingAtMs)).kind).toBe('absent');
    });

    test.skipIf(traits.isLocal)('finds its message behind a busy channel', async () => {
      const message = outgoing(ALERT);
      const sendingAtMs = Date.now();
      await send(message);
      harness.addNoise(harness.destination, 450);
      expect((await harness.platform.reconcile(message, sendingAtMs)).kind).toBe('found');
    });

    test.skipIf(traits.isLocal)('an unreadable history never counts as absent', async () => {
      harness.failHistory?.();
      const outcome = await harness.platform.reconcile(outgoing(ALERT), Date.now());
      expect(outcome.kind).toBe(harness.failHistory === undefined ? 'absent' : 'unreadable');
    });
  });
}
