import type { Platform } from '../../src/core/watch/destination.ts';
import type { ChatPlatform, OutgoingMessage, SendOutcome } from '../../src/ports/chat.ts';
import type { Answer } from '../../src/ports/conversation.ts';

/** A platform that shows what it is sent, and fails as the test says. */
export interface FakeChat extends ChatPlatform {
  /** What people can see, in order of posting; an edit replaces its message. */
  readonly shown: { readonly messageId: string; message: OutgoingMessage }[];
  /** Outcomes of the next sends; `isShown`: the message appears although the outcome says otherwise. */
  readonly script: { readonly outcome: SendOutcome; readonly isShown: boolean }[];
  /** Destinations that always answer so, and show nothing. */
  readonly dead: Map<string, SendOutcome>;
  isHistoryReadable: boolean;
  /** Every call of `send`, shown or not. */
  sends: number;
  /** Private messages, in order. */
  readonly told: { readonly userId: string; readonly answer: Answer; readonly workspace: string }[];
}

export function makeFakeChat(platform: Platform): FakeChat {
  const chat: FakeChat = {
    platform,
    connects: 'each-process',
    shown: [],
    script: [],
    dead: new Map(),
    isHistoryReadable: true,
    sends: 0,
    told: [],
    async send(message) {
      chat.sends += 1;
      const dead = chat.dead.get(message.destination);
      if (dead !== undefined) return dead;
      const scripted = chat.script.shift();
      const messageId = `m${chat.sends}`;
      if (scripted === undefined || scripted.isShown) {
        const parent = chat.shown.find((one) => one.messageId === message.parentMessageId);
        if (message.kind === 'edit' && parent !== undefined) parent.message = message;
        else chat.shown.push({ messageId, message });
      }
      return scripted?.outcome ?? { kind: 'sent', messageId };
    },
    async reconcile(message) {
      if (!chat.isHistoryReadable)
        return { kind: 'unreadable', reason: 'no right to read', hint: undefined };
      const found = chat.shown.find((one) => one.message.nonce === message.nonce);
      return found === undefined
        ? { kind: 'absent' }
        : { kind: 'found', messageId: found.messageId };
    },
    async tell(userId, answer, workspace) {
      chat.told.push({ userId, answer, workspace });
      return { kind: 'sent', messageId: `t${chat.told.length}` };
    },
    start: () => undefined,
    stop: async () => undefined,
    connection: () => ({ kind: 'on' }),
    check: async () => [],
  };
  return chat;
}
