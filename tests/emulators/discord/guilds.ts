import { BOT_ID, type Channel, GUILD_ID, type Json, ok, type Reply, refusal } from './state.ts';

const VIEW_AUDIT_LOG = 1n << 7n;

/** A server of the emulated Discord. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  systemChannelId: string | null;
  joinedAt: string;
  /** Who added the bot, as the audit log says. */
  invitedBy: string | undefined;
  /** Roles by id, with their permissions. `@everyone` has the server's own id. */
  readonly roles: Map<string, string>;
  /** Role ids of each member by user id. */
  readonly members: Map<string, readonly string[]>;
}

/** A server with the bot in it and nobody else. */
export function makeGuild(id: string, everyone: string): Guild {
  return {
    id,
    name: id === GUILD_ID ? 'Harbour desk' : `Server ${id.slice(-2)}`,
    ownerId: '600000000000000001',
    systemChannelId: null,
    joinedAt: '2026-01-01T00:00:00.000Z',
    invitedBy: undefined,
    roles: new Map([[id, everyone]]),
    members: new Map([[BOT_ID, []]]),
  };
}

/** The server as GUILD_CREATE and the API give it: of the members only the bot itself. */
export function guildJson(guild: Guild, channels: Iterable<Channel>): Json {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    system_channel_id: guild.systemChannelId,
    joined_at: guild.joinedAt,
    roles: [...guild.roles].map(([id, permissions]) => ({ id, name: id, permissions })),
    channels: channelsOf(guild, channels),
    threads: [],
    members: [
      { user: { id: BOT_ID, username: 'newsdesk' }, roles: guild.members.get(BOT_ID) ?? [] },
    ],
    emojis: [],
    features: [],
  };
}

function channelsOf({ id }: Guild, channels: Iterable<Channel>): readonly Json[] {
  return [...channels]
    .filter((channel) => channel.guildId === id && channel.type < 10)
    .map((channel, position) => ({
      id: channel.id,
      guild_id: id,
      type: channel.type,
      name: `channel-${channel.id.slice(-1)}`,
      position,
      permission_overwrites: channel.overwrites,
    }));
}

/** Answers `/guilds/:id/…`. */
export function answerGuild(
  guild: Guild | undefined,
  [area, userId]: readonly string[],
  channels: Iterable<Channel>,
): Reply {
  if (guild === undefined) return refusal(404, 10_004, 'Unknown Guild');
  if (area === 'channels') return ok(channelsOf(guild, channels));
  if (area === 'audit-logs') return auditLog(guild);
  if (area !== 'members') return ok(guildJson(guild, channels));
  const roles = guild.members.get(userId ?? '');
  return roles === undefined
    ? refusal(404, 10_007, 'Unknown Member')
    : ok({ user: { id: userId }, roles, joined_at: '2026-01-01' });
}

function auditLog(guild: Guild): Reply {
  const held = [guild.id, ...(guild.members.get(BOT_ID) ?? [])].map((id) =>
    BigInt(guild.roles.get(id) ?? '0'),
  );
  if (!held.some((bits) => (bits & VIEW_AUDIT_LOG) !== 0n)) {
    return refusal(403, 50_013, 'Missing Permissions');
  }
  const other = { target_id: '555555555555555555', user_id: '666666666666666666', action_type: 28 };
  const ours = { target_id: BOT_ID, user_id: guild.invitedBy, action_type: 28 };
  return ok({ audit_log_entries: guild.invitedBy === undefined ? [other] : [other, ours] });
}
