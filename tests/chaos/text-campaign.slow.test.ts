import { expect, test } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import { HAS_POSTGRES, startPostgres } from '../helpers/postgres.ts';
import { runCheckCampaign, runRepeatCampaign, shareOf } from './text-campaign.ts';

const SHORT = { seed: 12, claims: 200, archive: 200 };

test.skipIf(!HAS_POSTGRES)('PostgreSQL answers about quotes as SQLite does', async () => {
  const server = await startPostgres();
  try {
    const url = await server.createDatabase();
    const store = await openStore({ kind: 'postgres', url }, { nowMs: () => NOW_MS });
    const opened = { store, nowMs: () => NOW_MS, advance: () => undefined };
    const figures = await runCheckCampaign(opened, SHORT);
    expect(figures.counts['altered']?.['verbatim'] ?? 0).toBe(0);
    expect(shareOf(figures, 'verbatim', ['verbatim'])).toBeGreaterThanOrEqual(0.99);
    await store.close();
    const other = await openStore(
      { kind: 'postgres', url: await server.createDatabase() },
      { nowMs: () => NOW_MS },
    );
    const repeats = await runRepeatCampaign({ ...opened, store: other }, SHORT);
    expect(repeats.precision).toBeGreaterThanOrEqual(0.99);
    expect(repeats.recall).toBeGreaterThanOrEqual(0.95);
    await other.close();
  } finally {
    await server.stop();
  }
});
