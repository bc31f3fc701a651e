import type { WebClient } from '@slack/web-api';
import { channelOf, type Destination, platformOf } from '../../../core/watch/destination.ts';
import type { CheckLine } from '../../../ports/chat.ts';
import { findNetworkHint } from '../failed-call.ts';
import { describeFailure, findHint, hintScope, nameFailure, type SlackFailure } from './outcome.ts';

/** Without these the app cannot do its work; with the others it can do more. chat.md (Slack). */
export const SCOPES_NEEDED = ['chat:write', 'commands', 'channels:history'] as const;
const SCOPES_USEFUL: Readonly<Record<string, string>> = {
  'groups:history': 'private channels cannot be used',
  'groups:read': 'private channels are checked without their names',
  'channels:read': 'channels are checked without their names',
  'chat:write.public': 'the app must be invited to each channel',
  'users:read': 'workspace admins are not known as admins, and guests not as guests',
};

/** What the check needs: a client with the bot's token, and one with the app's token in Socket Mode. */
export interface CheckDeps {
  readonly client: WebClient;
  readonly appClient: WebClient | undefined;
}

/** Token, scopes, app token and each channel of Slack, a line each with what to do. Asks Slack, posts nothing. */
export async function checkSlack(
  { client, appClient }: CheckDeps,
  destinations: readonly Destination[],
): Promise<readonly CheckLine[]> {
  const lines: CheckLine[] = [];
  try {
    const answer = await client.auth.test();
    lines.push(
      well('slack token', `${answer.user ?? 'the app'} in ${answer.team ?? 'the workspace'}`),
    );
    lines.push(checkScopes(answer.response_metadata?.scopes ?? []));
  } catch (error) {
    lines.push(ill('slack token', describeFailure(error)));
  }
  if (appClient !== undefined) lines.push(await checkAppToken(appClient));
  for (const destination of destinations) {
    if (platformOf(destination) === 'slack') lines.push(await checkChannel(client, destination));
  }
  return lines;
}

function well(subject: string, text: string): CheckLine {
  return { subject, isWell: true, text, hint: undefined };
}

function ill(subject: string, failure: SlackFailure): CheckLine {
  const hint = findHint(failure);
  const line = { subject, isWell: false, text: nameFailure(failure) };
  if (hint !== undefined) return { ...line, hint };
  return { ...line, hint: findNetworkHint(failure, 'Slack'), isUnasked: failure.kind !== 'code' };
}

function checkScopes(granted: readonly string[]): CheckLine {
  const subject = 'slack scopes';
  const missing = SCOPES_NEEDED.filter((scope) => !granted.includes(scope));
  if (missing.length > 0) {
    const text = `missing: ${missing.join(', ')}`;
    return { subject, isWell: false, text, hint: hintScope(missing.join(', ')) };
  }
  const absent = Object.entries(SCOPES_USEFUL).filter(([scope]) => !granted.includes(scope));
  if (absent.length === 0) return well(subject, 'all granted');
  const text = absent.map(([scope, effect]) => `without ${scope} ${effect}`).join('; ');
  return {
    subject,
    isWell: true,
    text,
    hint: hintScope(absent.map(([scope]) => scope).join(', ')),
  };
}

/** What the app lacks, a line each with what follows from it; empty: everything is granted. */
export function describeMissing(granted: readonly string[]): readonly string[] {
  const needed = SCOPES_NEEDED.filter((scope) => !granted.includes(scope)).map(
    (scope) => `${scope} is missing: ${hintScope(scope)}`,
  );
  const useful = Object.entries(SCOPES_USEFUL)
    .filter(([scope]) => !granted.includes(scope))
    .map(([scope, effect]) => `without ${scope} ${effect}`);
  return [...needed, ...useful];
}

/** Whether Socket Mode takes the app's token. Opens nothing. */
export async function checkAppToken(appClient: WebClient): Promise<CheckLine> {
  const subject = 'slack app token';
  try {
    // Opens nothing: the address that it gives is not used, and expires.
    await appClient.apps.connections.open();
    return well(subject, 'Socket Mode can connect');
  } catch (error) {
    return ill(subject, describeFailure(error));
  }
}

async function checkChannel(client: WebClient, destination: Destination): Promise<CheckLine> {
  const channel = channelOf(destination);
  try {
    // Reading is what reconciling needs, and fails wherever the app is not a member.
    await client.conversations.history({ channel, limit: 1 });
  } catch (error) {
    return ill(destination, describeFailure(error));
  }
  try {
    const { channel: info } = await client.conversations.info({ channel });
    if (info?.is_archived === true) {
      return ill(destination, { kind: 'code', code: 'is_archived', needed: undefined });
    }
    return well(destination, info?.name === undefined ? 'can post' : `can post to #${info.name}`);
  } catch (error) {
    const failure = describeFailure(error);
    // The name needs channels:read, which is optional.
    if (failure.kind === 'code' && failure.code === 'missing_scope') {
      return well(destination, 'can post');
    }
    return ill(destination, failure);
  }
}
