import pg from 'pg';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { MINUTE_MS } from '../../src/core/time/moment.ts';
import type { Store } from '../../src/ports/store.ts';
import { HAS_POSTGRES, startPostgres } from '../helpers/postgres.ts';
import { FEED, STATE } from '../helpers/store-samples.ts';

/**
 * `npm run bench -- leases [feeds]`: what PostgreSQL carries of polling alone: three processes' stores take due feeds by lease and
 * give them back as unchanged. A million feeds polled each ten minutes are 1,667 polls a second (docs/scaling.md).
 */
const FEEDS = Number(process.argv[2] ?? 1_000_000);
const REPLICAS = 3;
/** Polls of one process that write at once. */
const AT_ONCE = 10;
const CLAIM = { leaseMs: 2 * MINUTE_MS, limit: 64 };
const RUN_MS = 15_000;

async function fill(url: string, store: Store): Promise<void> {
  await store.saveFeed({ id: 'feed-0', options: FEED, nowMs: 0 });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    "select column_name as name from information_schema.columns where table_name = 'feeds' and column_name not in ('id', 'url', 'next_poll_at')",
  );
  const columns = rows.map(({ name }) => name).join(', ');
  await client.query(`insert into feeds (id, url, next_poll_at, ${columns})
    select 'feed-' || n, 'https://example.org/' || n, 1000000000000, ${columns}
    from feeds, generate_series(1, ${FEEDS}) as n where id = 'feed-0'`);
  await client.query('analyze feeds');
  await client.end();
}

/** Makes so many feeds due; the rest lies in the future. */
async function makeDue(url: string, share: number, nowMs: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `update feeds set lease_owner = null, lease_until = null, last_fetch_at = $1::bigint - 600000,
      next_poll_at = case when abs(hashtext(id)) % 1000000 < $2 then $1::bigint else $1::bigint + 3600000 end`,
    [nowMs, Math.round(share * 1_000_000)],
  );
  await client.query('vacuum analyze feeds');
  await client.end();
}

interface Tally {
  polls: number;
  readonly claimsMs: number[];
}

async function pollUntil(store: Store, owner: string, endAt: number, tally: Tally): Promise<void> {
  while (performance.now() < endAt) {
    const nowMs = await store.nowMs();
    const begun = performance.now();
    const feeds = await store.claimDueFeeds({ ...CLAIM, owner, nowMs });
    tally.claimsMs.push(performance.now() - begun);
    if (feeds.length === 0) return;
    const waiting = [...feeds];
    const work = async (): Promise<void> => {
      for (let feed = waiting.shift(); feed !== undefined; feed = waiting.shift()) {
        const state = { ...STATE, lastFetchAtMs: nowMs, nextPollAtMs: nowMs + 10 * MINUTE_MS };
        const poll = { feedId: feed.id, owner, nowMs, movedTo: undefined, items: [] };
        if (!(await store.recordPoll({ ...poll, state })).isStale) tally.polls += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
}

async function measure(name: string, stores: readonly Store[]): Promise<void> {
  const tally: Tally = { polls: 0, claimsMs: [] };
  const begun = performance.now();
  await Promise.all(
    stores.map((store, index) => pollUntil(store, `process-${index}`, begun + RUN_MS, tally)),
  );
  const seconds = (performance.now() - begun) / 1000;
  const sorted = tally.claimsMs.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
  process.stdout.write(
    `  ${name.padEnd(28)} ${(tally.polls / seconds).toFixed(0)} polls/s; a claim of ${CLAIM.limit}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms\n`,
  );
}

if (HAS_POSTGRES) {
  const server = await startPostgres({ isDurable: true });
  const url = await server.createDatabase();
  const stores: Store[] = [];
  for (let index = 0; index < REPLICAS; index++) {
    stores.push(await openStore({ kind: 'postgres', url }));
  }
  const [first] = stores;
  if (first !== undefined) {
    await fill(url, first);
    process.stdout.write(`${FEEDS} feeds, ${REPLICAS} processes\n`);
    for (const [name, share] of [
      ['one in fifty is due', 0.02],
      ['all are due (after a stop)', 1],
    ] as const) {
      await makeDue(url, share, await first.nowMs());
      await measure(name, stores);
    }
  }
  for (const store of stores) await store.close();
  await server.stop();
} else process.stdout.write('PostgreSQL is not on this machine: left out\n');
