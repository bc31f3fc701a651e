import { openStore } from '../../../src/adapters/store/open-store.ts';
import { describeStore } from '../../contracts/store.contract.ts';
import { NOW_MS } from '../../helpers/alerts.ts';

describeStore('SQLite', async () => {
  let now = NOW_MS;
  const nowMs = (): number => now;
  const store = await openStore({ kind: 'sqlite', file: ':memory:' }, { nowMs });
  const advance = (durationMs: number): void => {
    now += durationMs;
  };
  return { store, advance, nowMs };
});
