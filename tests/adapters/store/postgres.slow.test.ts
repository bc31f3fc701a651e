import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/adapters/store/open-store.ts';
import { findDifferences } from '../../app/outbox-replay.ts';
import { describeStore } from '../../contracts/store.contract.ts';
import { NOW_MS } from '../../helpers/alerts.ts';
import { HAS_POSTGRES, type PostgresServer, startPostgres } from '../../helpers/postgres.ts';

describe.skipIf(!HAS_POSTGRES)('with a PostgreSQL server', () => {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
  });

  describeStore('PostgreSQL', async () => {
    let now = NOW_MS;
    const nowMs = (): number => now;
    const url = await server?.createDatabase();
    const store = await openStore({ kind: 'postgres', url: url ?? '' }, { nowMs });
    const advance = (durationMs: number): void => {
      now += durationMs;
    };
    return { store, advance, nowMs };
  });

  test('does what the model of the outbox says, along the way to its states', async () => {
    let now = NOW_MS;
    const url = (await server?.createDatabase()) ?? '';
    const store = await openStore({ kind: 'postgres', url }, { nowMs: () => now });
    const advance = (durationMs: number): void => {
      now += durationMs;
    };
    expect(await findDifferences(store, { advance, troubles: 1, everyNth: 12 })).toEqual([]);
    await store.close();
  });
});
