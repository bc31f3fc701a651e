import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import type { StoreOptions, Upgrade } from '../../../src/adapters/store/store-address.ts';
import type { Store } from '../../../src/ports/store.ts';
import { NOW_MS } from '../../helpers/alerts.ts';
import { expectFilled } from '../../helpers/filled-store.ts';
import { loadOldStore, readShape, STEPS, unpackOldStore } from '../../helpers/old-stores.ts';
import { HAS_POSTGRES, type PostgresServer, startPostgres } from '../../helpers/postgres.ts';

const FIRST = STEPS[0] ?? '';
const ROOT = join(import.meta.dirname, '../../..');

describe('killed while it brings a store up', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsdesk-upgrade-'));
    mkdirSync(join(folder, 'config'));
    writeFileSync(join(folder, 'config/newsdesk.yaml'), 'timezone: UTC\n');
    mkdirSync(join(folder, 'data'));
    file = join(folder, 'data/newsdesk.sqlite');
    unpackOldStore(FIRST, file);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs a command of the real program, which dies at this point. */
  function run(killAt: string) {
    const preload = join(ROOT, 'tests/chaos/failpoints-entry.ts');
    const { NEWSDESK_DATA: _data, DATABASE_URL: _url, ...environment } = process.env;
    return spawnSync(
      process.execPath,
      [`--import=${preload}`, join(ROOT, 'src/newsdesk.js'), 'audit', '--json'],
      { cwd: folder, env: { ...environment, CHAOS_KILL_AT: killAt }, encoding: 'utf8' },
    );
  }

  test.each(['backing-up:1', 'migrating:1', 'migrating:2', 'migrating:3'])(
    'at %s, the store is as it was, and the next start brings it up',
    async (killAt) => {
      expect(run(killAt).signal).toBe('SIGKILL');
      const nowMs = (): number => NOW_MS;
      const before = await openStore({ kind: 'sqlite', file }, { lastStep: FIRST, nowMs });
      expect(await before.countItems()).toBe(2);
      await before.close();
      const { status, stdout, stderr } = run('');
      expect(stderr).toContain(`${file}.before-${STEPS[1]}`.slice(folder.length + 1));
      expect(status).toBe(0);
      expect(stdout.split('\n')).toHaveLength(4);
      expect(readShape(file)).not.toEqual([]);
      const store = await openStore({ kind: 'sqlite', file }, { nowMs });
      await expectFilled(store);
      await store.close();
    },
  );
});

describe.skipIf(!HAS_POSTGRES)('with a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  const open = (url: string, options: StoreOptions = {}): Promise<Store> =>
    openStore({ kind: 'postgres', url }, { nowMs: () => NOW_MS, ...options });

  test.each(STEPS)(
    'a store that was left at %s is brought up with all that it held',
    async (step) => {
      const url = await server.createDatabase();
      await loadOldStore(step, url);
      const upgrades: Upgrade[] = [];
      const onUpgraded = (done: Upgrade): void => void upgrades.push(done);
      // Two replicas start at once: one of them does it, the other waits.
      const [store, other] = await Promise.all([
        open(url, { onUpgraded }),
        open(url, { onUpgraded }),
      ]);
      await expectFilled(store);
      await store.close();
      await other.close();
      const to = STEPS.at(-1);
      expect(upgrades).toEqual(step === to ? [] : [{ from: step, to, keptAs: undefined }]);
      expect(await readPostgresShape(url)).toEqual(await freshPostgresShape());
    },
  );

  test('an earlier version refuses a store that a later one has changed', async () => {
    const url = await server.createDatabase();
    await (await open(url)).close();
    await expect(open(url, { lastStep: FIRST })).rejects.toMatchObject({ code: 'store_too_new' });
  });

  async function freshPostgresShape(): Promise<readonly unknown[]> {
    const url = await server.createDatabase();
    await (await open(url)).close();
    return readPostgresShape(url);
  }

  async function readPostgresShape(url: string): Promise<readonly unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const columns = await client.query<object>(
      `select table_name, column_name, data_type, is_nullable from information_schema.columns
        where table_schema = 'public' order by 1, 2`,
    );
    const indexes = await client.query<object>(
      "select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1",
    );
    await client.end();
    return [...columns.rows, ...indexes.rows];
  }
});
