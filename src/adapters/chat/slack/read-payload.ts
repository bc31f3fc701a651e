import type { Destination } from '../../../core/watch/destination.ts';
import type { Actor } from '../../../ports/conversation.ts';
import type { Person } from './people.ts';

/** Payloads of Slack are read by path: every field may be missing, whatever the types of the library say. */
export function readText(payload: unknown, ...path: readonly string[]): string | undefined {
  const value = readValue(payload, ...path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The value at a path of an untrusted payload; undefined where it ends early. */
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

/** Who sent a payload, before their rights are known. */
export interface Sender {
  readonly userId: string;
  readonly teamId: string;
  readonly channelId: string | undefined;
}

/** The sender of a command, an interaction or an event; undefined when Slack names none. */
export function findSender(body: unknown): Sender | undefined {
  const userId =
    readText(body, 'user', 'id') ?? readText(body, 'user_id') ?? readText(body, 'event', 'user');
  // In a shared channel the user's own team tells the other organisation's people; the app's team does not.
  const teamId =
    readText(body, 'user', 'team_id') ??
    readText(body, 'team', 'id') ??
    readText(body, 'team_id') ??
    '';
  const channelId =
    readText(body, 'channel', 'id') ??
    readText(body, 'channel_id') ??
    readText(body, 'container', 'channel_id') ??
    readText(body, 'event', 'channel');
  return userId === undefined ? undefined : { userId, teamId, channelId };
}

/** The actor as Slack vouches for it. Somebody of another workspace than the app's is an outsider. */
export function actorOf(sender: Sender, person: Person, homeTeamId: string): Actor {
  const isForeign = sender.teamId !== homeTeamId;
  return {
    platform: 'slack',
    workspace: `slack:${homeTeamId}`,
    userId: sender.userId,
    roleIds: [],
    isWorkspaceAdmin: person.isAdmin && !isForeign,
    isOutsider: person.isOutsider || isForeign,
    channel: toDestination(sender.channelId),
  };
}

/** A channel as a destination; undefined in a direct message, and where none was chosen. */
function toDestination(channelId: string | undefined): Destination | undefined {
  if (channelId === undefined || !/^[CG][A-Z0-9]{2,20}$/.test(channelId)) return undefined;
  return `slack:${channelId}`;
}

const LINKS_MAX = 20;
const TEXT_MAX = 12_000;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

const LINK = /<([^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>/g;

/** A message's own text and links, out of Slack's markup: what a message shortcut is about. */
export function readMessage(message: unknown): {
  readonly text: string;
  readonly links: readonly string[];
} {
  const links = new Set<string>();
  const note = (url: string): void => {
    if (/^https?:/.test(url)) links.add(url);
  };
  const raw = (readText(message, 'text') ?? '').slice(0, TEXT_MAX);
  const text = raw.replace(LINK, (_, target: string, label: string | undefined) => {
    note(unescapeText(target));
    return label ?? (/^[@#!]/.test(target) ? '' : target);
  });
  // The text of an app's message is for notifications; its links stand in its blocks.
  collectLinks([readValue(message, 'blocks'), readValue(message, 'attachments')], note);
  return { text: unescapeText(text), links: [...links].slice(0, LINKS_MAX) };
}

/** Nodes of blocks and attachments that are looked at: more than Slack's 50 blocks can have. */
const NODES_MAX = 3000;
const ADDRESS_KEYS: ReadonlySet<string> = new Set(['url', 'title_link', 'from_url']);

function collectLinks(roots: readonly unknown[], note: (url: string) => void): void {
  const waiting = [...roots];
  for (let count = 0; count < NODES_MAX && waiting.length > 0; count += 1) {
    const node = waiting.shift();
    if (typeof node !== 'object' || node === null) continue;
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'string') waiting.push(value);
      else if (ADDRESS_KEYS.has(key)) note(value);
      else if (key === 'text' && readText(node, 'type') === 'mrkdwn') {
        for (const [, target = ''] of value.matchAll(LINK)) note(unescapeText(target));
      }
    }
  }
}

function unescapeText(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** A submitted modal's values by field: what was typed or chosen, empty where nothing was. */
export function readFormValues(view: unknown, action: string): Readonly<Record<string, string>> {
  const blocks = readValue(view, 'state', 'values');
  const values: Record<string, string> = {};
  if (typeof blocks !== 'object' || blocks === null) return values;
  for (const field of Object.keys(blocks)) {
    values[field] =
      readText(blocks, field, action, 'value') ??
      readText(blocks, field, action, 'selected_option', 'value') ??
      toDestination(readText(blocks, field, action, 'selected_conversation')) ??
      '';
  }
  return values;
}
