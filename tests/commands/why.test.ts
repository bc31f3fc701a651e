import { expect, test } from 'vitest';
import { toExplanationJson } from '../../src/commands/why.ts';

test('what is not known is null, and moments are ISO 8601 as in every other answer', () => {
  const miss = { watch: 'ports', isMatch: false, terms: [], reason: 'harbour is nowhere in it' };
  const met = { watch: 'sea', isMatch: true, terms: [], reason: undefined };
  const json = toExplanationJson({
    title: 'Ports open',
    url: undefined,
    publisher: 'Wire',
    publishedAtMs: Date.UTC(2026, 4, 11),
    storyId: undefined,
    watches: [
      { ...miss, decisions: [] },
      { ...met, decisions: [] },
    ],
  });
  expect(json).toEqual({
    title: 'Ports open',
    url: null,
    publisher: 'Wire',
    publishedAt: '2026-05-11T00:00:00.000Z',
    story: null,
    watches: [
      { ...miss, decisions: [] },
      { ...met, reason: null, decisions: [] },
    ],
  });
});
