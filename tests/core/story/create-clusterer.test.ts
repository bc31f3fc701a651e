import { describe, expect, test } from 'vitest';
import { createClusterer } from '../../../src/core/story/create-clusterer.ts';
import type { StoryItem } from '../../../src/core/story/story-item.ts';
import { HOUR_MS } from '../../../src/core/time/moment.ts';

const START_MS = Date.UTC(2026, 5, 2, 6);
const AGENCIES = ['Meridian Wire', 'Corona Press'];
let serial = 0;

/** An item of some publisher, some hours after the start. */
function item(
  title: string,
  body: string,
  more: Partial<StoryItem> & { hours?: number } = {},
): StoryItem {
  serial += 1;
  const { hours = 0, ...rest } = more;
  return {
    id: `i${serial}`,
    url: `https://p${serial}.example/${serial}`,
    guid: `g${serial}`,
    feed: 'main',
    publisher: `Publisher ${serial}`,
    title,
    body,
    lang: 'en',
    publishedAtMs: START_MS + hours * HOUR_MS,
    ...rest,
  };
}

const FERRY = `A ferry with 340 people aboard ran aground off the east coast of Gotland in fog early on Sunday, the maritime administration said.

All passengers were taken off by noon. A slick of oil two kilometres long is drifting north.`;
const FERRY_TOO = `Rescue boats brought 340 passengers of the ferry Tärnan to safety on Sunday after it had hit a shoal near Östergarn on Gotland.

Four people were treated for cold. The coastguard laid booms against oil.`;
const FERRY_DE = `Im Nebel ist am Sonntag eine Fähre mit 340 Menschen an Bord vor der Küste Gotlands auf Grund gelaufen. Alle Passagiere wurden in Sicherheit gebracht.

Die schwedische Küstenwache legt Sperren gegen Öl aus.`;
const FERRY_UK = `Біля узбережжя острова Готланд у неділю в тумані сів на мілину пором, на борту було 340 людей. Усіх пасажирів евакуювали.

Берегова охорона Швеції встановлює загородження проти нафти.`;
const HACKERS = `Hackers stopped the tills in 240 shops of the Romanian chain Carpata on Wednesday and demanded five million euros, the cyber directorate said.

Customers left full trolleys in the aisles.`;

describe('like events are two stories', () => {
  test.each([
    [
      'one president’s calls to two others',
      'Hrymko and Marlowe discuss air defence by phone',
      'President Danylo Hrymko spoke to Canadian Prime Minister Neil Marlowe by telephone on Monday about air defence missiles, his office said.\n\nCanada will pay for 20 interceptors from a common fund, Marlowe said.',
      'Hrymko, Halonius talk about front in phone call',
      'President Danylo Hrymko spoke to Finnish President Olavi Halonius by telephone on Monday about the situation at the front, his office said.\n\nHalonius told him that Helsinki was preparing its 31st package of military aid.',
    ],
    [
      'an anniversary and an accident in one town',
      'Ten years on, Nice remembers the lorry attack',
      'Nice will fall silent next week for the 86 people killed by a lorry on the Promenade des Anglais ten years ago. A new memorial by sculptor Jeanne Ribot was shown to the families on Tuesday.',
      'Lorry ploughs into market in Nice suburb, three hurt',
      'A lorry ran into a market in Saint-Laurent-du-Var near Nice on Tuesday and hurt three people. The driver, 58, had a heart attack, police said and ruled out terrorism.',
    ],
  ])('%s', (_, title, body, otherTitle, otherBody) => {
    const { add } = createClusterer({ agencies: AGENCIES });
    add(item('Ferry runs aground off Gotland with 340 aboard', FERRY));
    add(item('Hackers stop tills in Romania', HACKERS));
    const first = add(item(title, body));
    expect(add(item(otherTitle, otherBody, { hours: 1 })).storyId).not.toBe(first.storyId);
  });
});

describe('one event is one story', () => {
  test('told by two publishers in their own words', () => {
    const { add } = createClusterer({ agencies: AGENCIES });
    const stranded = item('Ferry runs aground off Gotland with 340 aboard', FERRY);
    const first = add(stranded);
    const other = add(item('Hackers stop tills in Romania', HACKERS, { hours: 1 }));
    const second = add(
      item('Passengers taken off ferry stranded on Gotland', FERRY_TOO, { hours: 2 }),
    );
    expect(second.storyId).toBe(first.storyId);
    expect(second.independentPublishers).toBe(2);
    expect(second.publishers).toHaveLength(2);
    expect(other.storyId).not.toBe(first.storyId);
    expect(second.reason).toMatchObject({ kind: 'same-language', likeItemId: stranded.id });
    expect(second.reason.text).toContain(stranded.publisher);
  });

  test('told in other languages and scripts', () => {
    const { add } = createClusterer({ agencies: AGENCIES });
    const english = add(item('Ferry runs aground off Gotland with 340 aboard', FERRY));
    const german = add(
      item('Fähre vor Gotland auf Grund gelaufen', FERRY_DE, { lang: 'de-AT', hours: 1 }),
    );
    const ukrainian = add(
      item('Пором із 340 людьми сів на мілину біля Готланда', FERRY_UK, { lang: 'uk', hours: 2 }),
    );
    expect(german.storyId).toBe(english.storyId);
    expect(german.reason.kind).toBe('cross-language');
    expect(ukrainian.storyId).toBe(english.storyId);
  });

  test('but not 72 hours later', () => {
    const { add } = createClusterer({ agencies: AGENCIES });
    const first = add(item('Ferry runs aground off Gotland with 340 aboard', FERRY));
    const late = add(
      item('Passengers taken off ferry stranded on Gotland', FERRY_TOO, { hours: 80 }),
    );
    expect(late.storyId).not.toBe(first.storyId);
  });

  test('a round-up that names it stands alone, and nothing joins the round-up', () => {
    const { add } = createClusterer({ agencies: AGENCIES });
    add(item('Ferry runs aground off Gotland with 340 aboard', FERRY));
    const roundUp = add(item('Evening briefing', FERRY_TOO, { hours: 1 }));
    expect(roundUp).toMatchObject({ independentPublishers: 1, reason: { kind: 'new' } });
    const next = add(
      item('Four treated after Gotland ferry rescue', FERRY_DE, { lang: 'de', hours: 2 }),
    );
    expect(next.storyId).not.toBe(roundUp.storyId);
  });

  test("a day's figures are a new story each day", () => {
    const { add } = createClusterer({ agencies: AGENCIES });
    const figures = (count: number, day: string, guns: number): string =>
      `Troops attacked ${count} times on ${day}, the staff said in its morning summary, most often near the village of Lypa.\n\nGuns fired ${guns} times along the line.`;
    const of = (count: number, day: string, guns: number, hours: number): StoryItem =>
      item(`Staff counts ${count} clashes in a day`, figures(count, day, guns), {
        publisher: 'Kyiv Lantern',
        hours,
      });
    const monday = add(of(118, 'Monday', 4100, 0));
    const tuesday = add(of(141, 'Tuesday', 4600, 24));
    expect(tuesday.storyId).not.toBe(monday.storyId);
  });
}); // prettier-ignore

describe('sources are origins', () => {
  test('an agency and its copies, credited or not, are one', () => {
    const { add } = createClusterer({ agencies: AGENCIES });
    add(item('Ferry runs aground off Gotland', FERRY, { publisher: 'Harbour Gazette' }));
    const cut = FERRY.split('\n\n')[0] ?? '';
    const copy = add(
      item('Ferry aground off Gotland', `(Corona Press) ${cut}`, { publisher: 'Post', hours: 1 }),
    );
    expect(copy).toMatchObject({
      independentPublishers: 1,
      isReprint: true,
      origin: 'Corona Press',
    });
    expect(copy.reprintsOf).toEqual([{ agency: 'Corona Press', count: 2 }]);
    expect(copy.reason.kind).toBe('copy');
    const agency = add(item('Ferry runs aground', FERRY, { publisher: 'Corona Press', hours: 2 }));
    expect(agency).toMatchObject({ independentPublishers: 1, isReprint: false });
    expect(agency.reprintsOf).toEqual([{ agency: 'Corona Press', count: 2 }]);
  });

  test('a report that cites another outlet is no further source', () => {
    const { add } = createClusterer({ agencies: AGENCIES });
    add(
      item('Ferry runs aground off Gotland with 340 aboard', FERRY, { publisher: 'Kyiv Lantern' }),
    );
    const body = `The ferry Tärnan with 340 people ran aground off Gotland in fog on Sunday, the Kyiv Lantern reports. All passengers were taken off and the oil drifts north.`;
    const citing = add(item('Ferry aground off Gotland', body, { publisher: 'Post', hours: 1 }));
    expect(citing).toMatchObject({
      independentPublishers: 1,
      origin: 'Kyiv Lantern',
      isReprint: true,
    });
    expect(citing.publishers).toEqual(['Kyiv Lantern', 'Post']);
  });

  test('feeds of one publisher count once, and a publisher that does not count never', () => {
    const { add } = createClusterer({ agencies: AGENCIES });
    const mine = { publisher: 'Harbour Gazette' };
    add(item('Ferry runs aground off Gotland with 340 aboard', FERRY, mine));
    const again = add(
      item('Passengers taken off ferry stranded on Gotland', FERRY_TOO, {
        ...mine,
        feed: 'top',
        hours: 1,
      }),
    );
    expect(again.independentPublishers).toBe(1);
    const shown = add(
      item('Fähre vor Gotland auf Grund gelaufen', FERRY_DE, {
        lang: 'de',
        countsAsSource: false,
        hours: 2,
      }),
    );
    expect(shown.storyId).toBe(again.storyId);
    expect(shown.independentPublishers).toBe(1);
    expect(shown.publishers).toHaveLength(2);
  });

  test('stubs that look alike are no copies', () => {
    const { add } = createClusterer({ agencies: AGENCIES });
    const first = add(item('Ferry runs aground off Gotland', 'Read the whole story on our site.'));
    const second = add(item('Hackers stop tills in Romania', 'Read the whole story on our site.'));
    expect(second.storyId).not.toBe(first.storyId);
  });
}); // prettier-ignore

describe('a later version is the same article', () => {
  test('by guid, by address, by its whole text, by its own id', () => {
    const { add, size } = createClusterer({ agencies: AGENCIES });
    const first = item('Ferry runs aground off Gotland', FERRY, { publisher: 'Harbour Gazette' });
    const { storyId } = add(first);
    const versions = [
      { ...first, id: 'v1', url: 'https://harbour.example/new', body: HACKERS },
      { ...first, id: 'v2', guid: 'other', url: `${first.url}?utm_source=rss` },
      { ...first, id: 'v3', guid: 'more', url: 'https://harbour.example/again' },
      { ...first, title: 'Update: Ferry aground', guid: 'else', url: 'https://harbour.example/x' },
    ];
    for (const version of versions) {
      expect(add(version)).toMatchObject({
        storyId,
        revisionOf: first.id,
        independentPublishers: 1,
      });
    }
    expect(size()).toBe(1);
  });

  test('the new address of a later version is known from then on', () => {
    const { add } = createClusterer({ agencies: AGENCIES });
    const first = item('Ferry runs aground off Gotland', FERRY);
    add(first);
    add({ ...first, id: 'v1', url: 'https://harbour.example/new' });
    const third = {
      ...first,
      id: 'v2',
      guid: 'else',
      url: 'https://harbour.example/new',
      body: HACKERS,
    };
    expect(add(third).revisionOf).toBe(first.id);
  });
});

describe('memory and restart', () => {
  test('items older than the window are let go', () => {
    const { add, size } = createClusterer({ agencies: AGENCIES, windowMs: 10 * HOUR_MS });
    for (let hour = 0; hour < 200; hour += 1) {
      add(
        item(`Event number ${hour} of the long day`, `Town ${hour} saw ${hour * 7} sheep.`, {
          hours: hour,
        }),
      );
    }
    expect(size()).toBeLessThanOrEqual(11);
  });

  test('a flood of one moment costs the past and not the memory', () => {
    const { add, size } = createClusterer({ agencies: AGENCIES, membersMax: 20 });
    const first = add(item('Ferry runs aground off Gotland with 340 aboard', FERRY));
    for (let at = 0; at < 100; at += 1) {
      add(item(`Event number ${at} of the day`, `Town ${at} saw ${at * 7} sheep.`));
      expect(size()).toBeLessThanOrEqual(20);
    }
    const late = add(item('Passengers taken off ferry stranded on Gotland', FERRY_TOO));
    expect(late.storyId).not.toBe(first.storyId);
    const next = add(item('Ferry runs aground off Gotland, 340 aboard', FERRY));
    expect(next.storyId).toBe(late.storyId);
  });

  test('a date in the future does not empty the window when it was seen today', () => {
    const { add } = createClusterer({ agencies: AGENCIES });
    const first = add(item('Ferry runs aground off Gotland with 340 aboard', FERRY));
    add(
      item('Calendar of 2031', 'Moons and tides of the year.', {
        hours: 50_000,
        seenAtMs: START_MS,
      }),
    );
    const second = add(
      item('Passengers taken off ferry stranded on Gotland', FERRY_TOO, { hours: 1 }),
    );
    expect(second.storyId).toBe(first.storyId);
  });

  test('restored items keep the story that the store knows', () => {
    const stored = item('Ferry runs aground off Gotland with 340 aboard', FERRY, {
      storyId: 'story-9',
    });
    const german = item('Fähre vor Gotland auf Grund gelaufen', FERRY_DE, {
      lang: 'de',
      storyId: 'story-9',
    });
    const { add, size } = createClusterer({ agencies: AGENCIES });
    for (const known of [stored, german]) add(known);
    expect(size()).toBe(2);
    const next = add(
      item('Passengers taken off ferry stranded on Gotland', FERRY_TOO, { hours: 1 }),
    );
    expect(next).toMatchObject({ storyId: 'story-9', independentPublishers: 3 });
    const seen = add({ ...stored, storyId: undefined });
    expect(seen).toMatchObject({ storyId: 'story-9', revisionOf: stored.id });
  });

  test('new stories get the id that the caller makes', () => {
    const { add } = createClusterer({ agencies: [], newStoryId: ({ id }) => `s-${id}` });
    const one = item('Ferry runs aground', FERRY);
    expect(add(one).storyId).toBe(`s-${one.id}`);
  });

  test('weighing changes nothing', () => {
    const { add, weigh, size } = createClusterer({ agencies: AGENCIES });
    const first = item('Ferry runs aground off Gotland with 340 aboard', FERRY);
    add(first);
    const weighing = weigh(item('Passengers taken off ferry stranded on Gotland', FERRY_TOO));
    expect(weighing.kind).toBe('scored');
    expect(weighing.candidates[0]?.score).toBeGreaterThan(0.5);
    expect(weigh(first).kind).toBe('revision');
    expect(size()).toBe(1);
  });
});

test('empty and hostile items are taken in their stride', () => {
  const { add } = createClusterer({ agencies: AGENCIES });
  add(item('', '', { url: '', guid: '', lang: '' }));
  add(item('- | – '.repeat(20_000), `${'a'.repeat(10)}'`.repeat(20_000)));
  add(item('a', `${'“'.repeat(50_000)}\n${'1.1,'.repeat(50_000)}`));
  add(item('('.repeat(50_000), '(A '.repeat(30_000)));
  expect(add(item('x', '\n'.repeat(100_000))).independentPublishers).toBe(1);
}, 5000);

test('the same items in the same order give the same stories', () => {
  const items = [FERRY, HACKERS, FERRY_TOO].map((body, at) =>
    item(`Report ${at}`, body, { hours: at }),
  );
  const group = (): string[] => {
    const { add } = createClusterer({ agencies: AGENCIES });
    return items.map((one) => add(one).storyId);
  };
  expect(group()).toEqual(group());
});

test('short texts without names are not joined by their common subject', () => {
  const clusterer = createClusterer({ agencies: [] });
  const texts = [
    ['old crane sold', 'an old crane was sold at the harbour for scrap'],
    ['young whale freed', 'divers freed a young whale from a net in the harbour'],
    ['choir sings at night', 'a choir sang for sailors at the harbour after midnight'],
  ] as const;
  const stories = texts.map(([title, body]) => clusterer.add(item(title, body)).storyId);
  expect(new Set(stories).size).toBe(3);
});

test('one number and one subject are not one event', () => {
  const clusterer = createClusterer({ agencies: [] });
  const first = clusterer.add(
    item(
      'Twelve hurt in Varnholm harbour',
      'The harbour of Varnholm has 12 hurt dockers after a crane of Brunst fell on Monday.',
    ),
  );
  const other = clusterer.add(
    item(
      'Twelve hurt at Oskelund harbour',
      'In Oskelund 12 people were hurt when the ferry Marva hit a harbour wall at noon.',
    ),
  );
  expect(other.storyId).not.toBe(first.storyId);
});
