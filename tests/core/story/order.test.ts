import { expect, test } from 'vitest';
import { createClusterer } from '../../../src/core/story/create-clusterer.ts';
import type { StoryItem } from '../../../src/core/story/story-item.ts';
import { PUBLISHERS } from '../../../src/demo/publishers.ts';
import { createRandom } from '../../bench/made-up-news.ts';

const NOW_MS = Date.parse('2026-05-04T12:00:00Z');
const ORDERS = 20;
/** What the demo tells of more than one publisher; every other sample article is an event of its own. */
const EVENTS = [
  ['kyiv-presses-for-nato-invitation', 'blinken-sibiga-call'],
  [
    'norway-launchers-for-ukraine',
    'norway-sends-launchers',
    'norwegia-wyrzutnie',
    'norwegen-startgeraete',
  ],
  [
    'drones-over-lublin-region',
    'drony-nad-liublinom',
    'drony-nad-lubelszczyzna',
    'drohnen-ueber-lublin',
  ],
  ['inspectors-reach-zaporizhzhia-plant', 'inspektory-na-zaes', 'inspecteurs-zaporijjia'],
  [
    'steady-lantern-begins',
    'navies-begin-exercise',
    'navchannia-baltyka',
    'cwiczenia-na-baltyku',
    'marins-et-mines',
  ],
  ['cable-cut-off-hanko', 'kabel-vor-hanko'],
  ['ceasefire-talks-geneva', 'peremovyny-zheneva', 'peregovory-v-zheneve', 'pourparlers-geneve'],
  ['eu-opens-first-cluster', 'yes-pershyi-klaster', 'eu-oeffnet-kapitel', 'ue-premier-groupe'],
  ['obmin-polonenymy', 'obmen-plennymi-96'],
];
const EVENT_OF = new Map(EVENTS.flatMap((slugs) => slugs.map((slug) => [slug, slugs[0] ?? slug])));
const ITEMS: readonly StoryItem[] = PUBLISHERS.flatMap(({ slug: feed, name, lang, articles }) =>
  articles.map(({ slug, title, text, minutesAgo }) => ({
    id: slug,
    url: `http://sample.example/${feed}/${slug}`,
    feed,
    publisher: name,
    title,
    body: text.replaceAll('\n', '\n\n'),
    lang,
    publishedAtMs: NOW_MS - minutesAgo * 60_000,
    seenAtMs: NOW_MS,
  })),
);

/** The events in two stories, and the stories with two events, after one first poll in an order. */
function findFaults(items: readonly StoryItem[]): { splits: string[]; mixes: string[] } {
  const clusterer = createClusterer({ agencies: [] });
  const storiesOf = new Map<string, Set<string>>();
  const eventsOf = new Map<string, Set<string>>();
  for (const item of items) {
    const { storyId } = clusterer.add(item);
    const event = EVENT_OF.get(item.id) ?? item.id;
    storiesOf.set(event, (storiesOf.get(event) ?? new Set()).add(storyId));
    eventsOf.set(storyId, (eventsOf.get(storyId) ?? new Set()).add(event));
  }
  return {
    splits: [...storiesOf].filter(([, found]) => found.size > 1).map(([event]) => event),
    mixes: [...eventsOf.values()]
      .filter((found) => found.size > 1)
      .map((found) => [...found].join(' + ')),
  };
}

test('stories neither split nor mix by the order in which reports arrive', () => {
  const random = createRandom(7);
  const faults = Array.from({ length: ORDERS }, () =>
    findFaults(
      ITEMS.map((item) => ({ item, place: random() }))
        .toSorted((a, b) => a.place - b.place)
        .map(({ item }) => item),
    ),
  );
  const splits = faults.filter((found) => found.splits.length > 0);
  const mixes = faults.filter((found) => found.mixes.length > 0);
  // Few orders are left in which the first two reports of an event tell too little of the same.
  expect(splits.slice(1)).toEqual([]);
  expect(mixes.slice(2)).toEqual([]);
});
