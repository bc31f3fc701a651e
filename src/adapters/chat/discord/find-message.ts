import { type REST, Routes, type Snowflake } from 'discord.js';
import { type EpochMs, SECOND_MS } from '../../../core/time/moment.ts';
import { channelOf } from '../../../core/watch/destination.ts';
import type { OutgoingMessage, ReconcileOutcome } from '../../../ports/chat.ts';
import type { Clock } from '../../../ports/clock.ts';
import { CODES, type DiscordFailure, describeFailure, findHint, nameFailure } from './outcome.ts';
import { renderMessage } from './render-message.ts';

/** What looking needs; as for posting. */
export interface FindDeps {
  readonly call: <T>(request: (rest: REST) => Promise<unknown>) => Promise<T>;
  readonly refusal: () => DiscordFailure | undefined;
  readonly clock: Clock;
}

/** Discord's clock and ours may differ by this much. */
const CLOCK_DIFFERENCE_MS = 5 * 60 * SECOND_MS;
const HISTORY_PAGE = 100;
/** 50 pages of 100: more messages than a channel sees between a send and its reconciliation. */
const HISTORY_PAGES_MAX = 50;
/** Snowflakes count from 2015; discord.com/developers/docs/reference (Snowflakes). */
const DISCORD_EPOCH_MS = 1_420_070_400_000;
const LOOK_TIMEOUT_MS = 20 * SECOND_MS;

/**
 * The number that stands as `id` at the first row of a message's buttons: the nonce, hashed (FNV-1a) to the 31 bits
 * that a component's id may have. History gives it back, which it does not promise for the nonce.
 */
export function markOf(nonce: string): number {
  let hash = 0x811c9dc5;
  for (const sign of nonce) {
    hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  // Small ids are what Discord gives to components by itself.
  return (hash >>> 1) | 0x10000;
}

/** What history says of a message; every field may be missing. */
interface SeenMessage {
  readonly id?: string;
  readonly content?: string;
  readonly nonce?: string | number;
  readonly author?: { readonly id?: string };
  readonly components?: readonly {
    readonly id?: number;
    readonly components?: readonly { readonly custom_id?: string }[];
  }[];
}

/**
 * Looks through the history, oldest first from shortly before the send, for the bot's own message: by the mark at its
 * buttons, by its nonce, for an alert by the alert's id in its buttons, and where a message has no buttons (notices) by
 * its text. "Absent" only when the end was reached. A message sent meanwhile is caught by the enforced nonce.
 */
export async function findOwnMessage(
  deps: FindDeps,
  message: OutgoingMessage,
  sendingAtMs: EpochMs,
): Promise<ReconcileOutcome> {
  const refusal = deps.refusal();
  if (refusal !== undefined) return unreadable(refusal);
  try {
    const self = await deps.call<{ readonly id?: string }>((rest) =>
      rest.get(Routes.user(), { signal: AbortSignal.timeout(LOOK_TIMEOUT_MS) }),
    );
    if (typeof self.id !== 'string') {
      return { kind: 'unreadable', reason: 'not an answer of Discord', hint: undefined };
    }
    const isOurs = ownTest(deps, message, self.id);
    return message.kind === 'edit'
      ? await lookAtParent(deps, message, isOurs)
      : await lookThrough(deps, { message, sendingAtMs, isOurs });
  } catch (error) {
    const failure = describeFailure(error);
    const isGone =
      failure.kind === 'code' &&
      (failure.code === CODES.unknownMessage ||
        (failure.code === CODES.unknownChannel && message.kind === 'reply'));
    // A thread or message that is not there holds nothing that could be shown twice.
    return isGone ? { kind: 'absent' } : unreadable(failure);
  }
}

function unreadable(failure: DiscordFailure): ReconcileOutcome {
  return { kind: 'unreadable', reason: nameFailure(failure), hint: findHint(failure) };
}

type OwnTest = (seen: SeenMessage) => boolean;

function ownTest({ clock }: FindDeps, message: OutgoingMessage, selfId: string): OwnTest {
  const { nonce } = message;
  const mark = markOf(nonce);
  const rendered = renderMessage(message.message, message.layout, clock.nowMs());
  const isBare = rendered.components.length === 0;
  const alertId =
    message.kind === 'post' && message.message.kind === 'alert'
      ? message.message.alert.id
      : undefined;
  return (seen) => {
    if (seen.author?.id !== selfId) return false;
    if (seen.nonce !== undefined && String(seen.nonce) === nonce) return true;
    const rows = seen.components ?? [];
    if (rows.some((row) => row.id === mark)) return true;
    if (isBare) return message.kind !== 'edit' && seen.content === rendered.content.trim();
    return (
      alertId !== undefined &&
      rows.some((row) =>
        (row.components ?? []).some((button) => button.custom_id?.endsWith(`:${alertId}`) === true),
      )
    );
  };
}

async function lookAtParent(
  { call }: FindDeps,
  { destination, parentMessageId }: OutgoingMessage,
  isOurs: OwnTest,
): Promise<ReconcileOutcome> {
  if (parentMessageId === undefined) return { kind: 'absent' };
  const seen = await call<SeenMessage>((rest) =>
    rest.get(Routes.channelMessage(channelOf(destination), parentMessageId), {
      signal: AbortSignal.timeout(LOOK_TIMEOUT_MS),
    }),
  );
  // Editing again shows nothing twice, so that a doubt is no harm.
  return isOurs(seen) ? { kind: 'found', messageId: parentMessageId } : { kind: 'absent' };
}

async function lookThrough(
  deps: FindDeps,
  {
    message,
    sendingAtMs,
    isOurs,
  }: {
    readonly message: OutgoingMessage;
    readonly sendingAtMs: EpochMs;
    readonly isOurs: OwnTest;
  },
): Promise<ReconcileOutcome> {
  const channel = channelOf(message.destination);
  const parent = message.parentMessageId;
  const isLoud = message.message.kind === 'reply' && message.message.reply.isLoud;
  const isInThread = message.kind === 'reply' && !isLoud && parent !== undefined;
  if (isInThread) {
    const found = await lookInChannel(deps, { channel: parent, sendingAtMs, isOurs }).catch(
      (error: unknown) => {
        const failure = describeFailure(error);
        if (failure.kind === 'code' && failure.code === CODES.unknownChannel) return undefined;
        throw error;
      },
    );
    // No thread, or none of ours in it: in a destination that is a thread itself the answer stands there.
    if (found !== undefined && found.kind !== 'absent') return found;
  }
  return lookInChannel(deps, { channel, sendingAtMs, isOurs });
}

async function lookInChannel(
  { call }: FindDeps,
  {
    channel,
    sendingAtMs,
    isOurs,
  }: { readonly channel: string; readonly sendingAtMs: EpochMs; readonly isOurs: OwnTest },
): Promise<ReconcileOutcome> {
  let after = snowflakeAt(sendingAtMs - CLOCK_DIFFERENCE_MS);
  for (let page = 0; page < HISTORY_PAGES_MAX; page += 1) {
    const query = new URLSearchParams({ after, limit: String(HISTORY_PAGE) });
    const seen = await call<unknown>((rest) =>
      rest.get(Routes.channelMessages(channel), {
        query,
        signal: AbortSignal.timeout(LOOK_TIMEOUT_MS),
      }),
    );
    if (!Array.isArray(seen)) {
      return { kind: 'unreadable', reason: 'not an answer of Discord', hint: undefined };
    }
    const messages = seen as readonly SeenMessage[];
    if (page === 0 && messages.length === 0) return whenEmpty(call, channel);
    const found = messages.find(isOurs);
    if (found?.id !== undefined) return { kind: 'found', messageId: found.id };
    if (messages.length < HISTORY_PAGE) return { kind: 'absent' };
    // With `after`, a page is the oldest that there is, but its order is newest first.
    after = newestId(messages, after);
  }
  return { kind: 'unreadable', reason: 'too many messages since', hint: undefined };
}

/** Without Read Message History Discord answers with an empty page instead of an error, which proves nothing. */
async function whenEmpty(call: FindDeps['call'], channel: string): Promise<ReconcileOutcome> {
  const signal = AbortSignal.timeout(LOOK_TIMEOUT_MS);
  const query = new URLSearchParams({ limit: '1' });
  const latest = await call<unknown>((rest) =>
    rest.get(Routes.channelMessages(channel), { query, signal }),
  );
  if (Array.isArray(latest) && latest.length > 0) return { kind: 'absent' };
  const known = await call<{ readonly last_message_id?: string | null }>((rest) =>
    rest.get(Routes.channel(channel), { signal }),
  );
  if (known.last_message_id === null || known.last_message_id === undefined) {
    return { kind: 'absent' };
  }
  const hint = 'Allow the bot Read Message History in this channel.';
  return { kind: 'unreadable', reason: 'the history is hidden from the bot', hint };
}

function newestId(messages: readonly SeenMessage[], before: Snowflake): Snowflake {
  let newest = BigInt(before);
  for (const { id } of messages) {
    if (id !== undefined && /^\d{1,20}$/.test(id) && BigInt(id) > newest) newest = BigInt(id);
  }
  return String(newest);
}

function snowflakeAt(atMs: EpochMs): Snowflake {
  return String(BigInt(Math.max(0, Math.floor(atMs) - DISCORD_EPOCH_MS)) << 22n);
}
