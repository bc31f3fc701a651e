import type { WebClient } from '@slack/web-api';
import type { WorkspaceId } from '../../../core/watch/watch.ts';
import { describeMissing } from './check.ts';

/** Who the app is, and where: filled in when Slack is first reached, and anew with each connection. */
export interface Identity {
  teamId: string | undefined;
  botId: string | undefined;
  botUserId: string | undefined;
  /** The workspace's name, and what the app lacks there. */
  workspace: { readonly name: string; readonly missing: readonly string[] } | undefined;
}

/** Nobody yet. */
export function unknownIdentity(): Identity {
  return { teamId: undefined, botId: undefined, botUserId: undefined, workspace: undefined };
}

/** Asks Slack who the token is for (auth.test), and writes it down. Rejects as the client does. */
export async function identify(client: WebClient, identity: Identity): Promise<void> {
  const answer = await client.auth.test();
  identity.teamId = answer.team_id;
  identity.botId = answer.bot_id;
  identity.botUserId = answer.user_id;
  identity.workspace = {
    name: answer.team ?? 'Slack',
    missing: describeMissing(answer.response_metadata?.scopes ?? []),
  };
}

/** The one workspace that the token reaches; undefined until Slack was reached once. */
export function workspaceIdOf({ teamId }: Identity): WorkspaceId | undefined {
  return teamId === undefined ? undefined : `slack:${teamId}`;
}
