import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { WatchOptions } from '../../src/core/watch/watch.ts';
import { makeNewsdesk, type Newsdesk } from '../helpers/newsdesk.ts';
import { EVENTS, OPENING, RETOLD } from '../helpers/stories.ts';

const KYIV = 'Europe/Kyiv';
const at = (text: string): number => Date.parse(text);

/** What the console shows: the time of each message that came, and what it is. */
async function watchUntil(
  desk: Newsdesk,
  untilMs: number,
  stepMs = 10 * MINUTE_MS,
): Promise<readonly string[]> {
  const lines: string[] = [];
  let seen = desk.chat.shown.length;
  while (desk.clock.nowMs() < untilMs) {
    desk.clock.advance(stepMs - 2 * MINUTE_MS);
    await desk.round();
    for (const { message } of desk.chat.shown.slice(seen)) {
      const { kind } = message.message;
      const reason = message.message.kind === 'digest' ? ` ${message.message.digest.reason}` : '';
      lines.push(`${new Date(desk.clock.nowMs()).toISOString().slice(0, 16)} ${kind}${reason}`);
    }
    seen = desk.chat.shown.length;
  }
  return lines;
}

/** The two nights of 2026 in which Kyiv's clocks are changed: on 29 March an hour is left out, on 25 October one comes twice. */
const NIGHTS = [
  { change: 'begins', eve: '2026-03-28T', morning: '2026-03-29T', hour8: '05:00', hour7: '04:00' },
  { change: 'ends', eve: '2026-10-24T', morning: '2026-10-25T', hour8: '06:00', hour7: '05:00' },
] as const;

describe.each(NIGHTS)('in the night in which summer time $change', (night) => {
  const startMs = at(`${night.eve}20:00Z`) + (night.change === 'begins' ? HOUR_MS : 0);

  test('a digest comes at eight on the clocks of its zone, once', async () => {
    const digest = { cron: '0 8 * * *', timezone: KYIV };
    const desk = await makeNewsdesk({ startMs, watches: [{ mode: 'digest', digest }] });
    desk.publish('Post', OPENING);
    await desk.round();
    const lines = await watchUntil(desk, at(`${night.morning}12:00Z`));
    expect(lines).toEqual([`${night.morning}${night.hour8} digest schedule`].map(roughly(lines)));
  });

  test('a digest in the hour that is left out or comes twice is one digest', async () => {
    const digest = { cron: '30 3 * * *', timezone: KYIV };
    const desk = await makeNewsdesk({ startMs, watches: [{ mode: 'digest', digest }] });
    desk.publish('Post', OPENING);
    await desk.round();
    expect(await watchUntil(desk, at(`${night.morning}12:00Z`))).toHaveLength(1);
  });

  test('quiet hours end at seven on the clocks of their zone, with one digest of what came in them', async () => {
    const quietHours = {
      from: '22:00',
      to: '07:00',
      timezone: KYIV,
      breakThroughPublishers: undefined,
    };
    const desk = await makeNewsdesk({ startMs, watches: [{ quietHours }] });
    for (const event of EVENTS.slice(0, 3)) desk.publish('Post', event);
    await desk.round();
    const lines = await watchUntil(desk, at(`${night.morning}12:00Z`));
    expect(lines).toEqual(
      [`${night.morning}${night.hour7} digest quiet-hours`].map(roughly(lines)),
    );
    const [only] = desk.chat.shown;
    const digest = only?.message.message;
    expect(digest?.kind === 'digest' && digest.digest.entries).toHaveLength(3);
  });

  test('a story breaks through quiet hours with its second publisher', async () => {
    const quietHours = { from: '22:00', to: '07:00', timezone: KYIV, breakThroughPublishers: 2 };
    const publishers = ['Post', 'Wire'];
    const desk = await makeNewsdesk({ startMs, publishers, watches: [{ quietHours }] });
    desk.publish('Post', OPENING);
    await desk.round();
    expect(desk.chat.shown).toEqual([]);
    desk.publish('Wire', RETOLD);
    await desk.round();
    expect(desk.chat.shown).toMatchObject([{ message: { message: { kind: 'alert' } } }]);
    expect(await watchUntil(desk, at(`${night.morning}12:00Z`))).toEqual([]);
  });

  test('max_age is hours that pass, not hours on a clock', async () => {
    const watch = { ageMaxMs: 3 * HOUR_MS };
    const published = at(`${night.morning}00:00Z`);
    const young = await makeNewsdesk({
      startMs: published + 3 * HOUR_MS - 4 * MINUTE_MS,
      watches: [watch],
    });
    young.publish('Post', { ...OPENING, publishedAtMs: published });
    await young.round();
    expect(young.chat.shown).toHaveLength(1);
    const old = await makeNewsdesk({ startMs: published + 3 * HOUR_MS, watches: [watch] });
    old.publish('Post', { ...OPENING, publishedAtMs: published });
    await old.round();
    expect(old.chat.shown).toEqual([]);
  });

  test('max_per_hour counts hours that pass; what exceeds it is one digest at the end of the hour', async () => {
    const desk = await makeNewsdesk({
      startMs: at(`${night.morning}00:02Z`),
      watches: [{ alertsPerHourMax: 2 }],
    });
    for (const event of EVENTS) desk.publish('Post', event);
    await desk.round();
    expect(desk.chat.shown).toHaveLength(2);
    const lines = await watchUntil(desk, at(`${night.morning}04:00Z`));
    expect(lines).toEqual([`${night.morning}01:00 digest overflow`].map(roughly(lines)));
    const digest = desk.chat.shown.at(-1)?.message.message;
    expect(digest?.kind === 'digest' && digest.digest.entries).toHaveLength(EVENTS.length - 2);
  });

  test('a story that waited for publishers is told with the last, and given up when it is too old', async () => {
    const publishers = ['Post', 'Wire'];
    const watches = [{ publishersMin: 2 }];
    const told = await makeNewsdesk({ startMs, publishers, watches });
    told.publish('Post', OPENING);
    await told.round();
    expect(told.chat.shown).toEqual([]);
    told.publish('Wire', RETOLD);
    await told.round();
    expect(told.chat.shown).toMatchObject([
      { message: { message: { alert: { sourcesCount: 2 } } } },
    ]);
    const given = await makeNewsdesk({ startMs, publishers, watches });
    given.publish('Post', OPENING);
    await given.round();
    expect(await watchUntil(given, startMs + 8 * HOUR_MS, HOUR_MS)).toEqual([]);
    expect(await given.store.listHeld({ dueBeforeMs: undefined, storyId: undefined })).toEqual([]);
  });
});

/** A message comes with the first round after its moment: the moment itself, where the round was within ten minutes of it. */
function roughly(lines: readonly string[]): (line: string) => string {
  return (line) => {
    const [time = '', ...rest] = line.split(' ');
    const came = lines.find((other) => {
      const lateMs = at(`${other.slice(0, 16)}Z`) - at(`${time}Z`);
      return lateMs >= 0 && lateMs <= 10 * MINUTE_MS;
    });
    return came === undefined ? line : [came.slice(0, 16), ...rest].join(' ');
  };
}

describe('a destination', () => {
  const SLACK: Partial<WatchOptions> = { destinations: ['console', 'slack:C0ONE'] };

  test('has a limit of its own over all watches', async () => {
    const destinations = {
      console: { layout: undefined, alertsPerHourMax: 1, language: undefined },
    };
    const watches = [SLACK, { ...SLACK, name: 'second', query: 'harbour OR whale' }];
    const desk = await makeNewsdesk({ watches, settings: { destinations: destinations as never } });
    for (const event of EVENTS.slice(0, 3)) desk.publish('Post', event);
    await desk.round();
    expect([desk.chat.shown.length, desk.slack.shown.length]).toEqual([1, 3]);
    desk.clock.advance(HOUR_MS);
    await desk.round();
    expect(desk.chat.shown[1]).toMatchObject({ message: { message: { kind: 'digest' } } });
  });

  test('has a layout and a language of its own; the mention is the platform’s', async () => {
    const destinations = { console: { layout: 'compact', language: 'uk' } };
    const mention = { slack: 'S0DESK', discord: undefined };
    const watches = [{ ...SLACK, mention }];
    const desk = await makeNewsdesk({ watches, settings: { destinations: destinations as never } });
    desk.publish('Post', OPENING);
    await desk.round();
    const [own] = desk.chat.shown;
    const [other] = desk.slack.shown;
    expect(own?.message.layout).toMatchObject({ size: 'compact', language: 'uk' });
    expect(other?.message.layout).toMatchObject({ size: 'standard', language: 'en' });
    expect(own?.message.message).toMatchObject({ alert: { mentions: [] } });
    expect(other?.message.message).toMatchObject({ alert: { mentions: ['S0DESK'] } });
  });
});

describe('a publisher', () => {
  const publishers = ['Post', 'Wire'];

  test('with counts: false is shown, labelled, and never counted', async () => {
    const feeds = { Wire: { isCounted: false, label: 'state media' } };
    const waiting = await makeNewsdesk({ publishers, feeds, watches: [{ publishersMin: 2 }] });
    const desk = await makeNewsdesk({ publishers, feeds });
    for (const each of [waiting, desk]) {
      each.publish('Post', OPENING);
      await each.round();
      each.publish('Wire', RETOLD);
      await each.round();
    }
    expect(waiting.chat.shown).toEqual([]);
    expect(desk.chat.shown).toMatchObject([
      { message: { message: { alert: { sourcesCount: 1 } } } },
    ]);
    const [stored] = await desk.store.listAlerts({
      destinations: undefined,
      watchId: undefined,
      sinceMs: undefined,
      limit: 9,
    });
    expect(stored?.alert.sources).toMatchObject([
      { publisher: 'Post', isCounted: true },
      { publisher: 'Wire', isCounted: false, label: 'state media' },
    ]);
  });

  test('in a language that the watch does not want is archived only', async () => {
    const desk = await makeNewsdesk({ watches: [{ languages: ['uk'] }] });
    desk.publish('Post', OPENING);
    await desk.round();
    expect(desk.chat.shown).toEqual([]);
    expect(await desk.store.countItems()).toBe(1);
  });
});
