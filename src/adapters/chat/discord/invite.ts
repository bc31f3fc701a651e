import { Routes } from 'discord.js';
import { inviteUrl } from './permissions.ts';
import type { Call } from './server-requests.ts';

/** Where an admin of a server invites this bot; undefined: Discord does not say which application it is. */
export async function fetchInviteUrl(call: Call): Promise<string | undefined> {
  try {
    const { id } = await call<{ readonly id: string }>((rest) =>
      rest.get(Routes.currentApplication()),
    );
    return inviteUrl(id);
  } catch {
    // The token was taken just before: the link is in the README too.
    return undefined;
  }
}
