import { describe, expect, test } from 'vitest';
import { searchItems } from '../../src/app/search-items.ts';
import { testQuery } from '../../src/app/test-query.ts';
import { DAY_MS } from '../../src/core/time/moment.ts';
import { makeNewsdesk, type Newsdesk } from '../helpers/newsdesk.ts';

/** Two publishers on one strike, one on a bridge, a day later one on a harbour film. */
async function makeArchive(watch: Parameters<typeof makeNewsdesk>[0] = {}): Promise<Newsdesk> {
  const desk = await makeNewsdesk({ publishers: ['Post', 'Wire'], ...watch });
  const strike =
    'Seven harbours of Lorvania opened again on Monday after a strike of two weeks, the port authority said. The first forty ships left at noon for the northern islands.';
  const title = 'Seven harbours of Lorvania open again after two weeks';
  desk.publish('Post', { guid: 'strike', title, contentText: strike });
  desk.publish('Wire', { guid: 'strike', title, contentText: strike });
  desk.publish('Post', {
    guid: 'bridge',
    title: 'A bridge for Port Selm',
    contentText:
      'The bridge of Port Selm is to be ready in spring, its builder Anno Lind told a meeting.',
  });
  await desk.round();
  desk.clock.advance(DAY_MS);
  desk.publish('Wire', {
    guid: 'film',
    title: 'A film about a lighthouse',
    contentText: 'The film shows the harbour of Tessal in winter and an old keeper of the lamp.',
  });
  await desk.round();
  return desk;
}

function tryQuery(desk: Newsdesk, query: string, watch?: string) {
  const nowMs = desk.clock.nowMs();
  return testQuery(desk.store, { query, sinceMs: nowMs - 7 * DAY_MS, nowMs, watch });
}

describe('a query tried on the archive', () => {
  test('counts alerts, which is stories, each on the day of its first item', async () => {
    const trial = await tryQuery(await makeArchive(), 'harbour OR bridge');
    expect(trial).toMatchObject({ stories: 3, items: 4, isCut: false });
    expect(trial.days.filter(({ stories }) => stories > 0)).toEqual([
      { day: '2026-06-10', stories: 2 },
      { day: '2026-06-11', stories: 1 },
    ]);
    expect(trial.days).toHaveLength(8);
    expect(trial.archiveSinceMs).toBeGreaterThan(trial.sinceMs);
  });

  test('says from whom, because of which terms and parts, and shows the places', async () => {
    const trial = await tryQuery(await makeArchive(), 'harbour OR bridge');
    expect(trial.publishers).toEqual([
      { publisher: 'Post', items: 2 },
      { publisher: 'Wire', items: 2 },
    ]);
    expect(trial.terms).toEqual([
      { term: 'harbour', items: 3 },
      { term: 'bridge', items: 1 },
    ]);
    expect(trial.parts).toEqual([
      { text: 'harbour', items: 3 },
      { text: 'bridge', items: 1 },
    ]);
    const [newest] = trial.samples;
    expect(newest?.terms.map(({ start, end }) => newest.text.slice(start, end))).toEqual([
      'harbour',
    ]);
  });

  test('beside a saved watch: what an edit gains and loses', async () => {
    const trial = await tryQuery(await makeArchive(), 'bridge', 'harbour');
    expect(trial.difference).toMatchObject({ storiesGained: 1, storiesLost: 2 });
    expect(trial.difference?.gained.map(({ title }) => title)).toEqual(['A bridge for Port Selm']);
    expect(trial.difference?.lost).toHaveLength(3);
    const same = await tryQuery(await makeArchive(), 'harbour', 'harbour');
    expect(same.difference).toEqual({ gained: [], lost: [], storiesGained: 0, storiesLost: 0 });
  });

  test("a watch's languages and min_publishers hold in its trial too", async () => {
    const two = await makeArchive({ watches: [{ publishersMin: 2 }] });
    expect(await tryQuery(two, 'harbour OR bridge', 'harbour')).toMatchObject({
      stories: 1,
      items: 2,
    });
    const polish = await makeArchive({ watches: [{ languages: ['pl'] }] });
    expect(await tryQuery(polish, 'harbour', 'harbour')).toMatchObject({ stories: 0, items: 0 });
  });

  test('a query that cannot be read is refused at its column', async () => {
    await expect(tryQuery(await makeArchive(), 'harbour or bridge')).rejects.toMatchObject({
      code: 'query_invalid',
    });
  });
});

test('pages of a search follow one another, and the last one says so', async () => {
  const { store } = await makeArchive();
  const seen: string[] = [];
  let next: string | undefined;
  for (let page = 0; page < 3; page++) {
    const answer = await searchItems(store, {
      query: 'harbour',
      sinceMs: undefined,
      limit: 1,
      next,
    });
    seen.push(...answer.hits.map(({ itemId }) => itemId));
    next = answer.next;
  }
  expect(new Set(seen).size).toBe(3);
  expect(next).toBeUndefined();
});
