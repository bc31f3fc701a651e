import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load.ts';
import { NewsdeskError } from '../../src/errors.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function writeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-config-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function load(
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): Config {
  return loadConfig({ directory: writeFolder(files), environment });
}

function failure(
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = {},
): NewsdeskError {
  const folder = writeFolder(files);
  try {
    loadConfig({ directory: folder, environment });
  } catch (error) {
    if (!(error instanceof NewsdeskError)) throw error;
    const message = error.message.replaceAll(`${folder}/`, '');
    return new NewsdeskError(error.code, message, { hint: error.hint ?? '' });
  }
  throw new Error('it loaded');
}

const WATCH = 'watches:\n  - name: harbour\n    query: harbour\n    destinations: [console]\n';

test('an empty newsdesk.yaml is the default configuration', () => {
  const config = load({ 'newsdesk.yaml': '' });
  expect(config).toMatchObject({
    timezone: 'UTC',
    language: 'en',
    alerts: { ageMaxMs: 21_600_000, resurfaceAfterMs: 21_600_000 },
    notices: ['console'],
    polling: { everyMs: 300_000, fastestMs: 60_000, requestsMax: 32, requestsPerHostMax: 2 },
    retention: { itemsMs: 31_536_000_000 },
    web: { listen: '127.0.0.1' },
    feeds: [],
    watches: [],
    concepts: {},
    warnings: [],
  });
  expect(config.environment).toMatchObject({ port: 8080, dataDirectory: 'data', logLevel: 'info' });
});

test('keys whose entries are all commented out are empty, not wrong', () => {
  const config = load({ 'feeds.yaml': 'feeds:\n#  - url: x\n', 'concepts.yaml': 'concepts:\n' });
  expect(config.feeds).toEqual([]);
  expect(config.concepts).toEqual({});
});

test('a watch takes zone and age from newsdesk.yaml where it names none', () => {
  const { watches } = load({
    'newsdesk.yaml': 'timezone: Europe/Warsaw\nalerts: { max_age: 2h }\n',
    'watches.yaml': `${WATCH}    mode: digest\n    digest: { cron: '0 8 * * MON-FRI' }\n    quiet_hours: { from: 23:00, to: '06:30' }\n    mention: { discord: '112233445566778899' }\n`,
  });
  expect(watches).toEqual([
    {
      name: 'harbour',
      query: 'harbour',
      destinations: ['console'],
      mode: 'digest',
      digest: { cron: '0 8 * * MON-FRI', timezone: 'Europe/Warsaw' },
      quietHours: {
        from: '23:00',
        to: '06:30',
        timezone: 'Europe/Warsaw',
        breakThroughPublishers: undefined,
      },
      publishersMin: 1,
      alertsPerHourMax: undefined,
      ageMaxMs: 7_200_000,
      visibility: 'everyone',
      languages: undefined,
      mention: { slack: undefined, discord: '112233445566778899' },
      mustMatch: [],
      mustNotMatch: [],
    },
  ]);
});

/** What people get wrong, where the error points, and what it tells them to do. */
const MISTAKES: readonly {
  name: string;
  file: string;
  text: string;
  says: string;
  hint: string;
}[] = [
  {
    name: 'a mistyped key, found at the key itself',
    file: 'watches.yaml',
    text: `${WATCH}    min_publisher: 2\n`,
    says: 'watches.yaml:5:5: watches[0].min_publisher is not a known key',
    hint: 'Did you mean min_publishers?',
  },
  {
    name: 'a key that resembles none',
    file: 'newsdesk.yaml',
    text: 'web:\n  password: hunter\n',
    says: 'newsdesk.yaml:2:3: web.password is not a known key',
    hint: 'Known keys here: listen.',
  },
  {
    name: 'a Discord id without quotes',
    file: 'newsdesk.yaml',
    text: 'admins:\n  discord:\n    users: [112233445566778899]\n',
    says: 'newsdesk.yaml:3:13: admins.discord.users[0] needs quotes: YAML reads 112233445566778899 as a number, and a number this long loses digits',
    hint: "Write '112233445566778899', in quotes.",
  },
  {
    name: 'the name of a channel instead of its id',
    file: 'watches.yaml',
    text: WATCH.replace('console', "'slack:#general'"),
    says: 'watches.yaml:4:20: watches[0].destinations[0] is "slack:#general", which is not a destination',
    hint: 'Write console, slack:C0123ABC or discord:112233445566778899 (ids of channels, not names).',
  },
  {
    name: 'a destination with options that is none',
    file: 'newsdesk.yaml',
    text: 'destinations:\n  slack:general: { layout: compact }\n',
    says: 'newsdesk.yaml:2:3: destinations.slack:general is not a destination',
    hint: 'Write console, slack:C0123ABC or discord:112233445566778899 (ids of channels, not names).',
  },
  {
    name: 'a duration without a unit',
    file: 'newsdesk.yaml',
    text: 'polling: { every: 300 }\n',
    says: 'newsdesk.yaml:1:12: polling.every needs quotes: YAML reads 300 as a number',
    hint: 'Write a whole number and a unit: 90s, 5m, 6h, 30d or 2w.',
  },
  {
    name: 'a query that begins with @ without quotes',
    file: 'watches.yaml',
    text: WATCH.replace('query: harbour', 'query: @harbour'),
    says: 'watches.yaml:3:12: Plain value cannot start with reserved character @',
    hint: "Put the whole value in single quotes: '@nato AND @ukraine'.",
  },
  {
    name: 'a misspelt choice',
    file: 'watches.yaml',
    text: `${WATCH}    mode: instnat\n`,
    says: 'watches.yaml:5:5: watches[0].mode is "instnat"',
    hint: 'Did you mean instant?',
  },
  {
    name: 'a missing key',
    file: 'feeds.yaml',
    text: 'feeds:\n  - publisher: Quay Post\n',
    says: 'feeds.yaml:2:5: feeds[0].url is missing',
    hint: 'Write the whole address of the feed: https://news.example.org/rss.xml.',
  },
  {
    name: 'one feed twice',
    file: 'feeds.yaml',
    text: 'feeds:\n  - { url: https://a.example/f, publisher: A }\n  - { url: https://a.example/f, publisher: B }\n',
    says: 'feeds.yaml:3:7: feeds[1].url is the same address as feeds[0]',
    hint: 'Keep one of the two.',
  },
  {
    name: 'a feed that would get the token of the bot',
    file: 'feeds.yaml',
    text: 'feeds:\n  - url: https://a.example/f\n    publisher: A\n    auth: { header: Authorization, from: DISCORD_TOKEN }\n',
    says: 'feeds.yaml:4:36: feeds[0].auth.from is DISCORD_TOKEN, a secret that must not be sent to a feed',
    hint: 'Use a variable of its own, like FEED_TOKEN.',
  },
  {
    name: 'two watches with one name',
    file: 'watches.yaml',
    text: `${WATCH}  - { name: Harbour, query: quay, destinations: [console] }\n`,
    says: 'watches.yaml:5:7: watches[1].name is the same name as watches[0]',
    hint: 'Give each watch its own name.',
  },
  {
    name: 'a digest without a time',
    file: 'watches.yaml',
    text: `${WATCH}    mode: digest\n`,
    says: 'watches.yaml:5:5: watches[0].mode is digest, but there is no digest with a cron expression',
    hint: "Add digest: { cron: '0 8 * * 1-5', timezone: Europe/Kyiv }.",
  },
  {
    name: 'an hour that no clock shows',
    file: 'watches.yaml',
    text: `${WATCH}    digest: { cron: '0 25 * * *' }\n`,
    says: 'watches.yaml:5:15: watches[0].digest.cron is wrong: "25" is not a hour (0 to 23)',
    hint: "For example '0 8 * * 1-5': at 8 on weekdays.",
  },
  {
    name: 'a zone by its offset',
    file: 'newsdesk.yaml',
    text: "timezone: '+02:00'\n",
    says: 'newsdesk.yaml:1:1: timezone is "+02:00", which is no time zone',
    hint: 'Write an IANA time zone like Europe/Kyiv, America/New_York or UTC.',
  },
  {
    name: 'a network with too many bits',
    file: 'newsdesk.yaml',
    text: 'polling:\n  allow_addresses:\n    - 10.0.0.0/33\n',
    says: 'newsdesk.yaml:3:7: polling.allow_addresses[0] is "10.0.0.0/33", which is not a network',
    hint: 'Write an address and a length, like 127.0.0.1/32 or fd00::/8.',
  },
  {
    name: 'a query with a mistake, at its column in the file',
    file: 'watches.yaml',
    text: WATCH.replace('query: harbour', "query: 'harbour AND OR quay'"),
    says: 'watches.yaml:3:21: watches[0].query is no query (E_OPERAND_MISSING at column 9): AND has nothing to work on.',
    hint: 'Add a word after AND or remove it.',
  },
  {
    name: 'an example that the query of its watch breaks',
    file: 'watches.yaml',
    text: WATCH.replace('query: harbour', 'query: harbour\n    must_match: [Harbours, quays]'),
    says: 'watches.yaml:4:28: watches[0].must_match[1] is not matched by the query of this watch',
    hint: 'Change the query, or take the example out.',
  },
  {
    name: 'a query with a concept that there is not',
    file: 'watches.yaml',
    text: WATCH.replace('query: harbour', "query: 'quay AND @harbuor'"),
    says: 'watches.yaml:3:22: watches[0].query is no query (E_MACRO_UNKNOWN at column 10): There is no concept @harbuor.',
    hint: 'See the list of concepts, or write the words themselves.',
  },
  {
    name: 'a spelling that is no query',
    file: 'concepts.yaml',
    text: "concepts:\n  quay: [wharf, '(pier']\n",
    says: 'concepts.yaml:2:17: concepts.quay[1] is no query (E_MACRO_BODY): Alternative 2 of @quay is not a query (column 1): This bracket is never closed.',
    hint: 'Add ).',
  },
  {
    name: 'one key twice',
    file: 'concepts.yaml',
    text: 'concepts:\n  quay: [quay]\n  quay: [wharf]\n',
    says: 'concepts.yaml:3:3: Map keys must be unique',
    hint: 'Keep one of the two keys.',
  },
];

test.each(MISTAKES)('$name', ({ file, text, says, hint }) => {
  const error = failure({ [file]: text });
  expect(error.code).toBe('config_invalid');
  expect(error.message).toBe(says);
  expect(error.hint).toBe(hint);
});

test('several errors are listed in one go, file by file and from top to bottom', () => {
  const error = failure(
    { 'newsdesk.yaml': 'web: { lisen: x }\ntimezone: Mars/Base\n', 'feeds.yaml': 'feeds: none\n' },
    { PORT: '70000' },
  );
  expect(error.message.split('\n').filter((line) => !line.startsWith('  '))).toEqual([
    '3 errors in the configuration:',
    'newsdesk.yaml:1:8: web.lisen is not a known key',
    'feeds.yaml:1:1: feeds must be a list',
    'PORT: is "70000", which is not a port',
  ]);
});

test('a folder that is not there, or holds no configuration, says what to do', () => {
  const environment = { NEWSDESK_CONFIG: '/nowhere/at/all' };
  expect(() => loadConfig({ environment })).toThrow('the folder /nowhere/at/all does not exist');
  const error = failure({ 'notes.txt': '' });
  expect(error.code).toBe('config_missing');
  expect(error.hint).toContain('newsdesk init');
});

test('a file that is nearly named right is not left out in silence', () => {
  const error = failure({ 'newsdesk.yaml': '', 'watches.yml': WATCH });
  expect(error.message).toBe('watches.yaml:1:1: is missing, and watches.yml is not read');
});

test('a file of aliases that would fill the memory is refused', () => {
  const rows = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh'].map((pair) =>
    pair.split(''),
  )) {
    rows.push(`${to}: &${to} [${Array.from({ length: 10 }, () => `*${from}`).join(', ')}]`);
  }
  expect(failure({ 'newsdesk.yaml': rows.join('\n') }).code).toBe('config_invalid');
});
