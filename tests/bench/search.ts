import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/store/open-store.ts';
import type { StoreAddress } from '../../src/adapters/store/store-address.ts';
import { searchItems } from '../../src/app/search-items.ts';
import { compileQuery } from '../../src/core/query/compile-query.ts';
import { findSearchCandidates } from '../../src/core/query/search-candidates.ts';
import type { Store } from '../../src/ports/store.ts';
import { HAS_POSTGRES, startPostgres } from '../helpers/postgres.ts';
import { fillItems, WORDS_PER_ITEM } from './archive.ts';
import { createNews, createRandom } from './made-up-news.ts';

/**
 * Search over a million made-up items in six languages: `node tests/bench/search.ts [--items 1000000] [--store postgres]`.
 * The SQLite file is kept in the temporary folder and used again. Two times for each kind of query: the store's alone
 * (ten candidates from the index), and the whole search (ten matches, each decided by the matcher).
 */
const SAMPLES = 200;
const LIMIT = 10;

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** Words as they stand beside each other in items of the archive, so that phrases have answers. */
function createAsker(): Readonly<Record<string, () => string>> {
  const news = createNews(7);
  const random = createRandom(9);
  const items = Array.from({ length: 3_000 }, () => news.item(WORDS_PER_ITEM));
  const words = (count: number): string[] => {
    const item = items[Math.floor(random() * items.length)];
    const all = (item?.body ?? '').split(/[^\p{L}]+/u).filter((word) => word.length > 2);
    const at = Math.floor(random() * Math.max(1, all.length - count));
    return all.slice(at, at + count);
  };
  const word = (): string => words(1)[0] ?? 'none';
  return {
    'a word': word,
    'two words': () => words(2).join(' '),
    'a phrase': () => `"${words(2).join(' ')}"`,
    'a phrase of three': () => `"${words(3).join(' ')}"`,
    'a prefix': () => `${word().slice(0, 3 + Math.floor(random() * 3))}*`,
    'two languages': () => `(${word()} OR ${word()}) (${word()} OR ${word()} OR ${word()})`,
    near: () =>
      words(4)
        .filter((_, index) => index % 3 === 0)
        .join(' NEAR/5 '),
    'no hit': () => `${word()} qx${word()}qx`,
  };
}

function line(name: string, times: number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
      .toFixed(1)
      .padStart(9);
  return `${name.padEnd(28)}${at(0.5)}${at(0.95)}${at(1)}`;
}

async function measure(store: Store): Promise<void> {
  process.stdout.write(
    `${'ms'.padEnd(28)}${'p50'.padStart(9)}${'p95'.padStart(9)}${'max'.padStart(9)}\n`,
  );
  const all: Record<'store' | 'search', number[]> = { store: [], search: [] };
  for (const [name, ask] of Object.entries(createAsker())) {
    const times: Record<'store' | 'search', number[]> = { store: [], search: [] };
    for (let sample = 0; sample < SAMPLES; sample++) {
      const query = ask();
      const compiled = compileQuery(query);
      if (compiled.kind !== 'ok') continue;
      const candidates = findSearchCandidates(compiled.compiled);
      const page = {
        candidates,
        sinceMs: undefined,
        untilMs: undefined,
        beforeMs: undefined,
        beforeId: undefined,
        limit: LIMIT,
      };
      const begun = performance.now();
      await store.searchItems(page);
      const found = performance.now();
      await searchItems(store, { query, sinceMs: undefined, limit: LIMIT, next: undefined });
      times.store.push(found - begun);
      times.search.push(performance.now() - found);
    }
    for (const kind of ['store', 'search'] as const) {
      all[kind].push(...times[kind]);
      process.stdout.write(`${line(`${name}, ${kind}`, times[kind])}\n`);
    }
  }
  process.stdout.write(`${line('all, store', all.store)}\n${line('all, search', all.search)}\n`);
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
      ? { kind: 'sqlite', file: join(folder, `search-${count}.db`) }
      : { kind: 'postgres', url: await server.createDatabase() };
  const store = await openStore(address);
  await fillItems(store, count);
  process.stdout.write(
    `${address.kind}, ${await store.countItems()} items of ${WORDS_PER_ITEM + 10} words\n`,
  );
  await measure(store);
  await store.close();
  await server?.stop();
}

await main();
