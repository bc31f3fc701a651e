import { ApplicationCommandType, InteractionType } from 'discord.js';
import type { Destination } from '../../../core/watch/destination.ts';
import type { Actor, ChatRequest } from '../../../ports/conversation.ts';
import { MESSAGE_COMMANDS } from './commands.ts';
import { isManager, toBits } from './permissions.ts';
import { parseForm } from './render-form.ts';
import { splitMark } from './server-mark.ts';

/** Payloads of the gateway are read by path: every field may be missing, whatever the types of the library say. */
export function readValue(payload: unknown, ...path: readonly string[]): unknown {
  let current = payload;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) {
      return undefined;
    }
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  return current;
}

/** The text at a path of an untrusted payload; undefined where there is none. */
export function readText(payload: unknown, ...path: readonly string[]): string | undefined {
  const value = readValue(payload, ...path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The list at a path of an untrusted payload; empty where there is none. */
export function readList(payload: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = readValue(payload, ...path);
  return Array.isArray(value) ? value : [];
}

/** A member who may only join one voice channel; discord.com/developers/docs/resources/guild (Guild Member Flags). */
const GUEST_FLAG = 1 << 4;
const THREAD_TYPES: ReadonlySet<unknown> = new Set([10, 11, 12]);
const SNOWFLAKE = /^\d{5,20}$/;

/** The server in which somebody acted; undefined in a direct message. */
export function serverOf(interaction: unknown): string | undefined {
  return readText(interaction, 'guild_id');
}

/**
 * Who acted, as Discord vouches for it; undefined when it names nobody. Whoever is no member of the server is an
 * outsider: in a direct message, as somebody else's guest, or where an app was installed for a person alone.
 */
export function actorOf(interaction: unknown): Actor | undefined {
  const userId =
    readText(interaction, 'member', 'user', 'id') ?? readText(interaction, 'user', 'id');
  if (userId === undefined) return undefined;
  const guildId = serverOf(interaction);
  const flags = readValue(interaction, 'member', 'flags');
  const isGuest = typeof flags === 'number' && (flags & GUEST_FLAG) !== 0;
  const isMember = guildId !== undefined && !isGuest && hasMember(interaction);
  const permissions = toBits(readText(interaction, 'member', 'permissions') ?? '');
  return {
    platform: 'discord',
    workspace: `discord:${guildId ?? 'direct'}`,
    userId,
    roleIds: isMember
      ? readList(interaction, 'member', 'roles').filter((id) => typeof id === 'string')
      : [],
    isWorkspaceAdmin: isMember && isManager(permissions),
    isOutsider: !isMember,
    channel: isMember ? channelOfInteraction(interaction) : undefined,
  };
}

function hasMember(interaction: unknown): boolean {
  return readText(interaction, 'member', 'user', 'id') !== undefined;
}

/** In a thread its channel counts: that is what alerts go to. */
function channelOfInteraction(interaction: unknown): Destination | undefined {
  const isThread = THREAD_TYPES.has(readValue(interaction, 'channel', 'type'));
  const parentId = isThread ? readText(interaction, 'channel', 'parent_id') : undefined;
  const id = parentId ?? readText(interaction, 'channel_id');
  return id !== undefined && SNOWFLAKE.test(id) ? `discord:${id}` : undefined;
}

/** What is being typed into an option; undefined when the interaction is something else. */
export function readTyping(
  interaction: unknown,
): { readonly option: string; readonly typed: string } | undefined {
  if (readValue(interaction, 'type') !== InteractionType.ApplicationCommandAutocomplete) {
    return undefined;
  }
  const { options } = readSubcommand(interaction);
  const focused = options.find((option) => readValue(option, 'focused') === true);
  const name = readText(focused, 'name');
  if (name === undefined) return undefined;
  return { option: name, typed: valueText(readValue(focused, 'value')) ?? '' };
}

/** The request that an interaction is; undefined for what asks nothing. `prefix` is that of the commands. */
export function toRequest(
  interaction: unknown,
  actor: Actor,
  { prefix, findState }: { readonly prefix: string; readonly findState: (key: string) => string },
): ChatRequest | undefined {
  switch (readValue(interaction, 'type')) {
    case InteractionType.ApplicationCommand:
      return readValue(interaction, 'data', 'type') === ApplicationCommandType.Message
        ? messageRequest(interaction, actor)
        : commandRequest(interaction, actor, prefix);
    case InteractionType.MessageComponent: {
      const { actionId } = splitMark(readText(interaction, 'data', 'custom_id') ?? '');
      const [chosen] = readList(interaction, 'data', 'values');
      const choice = typeof chosen === 'string' ? chosen : undefined;
      return { kind: 'button', actor, actionId, choice };
    }
    case InteractionType.ModalSubmit: {
      const form = parseForm(readValue(interaction, 'data'));
      if (form === undefined) return undefined;
      const { formId, values } = form;
      const state = form.stateKey === undefined ? form.state : findState(form.stateKey);
      return { kind: 'form', actor, formId, state, values };
    }
    default:
      return undefined;
  }
}

function commandRequest(
  interaction: unknown,
  actor: Actor,
  prefix: string,
): ChatRequest | undefined {
  const name = readText(interaction, 'data', 'name') ?? '';
  const command = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  if (command !== 'news' && command !== 'watch') return undefined;
  const { subcommand, options } = readSubcommand(interaction);
  const values: Record<string, string> = {};
  for (const option of options) {
    const key = readText(option, 'name');
    const value = valueText(readValue(option, 'value'));
    if (key !== undefined && value !== undefined) values[key] = value;
  }
  return { kind: 'command', actor, command, subcommand, options: values };
}

/** An option's value as text: what is typed, a number, yes or no. */
function valueText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function readSubcommand(interaction: unknown): {
  readonly subcommand: string;
  readonly options: readonly unknown[];
} {
  const options = readList(interaction, 'data', 'options');
  const [first] = options;
  // Type 1 is a subcommand; ours have no groups.
  return readValue(first, 'type') === 1
    ? { subcommand: readText(first, 'name') ?? '', options: readList(first, 'options') }
    : { subcommand: '', options };
}

const LINKS_MAX = 20;
const TEXT_MAX = 6000;

function messageRequest(interaction: unknown, actor: Actor): ChatRequest | undefined {
  const name = readText(interaction, 'data', 'name');
  const found = Object.entries(MESSAGE_COMMANDS).find(([, title]) => title === name);
  const targetId = readText(interaction, 'data', 'target_id') ?? '';
  const message = readValue(interaction, 'data', 'resolved', 'messages', targetId);
  if (found === undefined) return undefined;
  const action = found[0] === 'about' ? 'about' : 'check-quote';
  const raw = (readText(message, 'content') ?? '').slice(0, TEXT_MAX);
  const links = [...raw.matchAll(/https?:\/\/[^\s<>()]{1,2000}/g)].map(([link]) => link);
  for (const embed of readList(message, 'embeds')) {
    const url = readText(embed, 'url');
    if (url !== undefined) links.push(url);
  }
  for (const row of readList(message, 'components')) {
    for (const button of readList(row, 'components')) {
      const url = readText(button, 'url');
      if (url !== undefined) links.push(url);
    }
  }
  // A backslash before a sign is not shown, so that it is not among the words.
  const text = raw.replace(/\\([^0-9A-Za-z\s])/g, '$1');
  return { kind: 'message', actor, action, text, links: [...new Set(links)].slice(0, LINKS_MAX) };
}
