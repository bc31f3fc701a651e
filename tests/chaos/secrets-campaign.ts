import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { TOKEN } from '../emulators/discord/state.ts';
import { APP_TOKEN, BOT_TOKEN } from '../emulators/slack/state.ts';
import {
  type Campaign,
  type CampaignContext,
  type CampaignReport,
  mustBeZero,
  told,
} from './campaign.ts';
import { buildHouse, type ChaosHouse, pause } from './house.ts';

/** Made up for this campaign, each in a shape that no pattern knows. */
const PLANTED = {
  FEED_TOKEN: 'feed-secret-7f3c19',
  SLACK_SIGNING_SECRET: 'signing-secret-5e21b7',
  NEWSDESK_METRICS_TOKEN: 'metrics-secret-90aa41',
} as const;
const PROXY_PASSWORD = 'proxy-word-61d0ce';
const DATABASE_PASSWORD = 'wrong-word-of-the-database';
const USERINFO = 'user-word-of-a-feed';
const COMMANDS = [
  ['check'],
  ['feeds', 'list', '--json'],
  ['feeds', 'test', `http://somebody:${USERINFO}@127.0.0.1/feed`],
  ['watch', 'list', '--json'],
  ['deliveries', '--json'],
  ['export', '--help'],
  ['deliveries', 'retry', 'nothing'],
  ['run', '--roles', 'nothing'],
] as const;
const PAGES = [
  '/',
  '/feeds',
  '/deliveries',
  '/watches',
  '/stories',
  '/audit',
  '/settings',
] as const;
const OBSERVED = ['/healthz', '/readyz', '/metrics'] as const;

/** Everything that Newsdesk writes, under faults that make it talk, searched for what it must not say. */
export const campaign: Campaign = {
  about:
    'tokens and passwords in logs, errors, answers, health, metrics, pages, the store and its copy: none',
  stores: ['sqlite', 'postgres'],
  run,
};

async function run(context: CampaignContext): Promise<CampaignReport> {
  const port = await findFreePort();
  const house = await buildHouse(context, {
    channels: 1,
    feeds: 2,
    logLevel: 'debug',
    feedAuthFrom: 'FEED_TOKEN',
    environment: { ...PLANTED, PORT: String(port) },
  });
  try {
    const service = await house.start();
    const said: string[] = [];
    for (let round = 0; round < (context.form === 'short' ? 3 : 30); round++) {
      context.progress(`round ${round + 1}`);
      house.feeds.publish();
      breakSomething(house, round);
      await pause(1_500);
    }
    said.push(...(await runCommands(house)), ...(await readPages(house, port)));
    await service.end('SIGTERM');
    said.push(service.output(), ...(await readStore(house)));
    return judge(said);
  } finally {
    await house.close();
  }
}

function judge(said: readonly string[]): CampaignReport {
  const secrets = new Map([
    ['the Slack bot token', BOT_TOKEN],
    ['the Slack app token', APP_TOKEN],
    ['the Discord token', TOKEN],
    ['the proxy’s password', PROXY_PASSWORD],
    ['the database’s password', DATABASE_PASSWORD],
    ['the password in a feed’s address', USERINFO],
    ...Object.entries(PLANTED),
  ]);
  const leaks = [...secrets].flatMap(([name, secret]) =>
    said.flatMap((text) => {
      const at = text.indexOf(secret);
      return at < 0 ? [] : [`${name} was written: …${text.slice(Math.max(0, at - 60), at)}`];
    }),
  );
  const characters = said.reduce((sum, text) => sum + text.length, 0);
  return {
    findings: [told('characters searched', characters), mustBeZero('secrets found', leaks.length)],
    details: leaks,
  };
}

/** Commands as they are, behind a proxy that is not there, and without their database. */
async function runCommands(house: ChaosHouse): Promise<readonly string[]> {
  const said: string[] = [];
  const proxy = { HTTPS_PROXY: `http://proxy:${PROXY_PASSWORD}@127.0.0.1:1` };
  for (const parameters of COMMANDS) {
    const { stdout, stderr } = await house.command(parameters);
    said.push(stdout, stderr);
  }
  for (const environment of [proxy, wrongDatabase(house)]) {
    const { stdout, stderr } = await house.command(['check'], { environment });
    said.push(stdout, stderr);
  }
  if (house.environment['DATABASE_URL'] === undefined) {
    const file = join(house.folder, 'copy.sqlite');
    const { stdout, stderr } = await house.command(['backup', file]);
    said.push(stdout, stderr, readFileSync(file, 'latin1'));
  }
  return said;
}

/** What the running service shows: health, metrics, and the pages of the console to an admin. */
async function readPages(house: ChaosHouse, port: number): Promise<readonly string[]> {
  const base = `http://127.0.0.1:${port}`;
  const said: string[] = [];
  for (const path of OBSERVED) said.push(await (await fetch(base + path)).text());
  const { stdout } = await house.command(['console']);
  const link = /https?:\/\/\S+/.exec(stdout)?.[0] ?? base;
  const page = await (await fetch(link)).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1];
  const signIn = await fetch(link, {
    redirect: 'manual',
    ...(token === undefined
      ? {}
      : { method: 'POST', body: new URLSearchParams({ token }), headers: { origin: base } }),
  });
  const cookie = (signIn.headers.getSetCookie()[0] ?? '').split(';', 1)[0] ?? '';
  for (const path of PAGES) {
    const answer = await fetch(base + path, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
    said.push(await answer.text());
  }
  return said;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return port;
}

function breakSomething({ slack, discord }: ChaosHouse, round: number): void {
  const faults = [
    () => slack.fail({ kind: 'error', error: 'token_revoked' }, { method: 'chat.postMessage' }),
    () => discord.fail({ kind: 'error', status: 401, code: 0, method: 'POST' }),
    () => slack.fail({ kind: 'cut', when: 'before' }, { method: 'auth.test' }),
  ];
  faults[round % faults.length]?.();
  slack.dropSockets();
  discord.gateway.dropSockets();
}

function wrongDatabase(house: ChaosHouse): NodeJS.ProcessEnv {
  const url = new URL(house.environment['DATABASE_URL'] ?? 'postgres://newsdesk@127.0.0.1:1/none');
  url.password = DATABASE_PASSWORD;
  url.port = '1';
  return { DATABASE_URL: url.href };
}

/** All bytes of an SQLite store's files, or all rows of PostgreSQL's tables. */
async function readStore(house: ChaosHouse): Promise<readonly string[]> {
  const url = house.environment['DATABASE_URL'];
  if (url === undefined) {
    const folder = join(house.folder, 'data');
    return readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    texts.push(JSON.stringify((await client.query<object>(`select * from ${name}`)).rows));
  }
  await client.end();
  return texts;
}
