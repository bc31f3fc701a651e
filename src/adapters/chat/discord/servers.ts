import { ChannelType, type REST, Routes } from 'discord.js';
import { type EpochMs, MINUTE_MS } from '../../../core/time/moment.ts';
import type { Clock } from '../../../ports/clock.ts';
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

/** The servers that the bot is in, and who of them was met. */
export interface Servers {
  /** The bot's own id, from READY. */
  noteSelf(userId: string): void;
  selfId(): string | undefined;
  note(guildId: string): void;
  forget(guildId: string): void;
  /** Somebody did something in a server: a private message to that person is about it. */
  noteVisit(userId: string, guildId: string): void;
  /** The server that a private message to this person is about; undefined: it could be several. */
  findHome(userId: string): string | undefined;
  /** Undefined: no member. Rejects when Discord cannot be asked. */
  fetchMember(guildId: string, userId: string): Promise<Member | undefined>;
  /** The server of a channel or thread; undefined: none that the bot can see. Rejects when Discord cannot be asked. */
  fetchServer(channelId: string): Promise<string | undefined>;
  /** Channels in which the bot can post and this person can read, in the server's order. */
  fetchChannels(guildId: string, userId: string): Promise<readonly ChannelChoice[]>;
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
/** People met and members known; the oldest go first. */
const KEPT_MAX = 5000;
const UNKNOWN_MEMBER = 10_007;
/** Unknown channel, no access. */
const UNSEEN_CHANNEL: ReadonlySet<number> = new Set([CODES.unknownChannel, CODES.missingAccess]);
const VIEW_CHANNEL = 1n << 10n;
const CHOOSABLE: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
]);

/** A memory of bounded size, which a restart empties. */
export function createServers(call: Call, clock: Clock): Servers {
  const guildIds = new Set<string>();
  const homes = new Map<string, string>();
  const members = new Map<string, { readonly untilMs: EpochMs; readonly member: Member }>();
  let selfId: string | undefined;

  async function fetchRoleIds(guildId: string, userId: string): Promise<readonly string[]> {
    const { roles } = await call<{ readonly roles: readonly string[] }>((rest) =>
      rest.get(Routes.guildMember(guildId, userId)),
    );
    return roles;
  }

  const fetchGuild = (guildId: string): Promise<GuildFacts> =>
    call<GuildFacts>((rest) => rest.get(Routes.guild(guildId)));

  async function fetchMember(guildId: string, userId: string): Promise<Member | undefined> {
    const key = `${guildId} ${userId}`;
    const known = members.get(key);
    if (known !== undefined && known.untilMs > clock.nowMs()) return known.member;
    try {
      const [roleIds, guild] = await Promise.all([
        fetchRoleIds(guildId, userId),
        fetchGuild(guildId),
      ]);
      const facts = { guildId, ownerId: guild.owner_id, userId, roles: guild.roles, roleIds };
      const member = {
        roleIds,
        isManager: isManager(findPermissions({ ...facts, overwrites: [] })),
      };
      keep(members, key, { untilMs: clock.nowMs() + MEMBER_KEPT_MS, member });
      return member;
    } catch (error) {
      const failure = describeFailure(error);
      if (failure.kind === 'code' && failure.code === UNKNOWN_MEMBER) return undefined;
      throw error;
    }
  }

  async function fetchChannels(guildId: string, userId: string): Promise<readonly ChannelChoice[]> {
    const self = selfId;
    if (self === undefined) return [];
    const [guild, channels, mine, theirs] = await Promise.all([
      fetchGuild(guildId),
      call<readonly Channel[]>((rest) => rest.get(Routes.guildChannels(guildId))),
      fetchRoleIds(guildId, self),
      fetchRoleIds(guildId, userId),
    ]);
    const common = { guildId, ownerId: guild.owner_id, roles: guild.roles };
    return channels
      .filter((channel) => {
        if (!CHOOSABLE.has(channel.type)) return false;
        const overwrites = channel.permission_overwrites ?? [];
        const bot = findPermissions({ ...common, userId: self, roleIds: mine, overwrites });
        const person = findPermissions({ ...common, userId, roleIds: theirs, overwrites });
        return findMissing(bot).length === 0 && (person & VIEW_CHANNEL) !== 0n;
      })
      .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
      .map(({ id, name }) => ({ id, name: name ?? id }));
  }

  async function fetchServer(channelId: string): Promise<string | undefined> {
    try {
      const channel = await call<{ readonly guild_id?: string }>((rest) =>
        rest.get(Routes.channel(channelId)),
      );
      return channel.guild_id;
    } catch (error) {
      const failure = describeFailure(error);
      if (failure.kind === 'code' && UNSEEN_CHANNEL.has(failure.code)) return undefined;
      throw error;
    }
  }

  return {
    noteSelf: (userId) => {
      selfId = userId;
    },
    selfId: () => selfId,
    note: (guildId) => void guildIds.add(guildId),
    forget: (guildId) => void guildIds.delete(guildId),
    noteVisit: (userId, guildId) => keep(homes, userId, guildId),
    findHome: (userId) => {
      const [first, ...others] = guildIds;
      return homes.get(userId) ?? (others.length === 0 ? first : undefined);
    },
    fetchMember,
    fetchServer,
    fetchChannels,
  };
}

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  const [oldest] = map.keys();
  if (map.size >= KEPT_MAX && oldest !== undefined) map.delete(oldest);
  map.set(key, value);
}
