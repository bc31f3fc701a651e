import type { Conversation } from '../../../src/ports/conversation.ts';
import { quickClock } from '../../helpers/quick-clock.ts';
import type { PeopleHarness, Person, Seen, SeenControl, SeenField } from '../people-harness.ts';
import { untilFound } from '../people-harness.ts';
import { findPings, textOf } from './checks.ts';
import { DiscordEmulator } from './discord-emulator.ts';
import { discordOn } from './harness.ts';
import { directly, member, newsCommand, onMessage, press, submit, watchCommand } from './people.ts';
import { CHANNEL_ID, type Json, type SeenInteraction } from './state.ts';
import { readContent } from './visible.ts';

const MEMBER = '300000000000000001';
const ADMIN = '300000000000000002';
const STRANGER = '300000000000000009';
const TITLES = { about: 'About this', 'check-quote': 'Check quote' } as const;

/** What a person sees: the answers to one interaction, or a modal. */
type Raw = (
  | { readonly surface: 'message'; readonly isPrivate: boolean }
  | { readonly surface: 'modal'; readonly modal: Json }
) & { readonly interaction: SeenInteraction };

/** People of an emulated server; a stranger is nobody's member. */
export async function startDiscordPeople(conversation: Conversation): Promise<PeopleHarness> {
  const emulator = await DiscordEmulator.start();
  emulator.gateway.heartbeatMs = 400;
  // People wait as long as they do: a machine under load must not make a form come too late.
  const { platform } = discordOn(emulator, { conversation, clock: quickClock(Date.now(), 1) });
  platform.start();
  await emulator.until(() => emulator.commands.length > 0);
  const acknowledgedMs: number[] = [];

  async function act(person: Person, data: Json): Promise<Seen> {
    const isAdmin = person === 'admin';
    const acted =
      person === 'stranger'
        ? directly(data, STRANGER)
        : { ...data, member: member(isAdmin ? ADMIN : MEMBER, isAdmin) };
    const from = performance.now();
    const seen = emulator.interact(acted);
    await untilFound('an acknowledgement', () => seen.callback);
    acknowledgedMs.push(performance.now() - from);
    return untilFound(JSON.stringify(data).slice(0, 200), () => readInteraction(seen));
  }

  return {
    platform: 'discord',
    acknowledgedMs,
    look: (seen) => {
      const { interaction } = seen.raw as Raw;
      return readInteraction(interaction) ?? seen;
    },
    type: (person, { command, subcommand, options = {} }) =>
      act(person, (command === 'news' ? newsCommand : watchCommand)(subcommand, options)),
    press: (person, { raw }, actionId, choice) => {
      const isEphemeral =
        (raw as Raw).surface === 'message' && (raw as { isPrivate: boolean }).isPrivate;
      const values = choice === undefined ? undefined : [choice];
      return act(person, press(actionId, values, undefined, { isEphemeral }));
    },
    pressAlert: (person, actionId, choice) =>
      act(person, press(actionId, choice === undefined ? undefined : [choice])),
    channel: `discord:${CHANNEL_ID}`,
    submit: (person, form, values) => {
      const { modal } = form.raw as Extract<Raw, { surface: 'modal' }>;
      const filled = form.fields.map(({ name, value }) =>
        (values[name] ?? value).replace(/^discord:/, ''),
      );
      return act(person, submit(modal, filled));
    },
    use: (person, action, text) => act(person, onMessage(TITLES[action], text)),
    refusals: () => emulator.violations,
    close: async () => {
      await platform.stop();
      await emulator.close();
    },
  };
}

/** Undefined: still thinking. */
function readInteraction(interaction: SeenInteraction): Seen | undefined {
  const { callback, answers } = interaction;
  if (callback?.type === 9) return readModal(interaction, callback.data);
  const shown = answers.filter(({ body }) => textOf(body['content']) !== '');
  if (shown.length === 0) return undefined;
  const links: string[] = [];
  const words = shown.map(({ body }) => readContent(textOf(body['content']), links)).join('\n');
  const rows = shown.flatMap(({ body }) => (body['components'] ?? []) as readonly Json[]);
  const parts = rows.flatMap((row) => row['components'] as readonly Json[]);
  for (const { url } of parts) if (typeof url === 'string') links.push(url);
  // An update edits the message that was there: the emulator shows it as the original, and never as "thinking".
  const isReplacement = callback?.type === 6 && shown.some(({ id }) => id === '@original');
  const isPrivate = isReplacement || shown.every(({ isEphemeral }) => isEphemeral);
  return {
    kind: 'message',
    words,
    links,
    pings: shown.flatMap(({ body }) =>
      findPings(textOf(body['content']), body['allowed_mentions']),
    ),
    isPrivate,
    isReplacement,
    controls: parts.filter(({ url }) => url === undefined).map(readControl),
    fields: [],
    raw: { surface: 'message', isPrivate, interaction } satisfies Raw,
  };
}

function readControl(part: Json): SeenControl {
  const options = (part['options'] ?? []) as readonly Json[];
  return {
    actionId: textOf(part['custom_id']),
    label: textOf(part['label'] ?? part['placeholder']),
    choices: options.map((option) => textOf(option['value'])),
  };
}

function readModal(interaction: SeenInteraction, modal: Json): Seen {
  const labels = modal['components'] as readonly Json[];
  return {
    kind: 'form',
    words: [
      modal['title'],
      ...labels.flatMap((one) => [one['label'], one['description'] ?? '']),
    ].join('\n'),
    links: [],
    pings: [],
    isPrivate: true,
    isReplacement: false,
    controls: [],
    fields: labels.map((label) => readField(label['component'] as Json)),
    raw: { surface: 'modal', modal, interaction } satisfies Raw,
  };
}

function readField(component: Json): SeenField {
  const [name = ''] = textOf(component['custom_id']).split('|');
  const options = (component['options'] ?? []) as readonly Json[];
  const chosen = options.find((option) => option['default'] === true);
  const [channel] = (component['default_values'] ?? []) as readonly Json[];
  const value =
    channel === undefined
      ? textOf(component['value'] ?? chosen?.['value'])
      : `discord:${textOf(channel['id'])}`;
  return { name, value };
}
