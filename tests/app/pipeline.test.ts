import { describe, expect, test } from 'vitest';
import type { Alert } from '../../src/core/alert/alert.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/time/moment.ts';
import type { FakeChat } from '../helpers/chat.ts';
import { makeNewsdesk, type SampleItem, START_MS } from '../helpers/newsdesk.ts';

const OPENING: SampleItem = {
  guid: 'opening',
  title: 'Seven harbours of Lorvania open again after two weeks',
  contentText:
    'Seven harbours of Lorvania opened again on Monday after a strike of two weeks, the port authority said.\n“The cranes are moving and so are we,” Harbour Minister Ilva Renn said in Port Selm.\nThe first forty ships left at noon for the northern islands.\nHowever, two unions still refuse to sign the agreement with the ministry.',
};

function alerts(chat: FakeChat): readonly Alert[] {
  return chat.shown.flatMap(({ message }) =>
    message.message.kind === 'alert' ? [message.message.alert] : [],
  );
}

describe('an item that meets a watch', () => {
  test('is told once, with its quote and speaker, however often its feed is polled', async () => {
    const desk = await makeNewsdesk();
    desk.publish('Post', OPENING);
    await desk.round();
    await desk.round();
    expect(desk.chat.sends).toBe(1);
    expect(alerts(desk.chat)).toMatchObject([
      {
        title: OPENING.title,
        publisher: 'Post',
        keyQuotes: [
          {
            text: 'The cranes are moving and so are we',
            speaker: 'Ilva Renn',
            role: 'Harbour Minister',
          },
        ],
        watches: [{ name: 'harbour', terms: ['harbours'] }],
      },
    ]);
  });

  test('is not told when it meets no watch, and can be searched all the same', async () => {
    const desk = await makeNewsdesk({ watches: [{ query: 'volcano' }] });
    desk.publish('Post', OPENING);
    await desk.round();
    expect(desk.chat.shown).toEqual([]);
    expect(await desk.store.countItems()).toBe(1);
  });

  test('two watches that match in one destination make one alert that names both', async () => {
    const desk = await makeNewsdesk({
      watches: [{ name: 'ports' }, { name: 'islands', query: 'islands' }],
    });
    desk.publish('Post', OPENING);
    await desk.round();
    const [alert] = alerts(desk.chat);
    expect(alert?.watches.map(({ name }) => name).toSorted()).toEqual(['islands', 'ports']);
  });
});

describe('the first poll of a feed, and a downtime', () => {
  test('old items are archived only, fresh ones are told', async () => {
    const desk = await makeNewsdesk();
    desk.publish('Post', { ...OPENING, guid: 'old', publishedAtMs: START_MS - DAY_MS });
    desk.publish('Post', {
      guid: 'new',
      title: 'Harbour pilots of Tessal elect a captain',
      contentText: 'The pilots of the harbour of Tessal elected Oda Lind as captain.',
    });
    await desk.round();
    expect(alerts(desk.chat).map(({ title }) => title)).toEqual([
      'Harbour pilots of Tessal elect a captain',
    ]);
  });

  test('what was missed in a day of downtime comes as one catch-up digest', async () => {
    const desk = await makeNewsdesk();
    await desk.round();
    desk.publish('Post', OPENING);
    desk.clock.advance(DAY_MS);
    await desk.round();
    expect(desk.chat.shown).toEqual([]);
    desk.clock.advance(10 * MINUTE_MS);
    await desk.round();
    expect(desk.chat.shown).toMatchObject([
      {
        message: {
          message: {
            kind: 'digest',
            digest: { reason: 'catch-up', entries: [{ title: OPENING.title }] },
          },
        },
      },
    ]);
  });
});

describe('a story goes on', () => {
  test('a second publisher makes no second alert; the first one counts it', async () => {
    const desk = await makeNewsdesk({ publishers: ['Post', 'Wire'] });
    desk.publish('Post', OPENING);
    await desk.round();
    desk.publish('Wire', {
      guid: 'w1',
      title: 'Lorvania: seven harbours open again as strike ends',
      contentText:
        'After two weeks of strike the seven harbours of Lorvania opened again on Monday.\nForty ships left for the northern islands at noon, the port authority in Port Selm said.\nTwo unions refuse to sign the agreement with the ministry of Ilva Renn.',
    });
    await desk.round();
    desk.clock.advance(2 * MINUTE_MS);
    await desk.round();
    expect(alerts(desk.chat)).toMatchObject([{ sourcesCount: 2, title: OPENING.title }]);
  });

  test('a changed number is a loud correction in the thread, and the alert is edited', async () => {
    const desk = await makeNewsdesk();
    desk.publish('Post', OPENING);
    await desk.round();
    const correct = (text: string): string => text.replace('Seven harbours', 'Six harbours');
    desk.publish('Post', {
      ...OPENING,
      title: correct(OPENING.title),
      contentText: correct(OPENING.contentText ?? ''),
    });
    await desk.round();
    await desk.round();
    expect(alerts(desk.chat)).toMatchObject([
      { title: 'Six harbours of Lorvania open again after two weeks' },
    ]);
    expect(desk.chat.shown[1]).toMatchObject({
      message: {
        kind: 'reply',
        parentMessageId: 'm1',
        message: { reply: { kind: 'correction', isLoud: true } },
      },
    });
  });

  test('a changed guid is no new item', async () => {
    const desk = await makeNewsdesk();
    desk.publish('Post', OPENING);
    await desk.round();
    desk.publish('Post', { ...OPENING, guid: 'other', url: 'https://post.example/opening' });
    await desk.round();
    expect(desk.chat.sends).toBe(1);
  });
});

describe('limits and hours', () => {
  const EVENTS: readonly SampleItem[] = [
    {
      guid: 'a',
      title: 'Keeper chosen for the light of Aldersund',
      contentText:
        'Aldersund has chosen Mira Holt to keep the light at its harbour after nine dark years.',
    },
    {
      guid: 'b',
      title: 'Whale rescued off Brekkavik',
      contentText:
        'Divers freed a young whale from a net in the harbour of Brekkavik on Tuesday night.',
    },
    {
      guid: 'c',
      title: 'Fish auction moves online in Corravane',
      contentText:
        'The harbour of Corravane sells its catch by telephone from May on, its director said.',
    },
  ];

  test('what exceeds max_per_hour is one digest that names every item', async () => {
    const desk = await makeNewsdesk({ watches: [{ alertsPerHourMax: 1 }] });
    for (const event of EVENTS) desk.publish('Post', event);
    await desk.round();
    expect(desk.chat.shown).toHaveLength(1);
    desk.clock.advance(HOUR_MS);
    await desk.round();
    expect(desk.chat.shown[1]).toMatchObject({
      message: { message: { digest: { reason: 'overflow' } } },
    });
    const digest = desk.chat.shown[1]?.message.message;
    expect(digest?.kind === 'digest' && digest.digest.entries).toHaveLength(2);
  });

  test('a digest is posted when its hour strikes in its zone', async () => {
    const digest = { cron: '0 12 * * *', timezone: 'Europe/Kyiv' };
    const desk = await makeNewsdesk({ watches: [{ mode: 'digest', digest }] });
    desk.publish('Post', OPENING);
    await desk.round();
    desk.clock.advance(2 * HOUR_MS);
    await desk.round();
    expect(desk.chat.shown).toEqual([]);
    desk.clock.advance(HOUR_MS);
    await desk.round();
    expect(desk.chat.shown).toMatchObject([
      { message: { message: { digest: { reason: 'schedule' } } } },
    ]);
  });

  test('a story waits until enough publishers have it', async () => {
    const desk = await makeNewsdesk({
      publishers: ['Post', 'Wire'],
      watches: [{ publishersMin: 2 }],
    });
    desk.publish('Post', OPENING);
    await desk.round();
    expect(desk.chat.shown).toEqual([]);
    desk.publish('Wire', {
      ...OPENING,
      guid: 'w',
      title: 'Seven harbours open again in Lorvania',
      contentText: `${OPENING.contentText?.split('\n').toReversed().join('\n')}\nA reporter of the Wire counted the ships.`,
    });
    await desk.round();
    expect(
      desk.chat.shown.length +
        (await desk.store.listHeld({ dueBeforeMs: undefined, storyId: undefined })).length,
    ).toBeGreaterThan(0);
  });
});

describe('a message whose fate is unknown', () => {
  test('is looked for, found, and not sent again', async () => {
    const desk = await makeNewsdesk();
    desk.publish('Post', OPENING);
    desk.chat.script.push({ outcome: { kind: 'ambiguous', reason: 'reset' }, isShown: true });
    await desk.round();
    await desk.round();
    expect(desk.chat.shown).toHaveLength(1);
    expect(desk.chat.sends).toBe(1);
    expect(
      await desk.store.listDeliveries({ states: ['sent'], destination: undefined, limit: 9 }),
    ).toHaveLength(1);
  });

  test('is sent again when the platform does not have it', async () => {
    const desk = await makeNewsdesk();
    desk.publish('Post', OPENING);
    desk.chat.script.push({ outcome: { kind: 'ambiguous', reason: 'reset' }, isShown: false });
    await desk.round();
    await desk.round();
    expect(desk.chat.shown).toHaveLength(1);
  });

  test('stays unknown, and is never sent blindly, while the history cannot be read', async () => {
    const desk = await makeNewsdesk();
    desk.publish('Post', OPENING);
    desk.chat.isHistoryReadable = false;
    desk.chat.script.push({ outcome: { kind: 'ambiguous', reason: 'reset' }, isShown: false });
    await desk.round();
    for (let hour = 0; hour < 5; hour++) {
      desk.clock.advance(HOUR_MS);
      await desk.round();
    }
    expect(desk.chat.sends).toBe(1);
    expect(
      await desk.store.listDeliveries({ states: ['unknown'], destination: undefined, limit: 9 }),
    ).toHaveLength(1);
  });

  test('a refusal is tried again on the schedule and fails after the last', async () => {
    const desk = await makeNewsdesk();
    desk.publish('Post', OPENING);
    for (let attempt = 0; attempt < 8; attempt++) {
      desk.chat.script.push({ outcome: { kind: 'refused', reason: 'busy' }, isShown: false });
    }
    for (let hour = 0; hour < 30; hour++) {
      await desk.round();
      desk.clock.advance(HOUR_MS);
    }
    expect(desk.chat.sends).toBe(8);
    const failed = await desk.store.listDeliveries({
      states: ['failed'],
      destination: undefined,
      limit: 9,
    });
    expect(failed).toMatchObject([{ attempts: 8, lastError: 'busy' }]);
  });
});

describe('a channel that is dead', () => {
  const gone = {
    kind: 'impossible',
    reason: 'channel_not_found',
    hint: 'Invite Newsdesk.',
  } as const;

  test('holds up no other, and is said once however much is posted to it', async () => {
    const watches = [{ destinations: ['console', 'slack:C0DEAD', 'slack:C0LIVE'] as const }];
    const desk = await makeNewsdesk({ watches });
    desk.slack.dead.set('slack:C0DEAD', gone);
    for (const [guid, title] of [
      ['a', 'Whale rescued in the harbour of Brekkavik'],
      ['b', 'Baker wins the harbour regatta at Lornholm'],
    ] as const) {
      desk.publish('Post', { guid, title, contentText: `${title}, said the harbour office.` });
      await desk.round();
    }
    expect(alerts(desk.chat)).toHaveLength(2);
    expect(desk.slack.shown.map(({ message }) => message.destination)).toEqual([
      'slack:C0LIVE',
      'slack:C0LIVE',
    ]);
    const notices = desk.chat.shown.filter(({ message }) => message.message.kind === 'notice');
    expect(notices).toHaveLength(1);
  });
});
