import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Routes,
} from 'discord.js';
import { UKRAINIAN } from './commands-ukrainian.ts';
import type { Call } from './server-requests.ts';

/** The message commands by what they ask; the words are what people read in the menu. */
export const MESSAGE_COMMANDS = { about: 'About this', 'check-quote': 'Check quote' } as const;

/** Manage Server: what Discord itself asks for before it shows `/watch`; our own code checks again. */
const MANAGE_GUILD = '32';

/** By Discord's name of a language; whoever has another reads English. */
type Localizations = Readonly<Record<string, string>>;

interface Option {
  readonly type: ApplicationCommandOptionType;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly max_length?: number;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly options?: readonly Option[];
  readonly description_localizations?: Localizations;
}

/** A command as Discord registers it. */
export interface CommandDefinition {
  readonly type: ApplicationCommandType;
  readonly name: string;
  readonly description?: string;
  readonly options?: readonly Option[];
  readonly description_localizations?: Localizations;
  readonly name_localizations?: Localizations;
  readonly default_member_permissions: string | null;
  readonly contexts: readonly InteractionContextType[];
  readonly integration_types: readonly ApplicationIntegrationType[];
}

/** Text that a command takes; longer queries go through forms. Discord's own most is 6,000. */
const TEXT_MAX = 3000;

function text(
  name: string,
  description: string,
  { isRequired = true, isSuggested = false } = {},
): Option {
  return {
    type: ApplicationCommandOptionType.String,
    name,
    description,
    required: isRequired,
    autocomplete: isSuggested,
    max_length: TEXT_MAX,
  };
}

function optional(name: string, description: string): Option {
  return text(name, description, { isRequired: false });
}

function choice(
  name: string,
  description: string,
  values: readonly string[],
  isRequired = false,
): Option {
  return {
    type: ApplicationCommandOptionType.String,
    name,
    description,
    required: isRequired,
    choices: values.map((value) => ({ name: value, value })),
  };
}

function subcommand(name: string, description: string, options: readonly Option[] = []): Option {
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options };
}

const WATCH_NAME = text('name', 'The watch', { isSuggested: true });
/** What does not fit into a form of five fields. */
const MORE_OPTIONS: readonly Option[] = [
  optional('query', 'What is looked for; the form asks for it too'),
  optional('digest', 'When a digest is posted: five cron fields, like 0 8 * * 1-5'),
  optional('timezone', 'The zone of the digest and of the quiet hours, like Europe/Kyiv'),
  optional('quiet_hours', 'When nothing is posted, like 23:00-07:00'),
  optional('min_publishers', 'How many publishers a story needs'),
  optional('max_per_hour', 'More than so many alerts an hour are posted as one digest'),
  optional('max_age', 'Older items do not alert, like 6h'),
  choice('visibility', 'Who may see the watch', ['everyone', 'channel', 'admins']),
  optional('languages', 'Only items in these languages, like en, uk'),
];

const NEWS: readonly Option[] = [
  subcommand('latest', 'The latest stories', [
    text('watch', 'Of this watch alone', { isRequired: false, isSuggested: true }),
  ]),
  subcommand('search', 'Search the archive', [
    text('query', 'Words, "phrases", AND, OR, NOT, @concepts'),
    optional('since', 'How far back, like 7d'),
  ]),
  subcommand('quotes', 'Find quotes', [
    text('words', 'A speaker, or words that were said', { isSuggested: true }),
  ]),
  subcommand('story', 'Everything about one story', [text('id', 'The short id under an answer')]),
  subcommand('catchup', 'What this channel got, most sources first', [
    {
      type: ApplicationCommandOptionType.Integer,
      name: 'hours',
      description: 'How far back; default: 24',
      required: false,
      min_value: 1,
      max_value: 720,
    },
  ]),
  subcommand('check', 'Were these words said?', [text('words', 'The words')]),
  subcommand('why', 'Which watches met this article, and which did not', [
    text('url', 'The article’s address'),
  ]),
  subcommand('withdraw', 'Take an alert or a quote back (admins)', [
    text('what', 'The story’s or the quote’s id'),
    text('reason', 'Shown in its place'),
  ]),
  subcommand('home', 'Your watches, the last alerts, and how the feeds are'),
  subcommand('welcome', 'The first steps once more (admins)'),
  subcommand('help', 'What Newsdesk can do here'),
];

const WATCH: readonly Option[] = [
  subcommand('list', 'All watches'),
  subcommand('add', 'Add a watch in a form', [
    optional('name', 'What it shall be called; the form asks for it too'),
    ...MORE_OPTIONS,
  ]),
  subcommand('edit', 'Change a watch in a form', [WATCH_NAME, ...MORE_OPTIONS]),
  subcommand('test', 'Try a query on the archive', [
    text('query', 'Words, "phrases", AND, OR, NOT, @concepts'),
    optional('since', 'How far back, like 7d; default: 30d'),
  ]),
  subcommand('pause', 'Let a watch rest', [WATCH_NAME]),
  subcommand('resume', 'Wake a watch that rests', [WATCH_NAME]),
  subcommand('remove', 'Remove a watch', [WATCH_NAME]),
  subcommand('history', 'Who changed a watch, and when; with Undo', [WATCH_NAME]),
  subcommand('feeds', 'The feeds', [
    choice('action', 'What to do; default: list', ['list', 'add', 'remove']),
    text('url', 'The feed’s or the site’s address', { isRequired: false, isSuggested: true }),
  ]),
  subcommand('console', 'A link that signs you in to the web console'),
  subcommand('help', 'What can be done with watches'),
];

/** Every command of the bot, in servers only, described in English and Ukrainian. `prefix` stands before `news` and `watch`. */
export function defineCommands(prefix: string): readonly CommandDefinition[] {
  return composeCommands(prefix).map((command) => ({
    ...localize(command),
    // The name of a message command is what people read in the menu; names of slash commands stay.
    ...(command.type === ApplicationCommandType.Message
      ? { name_localizations: localizations(command.name) }
      : {}),
  }));
}

function localizations(text: string): Localizations {
  const ukrainian = UKRAINIAN[text];
  return ukrainian === undefined ? {} : { uk: ukrainian };
}

/** The command or option with every description in it translated. */
function localize<
  T extends { readonly description?: string; readonly options?: readonly Option[] },
>(thing: T): T {
  const { description, options } = thing;
  return {
    ...thing,
    ...(description === undefined ? {} : { description_localizations: localizations(description) }),
    ...(options === undefined ? {} : { options: options.map(localize) }),
  };
}

function composeCommands(prefix: string): readonly CommandDefinition[] {
  const place = {
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  const slash = (name: string, description: string, options: readonly Option[]) => ({
    type: ApplicationCommandType.ChatInput,
    name: `${prefix}${name}`,
    description,
    options,
    ...place,
  });
  return [
    {
      ...slash('news', 'Stories, quotes and the archive', NEWS),
      default_member_permissions: null,
    },
    {
      ...slash('watch', 'What Newsdesk watches for (admins)', WATCH),
      default_member_permissions: MANAGE_GUILD,
    },
    ...Object.values(MESSAGE_COMMANDS).map((name) => ({
      type: ApplicationCommandType.Message,
      name,
      default_member_permissions: null,
      ...place,
    })),
  ];
}

/** Registers the commands by one bulk PUT, and only when Discord has others: it allows 200 changes a day. */
export async function registerCommands(
  call: Call,
  prefix: string,
): Promise<'registered' | 'unchanged'> {
  const wanted = defineCommands(prefix);
  const application = await call<{ readonly id: string }>((rest) =>
    rest.get(Routes.currentApplication()),
  );
  const route = Routes.applicationCommands(application.id);
  // Without asking for them, translations are left out of the answer.
  const query = new URLSearchParams({ with_localizations: 'true' });
  const known = await call<unknown>((rest) => rest.get(route, { query }));
  if (Array.isArray(known) && isRegistered(wanted, known)) return 'unchanged';
  await call((rest) => rest.put(route, { body: wanted }));
  return 'registered';
}

function isRegistered(wanted: readonly CommandDefinition[], known: readonly unknown[]): boolean {
  return (
    wanted.length === known.length &&
    wanted.every((command) =>
      known.some(
        (other) => holds(other, command) && holds(command.options ?? [], optionsOf(other)),
      ),
    )
  );
}

function optionsOf(command: unknown): unknown {
  const options =
    typeof command === 'object' && command !== null
      ? (command as { readonly options?: readonly unknown[] }).options
      : undefined;
  // Only how many there are: what Discord adds to each by itself is not ours to compare.
  return (options ?? []).map(() => ({}));
}

/** Whether `known` has all that `wanted` says; Discord adds fields, and leaves false ones and empty lists out. */
function holds(known: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    const list: readonly unknown[] = Array.isArray(known) ? known : [];
    return list.length === wanted.length && wanted.every((one, index) => holds(list[index], one));
  }
  if (typeof wanted === 'object' && wanted !== null) {
    return (
      typeof known === 'object' &&
      known !== null &&
      Object.entries(wanted).every(([key, value]) =>
        holds((known as Readonly<Record<string, unknown>>)[key], value),
      )
    );
  }
  return known === wanted || (wanted === false && known === undefined);
}
