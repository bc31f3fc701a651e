import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/adapters/store/database.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { PostgresDatabase } from '../../src/adapters/store/postgres-database.ts';
import { replaceQuotes } from '../../src/adapters/store/quotes.ts';
import { SqliteDatabase } from '../../src/adapters/store/sqlite-database.ts';
import { connectSqlite } from '../../src/adapters/store/sqlite-dialect.ts';
import type { StoreAddress } from '../../src/adapters/store/store-address.ts';
import { checkQuote } from '../../src/app/check-quote.ts';
import { findSpokenQuotes } from '../../src/app/find-spoken.ts';
import { DAY_MS } from '../../src/core/time/moment.ts';
import type { Store } from '../../src/ports/store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import { createQuoteMaker, type MadeUpQuote } from '../helpers/made-up-quotes.ts';
import { HAS_POSTGRES, startPostgres } from '../helpers/postgres.ts';
import { archivedQuote } from '../helpers/quote-archive.ts';
import { makeClaim } from '../helpers/quote-claims.ts';

/**
 * Questions about quotes over the quotes of a million made-up items, one an item: `node tests/bench/quotes.ts
 * [--items 1000000] [--store postgres]`. The SQLite file is kept in the temporary folder and used again.
 */
const SEED = 21;
const ITEMS_PER_WRITE = 1_000;
const SAMPLES = 300;
/** Quotes kept to ask about: every so many-th, old and new. */
const KEPT_EVERY = 997;
const YEAR_DAYS = 365;

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** Writes what is not yet there, and answers the quotes to ask about. */
async function fill(
  database: Database,
  { count, known }: { readonly count: number; readonly known: number },
): Promise<readonly MadeUpQuote[]> {
  const maker = createQuoteMaker(SEED);
  const kept: MadeUpQuote[] = [];
  const startedAtMs = performance.now();
  for (let from = 0; from < count; from += ITEMS_PER_WRITE) {
    const made = Array.from({ length: ITEMS_PER_WRITE }, (_, index) => {
      const quote = maker.quote();
      if ((from + index) % KEPT_EVERY === 0) kept.push(quote);
      const atMs = NOW_MS - Math.floor(maker.random() * YEAR_DAYS * DAY_MS);
      const place = { name: `b${from + index}`, publisher: `Outlet ${index % 50}`, atMs };
      return { lang: quote.lang, stored: archivedQuote(quote, place) };
    });
    if (from < known) continue;
    await database.write(async (writing) => {
      for (const { lang, stored } of made) {
        await replaceQuotes(writing, { id: stored.itemId, lang }, [stored]);
      }
    });
    if (from % 100_000 === 0) {
      const seconds = Math.round((performance.now() - startedAtMs) / 1000);
      process.stderr.write(`${from} quotes, ${seconds} s\n`);
    }
  }
  return kept;
}

async function countQuotes(database: Database): Promise<number> {
  const row = await database.read((db) =>
    db
      .selectFrom('quotes')
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  );
  return Number(row.count);
}

function line(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
      .toFixed(1)
      .padStart(9);
  return `${name.padEnd(28)}${at(0.5)}${at(0.95)}${at(1)}\n`;
}

async function measure(store: Store, quotes: readonly MadeUpQuote[]): Promise<void> {
  const maker = createQuoteMaker(SEED + 1);
  const times = new Map<string, number[]>();
  const time = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const begun = performance.now();
    await work();
    times.set(name, [...(times.get(name) ?? []), performance.now() - begun]);
  };
  for (let sample = 0; sample < SAMPLES; ) {
    const quote = maker.pick(quotes);
    const claim = makeClaim(quote, maker);
    if (claim === undefined) continue;
    sample += 1;
    await time(`check, ${claim.right}`, () =>
      checkQuote(store, { text: claim.text, speaker: undefined }),
    );
    const page = { sinceMs: undefined, limit: 10, next: undefined };
    const [name = ''] = quote.spellings;
    await time('quotes of a speaker', () => findSpokenQuotes(store, { text: name, ...page }));
    const words = maker.pick(quote.words.split(' ').filter((word) => word.length > 5));
    await time('quotes with a word', () => findSpokenQuotes(store, { text: words, ...page }));
  }
  process.stdout.write(
    `${'ms'.padEnd(28)}${'p50'.padStart(9)}${'p95'.padStart(9)}${'max'.padStart(9)}\n`,
  );
  const checks = [...times].filter(([name]) => name.startsWith('check'));
  for (const [name, taken] of [...times].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    process.stdout.write(line(name, taken));
  process.stdout.write(
    line(
      'check, all',
      checks.flatMap(([, taken]) => taken),
    ),
  );
}

async function main(): Promise<void> {
  const count = Number(option('items') ?? 1_000_000);
  const isPostgres = option('store') === 'postgres';
  if (isPostgres && !HAS_POSTGRES) throw new Error('no PostgreSQL server on this machine');
  const server = isPostgres ? await startPostgres() : undefined;
  const folder = join(tmpdir(), 'bench-of-newsdesk');
  if (!existsSync(folder)) mkdirSync(folder);
  const address: StoreAddress =
    server === undefined
      ? { kind: 'sqlite', file: join(folder, `quotes-${count}.db`) }
      : { kind: 'postgres', url: await server.createDatabase() };
  // The store makes the tables; the quotes are written beside it, many in one transaction.
  const store = await openStore(address);
  const database =
    address.kind === 'sqlite'
      ? new SqliteDatabase(connectSqlite(address.file), Date.now)
      : new PostgresDatabase(address.url, { nowMs: Date.now });
  const quotes = await fill(database, { count, known: await countQuotes(database) });
  process.stdout.write(`${address.kind}, ${await countQuotes(database)} quotes\n`);
  await measure(store, quotes);
  await database.close();
  await store.close();
  await server?.stop();
}

await main();
