import { type REST, Routes } from 'discord.js';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import type { SendOutcome } from '../../../ports/chat.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Answer } from '../../../ports/conversation.ts';
import { describeFailure, sendOutcomeOf } from './outcome.ts';
import { renderAnswer } from './render-answer.ts';
import { markAnswer } from './server-mark.ts';

/** What writing to people needs. `call` is one request with the bot's token. */
export interface DirectDeps {
  readonly call: <T>(request: (rest: REST) => Promise<unknown>) => Promise<T>;
  readonly clock: Clock;
  /** Language and zone of private messages. */
  readonly layout: AlertLayout;
}

/** Writes to people, and into channels what is no alert. `server` is the one that the buttons are about. */
export interface DirectMessages {
  tell(userId: string, answer: Answer, server: string | undefined): Promise<SendOutcome>;
  post(channelId: string, answer: Answer): Promise<SendOutcome>;
}

/** Channels of direct messages that are remembered: Discord limits how fast a bot opens them. */
const CHANNELS_KEPT_MAX = 1000;

/** Builds what writes to people. */
export function createDirectMessages({ call, clock, layout }: DirectDeps): DirectMessages {
  const channels = new Map<string, string>();

  async function openChannel(userId: string): Promise<string> {
    const known = channels.get(userId);
    if (known !== undefined) return known;
    const { id } = await call<{ readonly id: string }>((rest) =>
      rest.post(Routes.userChannels(), { body: { recipient_id: userId } }),
    );
    if (channels.size >= CHANNELS_KEPT_MAX) channels.clear();
    channels.set(userId, id);
    return id;
  }

  async function post(channelId: string, answer: Answer): Promise<SendOutcome> {
    let messageId: string | undefined;
    for (const body of renderAnswer(answer, layout, clock.nowMs())) {
      const sent = await call<{ readonly id: string }>((rest) =>
        rest.post(Routes.channelMessages(channelId), { body }),
      );
      messageId = sent.id;
    }
    return messageId === undefined
      ? { kind: 'refused', reason: 'nothing to say' }
      : { kind: 'sent', messageId };
  }

  return {
    tell: (userId, answer, server) =>
      settle(async () => post(await openChannel(userId), markAnswer(answer, server))),
    post: (channelId, answer) => settle(() => post(channelId, answer)),
  };
}

async function settle(send: () => Promise<SendOutcome>): Promise<SendOutcome> {
  try {
    return await send();
  } catch (error) {
    return sendOutcomeOf(describeFailure(error));
  }
}
