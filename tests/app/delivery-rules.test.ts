import { describe, expect, test } from 'vitest';
import type { Alert } from '../../src/core/alert/alert.ts';
import type { Digest } from '../../src/core/alert/message.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import { createRandom } from '../bench/made-up-news.ts';
import type { FakeChat } from '../helpers/chat.ts';
import { makeNewsdesk, type Newsdesk, type SampleItem } from '../helpers/newsdesk.ts';
import { EVENTS, OPENING, RETOLD, WITHOUT_THE_WORD } from '../helpers/stories.ts';

const KYIV = 'Europe/Kyiv';
const PUBLISHERS = ['Post', 'Wire', 'Herald'];

function alertsOf(chat: FakeChat): readonly Alert[] {
  return chat.shown.flatMap(({ message }) =>
    message.message.kind === 'alert' ? [message.message.alert] : [],
  );
}

function digestsOf(chat: FakeChat): readonly Digest[] {
  return chat.shown.flatMap(({ message }) =>
    message.message.kind === 'digest' ? [message.message.digest] : [],
  );
}

/** Polls, processes and posts at that moment. */
async function roundAt(desk: Newsdesk, atMs: number): Promise<void> {
  desk.clock.advance(atMs - desk.clock.nowMs() - 2 * MINUTE_MS);
  await desk.round();
}

/** The nights from a Saturday to a Sunday on which the clocks of Kyiv change, at 03:00 and back at 04:00. */
const NIGHTS = [
  {
    night: 'summer time begins',
    saturday: '2026-03-28',
    sunday: '2026-03-29',
    offsets: ['+02:00', '+03:00'],
  },
  {
    night: 'summer time ends',
    saturday: '2026-10-24',
    sunday: '2026-10-25',
    offsets: ['+03:00', '+02:00'],
  },
].map(({ night, saturday, sunday, offsets: [before, after] }) => ({
  night,
  onSaturday: (time: string) => Date.parse(`${saturday}T${time}:00${before}`),
  /** Before the clocks change. */
  inTheNight: (time: string) => Date.parse(`${sunday}T${time}:00${before}`),
  onSunday: (time: string) => Date.parse(`${sunday}T${time}:00${after}`),
}));

describe.each(NIGHTS)('the night when $night', ({ onSaturday, inTheNight, onSunday }) => {
  const startMs = onSaturday('20:00');

  test('a digest comes when the clock on the wall strikes', async () => {
    const digest = { cron: '0 8 * * *', timezone: KYIV };
    const desk = await makeNewsdesk({ startMs, watches: [{ mode: 'digest', digest }] });
    desk.publish('Post', OPENING);
    await desk.round();
    await roundAt(desk, onSunday('07:58'));
    expect(desk.chat.shown).toEqual([]);
    await roundAt(desk, onSunday('08:01'));
    expect(digestsOf(desk.chat)).toMatchObject([{ reason: 'schedule', entries: [{}] }]);
  });

  test('a digest whose hour is skipped or comes twice is posted once', async () => {
    const digest = { cron: '30 3 * * *', timezone: KYIV };
    const desk = await makeNewsdesk({ startMs, watches: [{ mode: 'digest', digest }] });
    desk.publish('Post', OPENING);
    await desk.round();
    for (
      let atMs = onSunday('04:02') - 3 * HOUR_MS;
      atMs < onSunday('06:00');
      atMs += HOUR_MS / 2
    ) {
      await roundAt(desk, atMs);
    }
    expect(digestsOf(desk.chat)).toHaveLength(1);
  });

  test('quiet hours end by the clock on the wall, with one digest', async () => {
    const quietHours = {
      from: '23:00',
      to: '07:00',
      timezone: KYIV,
      breakThroughPublishers: undefined,
    };
    const desk = await makeNewsdesk({ startMs, watches: [{ quietHours }] });
    await roundAt(desk, inTheNight('01:30'));
    for (const event of EVENTS.slice(0, 2)) desk.publish('Post', event);
    await desk.round();
    await roundAt(desk, onSunday('06:58'));
    expect(desk.chat.shown).toEqual([]);
    await roundAt(desk, onSunday('07:01'));
    expect(digestsOf(desk.chat)).toMatchObject([{ reason: 'quiet-hours', entries: [{}, {}] }]);
    desk.publish('Post', EVENTS[3] ?? OPENING);
    await desk.round();
    expect(alertsOf(desk.chat)).toHaveLength(1);
  });

  test('enough publishers break through quiet hours, whichever words the last one has', async () => {
    const quietHours = { from: '23:00', to: '07:00', timezone: KYIV, breakThroughPublishers: 2 };
    const desk = await makeNewsdesk({ startMs, publishers: PUBLISHERS, watches: [{ quietHours }] });
    await roundAt(desk, inTheNight('02:30'));
    desk.publish('Post', OPENING);
    await desk.round();
    expect(desk.chat.shown).toEqual([]);
    await roundAt(desk, onSunday('05:00'));
    desk.publish('Wire', WITHOUT_THE_WORD);
    await desk.round();
    expect(alertsOf(desk.chat)).toMatchObject([{ title: OPENING.title, sourcesCount: 2 }]);
    await roundAt(desk, onSunday('07:30'));
    expect(digestsOf(desk.chat)).toEqual([]);
  });

  test('max_per_hour counts hours that pass, and its digest names the rest', async () => {
    const desk = await makeNewsdesk({ startMs, watches: [{ alertsPerHourMax: 2 }] });
    await roundAt(desk, inTheNight('02:10'));
    for (const event of EVENTS) desk.publish('Post', event);
    await desk.round();
    expect(alertsOf(desk.chat)).toHaveLength(2);
    await roundAt(desk, inTheNight('02:10') + HOUR_MS);
    expect(digestsOf(desk.chat)).toMatchObject([{ reason: 'overflow', entries: [{}, {}, {}] }]);
    // What the digest named does not fill the next hour.
    desk.publish('Post', OPENING);
    await roundAt(desk, inTheNight('02:10') + 2 * HOUR_MS);
    expect(alertsOf(desk.chat)).toHaveLength(3);
  });

  test('max_age is time that passed', async () => {
    const desk = await makeNewsdesk({ startMs, watches: [{ ageMaxMs: 6 * HOUR_MS }] });
    await roundAt(desk, onSunday('06:00') - HOUR_MS);
    const nowMs = onSunday('06:00');
    const [young, old] = EVENTS;
    desk.publish('Post', { ...OPENING, ...young, publishedAtMs: nowMs - 6 * HOUR_MS + MINUTE_MS });
    desk.publish('Post', { ...OPENING, ...old, publishedAtMs: nowMs - 6 * HOUR_MS - MINUTE_MS });
    await roundAt(desk, nowMs);
    expect(alertsOf(desk.chat).map(({ title }) => title)).toEqual([young?.title]);
  });

  test('a wait for publishers ends when they are enough, or with max_age', async () => {
    const watches = [{ publishersMin: 2 }];
    const desk = await makeNewsdesk({ startMs, publishers: PUBLISHERS, watches });
    await roundAt(desk, inTheNight('01:00'));
    desk.publish('Post', OPENING);
    desk.publish('Herald', EVENTS[1] ?? OPENING);
    await desk.round();
    expect(desk.chat.shown).toEqual([]);
    desk.publish('Wire', WITHOUT_THE_WORD);
    await roundAt(desk, onSunday('04:30'));
    expect(alertsOf(desk.chat)).toMatchObject([{ sourcesCount: 2 }]);
    await roundAt(desk, onSunday('12:00'));
    expect(desk.chat.shown).toHaveLength(1);
    expect(await desk.store.listHeld({ dueBeforeMs: undefined, storyId: undefined })).toEqual([]);
  });
});

describe('what waits', () => {
  test('for publishers waits on when the hour is full, and is in its digest', async () => {
    const watches = [
      { publishersMin: 2, alertsPerHourMax: 1 },
      { name: 'all', query: 'whale' },
    ];
    const settings = {
      destinations: { console: { layout: 'standard', alertsPerHourMax: 1, language: undefined } },
    } as const;
    const desk = await makeNewsdesk({ publishers: PUBLISHERS, watches, settings });
    desk.publish('Post', OPENING);
    desk.publish('Herald', EVENTS[1] ?? OPENING);
    await desk.round();
    expect(alertsOf(desk.chat)).toMatchObject([{ title: EVENTS[1]?.title }]);
    desk.publish('Wire', WITHOUT_THE_WORD);
    await desk.round();
    expect(alertsOf(desk.chat)).toHaveLength(1);
    desk.clock.advance(HOUR_MS);
    await desk.round();
    expect(digestsOf(desk.chat)).toMatchObject([
      { reason: 'overflow', entries: [{ sourcesCount: 2 }] },
    ]);
  });

  test('is named by the alert that another watch brings, and told once', async () => {
    const digest = { cron: '0 20 * * *', timezone: KYIV };
    const watches = [
      { name: 'daily', mode: 'digest' as const, digest },
      { name: 'ports', query: 'ports' },
    ];
    const desk = await makeNewsdesk({ publishers: PUBLISHERS, watches });
    desk.publish('Post', OPENING);
    await desk.round();
    desk.publish('Wire', WITHOUT_THE_WORD);
    await desk.round();
    const names = alertsOf(desk.chat)[0]?.watches.map(({ name }) => name);
    expect(names?.toSorted()).toEqual(['daily', 'ports']);
    desk.clock.advance(14 * HOUR_MS);
    await desk.round();
    expect(digestsOf(desk.chat)).toEqual([]);
  });

  test('in a muted story is not told', async () => {
    const digest = { cron: '0 20 * * *', timezone: KYIV };
    const desk = await makeNewsdesk({ watches: [{ mode: 'digest', digest }] });
    desk.publish('Post', OPENING);
    await desk.round();
    const [held] = await desk.store.listHeld({ dueBeforeMs: undefined, storyId: undefined });
    const mute = {
      storyId: held?.storyId ?? '',
      destination: 'console',
      actor: 'a',
      atMs: 0,
    } as const;
    await desk.store.setMute({ mute, isMuted: true });
    desk.clock.advance(14 * HOUR_MS);
    await desk.round();
    expect(desk.chat.shown).toEqual([]);
  });

  test('more than a message holds goes on in the thread, and every story is named', async () => {
    const digest = { cron: '0 20 * * *', timezone: KYIV };
    const desk = await makeNewsdesk({ watches: [{ mode: 'digest', digest, query: 'harbour' }] });
    for (let number = 0; number < 45; number++) desk.publish('Post', makeEvent(number));
    await desk.round();
    desk.clock.advance(14 * HOUR_MS);
    await desk.round();
    const [first, ...others] = desk.chat.shown;
    expect(others.map(({ message }) => message.parentMessageId)).toEqual([
      first?.messageId,
      first?.messageId,
    ]);
    const parts = digestsOf(desk.chat);
    expect(parts.map(({ part }) => part)).toEqual([1, 21, 41].map((from) => ({ from, of: 45 })));
    expect(new Set(parts.flatMap(({ entries }) => entries.map(({ title }) => title))).size).toBe(
      45,
    );
  });

  test('the best corroborated story stands first', async () => {
    const digest = { cron: '0 20 * * *', timezone: KYIV };
    const desk = await makeNewsdesk({
      publishers: PUBLISHERS,
      watches: [{ mode: 'digest', digest }],
    });
    desk.publish('Post', OPENING);
    desk.publish('Wire', RETOLD);
    await desk.round();
    desk.publish('Herald', EVENTS[1] ?? OPENING);
    await desk.round();
    desk.clock.advance(14 * HOUR_MS);
    await desk.round();
    expect(digestsOf(desk.chat)[0]?.entries.map(({ sourcesCount }) => sourcesCount)).toEqual([
      2, 1,
    ]);
  });
});

/** An event of its own: but for its harbour every word is made up for it alone. */
function makeEvent(number: number): SampleItem {
  const random = createRandom(number + 1);
  const letter = (from: string): string => from.charAt(Math.floor(random() * from.length));
  const word = (): string =>
    Array.from({ length: 4 }, () => letter('bdfgklmnprstvz') + letter('aeiou')).join('');
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  return {
    guid: `made-${number}`,
    title: `${words(4)} harbour`,
    contentText: `${words(30)} harbour.`,
  };
}

describe('per destination', () => {
  const settings = {
    destinations: {
      'slack:C0UK': { layout: 'compact', alertsPerHourMax: undefined, language: 'uk' },
    },
  } as const;
  const watches = [
    { query: 'harbour OR гавань OR гавані', destinations: ['console', 'slack:C0UK'] as const },
  ];
  const feeds = { Wire: { lang: 'uk' } };
  const UKRAINIAN = {
    guid: 'uk',
    lang: 'uk',
    title: 'Сім гаваней Лорванії знову відкрилися після двох тижнів страйку',
    contentText:
      'У понеділок у Лорванії знову відкрилися сім гаваней після двотижневого страйку, повідомило портове управління в Порт-Сельмі.\nОпівдні перші 40 кораблів вийшли з гавані до північних островів.\nДві профспілки відмовляються підписувати угоду з міністеркою Ільвою Ренн.',
  };

  test('layout and labels are its own', async () => {
    const desk = await makeNewsdesk({ settings, watches });
    desk.publish('Post', OPENING);
    await desk.round();
    expect(desk.slack.shown[0]?.message.layout).toMatchObject({ size: 'compact', language: 'uk' });
    expect(desk.chat.shown[0]?.message.layout).toMatchObject({ size: 'standard', language: 'en' });
  });

  test('the story’s item in its language takes the place of another, silently', async () => {
    const desk = await makeNewsdesk({ settings, watches, feeds, publishers: PUBLISHERS });
    desk.publish('Post', OPENING);
    await desk.round();
    desk.publish('Wire', UKRAINIAN);
    await desk.round();
    await desk.round();
    expect(alertsOf(desk.slack)).toMatchObject([
      {
        title: UKRAINIAN.title,
        lang: 'uk',
        sourcesCount: 2,
        watches: [{ terms: ['гаваней'] }],
      },
    ]);
    expect(alertsOf(desk.chat)).toMatchObject([{ title: OPENING.title, lang: 'en' }]);
    expect(desk.slack.shown).toHaveLength(1);
  });

  test('without a language of its own it prefers the installation’s', async () => {
    const desk = await makeNewsdesk({ settings, watches, feeds, publishers: PUBLISHERS });
    desk.publish('Wire', UKRAINIAN);
    await desk.round();
    desk.publish('Post', OPENING);
    await desk.round();
    await desk.round();
    expect(alertsOf(desk.chat)).toMatchObject([{ title: OPENING.title, sourcesCount: 2 }]);
    expect(alertsOf(desk.slack)).toMatchObject([{ title: UKRAINIAN.title, lang: 'uk' }]);
  });

  test('a digest names the story by the item in its language', async () => {
    const digest = { cron: '0 20 * * *', timezone: KYIV };
    const daily = watches.map((watch) => ({ ...watch, mode: 'digest' as const, digest }));
    const desk = await makeNewsdesk({ settings, watches: daily, feeds, publishers: PUBLISHERS });
    desk.publish('Wire', UKRAINIAN);
    await desk.round();
    desk.publish('Post', OPENING);
    await desk.round();
    desk.clock.advance(14 * HOUR_MS);
    await desk.round();
    expect(digestsOf(desk.slack)[0]?.entries).toMatchObject([{ title: UKRAINIAN.title }]);
    expect(digestsOf(desk.chat)[0]?.entries).toMatchObject([{ title: OPENING.title }]);
  });

  test('a limit over all watches holds what exceeds it for one digest', async () => {
    const limited = {
      destinations: { console: { ...settings.destinations['slack:C0UK'], alertsPerHourMax: 1 } },
    };
    const desk = await makeNewsdesk({
      settings: limited,
      watches: [
        { name: 'a', query: 'whale' },
        { name: 'b', query: 'crane' },
      ],
    });
    for (const event of EVENTS) desk.publish('Post', event);
    await desk.round();
    expect(alertsOf(desk.chat)).toHaveLength(1);
    desk.clock.advance(HOUR_MS);
    await desk.round();
    expect(digestsOf(desk.chat)).toMatchObject([{ reason: 'overflow', entries: [{}] }]);
  });
});

describe('per watch', () => {
  test('languages: an item in another one is archived and not told', async () => {
    const desk = await makeNewsdesk({ watches: [{ languages: ['uk'] }] });
    desk.publish('Post', OPENING);
    await desk.round();
    expect(desk.chat.shown).toEqual([]);
    expect(await desk.store.countItems()).toBe(1);
  });

  test('mention: the alert has it, on its platform alone', async () => {
    const mention = { slack: 'S0DESK', discord: '112233445566778899' };
    const destinations = ['console', 'slack:C0ONE'] as const;
    const desk = await makeNewsdesk({ watches: [{ mention, destinations }] });
    desk.publish('Post', OPENING);
    await desk.round();
    expect(alertsOf(desk.slack)).toMatchObject([{ mentions: ['S0DESK'] }]);
    expect(alertsOf(desk.chat)).toMatchObject([{ mentions: [] }]);
  });

  test('a publisher that does not count is shown with its label, and is no source', async () => {
    const feeds = { Wire: { isCounted: false, label: 'state media' } };
    const desk = await makeNewsdesk({ publishers: PUBLISHERS, feeds });
    desk.publish('Post', OPENING);
    await desk.round();
    desk.publish('Wire', RETOLD);
    await desk.round();
    await desk.round();
    expect(alertsOf(desk.chat)).toMatchObject([
      {
        sourcesCount: 1,
        sources: [
          { publisher: 'Post' },
          { publisher: 'Wire', label: 'state media', isCounted: false },
        ],
      },
    ]);
  });
});
