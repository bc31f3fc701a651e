import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import type { SendOutcome } from '../../../ports/chat.ts';
import { findCode, isUnsent, isUnsureStatus, RETRY_AFTER_MS } from '../failed-call.ts';

/** How a call to Slack failed. `token`: nothing works until a person acts; `busy`: Slack says when to come again. */
export type SlackFailure =
  | { readonly kind: 'code'; readonly code: string; readonly needed: string | undefined }
  | { readonly kind: 'busy'; readonly retryAfterMs: number }
  | { readonly kind: 'unsent'; readonly reason: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'unknown'; readonly reason: string; readonly isTimeout: boolean };

/** What a failed call tells. Whatever it does not know stays unknown: the message may exist. */
export function describeFailure(error: unknown): SlackFailure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'busy', retryAfterMs: Math.max(1, error.retryAfter) * 1000 };
  }
  if (error instanceof WebAPIHTTPError) return { kind: 'status', status: error.statusCode };
  if (error instanceof WebAPIPlatformError) return describeAnswer(error);
  if (error instanceof WebAPIRequestError) {
    const code = findCode(error.original);
    if (isUnsent(code)) return { kind: 'unsent', reason: code };
    const isTimeout = error.original.name === 'TimeoutError';
    return { kind: 'unknown', reason: code ?? error.original.name, isTimeout };
  }
  // An answer cut in its middle is a plain TypeError, since the client reads the body outside its own try.
  const name = error instanceof Error ? error.name : 'unknown error';
  return {
    kind: 'unknown',
    reason: findCode(error) ?? name,
    isTimeout: name === 'TimeoutError' || name === 'AbortError',
  };
}

function describeAnswer(error: WebAPIPlatformError): SlackFailure {
  const data = error.data as unknown as Readonly<Record<string, unknown>>;
  const code = data['error'];
  // A proxy's page arrives as the "error code": 200 and HTML.
  if (typeof code !== 'string' || !/^[a-z0-9_.]{1,80}$/.test(code)) {
    return { kind: 'unknown', reason: 'not an answer of Slack', isTimeout: false };
  }
  if (code === 'ratelimited' || code === 'rate_limited') {
    return { kind: 'busy', retryAfterMs: RETRY_AFTER_MS };
  }
  if (code === 'message_limit_exceeded') return { kind: 'busy', retryAfterMs: 2 * RETRY_AFTER_MS };
  const needed = data['needed'];
  return { kind: 'code', code, needed: typeof needed === 'string' ? needed : undefined };
}

/** Codes after which the token is of no use until somebody acts, and what to do. */
const TOKEN_HINTS: Readonly<Record<string, string>> = {
  invalid_auth: 'Copy the token from the app’s page again and restart Newsdesk.',
  not_authed: 'Set the token and restart Newsdesk.',
  account_inactive:
    'The app was removed from the workspace: install it again, and set the new token.',
  token_revoked: 'The token was revoked: install the app again, and set the new token.',
  token_expired: 'The token has expired: install the app again, and set the new token.',
  not_allowed_token_type:
    'This is another kind of token: the bot token begins with xoxb-, the app token with xapp-.',
  app_disabled: 'The app is switched off for this workspace: switch it on again.',
  org_login_required: 'The workspace is being moved to an organisation; wait until that is done.',
};

/** What to do about a token that Slack refuses; undefined when the failure is about something else. */
export function findTokenHint(failure: SlackFailure): string | undefined {
  return failure.kind === 'code' ? TOKEN_HINTS[failure.code] : undefined;
}

/** Refusals of a channel or a right, which stay until a person acts. */
const PLACE_HINTS: Readonly<Record<string, string>> = {
  channel_not_found:
    'The channel is gone, or it is private: invite the app with /invite, or change the destination.',
  not_in_channel: 'Invite the app to the channel with /invite.',
  is_archived: 'The channel is archived: unarchive it, or change the destination.',
  no_permission: 'Ask a workspace admin to let the app post here.',
  restricted_action: 'A workspace setting keeps the app from posting here: ask a workspace admin.',
  restricted_action_read_only_channel:
    'Only some people may post in this channel: let the app post too.',
  restricted_action_thread_only_channel: 'This channel takes replies only: change the destination.',
  restricted_action_non_threadable_channel: 'This channel takes no threads.',
  restricted_action_thread_locked: 'The thread is locked.',
  channel_is_limited_access: 'The app may not post in this channel: ask its owner.',
  team_access_not_granted: 'The app is not approved for this workspace: ask an admin.',
  team_not_found: 'The workspace is gone.',
  access_denied: 'Ask a workspace admin to let the app post here.',
  ekm_access_denied: 'The workspace’s admins have suspended posting.',
  enterprise_is_restricted: 'The organisation’s admins have restricted this.',
  messages_tab_disabled:
    'Switch on the Messages tab under App Home (config/slack-app-manifest.yaml has it), so that the app can write to people.',
  user_is_restricted: 'The app is restricted: ask a workspace admin.',
};

/** Refusals of the message itself: a fault of Newsdesk's rendering that no retry cures. */
const CONTENT_CODES: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'invalid_arg_name',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'metadata_too_large',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_must_be_sent_from_app',
  'too_many_attachments',
  'markdown_text_conflict',
]);

/** The message to edit or to answer is gone or closed: its updates end, without a repost; product.md (An alert). */
const OVER_CODES: ReadonlySet<string> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'thread_not_found',
  'cannot_reply_to_message',
  'is_inactive',
]);

/** Slack says itself that "some aspect of the operation may have succeeded" (chat.postMessage, errors). */
const UNSURE_CODES: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);

/** What to do about a missing right, with the scope that Slack names. */
export function hintScope(needed: string | undefined): string {
  const scope = needed ?? 'the missing scope';
  return `Add ${scope} under OAuth & Permissions (config/slack-app-manifest.yaml has it), and install the app again.`;
}

/** What to do about a failure, for people; undefined when waiting is all there is. */
export function findHint(failure: SlackFailure): string | undefined {
  if (failure.kind !== 'code') return undefined;
  if (failure.code === 'missing_scope') return hintScope(failure.needed);
  return TOKEN_HINTS[failure.code] ?? PLACE_HINTS[failure.code];
}

/** The failure in a few words, for logs and people; never outside text. */
export function nameFailure(failure: SlackFailure): string {
  switch (failure.kind) {
    case 'code':
      return failure.code;
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
export function sendOutcomeOf(failure: SlackFailure): SendOutcome {
  switch (failure.kind) {
    case 'busy':
      // Slack does not say whether the channel or the workspace is meant; each channel finds out for itself.
      return { kind: 'rate-limited', retryAfterMs: failure.retryAfterMs, isGlobal: false };
    case 'unsent':
      return { kind: 'unreachable', reason: failure.reason };
    case 'unknown':
      return { kind: 'ambiguous', reason: failure.reason };
    case 'status':
      return isUnsureStatus(failure.status)
        ? { kind: 'ambiguous', reason: nameFailure(failure) }
        : { kind: 'refused', reason: nameFailure(failure) };
    case 'code':
      return codeOutcome(failure.code, findHint(failure));
  }
}

function codeOutcome(code: string, hint: string | undefined): SendOutcome {
  if (OVER_CODES.has(code)) return { kind: 'over', reason: code };
  if (UNSURE_CODES.has(code)) return { kind: 'ambiguous', reason: code };
  if (hint !== undefined) return { kind: 'impossible', reason: code, hint };
  if (CONTENT_CODES.has(code)) {
    return {
      kind: 'impossible',
      reason: code,
      hint: 'Slack refuses the message as Newsdesk wrote it: please report this with the alert’s id.',
    };
  }
  return { kind: 'refused', reason: code };
}
