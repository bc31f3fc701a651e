import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { ChaosHouse } from './house.ts';

/** What must be true of a store at rest, as counts of rows that break it. Both stores understand these. */
const RULES: Readonly<Record<string, string>> = {
  'deliveries under way though nobody works':
    "select count(*) as n from deliveries where state in ('leased', 'sending')",
  'sent deliveries without a message':
    "select count(*) as n from deliveries where state = 'sent' and message_id is null",
  'alerts whose post was sent but that do not know their message': `select count(*) as n from deliveries join alerts on alerts.id = deliveries.alert_id
    where deliveries.kind = 'post' and deliveries.state = 'sent' and alerts.message_id is null`,
  'two posts of one alert': `select count(*) as n from (select alert_id from deliveries where kind = 'post'
    group by alert_id, destination having count(*) > 1) as doubled`,
  'names of items that are not there': `select count(*) as n from item_aliases where item_key is not null
    and item_key not in (select key from items)`,
};
const SQLITE_RULES: Readonly<Record<string, string>> = {
  'words of items that are not there':
    'select count(*) as n from item_words where rowid not in (select key from items)',
  'items without words':
    'select count(*) as n from items where key not in (select rowid from item_words)',
};
const POSTGRES_RULES: Readonly<Record<string, string>> = {
  'words of items that are not there':
    'select count(*) as n from item_words where key not in (select key from items)',
  'items without words':
    'select count(*) as n from items where key not in (select key from item_words)',
};

/** Everything that is not well in the store of a house whose services have stopped; empty: it is clean. */
export async function checkStore(house: ChaosHouse): Promise<readonly string[]> {
  const url = house.environment['DATABASE_URL'];
  return url === undefined
    ? checkSqlite(join(house.folder, 'data', 'newsdesk.sqlite'))
    : checkPostgres(url);
}

/** Titles of items that the store put into the story of an earlier one: they are told by an edit, and not shown by themselves. */
const JOINED = `select items.title as title from matches join items on items.id = matches.item_id
  where matches.fates not like '%alerted%' and matches.fates not like '%held%'`;

/** The numbers of events that were taken for news about an earlier one. */
export async function findJoined(house: ChaosHouse): Promise<ReadonlySet<number>> {
  const url = house.environment['DATABASE_URL'];
  const titles = url === undefined ? readSqliteTitles(house) : await readPostgresTitles(url);
  return new Set(titles.map((title) => Number(/\bnr(\d+)\b/.exec(title)?.[1])));
}

function readSqliteTitles(house: ChaosHouse): readonly string[] {
  const file = join(house.folder, 'data', 'newsdesk.sqlite');
  const database = new DatabaseSync(file, { timeout: 5000, readOnly: true });
  const rows = database.prepare(JOINED).all();
  database.close();
  return rows.map(({ title }) => String(title));
}

async function readPostgresTitles(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ title: string }>(JOINED);
  await client.end();
  return rows.map(({ title }) => title);
}

function checkSqlite(file: string): readonly string[] {
  const database = new DatabaseSync(file, { timeout: 5000 });
  const wrong: string[] = [];
  const integrity = String(database.prepare('pragma integrity_check').get()?.['integrity_check']);
  if (integrity !== 'ok') wrong.push(`integrity_check: ${integrity}`);
  for (const [rule, text] of Object.entries({ ...RULES, ...SQLITE_RULES })) {
    const count = Number(database.prepare(text).get()?.['n']);
    if (count > 0) wrong.push(`${rule}: ${count}`);
  }
  database.close();
  return wrong;
}

async function checkPostgres(url: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const wrong: string[] = [];
  for (const [rule, text] of Object.entries({ ...RULES, ...POSTGRES_RULES })) {
    const { rows } = await client.query<{ n: string }>(text);
    const count = Number(rows[0]?.n);
    if (count > 0) wrong.push(`${rule}: ${count}`);
  }
  await client.end();
  return wrong;
}
