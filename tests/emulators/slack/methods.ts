import { checkMessage, checkView } from './payload-checks.ts';
import {
  APP_TOKEN,
  BOT_ID,
  BOT_TOKEN,
  BOT_USER_ID,
  type Channel,
  type LedgerMessage,
  type SlackState,
  TEAM_ID,
} from './state.ts';

type Json = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

/** The scope each method needs, as Slack documents them; a list means any of them. */
const SCOPES: Readonly<Record<string, (channel: Channel | undefined) => string | undefined>> = {
  'chat.postMessage': () => 'chat:write',
  'chat.update': () => 'chat:write',
  'chat.postEphemeral': () => 'chat:write',
  'conversations.history': (channel) =>
    channel?.isPrivate ? 'groups:history' : 'channels:history',
  'conversations.replies': (channel) =>
    channel?.isPrivate ? 'groups:history' : 'channels:history',
  'conversations.info': (channel) => (channel?.isPrivate ? 'groups:read' : 'channels:read'),
  'users.info': () => 'users:read',
};

/** A field of the form as text; empty when it is missing. */
export function fieldText(body: Json, field: string): string {
  const value = body[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function refuse(error: string, more: Json = {}): Answer {
  return { ok: false, error, ...more };
}

/** Answers one call of the Web API, and puts its effect into the state. */
export function answerCall(
  state: SlackState,
  method: string,
  {
    body,
    token,
    socketUrl,
  }: { readonly body: Json; readonly token: string; readonly socketUrl: () => string },
): Answer {
  const dead = state.deadTokens.get(token);
  if (dead !== undefined) return refuse(dead);
  const wanted = method === 'apps.connections.open' ? APP_TOKEN : BOT_TOKEN;
  if (token === '') return refuse('not_authed');
  if (token !== wanted) {
    const isOther = token === APP_TOKEN || token === BOT_TOKEN;
    return refuse(isOther ? 'not_allowed_token_type' : 'invalid_auth');
  }
  const channel = state.channels.get(fieldText(body, 'channel'));
  const needed = SCOPES[method]?.(channel);
  if (needed !== undefined && !state.scopes.includes(needed)) {
    return refuse('missing_scope', { needed, provided: state.scopes.join(',') });
  }
  switch (method) {
    case 'auth.test':
      return {
        ok: true,
        team: 'Emulated',
        team_id: TEAM_ID,
        user: 'newsdesk',
        user_id: BOT_USER_ID,
        bot_id: BOT_ID,
      };
    case 'apps.connections.open':
      return { ok: true, url: socketUrl() };
    case 'chat.postMessage':
    case 'chat.postEphemeral':
      return post(state, method, body, channel);
    case 'chat.update':
      return update(state, body);
    case 'conversations.history':
    case 'conversations.replies':
      return history(state, method, body, channel);
    case 'conversations.info':
      if (channel === undefined || channel.isGone) return refuse('channel_not_found');
      return {
        ok: true,
        channel: { id: channel.id, name: channel.name, is_archived: channel.isArchived },
      };
    case 'users.info': {
      const user = state.users.get(fieldText(body, 'user'));
      if (user === undefined) return refuse('user_not_found');
      const { id, isAdmin, isGuest } = user;
      return {
        ok: true,
        user: { id, team_id: TEAM_ID, is_admin: isAdmin, is_restricted: isGuest },
      };
    }
    case 'views.open':
    case 'views.push':
    case 'views.update':
    case 'views.publish':
      return view(state, method, body);
    default:
      return refuse('unknown_method');
  }
}

/** A user's id instead of a channel's: the conversation of that person with the app. */
function directChannel(state: SlackState, userId: string): Channel | Answer | undefined {
  if (!state.users.has(userId)) return undefined;
  if (!state.hasMessagesTab) return refuse('messages_tab_disabled');
  const id = userId.replace(/^U/, 'D');
  if (!state.channels.has(id)) state.addChannel(id, { isPrivate: true });
  return state.channels.get(id);
}

function post(state: SlackState, method: string, body: Json, given: Channel | undefined): Answer {
  const direct = given ?? directChannel(state, fieldText(body, 'channel'));
  if (direct !== undefined && 'ok' in direct) return direct;
  const channel = direct;
  if (channel === undefined || channel.isGone) return refuse('channel_not_found');
  if (channel.isArchived) return refuse('is_archived');
  const mayPost =
    channel.isMember || (!channel.isPrivate && state.scopes.includes('chat:write.public'));
  if (!mayPost) return refuse('not_in_channel');
  const refusal = checkMessage(body);
  if (refusal !== undefined) {
    state.refusals.push(`${method}: ${refusal.error}: ${refusal.detail}`);
    return refuse(refusal.error, { response_metadata: { messages: [refusal.detail] } });
  }
  const message: LedgerMessage = {
    channel: channel.id,
    ts: state.nextTs(),
    threadTs: typeof body['thread_ts'] === 'string' ? body['thread_ts'] : undefined,
    isBroadcast: body['reply_broadcast'] === true || body['reply_broadcast'] === 'true',
    user: BOT_USER_ID,
    text: fieldText(body, 'text'),
    blocks: Array.isArray(body['blocks']) ? body['blocks'] : [],
    metadata: body['metadata'],
    edits: 0,
    isDeleted: false,
    onlyFor: method === 'chat.postEphemeral' ? fieldText(body, 'user') : undefined,
    unfurls: { links: body['unfurl_links'], media: body['unfurl_media'] },
  };
  state.messages.push(message);
  return {
    ok: true,
    channel: channel.id,
    ts: message.ts,
    message: { ts: message.ts, text: message.text },
  };
}

function update(state: SlackState, body: Json): Answer {
  const message = state.messages.find(
    ({ channel, ts, isDeleted }) => channel === body['channel'] && ts === body['ts'] && !isDeleted,
  );
  if (message === undefined) return refuse('message_not_found');
  if (message.user !== BOT_USER_ID) return refuse('cant_update_message');
  const refusal = checkMessage(body);
  if (refusal !== undefined) {
    state.refusals.push(`chat.update: ${refusal.error}: ${refusal.detail}`);
    return refuse(refusal.error);
  }
  message.text = fieldText(body, 'text');
  message.blocks = Array.isArray(body['blocks']) ? body['blocks'] : [];
  message.metadata = body['metadata'] ?? message.metadata;
  message.edits += 1;
  return { ok: true, channel: message.channel, ts: message.ts, text: message.text };
}

/** History is newest first, replies oldest first; `oldest` and `latest` exclude their bound unless `inclusive`. */
function history(
  state: SlackState,
  method: string,
  body: Json,
  channel: Channel | undefined,
): Answer {
  if (channel === undefined || channel.isGone) return refuse('channel_not_found');
  if (!channel.isMember) return refuse('not_in_channel');
  const isThread = method === 'conversations.replies';
  const thread = fieldText(body, 'ts');
  const isInclusive = String(body['inclusive']) === 'true';
  const isIn = (ts: string): boolean => {
    const [oldest, latest] = [Number(body['oldest'] ?? 0), Number(body['latest'] ?? Infinity)];
    const at = Number(ts);
    return isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
  const all = state.seen(channel.id);
  if (isThread && !all.some(({ ts }) => ts === thread)) return refuse('thread_not_found');
  const matching = all.filter((message) =>
    isThread
      ? message.ts === thread || (message.threadTs === thread && isIn(message.ts))
      : (message.threadTs === undefined || message.isBroadcast) && isIn(message.ts),
  );
  const ordered = isThread ? matching : matching.toReversed();
  const start = Number(body['cursor'] ?? 0);
  const limit = Math.min(Number(body['limit'] ?? 100), 999);
  const end = start + limit;
  const withMetadata = String(body['include_all_metadata']) === 'true';
  return {
    ok: true,
    messages: ordered.slice(start, end).map((message) => ({
      type: 'message',
      ts: message.ts,
      text: message.text,
      user: message.user,
      bot_id: message.user === BOT_USER_ID ? BOT_ID : undefined,
      ...(withMetadata ? { metadata: message.metadata } : {}),
    })),
    has_more: end < ordered.length,
    response_metadata: { next_cursor: end < ordered.length ? String(end) : '' },
  };
}

function view(state: SlackState, method: string, body: Json): Answer {
  const refusal = checkView(body['view']);
  if (refusal !== undefined) {
    state.refusals.push(`${method}: ${refusal.error}: ${refusal.detail}`);
    return refuse(refusal.error, { response_metadata: { messages: [refusal.detail] } });
  }
  if (method === 'views.open' || method === 'views.push') {
    const trigger = fieldText(body, 'trigger_id');
    if (trigger === '' || trigger === 'expired') return refuse('expired_trigger_id');
    if (state.usedTriggers.has(trigger)) return refuse('exchanged_trigger_id');
    state.usedTriggers.add(trigger);
  }
  state.views.push({ method, body });
  return { ok: true, view: { id: `V${state.views.length}`, ...(body['view'] as Json) } };
}
