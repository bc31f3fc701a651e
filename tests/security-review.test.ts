import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { PERMISSIONS_NEEDED } from '../src/adapters/chat/discord/permissions.ts';
import { SCOPES_NEEDED } from '../src/adapters/chat/slack/check.ts';
import { openStore } from '../src/adapters/store/open-store.ts';

/** What docs/security-review.md says to who must approve Newsdesk, held to the code. */
const PAGE = readFileSync('docs/security-review.md', 'utf8');

/** The rows of the table under a heading, each with its cells; code marks are taken off the first. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const [, rest = ''] = PAGE.split(`\n## ${heading}\n`);
  return (rest.split('\n## ', 1)[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^`([^`]+)`$/, '$1')),
    );
}

const firstOf = (rows: readonly (readonly string[])[]): ReadonlySet<string> =>
  new Set(rows.map(([first = '']) => first));

test('each Slack scope of the manifest has its reason, and says whether it is needed', () => {
  const manifest = parse(readFileSync('config/slack-app-manifest.yaml', 'utf8')) as {
    readonly oauth_config: { readonly scopes: Readonly<Record<string, readonly string[]>> };
    readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
  };
  const { scopes } = manifest.oauth_config;
  expect(Object.keys(scopes)).toEqual(['bot']);
  const rows = tableUnder('Slack: each scope');
  expect(firstOf(rows)).toEqual(new Set(scopes['bot']));
  expect(firstOf(rows.filter(([, isNeeded]) => isNeeded === 'yes'))).toEqual(
    new Set(SCOPES_NEEDED),
  );
  expect(rows.filter(([, , reason = '']) => reason.length < 10)).toEqual([]);
  for (const event of manifest.settings.event_subscriptions.bot_events) {
    expect(PAGE).toContain(`\`${event}\``);
  }
});

test('each Discord permission has its reason, and the invitation asks for no other', () => {
  const rows = tableUnder('Discord: each permission');
  expect(firstOf(rows)).toEqual(new Set(Object.keys(PERMISSIONS_NEEDED)));
  const asked = /[?&]permissions=(\d+)/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  const sum = Object.values(PERMISSIONS_NEEDED).reduce((all, bit) => all | bit, 0n);
  expect(BigInt(asked)).toBe(sum);
});

test('the data map names each table of the store, and no other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'newsdesk-'));
  const store = await openStore({ kind: 'sqlite', file: join(folder, 'map.sqlite') });
  await store.close();
  const database = new DatabaseSync(join(folder, 'map.sqlite'));
  const names = database
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
    .all()
    .map((row) => String(row['name']));
  database.close();
  await rm(folder, { recursive: true });
  // FTS5 keeps each index in tables of its own; the schema's own two stand below the map.
  const tables = names.filter((name) => !/^(?:item|quote)_words_|^newsdesk_/.test(name));
  expect(tables.length).toBeGreaterThan(20);
  const rows = tableUnder('What is kept, table by table');
  expect(firstOf(rows)).toEqual(new Set(tables));
  expect(rows.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([]);
  for (const name of names.filter((table) => table.startsWith('newsdesk_'))) {
    expect(PAGE).toContain(`\`${name}\``);
  }
});
