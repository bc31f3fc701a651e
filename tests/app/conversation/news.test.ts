import { beforeEach, describe, expect, test } from 'vitest';
import { ENGLISH } from '../../../src/app/conversation/labels-english.ts';
import { HOUR_MS } from '../../../src/core/time/moment.ts';
import {
  answerOf,
  buttonOf,
  formOf,
  makeTalk,
  slackActor,
  type Talk,
  wordsOf,
} from '../../helpers/talk.ts';

const MEMBER = slackActor();
const ADMIN = slackActor({ isWorkspaceAdmin: true, userId: 'U0ADMIN' });
const STORIES = [
  'Ferry stuck in ice near Norhaven',
  'Mayor opens a library for sailors',
  'Bakery wins a prize for rye bread',
  'Chess club plays against the school',
  'Storm tears the roof off a stadium',
  'Doctors warn of an early flu season',
  'Vineyard finds a Roman coin hoard',
  'Tram line closes for two summers',
  'Beekeepers count their losses again',
  'Museum returns a stolen violin',
];

let talk: Talk;
beforeEach(async () => {
  talk = await makeTalk({
    watches: [
      {
        name: 'all',
        query: 'a OR in OR for OR the OR of OR their',
        destinations: ['slack:C0OPEN'],
      },
      { name: 'ice', query: 'ice', destinations: ['slack:C0OPEN', 'slack:C0ICE'] },
    ],
    publishers: ['Post', 'Courier'],
  });
});

async function publishAll(count = STORIES.length): Promise<void> {
  for (const [index, title] of STORIES.slice(0, count).entries()) {
    const quote =
      index === 0
        ? '. “It was a long winter for all of us,” said Mira Olsen, minister of transport.'
        : '.';
    talk.newsdesk.publish('Post', { guid: `g${index}`, title, contentText: `${title}${quote}` });
    await talk.newsdesk.round();
  }
}

describe('/news latest', () => {
  test('is what this channel was told, newest first, with the story’s id', async () => {
    await publishAll(2);
    const words = wordsOf(await talk.say(MEMBER, 'news latest'));
    expect(words.indexOf('Mayor opens')).toBeLessThan(words.indexOf('Ferry stuck'));
    const [alert] = await talk.newsdesk.store.listAlerts({
      destinations: undefined,
      watchId: undefined,
      sinceMs: undefined,
      limit: 1,
    });
    expect(words).toContain(`Post · 1 source · all · ${alert?.alert.storyId}`);
  });

  test('of one watch, or of a watch that there is not', async () => {
    await publishAll(2);
    const words = wordsOf(await talk.say(MEMBER, 'news latest ice'));
    expect(words).toContain('Ferry stuck');
    expect(words).not.toContain('Mayor opens');
    expect(wordsOf(await talk.say(MEMBER, 'news latest fog'))).toContain(
      'There is no watch called “fog” here.',
    );
  });

  test('has pages, and opens a story', async () => {
    await publishAll();
    const first = await talk.say(MEMBER, 'news latest');
    expect(wordsOf(first)).not.toContain('Ferry stuck');
    const second = await talk.press(MEMBER, buttonOf(first, 'More →').actionId);
    expect(wordsOf(second)).toContain('Ferry stuck');
    const { menu } = answerOf(second);
    const story = await talk.press(MEMBER, menu?.actionId ?? '', menu?.choices.at(-1)?.value);
    expect(wordsOf(story)).toContain('Met: all, ice');
    expect(wordsOf(story)).toContain('Mira Olsen · minister of transport');
  });

  test('says that nothing came yet', async () => {
    expect(wordsOf(await talk.say(MEMBER, 'news latest'))).toContain('no alerts yet');
  });
});

describe('/news search', () => {
  test('finds in the archive, page by page and back', async () => {
    await publishAll();
    const first = await talk.say(MEMBER, 'news search a OR in OR the OR their OR of OR for');
    expect(answerOf(first).buttons.map(({ label }) => label)).toEqual(['More →', 'Share here']);
    const second = await talk.press(MEMBER, buttonOf(first, 'More →').actionId);
    expect(wordsOf(second)).toContain('Ferry stuck');
    const back = await talk.press(MEMBER, buttonOf(second, '← Back').actionId);
    expect(wordsOf(back)).toBe(wordsOf(first));
  });

  test.each(['ferry since:3h', 'ferry 3h', 'ferry since 2026-06-10'])(
    'takes its beginning at the end of Slack’s line: %s',
    async (line) => {
      await publishAll(1);
      expect(wordsOf(await talk.say(MEMBER, `news search ${line}`))).toContain('Ferry stuck');
      talk.newsdesk.clock.advance(5 * HOUR_MS);
      const later = wordsOf(await talk.say(MEMBER, `news search ${line}`));
      expect(later.includes('Ferry stuck')).toBe(line.includes('2026'));
    },
  );

  test('explains a query that cannot be read, with a caret', async () => {
    const words = wordsOf(await talk.say(MEMBER, 'news search ferry AND'));
    expect(words).toContain('column 7');
    expect(words).toContain('^^^');
  });

  test('shares what was found with the channel, without the asker’s buttons', async () => {
    await publishAll(1);
    const found = await talk.say(MEMBER, 'news search ferry');
    const shared = answerOf(await talk.press(MEMBER, buttonOf(found, 'Share here').actionId));
    expect(shared).toMatchObject({ isShared: true, buttons: [] });
    expect(wordsOf({ kind: 'answer', answer: shared })).toContain('Ferry stuck');
  });

  test('in a direct message there is nobody to share with', async () => {
    const found = await talk.say({ ...MEMBER, channel: undefined }, 'news search ferry');
    expect(answerOf(found).buttons).toEqual([]);
  });

  test('becomes a watch: the form is filled in with the query, for admins alone', async () => {
    const found = await talk.say(ADMIN, 'news search ferry AND ice');
    const form = formOf(await talk.press(ADMIN, buttonOf(found, 'Watch this').actionId));
    expect(form.fields.find(({ name }) => name === 'query')?.value).toBe('ferry AND ice');
    const labels = answerOf(await talk.say(MEMBER, 'news search ferry')).buttons.map(
      ({ label }) => label,
    );
    expect(labels).not.toContain('Watch this');
  });

  test('nobody turns the pages of another’s question', async () => {
    await publishAll();
    const first = await talk.say(ADMIN, 'news search a OR in OR the OR their OR of OR for');
    const other = await talk.press(MEMBER, buttonOf(first, 'More →').actionId);
    expect(wordsOf(other)).toContain('too old');
  });
});

describe('/news story, why and About this', () => {
  test('a story names who reports it', async () => {
    await publishAll(1);
    talk.newsdesk.publish('Courier', { guid: 'c1', title: 'Ferry stuck in the ice near Norhaven' });
    await talk.newsdesk.round();
    const found = await talk.say(MEMBER, 'news search ferry');
    const storyId = answerOf(found).menu?.choices[0]?.value ?? '';
    const words = wordsOf(await talk.say(MEMBER, `news story ${storyId} · Ferry stuck`));
    expect(words).toContain('2 sources');
    expect(words).toContain('Post: Ferry stuck in ice near Norhaven');
    expect(words).toContain('Courier: Ferry stuck in the ice near Norhaven');
    expect(wordsOf(await talk.say(MEMBER, 'news story nothing'))).toContain('No story has this id');
  });

  test('why names the watches that met an article, and what the others missed', async () => {
    await publishAll(2);
    const words = wordsOf(await talk.say(MEMBER, 'news why <https://post.example/g1>'));
    expect(words).toContain('✓ all');
    expect(words).toContain('– ice ice is nowhere in it');
    expect(words).toContain('slack:C0OPEN: alerted');
    expect(wordsOf(await talk.say(MEMBER, 'news why https://post.example/none'))).toContain(
      'The archive has no such article.',
    );
  });

  test('About this finds the first link that the archive has', async () => {
    await publishAll(1);
    const about = (links: readonly string[]) =>
      talk.ask({ kind: 'message', actor: MEMBER, action: 'about', text: 'look', links });
    const words = wordsOf(
      await about(['https://foe.example/x', 'https://post.example/g0?utm_source=x']),
    );
    expect(words).toContain('Ferry stuck');
    expect(words).toContain('✓ ice');
    expect(wordsOf(await about([]))).toContain('no link to an article');
    expect(wordsOf(await about(['https://foe.example/x']))).toContain('no such article');
  });
});

describe('/news catchup', () => {
  test('ranks by sources, and looks back as far as asked', async () => {
    await publishAll(2);
    talk.newsdesk.publish('Courier', { guid: 'c1', title: 'Ferry stuck in the ice near Norhaven' });
    await talk.newsdesk.round();
    const words = wordsOf(await talk.say(MEMBER, 'news catchup'));
    expect(words.indexOf('Ferry stuck')).toBeLessThan(words.indexOf('Mayor opens'));
    talk.newsdesk.clock.advance(6 * HOUR_MS);
    expect(wordsOf(await talk.say(MEMBER, 'news catchup 2'))).toContain('nothing in the last 2 h');
    expect(wordsOf(await talk.say(MEMBER, 'news catchup', { hours: '12' }))).toContain(
      'Ferry stuck',
    );
    expect(wordsOf(await talk.say(MEMBER, 'news catchup always'))).toContain('from 1 to 720');
  });

  test('has what came in a digest too, among the others by its sources', async () => {
    const digest = { cron: '0 9 * * *', timezone: 'UTC' };
    talk = await makeTalk({
      watches: [
        { name: 'ice', query: 'ice', destinations: ['slack:C0OPEN'] },
        {
          name: 'evening',
          query: 'flu OR library',
          destinations: ['slack:C0OPEN'],
          mode: 'digest',
          digest,
        },
      ],
      publishers: ['Post', 'Courier'],
    });
    await publishAll(6);
    expect(wordsOf(await talk.say(MEMBER, 'news catchup'))).not.toContain('library');
    talk.newsdesk.clock.advance(4 * HOUR_MS);
    await talk.newsdesk.round();
    // After the digest a second publisher comes, which edits nothing and counts all the same.
    talk.newsdesk.publish('Courier', {
      guid: 'c1',
      title: 'Mayor opens a library for the sailors',
    });
    await talk.newsdesk.round();
    const words = wordsOf(await talk.say(MEMBER, 'news catchup'));
    expect(words).toContain('2 sources');
    const titles = ['Mayor opens', 'Doctors warn', 'Ferry stuck'];
    const places = titles.map((title) => words.indexOf(title));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

describe('the buttons of an alert', () => {
  async function alertId(): Promise<string> {
    await publishAll(1);
    const [stored] = await talk.newsdesk.store.listAlerts({
      destinations: ['slack:C0OPEN'],
      watchId: undefined,
      sinceMs: undefined,
      limit: 1,
    });
    return stored?.alert.id ?? '';
  }

  test('quotes and sources answer the person alone', async () => {
    const id = await alertId();
    const quotes = answerOf(await talk.press(MEMBER, `v1:quotes:${id}`));
    expect(quotes.isShared).toBeUndefined();
    expect(quotes.blocks.some(({ kind }) => kind === 'quote')).toBe(true);
    expect(wordsOf(await talk.press(MEMBER, `v1:sources:${id}`))).toContain('Post: Ferry stuck');
  });

  test('a report is taken once a person', async () => {
    const id = await alertId();
    const { menu } = answerOf(await talk.press(MEMBER, `v1:report:${id}`));
    expect(menu?.choices).toHaveLength(5);
    const first = await talk.press(MEMBER, menu?.actionId ?? '', 'old-news');
    expect(wordsOf(first)).toBe('Thank you: “Old news” is noted.');
    const second = await talk.press(MEMBER, menu?.actionId ?? '', 'duplicate');
    expect(wordsOf(second)).toBe('You have reported this alert already.');
    expect(wordsOf(await talk.press(MEMBER, menu?.actionId ?? '', '__proto__'))).toContain(
      'not found',
    );
  });

  test('muting is said to everybody, with the way back', async () => {
    const id = await alertId();
    const muted = await talk.press(ADMIN, `v1:mute:${id}`);
    expect(answerOf(muted).isShared).toBe(true);
    expect(wordsOf(muted)).toContain('Muted by U0ADMIN');
    const [stored] = await talk.newsdesk.store.listAlertsOfStory(
      (await talk.newsdesk.store.findAlert(id))?.alert.storyId ?? '',
    );
    const storyId = stored?.alert.storyId ?? '';
    expect(await talk.newsdesk.store.listMutes(storyId)).toHaveLength(1);
    await talk.press(MEMBER, buttonOf(muted, 'Undo').actionId);
    expect(await talk.newsdesk.store.listMutes(storyId)).toHaveLength(1);
    await talk.press(ADMIN, buttonOf(muted, 'Undo').actionId);
    expect(await talk.newsdesk.store.listMutes(storyId)).toEqual([]);
  });

  test('what no button of ours ever sent is not found', async () => {
    for (const actionId of [
      '',
      'v1',
      'v2:mute:x',
      'v1:constructor',
      'v1:__proto__:x',
      `v1:page:${'x'.repeat(200)}`,
    ]) {
      expect(wordsOf(await talk.press(ADMIN, actionId))).toMatch(/not found|too old/);
    }
  });
});

describe('/news quotes and check', () => {
  const WORDS = 'It was a long winter for all of us';
  const check = (text: string) =>
    talk.ask({ kind: 'message', actor: MEMBER, action: 'check-quote', text, links: [] });

  test('quotes are found by their speaker in any spelling, and by their words', async () => {
    await publishAll(1);
    for (const line of ['Mira Olsen', 'olsen', 'long winter']) {
      const words = wordsOf(await talk.say(MEMBER, `news quotes ${line}`));
      expect(words).toContain(`${WORDS} · Mira Olsen · minister of transport`);
      expect(words).toContain('Post · Ferry stuck in ice near Norhaven');
    }
    talk.newsdesk.publish('Post', {
      guid: 'again',
      title: 'Ferry free again near Norhaven',
      contentText: `The ferry is free. “${WORDS},” said Mira Olsen, minister of transport.`,
    });
    await talk.newsdesk.round();
    const shared = wordsOf(await talk.say(MEMBER, 'news quotes olsen'));
    expect(shared.split(WORDS)).toHaveLength(2);
    expect(shared).toContain('Post · Ferry free again near Norhaven');
    expect(shared).toContain('Also: Post · Ferry stuck in ice near Norhaven');
    expect(wordsOf(await talk.say(MEMBER, 'news quotes Nobody'))).toBe(ENGLISH.noQuotes);
    expect(wordsOf(await talk.say(MEMBER, 'news quotes'))).toBe(ENGLISH.quotesOfWhat);
  });

  test.each([
    [`${WORDS}.`, ENGLISH.checkVerbatim],
    ['It was a long winter for none of us', ENGLISH.checkAltered],
    [`“${WORDS}” — Jonas Hale`, 'Said by Mira Olsen, not by Jonas Hale.'],
    ['The harbour will be closed for ever', ENGLISH.checkNotFound],
    ['', ENGLISH.checkWhat],
  ])('check: %s', async (words, verdict) => {
    await publishAll(1);
    expect(wordsOf(await talk.say(MEMBER, `news check ${words}`))).toContain(verdict);
  });

  test('shows what was altered', async () => {
    await publishAll(1);
    const words = wordsOf(await talk.say(MEMBER, 'news check It was a short winter for all of us'));
    expect(words).toContain('“short” instead of “long”');
  });

  test('Check quote works on a message', async () => {
    await publishAll(1);
    expect(wordsOf(await check(`Olsen said “${WORDS}”!`))).toContain(ENGLISH.checkVerbatim);
    expect(wordsOf(await check(' '))).toBe(ENGLISH.noWords);
  });

  test('an article that only a hidden watch caught is quoted to admins alone', async () => {
    talk = await makeTalk({
      watches: [
        { name: 'secret', query: 'ferry', destinations: ['slack:C0DESK'], visibility: 'admins' },
      ],
    });
    await publishAll(1);
    for (const line of [
      'quotes Olsen',
      `check ${WORDS}`,
      'search ferry',
      'latest',
      'why https://post.example/g0',
    ]) {
      expect(wordsOf(await talk.say(MEMBER, `news ${line}`))).not.toContain('Norhaven');
      expect(wordsOf(await talk.say(ADMIN, `news ${line}`))).toContain('Norhaven');
    }
    // Who reads the channel has seen the alert, and may ask about it.
    const reader = { ...MEMBER, channel: 'slack:C0DESK' } as const;
    expect(wordsOf(await talk.say(reader, 'news search ferry'))).toContain('Norhaven');
    expect(wordsOf(await talk.say(reader, 'watch list'))).toBe(ENGLISH.adminsOnly);
  });
});
