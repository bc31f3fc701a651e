import { AuditLogEvent, ChannelType, Routes } from 'discord.js';
import { cleanLine, shorten } from '../../../core/text/clean.ts';
import { DAY_MS } from '../../../core/time/moment.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Answer, Conversation } from '../../../ports/conversation.ts';
import type { Log } from '../../../ports/log.ts';
import type { DirectMessages } from './direct-messages.ts';
import { findMissing, findPermissions, type Overwrite } from './permissions.ts';
import { readList, readText, readValue } from './read-interaction.ts';
import type { Call } from './server-requests.ts';
import type { Servers } from './servers.ts';

/** What the first message needs. */
export interface JoiningDeps {
  readonly conversation: Conversation;
  readonly call: Call;
  readonly direct: DirectMessages;
  readonly servers: Servers;
  readonly clock: Clock;
  readonly log: Log;
}

const VIEW_AUDIT_LOG = 1n << 7n;
/** Discord keeps its audit log for 45 days; discord.com/developers/docs/resources/audit-log. */
const AUDIT_LOG_KEPT_MS = 45 * DAY_MS;
const AUDIT_ENTRIES_MAX = 50;
/** Lines about channels that are told; more say only how many. */
const MISSING_LINES_MAX = 15;
const CHANNEL_NAME_MAX = 100;
const TEXT_CHANNELS: ReadonlySet<unknown> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
]);

/** A server as the gateway tells of it: what the bot may do there, and where. */
interface Server {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string | undefined;
  readonly systemChannelId: string | undefined;
  readonly joinedAtMs: number;
  readonly permissions: bigint;
  /** Channels for text, with what is missing in each. */
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly missing: readonly string[];
  }[];
}

/**
 * Answers what greets a server of GUILD_CREATE: one message to whoever brought the bot (if the audit log says so), else
 * to the owner, and where neither takes messages, in the server. The bot is mostly invited before Newsdesk first runs, so
 * that every server is greeted for which the conversation has a first message still. Never rejects; one at a time.
 */
export function createGreeter(deps: JoiningDeps): (guild: unknown) => Promise<void> {
  let before: Promise<void> = Promise.resolve();
  return (guild) => {
    before = before.then(() =>
      greet(deps, guild).catch((err: unknown) => deps.log.warn({ err }, 'discord welcome failed')),
    );
    return before;
  };
}

async function greet(deps: JoiningDeps, guild: unknown): Promise<void> {
  const server = readServer(guild, deps.servers.selfId());
  if (server === undefined) return;
  const invitedBy = await fetchInviter(deps, server);
  const answer = await deps.conversation.welcome({
    platform: 'discord',
    workspace: `discord:${server.id}`,
    workspaceName: server.name,
    invitedBy,
    missing: describeMissing(server),
  });
  if (answer !== undefined) await deliver(deps, { server, invitedBy, answer });
}

async function deliver(
  { direct, log }: JoiningDeps,
  {
    server,
    invitedBy,
    answer,
  }: { readonly server: Server; readonly invitedBy: string | undefined; readonly answer: Answer },
): Promise<void> {
  for (const userId of new Set([invitedBy, server.ownerId])) {
    if (userId === undefined) continue;
    const outcome = await direct.tell(userId, answer, server.id);
    if (outcome.kind === 'sent') return;
    // It may have arrived: twice is worse than never.
    if (outcome.kind === 'ambiguous') break;
  }
  const usable = server.channels.filter(({ missing }) => missing.length === 0);
  const channel = usable.find(({ id }) => id === server.systemChannelId) ?? usable[0];
  const outcome = channel === undefined ? undefined : await direct.post(channel.id, answer);
  if (outcome?.kind !== 'sent')
    log.warn({ outcome: outcome?.kind }, 'discord welcome not delivered');
}

/** Who added the bot; undefined where the bot may not read the audit log, or nothing is in it any more. */
async function fetchInviter(
  { call, servers, clock, log }: JoiningDeps,
  { id, permissions, joinedAtMs }: Server,
): Promise<string | undefined> {
  const isAsked =
    (permissions & VIEW_AUDIT_LOG) !== 0n && clock.nowMs() - joinedAtMs < AUDIT_LOG_KEPT_MS;
  // Each refusal counts against the address, so that nothing is asked that will be refused.
  if (!isAsked) return undefined;
  const query = new URLSearchParams({
    action_type: String(AuditLogEvent.BotAdd),
    limit: String(AUDIT_ENTRIES_MAX),
  });
  try {
    const audit = await call<unknown>((rest) => rest.get(Routes.guildAuditLog(id), { query }));
    const entry = readList(audit, 'audit_log_entries').find(
      (one) => readText(one, 'target_id') === servers.selfId(),
    );
    return readText(entry, 'user_id');
  } catch (err) {
    log.debug({ err }, 'discord audit log not read');
    return undefined;
  }
}

function readServer(guild: unknown, selfId: string | undefined): Server | undefined {
  const id = readText(guild, 'id');
  if (id === undefined || readValue(guild, 'unavailable') === true) return undefined;
  const ownerId = readText(guild, 'owner_id');
  const self = readList(guild, 'members').find((one) => readText(one, 'user', 'id') === selfId);
  const facts = {
    guildId: id,
    ownerId: ownerId ?? '',
    userId: selfId ?? '',
    roles: readList(guild, 'roles').map((role) => ({
      id: readText(role, 'id') ?? '',
      permissions: readText(role, 'permissions') ?? '0',
    })),
    roleIds: readList(self, 'roles').filter((role) => typeof role === 'string'),
  };
  const channels = readList(guild, 'channels')
    .filter((channel) => TEXT_CHANNELS.has(readValue(channel, 'type')))
    .map((channel) => ({
      id: readText(channel, 'id') ?? '',
      name: shorten(cleanLine(readText(channel, 'name') ?? ''), CHANNEL_NAME_MAX),
      missing: findMissing(findPermissions({ ...facts, overwrites: readOverwrites(channel) })),
    }));
  return {
    id,
    name: cleanLine(readText(guild, 'name') ?? '') || 'Discord',
    ownerId,
    systemChannelId: readText(guild, 'system_channel_id'),
    joinedAtMs: Date.parse(readText(guild, 'joined_at') ?? '') || 0,
    permissions: findPermissions({ ...facts, overwrites: [] }),
    // Without its own member the bot cannot tell what it may do.
    channels: self === undefined ? [] : channels,
  };
}

function readOverwrites(channel: unknown): readonly Overwrite[] {
  return readList(channel, 'permission_overwrites').map((one) => ({
    id: readText(one, 'id') ?? '',
    allow: readText(one, 'allow') ?? '0',
    deny: readText(one, 'deny') ?? '0',
  }));
}

/** Channels that the bot sees but cannot use come first: those that it does not see are mostly private on purpose. */
function describeMissing({ channels }: Server): readonly string[] {
  const lacking = channels.filter(({ missing }) => missing.length > 0);
  const isUnseen = ({ missing }: (typeof lacking)[number]): boolean =>
    missing.includes('View Channel');
  const ordered = [...lacking.filter((one) => !isUnseen(one)), ...lacking.filter(isUnseen)];
  const lines = ordered
    .slice(0, MISSING_LINES_MAX)
    .map(({ name, missing }) => `#${name}: ${missing.join(', ')}`);
  const rest = ordered.length - lines.length;
  return rest > 0 ? [...lines, `and ${rest} more channels`] : lines;
}
