import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openStore } from '../../src/adapters/store/open-store.ts';
import type { StoreAddress } from '../../src/adapters/store/store-address.ts';
import type { ItemId } from '../../src/core/item/item.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { Store } from '../../src/ports/store.ts';
import { HAS_POSTGRES, startPostgres } from '../helpers/postgres.ts';
import { FEED, makeIncoming, STATE } from '../helpers/store-samples.ts';
import { createNews } from './made-up-news.ts';

/**
 * `npm run bench -- retention [items]`: how long a step of retention takes on both stores, which nobody else writes in; and on
 * PostgreSQL what a day of items costs to delete from one table and to drop as a partition (docs/scaling.md).
 */
const ITEMS = Number(process.argv[2] ?? 20_000);
const ITEMS_PER_POLL = 1_000;
const WORDS_PER_ITEM = 60;
const STEP_ROWS = 200;
/** Days that the table of the comparison holds. */
const DAYS = 10;

async function fill(store: Store, nowMs: number): Promise<void> {
  const news = createNews(7);
  await store.saveFeed({ id: 'feed1', options: FEED, nowMs });
  for (let from = 0; from < ITEMS; from += ITEMS_PER_POLL) {
    const claim = { owner: 'bench', nowMs, leaseMs: HOUR_MS, limit: 1, feedIds: ['feed1'] };
    await store.claimDueFeeds(claim);
    const items = Array.from({ length: ITEMS_PER_POLL }, (_, index) => {
      const { title, body, lang } = news.item(WORDS_PER_ITEM);
      const name = `item-${from + index}`;
      const publishedAtMs = nowMs - Math.floor(((from + index) / ITEMS) * DAY_MS);
      return makeIncoming(name, {
        title,
        text: body,
        lang,
        publishedAtMs,
        ids: [name as ItemId],
        isSettled: true,
      });
    });
    const poll = { feedId: 'feed1', owner: 'bench', nowMs, movedTo: undefined };
    await store.recordPoll({ ...poll, state: STATE, items });
  }
}

function line(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  return `  ${name.padEnd(34)} p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms\n`;
}

async function measureSteps(name: string, address: StoreAddress): Promise<void> {
  const store = await openStore(address);
  const nowMs = await store.nowMs();
  await fill(store, nowMs);
  const limits = { articleTextBeforeMs: 0, peopleBeforeMs: 0, limit: STEP_ROWS };
  const steps: number[] = [];
  for (let count = 1; count > 0; ) {
    const begun = performance.now();
    count = await store.deleteExpired({ ...limits, itemsBeforeMs: nowMs + MINUTE_MS });
    if (count > 0) steps.push(performance.now() - begun);
  }
  process.stdout.write(line(`${name}, a step of ${STEP_ROWS} of ${ITEMS}`, steps));
  await store.close();
}

/** The columns that weigh: a key in order of time, the text, and the words with their index. */
const COLUMNS = 'key bigint primary key, day integer not null, body text not null';

async function timed(client: pg.Client, text: string): Promise<number> {
  const begun = performance.now();
  await client.query(text);
  return performance.now() - begun;
}

async function compareDays(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const row = (day: number): string => `select ${day}::bigint * 1000000000 + n, ${day},
    repeat(md5(n::text), 15) from generate_series(1, ${ITEMS}) as n`;
  await client.query(`create table plain (${COLUMNS})`);
  await client.query(`create table by_day (${COLUMNS}) partition by range (key)`);
  for (const table of ['plain', 'by_day']) {
    await client.query(`create table ${table}_words (key bigint primary key, words tsvector)
      ${table === 'plain' ? '' : 'partition by range (key)'}`);
    await client.query(`create index on ${table}_words using gin (words) with (fastupdate = off)`);
  }
  const tookMs = { plain: 0, by_day: 0 };
  for (let day = 0; day < DAYS; day++) {
    const range = `from (${day}000000000) to (${day + 1}000000000)`;
    for (const table of ['by_day', 'by_day_words']) {
      await client.query(`create table ${table}_${day} partition of ${table} for values ${range}`);
    }
    for (const table of ['plain', 'by_day'] as const) {
      tookMs[table] += await timed(client, `insert into ${table} ${row(day)}`);
      tookMs[table] += await timed(
        client,
        `insert into ${table}_words select key, to_tsvector('simple', md5(key::text) || ' ' || md5((key % 5000)::text))
          from ${table} where day = ${day}`,
      );
    }
  }
  const perSecond = (ms: number): string => ((ITEMS * DAYS) / (ms / 1000)).toFixed(0);
  const deleteMs =
    (await timed(client, 'delete from plain_words where key < 1000000000')) +
    (await timed(client, 'delete from plain where key < 1000000000')) +
    (await timed(client, 'vacuum plain_words')) +
    (await timed(client, 'vacuum plain'));
  const dropMs =
    (await timed(client, 'drop table by_day_words_0')) +
    (await timed(client, 'drop table by_day_0'));
  process.stdout.write(
    `  ${DAYS} days of ${ITEMS} items: ${perSecond(tookMs.plain)}/s into one table, ${perSecond(tookMs.by_day)}/s into partitions\n` +
      `  a day less: delete and vacuum ${deleteMs.toFixed(0)} ms, drop of its partition ${dropMs.toFixed(0)} ms\n`,
  );
  await client.end();
}

const folder = mkdtempSync(join(tmpdir(), 'newsdesk-bench-'));
await measureSteps('SQLite', { kind: 'sqlite', file: join(folder, 'newsdesk.sqlite') });
rmSync(folder, { recursive: true, force: true });
if (HAS_POSTGRES) {
  const server = await startPostgres({ isDurable: true });
  await measureSteps('PostgreSQL', { kind: 'postgres', url: await server.createDatabase() });
  await compareDays(await server.createDatabase());
  await server.stop();
} else process.stdout.write('PostgreSQL is not on this machine: left out\n');
