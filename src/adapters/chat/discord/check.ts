import { ChannelType, Routes } from 'discord.js';
import { channelOf, type Destination, platformOf } from '../../../core/watch/destination.ts';
import type { CheckLine } from '../../../ports/chat.ts';
import { findNetworkHint } from '../failed-call.ts';
import { type DiscordFailure, describeFailure, findHint, nameFailure } from './outcome.ts';
import { findMissing, findPermissions, type Overwrite } from './permissions.ts';
import type { Call } from './server-requests.ts';

interface Channel {
  readonly type: ChannelType;
  readonly name?: string;
  readonly guild_id?: string;
  readonly parent_id?: string | null;
  readonly permission_overwrites?: readonly Overwrite[];
}

interface Guild {
  readonly name: string;
  readonly owner_id: string;
  readonly roles: readonly { readonly id: string; readonly permissions: string }[];
}

/** Kinds of channels in which a bot can post a message by itself. */
const POSTABLE: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildVoice,
  ChannelType.GuildStageVoice,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);

/** The token and each channel of Discord, a line each with what to do. Asks Discord, posts nothing. */
export async function checkDiscord(
  call: Call,
  destinations: readonly Destination[],
): Promise<readonly CheckLine[]> {
  let self: { readonly id: string; readonly username?: string };
  try {
    self = await call((rest) => rest.get(Routes.user()));
  } catch (error) {
    // Without the token nothing else can be known, and each further refusal counts against the address.
    return [ill('discord token', describeFailure(error))];
  }
  const lines = [well('discord token', `the bot ${self.username ?? self.id}`)];
  for (const destination of destinations) {
    if (platformOf(destination) === 'discord') {
      lines.push(await checkChannel(call, destination, self.id));
    }
  }
  return lines;
}

function well(subject: string, text: string): CheckLine {
  return { subject, isWell: true, text, hint: undefined };
}

function ill(subject: string, failure: DiscordFailure): CheckLine {
  const hint = findHint(failure);
  const line = { subject, isWell: false, text: nameFailure(failure) };
  if (hint !== undefined) return { ...line, hint };
  const isUnasked = failure.kind !== 'code';
  return { ...line, hint: findNetworkHint(failure, 'Discord'), isUnasked };
}

async function checkChannel(
  call: Call,
  destination: Destination,
  userId: string,
): Promise<CheckLine> {
  try {
    const channel = await call<Channel>((rest) => rest.get(Routes.channel(channelOf(destination))));
    const guildId = channel.guild_id;
    if (guildId === undefined || !POSTABLE.has(channel.type)) {
      return {
        subject: destination,
        isWell: false,
        text: 'not a channel to post in',
        hint: 'Choose a text or announcement channel of a server.',
      };
    }
    const place = THREADS.has(channel.type) ? await parentOf(call, channel) : channel;
    const [guild, member] = await Promise.all([
      call<Guild>((rest) => rest.get(Routes.guild(guildId))),
      call<{ readonly roles: readonly string[] }>((rest) =>
        rest.get(Routes.guildMember(guildId, userId)),
      ),
    ]);
    const permissions = findPermissions({
      guildId,
      ownerId: guild.owner_id,
      userId,
      roles: guild.roles,
      roleIds: member.roles,
      overwrites: place.permission_overwrites ?? [],
    });
    return describe(destination, channel, findMissing(permissions));
  } catch (error) {
    return ill(destination, describeFailure(error));
  }
}

/** A thread has no exceptions of its own. */
async function parentOf(call: Call, channel: Channel): Promise<Channel> {
  const parentId = channel.parent_id;
  if (parentId === undefined || parentId === null) return channel;
  return call<Channel>((rest) => rest.get(Routes.channel(parentId)));
}

function describe(
  destination: Destination,
  { name }: Channel,
  missing: readonly string[],
): CheckLine {
  const shown = name === undefined ? 'the channel' : `#${name}`;
  if (missing.length === 0) return well(destination, `can post to ${shown}`);
  return {
    subject: destination,
    isWell: false,
    text: `missing in ${shown}: ${missing.join(', ')}`,
    hint: `Allow the bot’s role ${missing.join(', ')} in the channel’s settings.`,
  };
}
