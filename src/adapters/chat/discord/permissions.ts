/** The permissions that posting needs, by their names in Discord's settings; chat.md (invite permissions). */
export const PERMISSIONS_NEEDED: Readonly<Record<string, bigint>> = {
  'View Channel': 1n << 10n,
  'Send Messages': 1n << 11n,
  'Read Message History': 1n << 16n,
  'Create Public Threads': 1n << 35n,
  'Send Messages in Threads': 1n << 38n,
};

/** The page on which an admin of a server invites the bot, with these permissions and no others. */
export function inviteUrl(applicationId: string): string {
  const permissions = Object.values(PERMISSIONS_NEEDED).reduce((sum, bit) => sum | bit, 0n);
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${permissions}`;
}

const ADMINISTRATOR = 1n << 3n;
const MANAGE_GUILD = 1n << 5n;
const EVERYTHING = (1n << 60n) - 1n;

/** A channel's exception for a role or a member. */
export interface Overwrite {
  readonly id: string;
  readonly allow: string;
  readonly deny: string;
}

/** What permissions are computed from, as the API gives it. */
export interface PermissionFacts {
  readonly guildId: string;
  readonly ownerId: string;
  readonly userId: string;
  readonly roles: readonly { readonly id: string; readonly permissions: string }[];
  readonly roleIds: readonly string[];
  readonly overwrites: readonly Overwrite[];
}

/** A member's permissions in a channel; discord.com/developers/docs/topics/permissions (Permission Overwrites). */
export function findPermissions(facts: PermissionFacts): bigint {
  const { guildId, userId } = facts;
  if (facts.ownerId === userId) return EVERYTHING;
  const mine = new Set([...facts.roleIds, guildId]);
  let permissions = 0n;
  for (const role of facts.roles) if (mine.has(role.id)) permissions |= toBits(role.permissions);
  if ((permissions & ADMINISTRATOR) !== 0n) return EVERYTHING;
  const roleIds = facts.roleIds.filter((id) => id !== guildId);
  // First everyone, then all roles at once, then the member: each round may take away, and then gives.
  for (const ids of [[guildId], roleIds, [userId]]) {
    const found = facts.overwrites.filter(({ id }) => ids.includes(id));
    for (const { deny } of found) permissions &= ~toBits(deny);
    for (const { allow } of found) permissions |= toBits(allow);
  }
  return permissions;
}

/** The permissions needed that are missing, by name. */
export function findMissing(permissions: bigint): readonly string[] {
  return Object.entries(PERMISSIONS_NEEDED)
    .filter(([, bit]) => (permissions & bit) === 0n)
    .map(([name]) => name);
}

/** Administrator or Manage Server: an admin of Newsdesk. */
export function isManager(permissions: bigint): boolean {
  return (permissions & (ADMINISTRATOR | MANAGE_GUILD)) !== 0n;
}

/** Permissions as the API writes them; none where it is no number. */
export function toBits(text: string): bigint {
  return /^\d{1,30}$/.test(text) ? BigInt(text) : 0n;
}
