import type { WebClient } from '@slack/web-api';
import type { AlertLayout } from '../../../core/alert/alert.ts';
import { type EpochMs, SECOND_MS } from '../../../core/time/moment.ts';
import { channelOf } from '../../../core/watch/destination.ts';
import type { OutgoingMessage, ReconcileOutcome, SendOutcome } from '../../../ports/chat.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Answer } from '../../../ports/conversation.ts';
import {
  describeFailure,
  findHint,
  nameFailure,
  type SlackFailure,
  sendOutcomeOf,
} from './outcome.ts';
import { renderAnswer } from './render-answer.ts';
import { renderMessage } from './render-message.ts';

/** What sending and looking for messages needs. `onFailure` hears of each failed call, to tell a dead token. */
export interface PostingDeps {
  readonly client: WebClient;
  readonly clock: Clock;
  /** Language and zone of private messages. */
  readonly layout: AlertLayout;
  readonly onFailure: (failure: SlackFailure) => void;
}

/** Sends and looks for messages. One at a time per channel, in the order of the calls. */
export interface Posting {
  send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome>;
  reconcile(message: OutgoingMessage, sendingAtMs: EpochMs): Promise<ReconcileOutcome>;
  tell(userId: string, answer: Answer): Promise<SendOutcome>;
}

/** The name of our metadata; its payload's `key` is the delivery's nonce, by which a message is found again. */
const METADATA_EVENT = 'newsdesk_delivery';

/** Slack's clock and ours may differ by this much. */
const CLOCK_DIFFERENCE_MS = 5 * 60 * SECOND_MS;
/** A request that was cut off may still be at work in Slack: so long nothing is called absent. */
const SETTLE_MS = 10 * SECOND_MS;
const HISTORY_PAGE = 200;
/** 25 pages of 200: more messages than a channel sees between a send and its reconciliation. */
const HISTORY_PAGES_MAX = 25;
const TIMEOUTS_KEPT_MAX = 1000;

/** Builds the posting half of the platform; see `Posting`. */
export function createPosting(deps: PostingDeps): Posting {
  const queues = new Map<string, Promise<unknown>>();
  /** When a request was given up that Slack may still be working on, by nonce. */
  const timedOut = new Map<string, EpochMs>();

  async function inOrder<T>(channel: string, task: () => Promise<T>): Promise<T> {
    const before = queues.get(channel) ?? Promise.resolve();
    const mine = before.then(task, task);
    const settled = mine.catch(() => undefined);
    queues.set(channel, settled);
    try {
      return await mine;
    } finally {
      if (queues.get(channel) === settled) queues.delete(channel);
    }
  }

  async function sendOnce(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome> {
    if (signal.aborted) return { kind: 'unreachable', reason: 'stopped before sending' };
    const onGivenUp = (): void => {
      if (timedOut.size >= TIMEOUTS_KEPT_MAX) timedOut.clear();
      timedOut.set(message.nonce, deps.clock.nowMs());
    };
    const ended = new AbortController();
    const call = callSlack(deps, message, onGivenUp).finally(() => ended.abort());
    return Promise.race([call, whenAborted({ signal, ended: ended.signal }, onGivenUp)]);
  }

  return {
    send: (message, signal) =>
      inOrder(channelOf(message.destination), () => sendOnce(message, signal)),
    reconcile: (message, sendingAtMs) =>
      inOrder(channelOf(message.destination), async () => {
        const gaveUpAtMs = timedOut.get(message.nonce);
        const settledAtMs = (gaveUpAtMs ?? sendingAtMs) + SETTLE_MS;
        // A clock that was set back must not make this wait for hours.
        const waitMs = Math.min(SETTLE_MS, settledAtMs - deps.clock.nowMs());
        const early = await lookFor(deps, message, sendingAtMs);
        if (early.kind !== 'absent' || waitMs <= 0) return early;
        await deps.clock.wait(waitMs);
        return lookFor(deps, message, sendingAtMs);
      }),
    tell: (userId, answer) => tell(deps, userId, answer),
  };
}

/** A user's id as the channel opens the conversation with the app; chat.postMessage, "Post to a DM". */
async function tell(
  { client, clock, layout, onFailure }: PostingDeps,
  userId: string,
  answer: Answer,
): Promise<SendOutcome> {
  const body = { ...renderAnswer(answer, layout, clock.nowMs()), unfurl_links: false };
  try {
    const { ts } = await client.chat.postMessage({
      channel: userId,
      ...body,
      unfurl_media: false,
    });
    return ts === undefined
      ? { kind: 'ambiguous', reason: 'Slack gave no timestamp' }
      : { kind: 'sent', messageId: ts };
  } catch (error) {
    const failure = describeFailure(error);
    onFailure(failure);
    return sendOutcomeOf(failure);
  }
}

/** The request that the caller no longer waits for may still be at work in Slack, as one that timed out. */
function whenAborted(
  { signal, ended }: { readonly signal: AbortSignal; readonly ended: AbortSignal },
  onGivenUp: () => void,
): Promise<SendOutcome> {
  const { promise, resolve } = Promise.withResolvers<SendOutcome>();
  const giveUp = (): void => {
    onGivenUp();
    resolve({ kind: 'ambiguous', reason: 'stopped while sending' });
  };
  signal.addEventListener('abort', giveUp, { once: true, signal: ended });
  return promise;
}

/** One request to Slack; its ending is a value, so that the call can be left alone when the signal ends the wait. */
async function callSlack(
  { client, clock, onFailure }: PostingDeps,
  message: OutgoingMessage,
  onTimeout: () => void,
): Promise<SendOutcome> {
  const parent = message.parentMessageId;
  if (message.kind !== 'post' && parent === undefined) {
    return { kind: 'over', reason: 'the alert was never posted' };
  }
  const body = {
    channel: channelOf(message.destination),
    ...renderMessage(message.message, message.layout, clock.nowMs()),
    metadata: { event_type: METADATA_EVENT, event_payload: { key: message.nonce } },
    // chat.update parses names and links unless told; both calls are told.
    parse: 'none' as const,
    link_names: false,
  };
  const unfurl = { unfurl_links: false, unfurl_media: false };
  try {
    if (message.kind === 'edit' && parent !== undefined) {
      const { ts } = await client.chat.update({ ...body, ts: parent });
      return { kind: 'sent', messageId: ts ?? parent };
    }
    const isReply = message.kind === 'reply' && parent !== undefined;
    const { ts } = await client.chat.postMessage({
      ...body,
      ...unfurl,
      ...(isReply ? threadOf(parent, isLoud(message)) : {}),
    });
    return ts === undefined
      ? { kind: 'ambiguous', reason: 'Slack gave no timestamp' }
      : { kind: 'sent', messageId: ts };
  } catch (error) {
    const failure = describeFailure(error);
    if (failure.kind === 'unknown' && failure.isTimeout) onTimeout();
    onFailure(failure);
    return sendOutcomeOf(failure);
  }
}

type Thread =
  | { readonly thread_ts: string; readonly reply_broadcast: true }
  | { readonly thread_ts: string };

/** A loud reply is shown in the channel too. */
function threadOf(parent: string, isBroadcast: boolean): Thread {
  return isBroadcast ? { thread_ts: parent, reply_broadcast: true } : { thread_ts: parent };
}

function isLoud({ message }: OutgoingMessage): boolean {
  return message.kind === 'reply' && message.reply.isLoud;
}

/** What history says of one message; Slack's types of it are too loose to trust. */
interface SeenMessage {
  readonly ts?: string | undefined;
  readonly metadata?:
    | { readonly event_type?: string | undefined; readonly event_payload?: unknown }
    | undefined;
}

interface HistoryPage {
  readonly messages?: readonly SeenMessage[] | undefined;
  readonly has_more?: boolean | undefined;
  readonly response_metadata?: { readonly next_cursor?: string | undefined } | undefined;
}

/** Reads the history, newest first, down to shortly before the send; "absent" only when that was reached. */
async function lookFor(
  deps: PostingDeps,
  message: OutgoingMessage,
  sendingAtMs: EpochMs,
): Promise<ReconcileOutcome> {
  let cursor: string | undefined;
  try {
    for (let page = 0; page < HISTORY_PAGES_MAX; page += 1) {
      const history = await readPage(deps.client, message, sendingAtMs, cursor);
      const found = history.messages?.find((seen) => isOurs(seen, message.nonce));
      if (found?.ts !== undefined) return { kind: 'found', messageId: found.ts };
      // An edit is looked for in its one message.
      if (history.has_more !== true || message.kind === 'edit') return { kind: 'absent' };
      cursor = history.response_metadata?.next_cursor;
      if (cursor === undefined || cursor === '') {
        return { kind: 'unreadable', reason: 'the history ended too early', hint: undefined };
      }
    }
    return { kind: 'unreadable', reason: 'too many messages since', hint: undefined };
  } catch (error) {
    const failure = describeFailure(error);
    deps.onFailure(failure);
    // A thread or message that is gone holds nothing that could be shown twice.
    if (failure.kind === 'code' && /^(?:thread|message)_not_found$/.test(failure.code)) {
      return { kind: 'absent' };
    }
    return { kind: 'unreadable', reason: nameFailure(failure), hint: findHint(failure) };
  }
}

async function readPage(
  client: WebClient,
  message: OutgoingMessage,
  sendingAtMs: EpochMs,
  cursor: string | undefined,
): Promise<HistoryPage> {
  const parent = message.parentMessageId;
  const common = {
    channel: channelOf(message.destination),
    include_all_metadata: true,
    limit: HISTORY_PAGE,
    ...(cursor === undefined ? {} : { cursor }),
  };
  const oldest = toSlackTime(Math.max(0, sendingAtMs - CLOCK_DIFFERENCE_MS));
  if (message.kind === 'reply' && parent !== undefined) {
    return client.conversations.replies({ ...common, ts: parent, oldest });
  }
  if (message.kind === 'edit' && parent !== undefined) {
    // The edited message itself, whenever it was posted: its metadata names the edit that it shows.
    const exact = { oldest: parent, latest: parent, inclusive: true };
    return client.conversations.history({ ...common, ...exact, limit: 1 });
  }
  return client.conversations.history({ ...common, oldest });
}

/** A Slack timestamp: seconds with six digits behind the point, kept as text. */
function toSlackTime(atMs: EpochMs): string {
  return `${Math.floor(atMs / 1000)}.${String(atMs % 1000).padStart(3, '0')}000`;
}

function isOurs(seen: SeenMessage, nonce: string): boolean {
  if (seen.metadata?.event_type !== METADATA_EVENT) return false;
  const payload = seen.metadata.event_payload;
  return (
    typeof payload === 'object' &&
    payload !== null &&
    (payload as Readonly<Record<string, unknown>>)['key'] === nonce
  );
}
