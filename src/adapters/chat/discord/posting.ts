import { MessageFlags, MessageReferenceType, type REST, Routes } from 'discord.js';
import { cleanLine, shorten } from '../../../core/text/clean.ts';
import { type EpochMs, SECOND_MS } from '../../../core/time/moment.ts';
import { channelOf } from '../../../core/watch/destination.ts';
import type { OutgoingMessage, ReconcileOutcome, SendOutcome } from '../../../ports/chat.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Log } from '../../../ports/log.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { findOwnMessage, markOf } from './find-message.ts';
import { CODES, type DiscordFailure, describeFailure, sendOutcomeOf } from './outcome.ts';
import { type DiscordMessage, renderMessage } from './render-message.ts';

/** What sending and looking for messages needs. `call` is one request with the bot's token. */
export interface PostingDeps {
  readonly call: <T>(request: (rest: REST) => Promise<unknown>) => Promise<T>;
  /** Undefined while Discord refuses the token, so that nothing is asked in vain; chat.md (invalid requests). */
  readonly refusal: () => DiscordFailure | undefined;
  readonly clock: Clock;
  readonly log: Log;
  /** From the request to the end of the answer. */
  readonly timeoutMs: number;
}

/** Sends and looks for messages; the order within a channel is the REST client's queue. */
export interface Posting {
  send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome>;
  reconcile(message: OutgoingMessage, sendingAtMs: EpochMs): Promise<ReconcileOutcome>;
}

/** Minutes of silence after which Discord folds a thread away: three days, longer than an alert lives. */
const ARCHIVE_AFTER_MINUTES = 4320;
/** Threads known to exist, so that each is made once; forgotten ones are asked for again. */
const THREADS_KEPT_MAX = 5000;
/** A request that was cut off may still be at work in Discord: so long nothing is called absent. */
const SETTLE_MS = 10 * SECOND_MS;

/** Builds the posting half of the platform; see `Posting`. */
export function createPosting(deps: PostingDeps): Posting {
  const threads = new Set<string>();
  return {
    send: async (message, signal) => {
      if (signal.aborted) return { kind: 'unreachable', reason: 'stopped before sending' };
      const refusal = deps.refusal();
      if (refusal !== undefined) return sendOutcomeOf(refusal);
      try {
        const inTime = AbortSignal.any([signal, AbortSignal.timeout(deps.timeoutMs)]);
        return await sendOnce({ deps, threads, message, signal: inTime });
      } catch (error) {
        return sendOutcomeOf(describeFailure(error));
      }
    },
    reconcile: async (message, sendingAtMs) => {
      const early = await findOwnMessage(deps, message, sendingAtMs);
      const waitMs = Math.min(SETTLE_MS, sendingAtMs + SETTLE_MS - deps.clock.nowMs());
      if (early.kind !== 'absent' || waitMs <= 0) return early;
      await deps.clock.wait(waitMs);
      return findOwnMessage(deps, message, sendingAtMs);
    },
  };
}

interface Sending {
  readonly deps: PostingDeps;
  readonly threads: Set<string>;
  readonly message: OutgoingMessage;
  readonly signal: AbortSignal;
}

async function sendOnce(sending: Sending): Promise<SendOutcome> {
  const { deps, message } = sending;
  const channel = channelOf(message.destination);
  const rendered = renderMessage(message.message, message.layout, deps.clock.nowMs());
  const marked = markRow(rendered, message.nonce);
  if (message.kind === 'post') return post(sending, channel, marked);
  const parent = message.parentMessageId;
  if (parent === undefined) return { kind: 'over', reason: 'the alert was never posted' };
  if (message.kind === 'edit') {
    return editMessage(sending, { channel, parent, marked });
  }
  return isLoud(message)
    ? replyLoudly(sending, { channel, parent, marked })
    : replyInThread(sending, { channel, parent, marked });
}

/** An edit. A silent reply stands in the alert's thread, which is a channel of its own, a loud one in the channel. */
async function editMessage({ deps, message, signal }: Sending, edit: Reply): Promise<SendOutcome> {
  const { channel, parent, marked } = edit;
  const { content, components, allowed_mentions } = marked;
  const patch = (where: string): Promise<unknown> =>
    deps.call((rest) =>
      rest.patch(Routes.channelMessage(where, parent), {
        body: { content, components, allowed_mentions },
        signal,
      }),
    );
  try {
    return sentOutcome(await patch(channel));
  } catch (error) {
    const failure = describeFailure(error);
    const thread = message.threadMessageId;
    if (thread === undefined || failure.kind !== 'code' || failure.code !== CODES.unknownMessage) {
      throw error;
    }
    return sentOutcome(await patch(thread));
  }
}

/** The first row carries the delivery's mark, by which history tells one of our messages from another. */
function markRow(rendered: DiscordMessage, nonce: string): DiscordMessage {
  const [first, ...others] = rendered.components;
  if (first === undefined) return rendered;
  return { ...rendered, components: [{ ...first, id: markOf(nonce) }, ...others] };
}

async function post(
  { deps, message, signal }: Sending,
  channel: string,
  body: DiscordMessage & { readonly message_reference?: unknown },
): Promise<SendOutcome> {
  const answer = await deps.call((rest) =>
    rest.post(Routes.channelMessages(channel), {
      // Within some minutes Discord answers the same nonce with the first message instead of showing a second.
      body: { ...body, nonce: message.nonce, enforce_nonce: true },
      signal,
    }),
  );
  return sentOutcome(answer);
}

function sentOutcome(answer: unknown): SendOutcome {
  const id =
    typeof answer === 'object' && answer !== null ? (answer as { id?: unknown }).id : undefined;
  return typeof id === 'string' && /^\d{1,20}$/.test(id)
    ? { kind: 'sent', messageId: id }
    : { kind: 'ambiguous', reason: 'not an answer of Discord' };
}

function isLoud({ message }: OutgoingMessage): boolean {
  return message.kind === 'reply' && message.reply.isLoud;
}

interface Reply {
  readonly channel: string;
  readonly parent: string;
  readonly marked: DiscordMessage;
}

function silently(marked: DiscordMessage): DiscordMessage {
  return { ...marked, flags: marked.flags | MessageFlags.SuppressNotifications };
}

/** An answer to the alert's message in the channel itself, which is what counts; then a silent copy in the thread. */
async function replyLoudly(sending: Sending, reply: Reply): Promise<SendOutcome> {
  const outcome = await post(sending, reply.channel, referTo(reply));
  if (outcome.kind !== 'sent') return outcome;
  const { message, deps } = sending;
  const nonce = `t${message.nonce}`.slice(0, DISCORD_LIMITS.nonce);
  const copy: Sending = { ...sending, message: { ...message, nonce } };
  const copied = await replyInThread(copy, reply).catch((error: unknown) =>
    sendOutcomeOf(describeFailure(error)),
  );
  if (copied.kind !== 'sent') {
    const { deliveryId, destination } = message;
    deps.log.debug(
      { deliveryId, destination, outcome: copied.kind },
      'no copy in the alert’s thread',
    );
  }
  return outcome;
}

function referTo({ channel, parent, marked }: Reply): DiscordMessage & {
  readonly message_reference: unknown;
} {
  const message_reference = {
    type: MessageReferenceType.Default,
    channel_id: channel,
    message_id: parent,
    // A correction is shown even where the alert itself was deleted.
    fail_if_not_exists: false,
  };
  return { ...marked, message_reference };
}

/** A thread made from a message has the message's id. */
async function replyInThread(sending: Sending, reply: Reply): Promise<SendOutcome> {
  const { deps, threads } = sending;
  const { parent, marked } = reply;
  if (!threads.has(parent)) {
    const failure = await openThread(sending, reply);
    if (failure?.kind === 'code' && failure.code === CODES.wrongChannelType) {
      // The destination is a thread itself, in which there are no threads: a silent answer under the message.
      return post(sending, reply.channel, { ...referTo(reply), ...silently(marked) });
    }
    // Nothing was said yet, whatever became of the thread: never ambiguous.
    if (failure !== undefined) return neverAmbiguous(sendOutcomeOf(failure));
    if (threads.size >= THREADS_KEPT_MAX) threads.clear();
    threads.add(parent);
  }
  try {
    return await post(sending, parent, silently(marked));
  } catch (error) {
    const failure = describeFailure(error);
    if (failure.kind !== 'code' || failure.code !== CODES.unknownChannel) throw error;
    threads.delete(parent);
    deps.log.debug({ destination: sending.message.destination }, 'the thread is gone');
    return { kind: 'over', reason: 'the alert’s thread was deleted' };
  }
}

function neverAmbiguous(outcome: SendOutcome): SendOutcome {
  return outcome.kind === 'ambiguous' ? { kind: 'unreachable', reason: outcome.reason } : outcome;
}

async function openThread(
  { deps, message, signal }: Sending,
  { channel, parent }: Reply,
): Promise<DiscordFailure | undefined> {
  const title = message.message.kind === 'reply' ? message.message.alertTitle : '';
  try {
    await deps.call((rest) =>
      rest.post(Routes.threads(channel, parent), {
        body: {
          name: shorten(cleanLine(title) || 'Newsdesk', DISCORD_LIMITS.threadName),
          auto_archive_duration: ARCHIVE_AFTER_MINUTES,
        },
        signal,
      }),
    );
    return undefined;
  } catch (error) {
    const failure = describeFailure(error);
    return failure.kind === 'code' && failure.code === CODES.threadExists ? undefined : failure;
  }
}
