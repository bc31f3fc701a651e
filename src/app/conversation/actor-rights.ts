import type { Destination } from '../../core/watch/destination.ts';
import type { Actor } from '../../ports/conversation.ts';
import type { Settings } from '../settings.ts';

/** Who may do what, decided from what the platform vouches for and the configuration; a platform's own setting never decides. */
export function isAdmin(actor: Actor, { people }: Settings): boolean {
  if (actor.isOutsider) return false;
  const named = actor.platform === 'slack' ? people.slackAdmins : people.discordAdmins;
  return (
    actor.isWorkspaceAdmin ||
    named.includes(actor.userId) ||
    actor.roleIds.some((role) => people.discordAdminRoles.includes(role))
  );
}

/** Whether somebody may mute a story: admins, and the desk. */
export function isDesk(actor: Actor, settings: Settings): boolean {
  if (isAdmin(actor, settings)) return true;
  if (actor.isOutsider) return false;
  const { slackDesk, discordDeskRoles } = settings.people;
  return (
    (actor.platform === 'slack' && slackDesk.includes(actor.userId)) ||
    actor.roleIds.some((role) => discordDeskRoles.includes(role))
  );
}

/**
 * Whether an alert's destination is one that the actor is in. Slack has one workspace an installation; of Discord's servers
 * each sees its own channels alone, so only the channel that was pressed in counts.
 */
export function canSee(actor: Actor, destination: Destination): boolean {
  if (actor.isOutsider) return false;
  if (actor.platform === 'slack') return destination.startsWith('slack:');
  return destination === actor.channel;
}

/** The actor as the audit names people: `slack:U…`, `discord:1…`. */
export function actorId({ platform, userId }: Actor): string {
  return `${platform}:${userId}`;
}
