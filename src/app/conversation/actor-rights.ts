import type { WorkspaceId } from '../../core/watch/watch.ts';
import type { Actor } from '../../ports/conversation.ts';
import type { Settings } from '../settings.ts';

/** Somebody in a direct message of Discord: no server vouches for them, so that nobody knows their rights. */
export const DIRECT_MESSAGE: WorkspaceId = 'discord:direct';

/**
 * Whether somebody is shown nothing at all: a guest, somebody of another organisation, somebody in a direct message of
 * Discord. A guest of Slack is let in by being named in the configuration (product.md, "unless allowed").
 */
export function isStranger(actor: Actor, settings: Settings): boolean {
  if (actor.workspace === DIRECT_MESSAGE) return true;
  return actor.isOutsider && !isNamedInSlack(actor, settings);
}

function isNamedInSlack({ platform, userId }: Actor, { people }: Settings): boolean {
  const named = [...people.slackAdmins, ...people.slackDesk];
  return platform === 'slack' && named.includes(userId);
}

/** Whether somebody may change what others see: from what the platform vouches for and the configuration, never from a platform's own setting of the command. */
export function isAdmin(actor: Actor, settings: Settings): boolean {
  if (isStranger(actor, settings)) return false;
  return (actor.isWorkspaceAdmin && !actor.isOutsider) || isNamedAdmin(actor, settings);
}

/**
 * Whether somebody may also change what the installation's files made, wherever it is told: who is named in the
 * configuration, and the admins of the one Slack workspace. Manage Server of one Discord server among many is not enough.
 */
export function isHouseAdmin(actor: Actor, settings: Settings): boolean {
  return isAdmin(actor, settings) && (actor.platform === 'slack' || isNamedAdmin(actor, settings));
}

/** Whether somebody is named as an admin in the configuration, by id or by role. */
export function isNamedAdmin({ platform, userId, roleIds }: Actor, { people }: Settings): boolean {
  if (platform === 'slack') return people.slackAdmins.includes(userId);
  return (
    people.discordAdmins.includes(userId) ||
    roleIds.some((role) => people.discordAdminRoles.includes(role))
  );
}

/** Whether somebody may mute a story: admins, and the desk. */
export function isDesk(actor: Actor, settings: Settings): boolean {
  if (isAdmin(actor, settings)) return true;
  if (isStranger(actor, settings)) return false;
  const { slackDesk, discordDeskRoles } = settings.people;
  return (
    (actor.platform === 'slack' && slackDesk.includes(actor.userId)) ||
    actor.roleIds.some((role) => discordDeskRoles.includes(role))
  );
}

/** The actor as the audit names people: `slack:U…`, `discord:1…`. */
export function actorId({ platform, userId }: Actor): string {
  return `${platform}:${userId}`;
}

/** Anybody who reads this channel: what is shared is what every one of them may see. */
export function audienceOf(actor: Actor): Actor {
  return {
    ...actor,
    userId: '',
    roleIds: [],
    isWorkspaceAdmin: false,
    isOutsider: false,
  };
}
