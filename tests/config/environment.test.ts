import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { loadConfig } from '../../src/config/load.ts';
import { SECRET_VARIABLES } from '../../src/config/secrets.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsdesk-environment-'));
  writeFileSync(
    join(folder, 'feeds.yaml'),
    'feeds:\n  - url: https://quay.example/feed\n    publisher: Quay Post\n    auth: { header: X-Key, from: QUAY_KEY }\n',
  );
  writeFileSync(join(folder, 'token'), 'not-a-real-token\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

function load(environment: Readonly<Record<string, string>>): Config {
  return loadConfig({ directory: folder, environment });
}

test('a secret can stand in a file, and its last line break is not part of it', () => {
  const config = load({ DISCORD_TOKEN_FILE: join(folder, 'token'), QUAY_KEY: 'k-123' });
  expect(config.secrets).toMatchObject({
    discordToken: 'not-a-real-token',
    feedAuth: { QUAY_KEY: 'k-123' },
  });
  expect(config.warnings).toEqual([]);
});

test.each([...SECRET_VARIABLES, 'QUAY_KEY', 'HTTPS_PROXY'])('%s can stand in a file', (name) => {
  const urls: Readonly<Record<string, string>> = {
    DATABASE_URL: 'postgres://desk:p%40ss@db.example/newsdesk',
    HTTPS_PROXY: 'http://desk:p%40ss@proxy.example:3128',
  };
  const secret = urls[name] ?? `secret-of-${name}`;
  writeFileSync(join(folder, 'secret'), `${secret}\n`);
  const config = load({ [`${name}_FILE`]: join(folder, 'secret') });
  expect(JSON.stringify([config.secrets, config.environment.httpsProxy])).toContain(secret);
});

test('an empty variable is one that is not set', () => {
  const config = load({ SLACK_BOT_TOKEN: '', PORT: '', LOG_FORMAT: '  ', QUAY_KEY: 'k' });
  expect(config.secrets.slackBotToken).toBeUndefined();
  expect(config.environment).toMatchObject({ port: 8080, logFormat: undefined });
});

test('addresses lose what the clients would stumble over', () => {
  const { environment } = load({
    NEWSDESK_WEB_URL: 'https://desk.example.org/',
    SLACK_API_URL: 'http://127.0.0.1:9/api',
    DISCORD_API_URL: 'http://127.0.0.1:9/api/',
    https_proxy: 'http://proxy.example.org:3128',
    PORT: '0',
    LOG_LEVEL: 'DEBUG',
  });
  expect(environment).toMatchObject({
    webUrl: 'https://desk.example.org',
    slackApiUrl: 'http://127.0.0.1:9/api/',
    discordApiUrl: 'http://127.0.0.1:9/api',
    httpsProxy: 'http://proxy.example.org:3128',
    port: 0,
    logLevel: 'debug',
  });
});

const WRONG: readonly { environment: Readonly<Record<string, string>>; says: string }[] = [
  { environment: { LOG_LEVEL: 'verbose' }, says: 'LOG_LEVEL: is "verbose"' },
  { environment: { PORT: 'http' }, says: 'PORT: is "http", which is not a port' },
  {
    environment: { HTTPS_PROXY: 'proxy:3128' },
    says: 'HTTPS_PROXY: is not the address of a proxy',
  },
  {
    environment: { NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' },
    says: 'NODE_EXTRA_CA_CERTS: names /nowhere/ca.pem, which cannot be read (ENOENT)',
  },
  {
    environment: { NODE_EXTRA_CA_CERTS: import.meta.filename },
    says: 'which holds no certificate',
  },
  { environment: { SLACK_API_URL: 'slack' }, says: 'SLACK_API_URL: is not an address' },
  {
    environment: { SLACK_BOT_TOKEN: 'xapp-1-abc' },
    says: 'SLACK_BOT_TOKEN: holds an app token (xapp-…)',
  },
  {
    environment: { SLACK_APP_TOKEN: 'xoxb-1-abc' },
    says: 'SLACK_APP_TOKEN: holds a bot or user token (xox…)',
  },
  {
    environment: { DATABASE_URL: 'mysql://root:pw@db/x' },
    says: 'DATABASE_URL: is not an address of PostgreSQL',
  },
  {
    environment: { DISCORD_TOKEN: 'a', DISCORD_TOKEN_FILE: '/x' },
    says: 'DISCORD_TOKEN_FILE: is set, and DISCORD_TOKEN too',
  },
  {
    environment: { DISCORD_TOKEN_FILE: '/nowhere/token' },
    says: 'DISCORD_TOKEN_FILE: names /nowhere/token, which cannot be read (ENOENT)',
  },
];

test.each(WRONG)('$says', ({ environment, says }) => {
  expect(() => load(environment)).toThrow(says);
});

test('no message holds the value of a secret', () => {
  expect(() => load({ DATABASE_URL: 'mysql://root:pw@db/x' })).not.toThrow('pw');
});

test('what is half set is told, and starts all the same', () => {
  expect(load({ SLACK_BOT_TOKEN: 'xoxb-1-abc' }).warnings).toEqual([
    'SLACK_BOT_TOKEN is set without SLACK_APP_TOKEN or SLACK_SIGNING_SECRET: alerts are posted, but commands and buttons do not answer.',
    'QUAY_KEY is not set: the feed https://quay.example/feed is polled without X-Key.',
  ]);
  expect(load({ SLACK_APP_TOKEN: 'xapp-1', QUAY_KEY: 'k' }).warnings).toEqual([
    'A Slack secret is set without SLACK_BOT_TOKEN: Slack stays off.',
  ]);
});
