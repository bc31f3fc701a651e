import { readdirSync, readFileSync } from 'node:fs';
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

const FEED_SECRET = 'feed-secret-7f3c19';
const COMMANDS = [
  ['check'],
  ['feeds', 'list', '--json'],
  ['watch', 'list', '--json'],
  ['deliveries', '--json'],
  ['export', '--help'],
  ['deliveries', 'retry', 'nothing'],
  ['run', '--roles', 'nothing'],
] as const;

/** Everything that Newsdesk writes, under faults that make it talk, searched for what it must not say. */
export const campaign: Campaign = {
  about: 'tokens of the platforms, feeds and database in logs, errors, answers and the store: none',
  stores: ['sqlite', 'postgres'],
  run,
};

async function run(context: CampaignContext): Promise<CampaignReport> {
  const house = await buildHouse(context, {
    channels: 1,
    feeds: 2,
    logLevel: 'debug',
    environment: { FEED_TOKEN: FEED_SECRET },
  });
  const secrets = new Map([
    ['the Slack bot token', BOT_TOKEN],
    ['the Slack app token', APP_TOKEN],
    ['the Discord token', TOKEN],
    ['the secret of a feed', FEED_SECRET],
  ]);
  const said: string[] = [];
  try {
    const service = await house.start();
    for (let round = 0; round < (context.form === 'short' ? 3 : 30); round++) {
      context.progress(`round ${round + 1}`);
      house.feeds.publish();
      breakSomething(house, round);
      await pause(1_500);
    }
    for (const parameters of COMMANDS) {
      const { stdout, stderr } = await house.command(parameters);
      said.push(stdout, stderr);
    }
    // Without its database, and with another's words for where it is.
    const wrong = await house.command(['deliveries'], { environment: wrongDatabase(house) });
    said.push(wrong.stdout, wrong.stderr);
    await service.end('SIGTERM');
    said.push(service.output(), ...(await readStore(house)));
    const leaks = [...secrets].filter(([, secret]) => said.some((text) => text.includes(secret)));
    const words = said.some((text) => text.includes('wrong-word-of-the-database'));
    return {
      findings: [
        told(
          'characters searched',
          said.reduce((sum, text) => sum + text.length, 0),
        ),
        mustBeZero('secrets found', leaks.length + (words ? 1 : 0)),
      ],
      details: [
        ...leaks.map(([name]) => `${name} was written`),
        ...(words ? ['the database’s password was written'] : []),
      ],
    };
  } finally {
    await house.close();
  }
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
  url.password = 'wrong-word-of-the-database';
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
