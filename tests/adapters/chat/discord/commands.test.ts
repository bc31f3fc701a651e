import { describe, expect, test } from 'vitest';
import {
  type CommandDefinition,
  defineCommands,
} from '../../../../src/adapters/chat/discord/commands.ts';
import { UKRAINIAN } from '../../../../src/adapters/chat/discord/commands-ukrainian.ts';
import { COMMAND_NAMES } from '../../../../src/app/conversation/answer-command.ts';
import { checkCommands } from '../../../emulators/discord/checks.ts';

interface Option {
  readonly name: string;
  readonly description: string;
  readonly description_localizations?: Readonly<Record<string, string>>;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly options?: readonly Option[];
}

function subcommands(name: string): Readonly<Record<string, readonly string[]>> {
  const command = defineCommands('').find((one) => one.name === name);
  const options = (command?.options ?? []) as readonly Option[];
  return Object.fromEntries(
    options.map((one) => [one.name, (one.options ?? []).map((option) => option.name)]),
  );
}

const MORE = [
  'query',
  'digest',
  'timezone',
  'quiet_hours',
  'min_publishers',
  'max_per_hour',
  'max_age',
  'visibility',
  'languages',
];

test('/news and /watch have every command of the product, with its options', () => {
  expect(subcommands('news')).toEqual({
    latest: ['watch'],
    search: ['query', 'since'],
    quotes: ['words'],
    story: ['id'],
    catchup: ['hours'],
    check: ['words'],
    why: ['url'],
    withdraw: ['what', 'reason'],
    home: [],
    welcome: [],
    help: [],
  });
  expect(subcommands('watch')).toEqual({
    list: [],
    add: ['name', ...MORE],
    edit: ['name', ...MORE],
    test: ['query', 'since'],
    pause: ['name'],
    resume: ['name'],
    remove: ['name'],
    history: ['name'],
    feeds: ['action', 'url'],
    console: [],
    help: [],
  });
});

test('whatever the conversation answers can be chosen in Discord’s menu', () => {
  const registered = (['news', 'watch'] as const).flatMap((name) =>
    Object.keys(subcommands(name)).map((subcommand) => `${name} ${subcommand}`),
  );
  expect(registered).toEqual(expect.arrayContaining([...COMMAND_NAMES]));
});

test('only /watch asks for Manage Server, and nothing works in direct messages', () => {
  const commands = defineCommands('');
  const permissions = commands.map((one) => [one.name, one.default_member_permissions]);
  expect(permissions).toEqual([
    ['news', null],
    ['watch', '32'],
    ['About this', null],
    ['Check quote', null],
  ]);
  for (const { contexts } of commands) expect(contexts).toEqual([0]);
});

test('the prefix stands before slash commands alone', () => {
  const names = defineCommands('desk-').map(({ name }) => name);
  expect(names).toEqual(['desk-news', 'desk-watch', 'About this', 'Check quote']);
});

describe('descriptions', () => {
  function describedIn(thing: CommandDefinition | Option): readonly Option[] {
    const options = (thing.options ?? []) as readonly Option[];
    return [...options, ...options.flatMap(describedIn)];
  }

  test('are inside Discord’s limits in both languages', () => {
    expect(checkCommands(defineCommands(''))).toEqual([]);
  });

  test('all have a translation, and no translation is left over', () => {
    const commands = defineCommands('');
    const texts = commands.flatMap((command) => [
      command.description ?? command.name,
      ...describedIn(command).map(({ description }) => description),
    ]);
    expect([...new Set(texts)].toSorted()).toEqual(Object.keys(UKRAINIAN).toSorted());
    for (const option of commands.flatMap(describedIn)) {
      expect(option.description_localizations?.['uk']).toMatch(/\p{Script=Cyrillic}/u);
    }
  });
});
