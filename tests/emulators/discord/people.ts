import { GUILD_ID } from './state.ts';

type Json = Readonly<Record<string, unknown>>;

const MANAGE_GUILD = '32';
const EPHEMERAL = 64;

/** Somebody of the server: a member, or one with Manage Server. */
export function member(id = '300000000000000001', isAdmin = false): Json {
  return {
    user: { id, username: 'ada', discriminator: '0', avatar: null, global_name: null },
    roles: ['200000000000000001'],
    permissions: isAdmin ? MANAGE_GUILD : '2048',
    joined_at: '2026-01-01T00:00:00Z',
    deaf: false,
    mute: false,
    flags: 0,
  };
}

function command(name: string, subcommand: string, options: readonly Json[]): Json {
  return {
    id: '500000000000000001',
    name,
    type: 1,
    guild_id: GUILD_ID,
    options: [{ type: 1, name: subcommand, options }],
  };
}

function textOptions(values: Readonly<Record<string, string>>): readonly Json[] {
  return Object.entries(values).map(([name, value]) => ({ type: 3, name, value }));
}

/** `/news …` as a member types it. */
export function newsCommand(
  subcommand: string,
  values: Readonly<Record<string, string>> = {},
): Json {
  return { type: 2, member: member(), data: command('news', subcommand, textOptions(values)) };
}

/** `/watch …` as an admin types it. */
export function watchCommand(
  subcommand: string,
  values: Readonly<Record<string, string>> = {},
): Json {
  const data = command('watch', subcommand, textOptions(values));
  return { type: 2, member: member('300000000000000002', true), data };
}

/** An option that is being typed. */
export function typing(name: string, value: string): Json {
  const options = [{ type: 3, name, value, focused: true }];
  return { type: 4, member: member(), data: command('watch', 'edit', options) };
}

/** A button of a message, pressed; with `values` a menu. */
export function press(
  customId: string,
  values?: readonly string[],
  userId?: string,
  { isEphemeral = false } = {},
): Json {
  return {
    type: 3,
    member: member(userId),
    message: {
      id: '400000000000000001',
      channel_id: '700000000000000001',
      content: '',
      embeds: [],
      flags: isEphemeral ? EPHEMERAL : 0,
    },
    data: {
      custom_id: customId,
      component_type: values === undefined ? 2 : 3,
      ...(values === undefined ? {} : { values }),
    },
  };
}

/** A modal, filled in and sent: its fields keep their ids. */
export function submit(modal: Json, values: readonly string[]): Json {
  const labels = modal['components'] as readonly Json[];
  const components = labels.map((label, index) => {
    const { type, custom_id } = label['component'] as Json;
    const value = values[index] ?? '';
    const filled = type === 4 ? { value } : { values: value === '' ? [] : [value] };
    return { type: 18, id: index + 1, component: { type, custom_id, id: index + 10, ...filled } };
  });
  return {
    type: 5,
    member: member('300000000000000002', true),
    data: { custom_id: modal['custom_id'], components },
  };
}

/** A message command on somebody's message. */
export function onMessage(name: string, content: string): Json {
  const id = '400000000000000002';
  const message = { id, content, author: { id: '1' }, embeds: [], components: [] };
  const data = { id: '500000000000000003', name, type: 3, target_id: id };
  return {
    type: 2,
    member: member(),
    data: { ...data, resolved: { messages: { [id]: message } } },
  };
}

/** What a person does in the direct messages with the bot: no server, no member. */
export function directly(data: Json, userId: string): Json {
  const { member: _, ...rest } = data;
  const user = { id: userId, username: 'ada', discriminator: '0', avatar: null };
  return { ...rest, user, guild_id: undefined, guild: undefined };
}
