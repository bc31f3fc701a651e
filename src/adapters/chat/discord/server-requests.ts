import { ChannelType, type REST, Routes } from 'discord.js';
import { type EpochMs, MINUTE_MS } from '../../../core/time/moment.ts';
import type { Clock } from '../../../ports/clock.ts';
import { keepBounded } from '../keep-bounded.ts';
import { CODES, describeFailure } from './outcome.ts';
import { findMissing, findPermissions, isManager, type Overwrite } from './permissions.ts';

/** One request with the bot's token. */
export type Call = <T>(request: (rest: REST) => Promise<unknown>) => Promise<T>;

/** A person of a server, as the server itself vouches for it. */
export interface Member {
  readonly roleIds: readonly string[];
  readonly isManager: boolean;
}

/** A channel that somebody may choose. */
export interface ChannelChoice {
  readonly id: string;
  readonly name: string;
}

/** What is asked of Discord about a server. Each rejects when Discord cannot be asked. */
export interface ServerRequests {
  /** Undefined: no member. What was answered is believed for a minute. */
  fetchMember(guildId: string, userId: string): Promise<Member | undefined>;
  /** The server of a channel or thread; undefined: none that the bot can see. */
  fetchServer(channelId: string): Promise<string | undefined>;
  /** Channels in which the bot can post and this person can read, in the server's order. */
  fetchChannels(
    guildId: string,
    people: { readonly selfId: string; readonly userId: string },
  ): Promise<readonly ChannelChoice[]>;
}

interface GuildFacts {
  readonly owner_id: string;
  readonly roles: readonly { readonly id: string; readonly permissions: string }[];
}

interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name?: string;
  readonly position?: number;
  readonly permission_overwrites?: readonly Overwrite[];
}

/** How long a member's rights are believed: a role that was taken away counts no longer than this. */
const MEMBER_KEPT_MS = MINUTE_MS;
/** Members known; the oldest go first. */
const MEMBERS_MAX = 5000;
const UNKNOWN_MEMBER = 10_007;
/** Unknown channel, no access. */
const UNSEEN_CHANNEL: ReadonlySet<number> = new Set([CODES.unknownChannel, CODES.missingAccess]);
const VIEW_CHANNEL = 1n << 10n;
const CHOOSABLE: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
]);

/** Asks by `call`, and remembers members for a while. */
export function createServerRequests(call: Call, clock: Clock): ServerRequests {
  const members = new Map<string, { readonly untilMs: EpochMs; readonly member: Member }>();
  return {
    fetchMember: async (guildId, userId) => {
      const key = `${guildId} ${userId}`;
      const known = members.get(key);
      if (known !== undefined && known.untilMs > clock.nowMs()) return known.member;
      const member = await unless(UNKNOWN_MEMBERS, () => fetchMember(call, guildId, userId));
      const untilMs = clock.nowMs() + MEMBER_KEPT_MS;
      if (member !== undefined) {
        keepBounded(members, { key, value: { untilMs, member }, max: MEMBERS_MAX });
      }
      return member;
    },
    fetchServer: async (channelId) => {
      const channel = await unless(UNSEEN_CHANNEL, () =>
        call<{ readonly guild_id?: string }>((rest) => rest.get(Routes.channel(channelId))),
      );
      return channel?.guild_id;
    },
    fetchChannels: (guildId, people) => fetchChannels(call, guildId, people),
  };
}

const UNKNOWN_MEMBERS: ReadonlySet<number> = new Set([UNKNOWN_MEMBER]);

/** What is asked; undefined where Discord answers with one of these codes. */
async function unless<T>(
  codes: ReadonlySet<number>,
  ask: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const failure = describeFailure(error);
    if (failure.kind === 'code' && codes.has(failure.code)) return undefined;
    throw error;
  }
}

function fetchGuild(call: Call, guildId: string): Promise<GuildFacts> {
  return call<GuildFacts>((rest) => rest.get(Routes.guild(guildId)));
}

async function fetchRoleIds(
  call: Call,
  guildId: string,
  userId: string,
): Promise<readonly string[]> {
  const { roles } = await call<{ readonly roles: readonly string[] }>((rest) =>
    rest.get(Routes.guildMember(guildId, userId)),
  );
  return roles;
}

async function fetchMember(call: Call, guildId: string, userId: string): Promise<Member> {
  const [roleIds, guild] = await Promise.all([
    fetchRoleIds(call, guildId, userId),
    fetchGuild(call, guildId),
  ]);
  const facts = { guildId, ownerId: guild.owner_id, userId, roles: guild.roles, roleIds };
  return { roleIds, isManager: isManager(findPermissions({ ...facts, overwrites: [] })) };
}

async function fetchChannels(
  call: Call,
  guildId: string,
  { selfId, userId }: { readonly selfId: string; readonly userId: string },
): Promise<readonly ChannelChoice[]> {
  const [guild, channels, mine, theirs] = await Promise.all([
    fetchGuild(call, guildId),
    call<readonly Channel[]>((rest) => rest.get(Routes.guildChannels(guildId))),
    fetchRoleIds(call, guildId, selfId),
    fetchRoleIds(call, guildId, userId),
  ]);
  const common = { guildId, ownerId: guild.owner_id, roles: guild.roles };
  return channels
    .filter((channel) => {
      if (!CHOOSABLE.has(channel.type)) return false;
      const overwrites = channel.permission_overwrites ?? [];
      const bot = findPermissions({ ...common, userId: selfId, roleIds: mine, overwrites });
      const person = findPermissions({ ...common, userId, roleIds: theirs, overwrites });
      return findMissing(bot).length === 0 && (person & VIEW_CHANNEL) !== 0n;
    })
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .map(({ id, name }) => ({ id, name: name ?? id }));
}
