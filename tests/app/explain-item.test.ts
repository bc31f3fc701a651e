import { expect, test } from 'vitest';
import { editWatch } from '../../src/app/edit-watches.ts';
import { explainItem } from '../../src/app/explain-item.ts';
import { DAY_MS } from '../../src/core/time/moment.ts';
import type { WatchOptions } from '../../src/core/watch/watch.ts';
import { makeNewsdesk, type Newsdesk, START_MS } from '../helpers/newsdesk.ts';

const URL = 'https://post.example/opening';
const TEXT = 'Seven harbours of Lorvania opened again on Monday, the port authority said.';

async function tellOne(
  watch: Partial<WatchOptions>,
  item: { readonly publishedAtMs?: number; readonly lang?: string } = {},
): Promise<Newsdesk> {
  const desk = await makeNewsdesk({ watches: [watch] });
  desk.publish('Post', { guid: 'opening', title: 'Harbours open', contentText: TEXT, ...item });
  await desk.round();
  return desk;
}

const QUIET = { from: '06:00', to: '12:00', timezone: 'UTC', breakThroughPublishers: undefined };
const DIGEST = { cron: '0 18 * * *', timezone: 'UTC' };

test.each<[string, Partial<WatchOptions>, { publishedAtMs?: number; lang?: string }, string]>([
  ['told', {}, {}, 'alerted'],
  ['too old', {}, { publishedAtMs: START_MS - DAY_MS }, 'older than 6 h (max_age)'],
  [
    'another language',
    { languages: ['uk', 'pl'] },
    {},
    'it is in en, and the watch takes uk, pl (languages)',
  ],
  [
    'too few publishers',
    { publishersMin: 2 },
    {},
    'waited until 2 publishers reported it (min_publishers)',
  ],
  [
    'quiet hours',
    { quietHours: QUIET },
    {},
    'waited for the end of the quiet hours, 12:00 in UTC (quiet_hours)',
  ],
  [
    'a digest',
    { mode: 'digest', digest: DIGEST },
    {},
    'waited for the digest, 0 18 * * * in UTC (mode)',
  ],
])('why: %s', async (_, watch, item, expected) => {
  const desk = await tellOne(watch, item);
  const [explained] = (await explainItem(desk.store, URL)).watches;
  expect(explained).toMatchObject({ isMatch: true, watch: 'harbour' });
  expect(explained?.decisions).toHaveLength(1);
  expect(explained?.decisions[0]).toContain(`console: `);
  expect(explained?.decisions[0]).toContain(expected);
});

test('why not: the first part that failed and the nearest thing that was there', async () => {
  const desk = await tellOne({ query: 'harbour title:lorvania' });
  const [explained] = (await explainItem(desk.store, URL)).watches;
  expect(explained?.reason).toBe('title:lorvania stands in another field: "Lorvania" in body');
  expect(explained?.decisions).toEqual([]);
});

test('what was decided then and holds no more is said', async () => {
  const desk = await tellOne({});
  const deps = { ...desk.deps, defaults: { ageMaxMs: DAY_MS } };
  const acting = { actor: 'cli', workspace: 'local' } as const;
  const change = { query: 'volcano', destinations: undefined, mode: undefined };
  await editWatch(deps, acting, { name: 'harbour', change });
  const [explained] = (await explainItem(desk.store, URL)).watches;
  expect(explained).toMatchObject({ isMatch: false, reason: 'volcano is nowhere in it' });
  expect(explained?.decisions).toEqual([
    'console: alerted',
    'matched when it came, by version 1 of the watch; it is version 2 now',
  ]);
});

test('a watch that would match now, and did not then', async () => {
  const desk = await tellOne({ query: 'volcano' });
  const deps = { ...desk.deps, defaults: { ageMaxMs: DAY_MS } };
  const acting = { actor: 'cli', workspace: 'local' } as const;
  const change = { query: 'harbour', destinations: undefined, mode: undefined };
  await editWatch(deps, acting, { name: 'harbour', change });
  const [explained] = (await explainItem(desk.store, URL)).watches;
  expect(explained?.decisions).toEqual([
    'nothing was decided: the watch did not match when the item came',
  ]);
});

test('an address that the archive does not know', async () => {
  const desk = await tellOne({});
  await expect(explainItem(desk.store, 'https://post.example/none')).rejects.toMatchObject({
    code: 'item_unknown',
  });
});
