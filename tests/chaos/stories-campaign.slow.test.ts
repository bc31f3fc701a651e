import { expect, test } from 'vitest';
import { runStoriesCampaign } from './stories-campaign.ts';

test('feeds that change guids, order, addresses and wording: each event is told once', async () => {
  const result = await runStoriesCampaign({ feeds: 16, rounds: 25, seed: 3 });
  expect(result).toMatchObject({ mixed: [], twice: [], untold: [] });
  expect(result.corrections.loud).toBeLessThanOrEqual(result.posts * 3);
  expect(result.posts).toBe(result.stories * 3);
});
