import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveToPostgres } from '../../../src/adapters/store/move-store.ts';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { optionsOf } from '../../../src/app/apply-files.ts';
import type { Store } from '../../../src/ports/store.ts';
import { NOW_MS } from '../../helpers/alerts.ts';
import { HAS_POSTGRES, type PostgresServer, startPostgres } from '../../helpers/postgres.ts';
import {
  itemId,
  makeAudit,
  makeDelivery,
  makeIncoming,
  makeProcessing,
  makeStoredAlert,
  makeStoredQuote,
  poll,
  processingLease,
} from '../../helpers/store-samples.ts';
import { makeWatch } from '../../helpers/watch.ts';

/** What a store has and another must have too: all but what belongs to processes or to SQLite alone. */
const LEFT_BEHIND = ['leases', 'item_terms', 'newsdesk_migrations', 'newsdesk_migration_lock'];
const ITEMS = 1200;

async function fill(store: Store): Promise<void> {
  const opened = { store, advance: () => undefined, nowMs: () => NOW_MS };
  const names = Array.from({ length: ITEMS }, (_, index) => `ferry${index}`);
  for (let from = 0; from < names.length; from += 400) {
    await poll(
      opened,
      names
        .slice(from, from + 400)
        .map((name) => makeIncoming(name, { text: `O’Brien’s «${name}» é 🚢` })),
    );
  }
  const lease = await processingLease(store);
  await store.saveProcessing(
    makeProcessing('ferry0', {
      articleText: 'The whole article about lighthouses.',
      quotes: [makeStoredQuote({ itemId: itemId('id-ferry0') })],
      alerts: [makeStoredAlert()],
      deliveries: [makeDelivery('d1'), makeDelivery('d2', { destination: 'slack:C01' })],
    }),
    lease,
  );
  await store.saveWatch({
    id: 'w1',
    workspace: 'local',
    options: optionsOf(makeWatch()),
    isPaused: false,
    expectedVersion: undefined,
    audit: makeAudit(),
  });
  await store.addAudit(makeAudit({ id: 'a1' }));
  await store.saveWorkspace({ id: 'local', name: 'Desk', settings: { language: 'uk' } });
  await store.addSession({
    tokenHash: 'h',
    actor: 'slack:U1',
    workspace: 'local',
    csrf: 'c',
    role: 'admin',
    createdAtMs: NOW_MS,
    expiresAtMs: NOW_MS + 1,
  });
}

type Rows = Readonly<Record<string, readonly string[]>>;
const asText = (rows: readonly object[]): readonly string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)),
        (_key, value) => (typeof value === 'bigint' ? Number(value) : (value as unknown)),
      ),
    )
    .toSorted();

function readSqlite(file: string): Rows {
  const database = new DatabaseSync(file, { readOnly: true });
  const tables = database
    .prepare("select name from sqlite_master where type = 'table'")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !/_words|^sqlite/.test(name) && !LEFT_BEHIND.includes(name));
  const rows = Object.fromEntries(
    tables.map((table) => [table, asText(database.prepare(`select * from ${table}`).all())]),
  );
  database.close();
  return rows;
}

async function readPostgres(url: string, tables: readonly string[]): Promise<Rows> {
  const client = new pg.Client({
    connectionString: url,
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        id === 20 ? Number : (pg.types.getTypeParser(id, format) as (value: string) => unknown),
    },
  });
  await client.connect();
  const rows: Record<string, readonly string[]> = {};
  for (const table of tables) {
    rows[table] = asText((await client.query<object>(`select * from ${table}`)).rows);
  }
  await client.end();
  return rows;
}

describe.skipIf(!HAS_POSTGRES)('from SQLite to PostgreSQL', () => {
  let server: PostgresServer | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'newsdesk-move-'));
  const file = join(folder, 'newsdesk.sqlite');
  beforeAll(async () => {
    server = await startPostgres();
    const store = await openStore({ kind: 'sqlite', file }, { nowMs: () => NOW_MS });
    await fill(store);
    await store.close();
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const createDatabase = async (): Promise<string> => (await server?.createDatabase()) ?? '';

  test('every row is there, letter for letter, and is found by its words', async () => {
    const url = await createDatabase();
    const moved = new Map<string, number>();
    await moveToPostgres({ file, url }, ({ table, rows }) => moved.set(table, rows));
    const before = readSqlite(file);
    expect(await readPostgres(url, Object.keys(before))).toEqual(before);
    expect(moved.get('items')).toBe(ITEMS);
    expect(Object.fromEntries(moved)).toEqual(
      Object.fromEntries(Object.entries(before).map(([table, rows]) => [table, rows.length])),
    );
    const store = await openStore({ kind: 'postgres', url }, { nowMs: () => NOW_MS });
    const search = async (text: string): Promise<readonly string[]> =>
      (
        await store.searchItems({
          candidates: { kind: 'word', text },
          sinceMs: undefined,
          untilMs: undefined,
          beforeMs: undefined,
          beforeId: undefined,
          limit: 10,
        })
      ).map(({ id }) => id);
    expect(await search('ferry77')).toEqual([itemId('id-ferry77')]);
    expect(
      (await search('lighthouses')).length + (await search('lighthous')).length,
    ).toBeGreaterThan(0);
    // The next quote's key does not meet one that was moved.
    const lease = await processingLease(store);
    const more = makeProcessing('ferry1', {
      quotes: [makeStoredQuote({ itemId: itemId('id-ferry1') })],
    });
    expect(await store.saveProcessing(more, lease)).toBe(true);
    await store.close();
  });

  test('a database that holds something is refused, and stays as it was', async () => {
    const url = await createDatabase();
    const store = await openStore({ kind: 'postgres', url });
    await store.addDeliveries([makeDelivery('mine')]);
    await expect(moveToPostgres({ file, url }, () => undefined)).rejects.toMatchObject({
      code: 'store_not_empty',
    });
    expect(await store.countItems()).toBe(0);
    await store.close();
  });

  test('beside a running service it is refused', async () => {
    const service = await openStore({ kind: 'sqlite', file }, { role: 'service' });
    const url = await createDatabase();
    await expect(moveToPostgres({ file, url }, () => undefined)).rejects.toMatchObject({
      code: 'store_locked',
    });
    await service.close();
  });

  test('a move that breaks off leaves nothing', async () => {
    const url = await createDatabase();
    const breakOff = ({ table }: { readonly table: string }): void => {
      if (table === 'deliveries') throw new RangeError('power cut');
    };
    await expect(moveToPostgres({ file, url }, breakOff)).rejects.toThrow('power cut');
    await moveToPostgres({ file, url }, () => undefined);
  });
});
