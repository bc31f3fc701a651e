import { expect, test } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { NOW_MS } from '../helpers/alerts.ts';
import type { OpenedStore } from '../helpers/store-samples.ts';
import { runCheckCampaign, runRepeatCampaign, shareOf } from './text-campaign.ts';

/** The short form; `node tests/chaos/text-campaign.ts` asks 2,000 times. */
const SHORT = { seed: 11, claims: 250, archive: 250 };

async function openInMemory(): Promise<OpenedStore> {
  const store = await openStore({ kind: 'sqlite', file: ':memory:' }, { nowMs: () => NOW_MS });
  return { store, nowMs: () => NOW_MS, advance: () => undefined };
}

test('no altered quote is called verbatim, speakers exchanged are caught, true quotes are found', async () => {
  const opened = await openInMemory();
  const figures = await runCheckCampaign(opened, SHORT);
  expect(figures.counts['altered']?.['verbatim'] ?? 0).toBe(0);
  expect(figures.counts['other-speaker']?.['verbatim'] ?? 0).toBe(0);
  expect(shareOf(figures, 'altered', ['altered'])).toBeGreaterThan(0.98);
  expect(shareOf(figures, 'other-speaker', ['other-speaker'])).toBeGreaterThanOrEqual(0.98);
  expect(shareOf(figures, 'verbatim', ['verbatim'])).toBeGreaterThanOrEqual(0.99);
  await opened.store.close();
});

test('old words are known again, trimmed and repunctuated, and new ones are not', async () => {
  const opened = await openInMemory();
  const { precision, recall } = await runRepeatCampaign(opened, SHORT);
  expect(precision).toBeGreaterThanOrEqual(0.99);
  expect(recall).toBeGreaterThanOrEqual(0.95);
  await opened.store.close();
});
