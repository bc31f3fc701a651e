import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { SendOutcome } from '../../../ports/chat.ts';
import { findCode, isUnsent, isUnsureStatus, RETRY_AFTER_MS } from '../failed-call.ts';

/** How a call to Discord failed. `token`: nothing works until a person acts. */
export type DiscordFailure =
  | { readonly kind: 'token' }
  | { readonly kind: 'code'; readonly code: number; readonly status: number }
  | { readonly kind: 'busy'; readonly retryAfterMs: number; readonly isGlobal: boolean }
  | { readonly kind: 'unsent'; readonly reason: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What to do about a token that Discord refuses. */
export const TOKEN_HINT =
  'Reset the token under Bot on the application’s page at discord.com/developers, set DISCORD_TOKEN, and restart Newsdesk.';

const RETRY_AFTER_MS_MIN = 1000;

/** What a failed call tells. Whatever it does not know stays unknown: the message may exist. */
export function describeFailure(error: unknown): DiscordFailure {
  if (error instanceof RateLimitError) {
    const known = Math.max(error.retryAfter, error.timeToReset, error.sublimitTimeout);
    const retryAfterMs = Number.isFinite(known) && known > 0 ? known : RETRY_AFTER_MS;
    return {
      kind: 'busy',
      retryAfterMs: Math.max(RETRY_AFTER_MS_MIN, Math.ceil(retryAfterMs)),
      isGlobal: error.global,
    };
  }
  if (error instanceof DiscordAPIError) {
    const { code, status } = error;
    if (status === 401) return { kind: 'token' };
    // A proxy's page has no code.
    return typeof code === 'number' && code > 0
      ? { kind: 'code', code, status }
      : { kind: 'status', status };
  }
  if (error instanceof HTTPError) return { kind: 'status', status: error.status };
  const code = findCode(error);
  if (isUnsent(code)) return { kind: 'unsent', reason: code };
  const name = error instanceof Error ? error.name : 'unknown error';
  return { kind: 'unknown', reason: code ?? name };
}

/** The numbers of Discord's errors that decide something; discord.com/developers/docs/topics/opcodes-and-status-codes. */
export const CODES = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  missingAccess: 50_001,
  missingPermissions: 50_013,
  wrongChannelType: 50_024,
  threadExists: 160_004,
} as const;

/** Refusals that stay until a person acts. */
const HINTS: Readonly<Record<number, string>> = {
  10_003: 'The channel is gone: change the destination.',
  10_004: 'The server is gone, or the bot was removed from it: invite it again.',
  50_001:
    'The bot cannot see the channel: invite it to the server, and allow it View Channel there.',
  50_007: 'The person takes no private messages from members of the server.',
  50_008:
    'Newsdesk posts in text and announcement channels and in threads: change the destination.',
  50_013:
    'Allow the bot View Channel, Send Messages, Read Message History, Create Public Threads and Send Messages in Threads in this channel.',
  50_024: 'This kind of channel cannot do that: change the destination.',
  50_035:
    'Discord refuses the message as Newsdesk wrote it: please report this with the alert’s id.',
  50_068:
    'Discord refuses the message as Newsdesk wrote it: please report this with the alert’s id.',
  50_006:
    'Discord refuses the message as Newsdesk wrote it: please report this with the alert’s id.',
  160_002: 'Allow the bot Read Message History in this channel.',
  160_006: 'The server has too many active threads: archive some.',
  200_000: 'The server’s AutoMod blocked the message: exempt the bot’s role from its rules.',
  240_000: 'Discord blocked a link in the message.',
};

/** The message to edit or to answer is gone or closed: its updates end; product.md (An alert). */
const OVER_CODES: ReadonlySet<number> = new Set([
  CODES.unknownMessage,
  30_007,
  50_005,
  50_021,
  50_083,
  160_005,
  160_007,
]);

/** What to do about a failure, for people; undefined when waiting is all there is. */
export function findHint(failure: DiscordFailure): string | undefined {
  if (failure.kind === 'token') return TOKEN_HINT;
  return failure.kind === 'code' ? HINTS[failure.code] : undefined;
}

/** The failure in a few words, for logs and people; never outside text. */
export function nameFailure(failure: DiscordFailure): string {
  switch (failure.kind) {
    case 'token':
      return 'the token is refused (401)';
    case 'code':
      return `Discord error ${failure.code}`;
    case 'busy':
      return `rate limited for ${Math.ceil(failure.retryAfterMs / 1000)} s`;
    case 'status':
      return `HTTP ${failure.status}`;
    case 'unsent':
    case 'unknown':
      return failure.reason;
  }
}

/** The ending of a send as ports/chat.ts names them: `ambiguous` wherever the message may exist. */
export function sendOutcomeOf(failure: DiscordFailure): SendOutcome {
  const reason = nameFailure(failure);
  const hint = findHint(failure);
  switch (failure.kind) {
    case 'token':
      return { kind: 'impossible', reason, hint: TOKEN_HINT };
    case 'busy': {
      const { retryAfterMs, isGlobal } = failure;
      return { kind: 'rate-limited', retryAfterMs, isGlobal };
    }
    case 'unsent':
      return { kind: 'unreachable', reason };
    case 'unknown':
      return { kind: 'ambiguous', reason };
    case 'status':
      return isUnsureStatus(failure.status)
        ? { kind: 'ambiguous', reason }
        : { kind: 'refused', reason };
    case 'code':
      if (OVER_CODES.has(failure.code)) return { kind: 'over', reason };
      return hint === undefined
        ? { kind: 'refused', reason }
        : { kind: 'impossible', reason, hint };
  }
}
