import { describe, expect, test } from 'vitest';
import { fitMessage } from '../../../src/core/alert/fit-message.ts';
import { plainText } from '../../../src/core/alert/parts.ts';
import { HOUR_MS } from '../../../src/core/time/moment.ts';
import type { WatchOptions } from '../../../src/core/watch/watch.ts';
import { STANDARD } from '../../helpers/alerts.ts';
import { buttonOf, discordActor, makeTalk, slackActor, type Talk } from '../../helpers/talk.ts';

const ADMIN = slackActor({ isWorkspaceAdmin: true, userId: 'U0ADMIN' });
const WORDS = 'We shall dig the ferry out by hand if nobody sends a breaker';
const FERRY = {
  guid: 'g1',
  title: 'Ferry stuck in ice off Norhaven',
  contentText:
    'The ferry Alba with 212 passengers has been stuck in the ice off Norhaven since Tuesday night, the coastguard said.\nTwo icebreakers are on their way from Skarvik.',
};
const LATER = {
  guid: 'g2',
  title: 'Passengers of ferry Alba stuck in ice off Norhaven wait for breakers',
  contentText: `The ferry Alba with 212 passengers is stuck in the ice off Norhaven since Tuesday night, and two icebreakers from Skarvik are on their way.\n“${WORDS},” said Mira Olsen, the mayor of Norhaven.`,
};
const WHALE = {
  guid: 'w1',
  title: 'Whale rescued off Brekkavik by ferry crew',
  contentText: 'Divers freed a young whale from a net in the bay of Brekkavik at noon.',
};

async function open(watch: Partial<WatchOptions>): Promise<Talk> {
  return makeTalk({
    publishers: ['Post', 'Wire'],
    watches: [{ name: 'ferries', query: 'ferry', destinations: ['slack:C0OPEN'], ...watch }],
  });
}

/** What Slack's channel and its threads show now, a message a text. */
async function shown(talk: Talk): Promise<readonly string[]> {
  await talk.newsdesk.round();
  return talk.newsdesk.slack.shown.map(({ message: { message } }) =>
    fitMessage(message, STANDARD, talk.newsdesk.clock.nowMs()).map(plainText).join('\n'),
  );
}

async function storyOf(talk: Talk, guid: string): Promise<string> {
  const items = await talk.newsdesk.store.listItemsSince({
    sinceMs: 0,
    after: undefined,
    limit: 9,
  });
  return items.find((item) => item.guid === guid)?.storyId ?? '';
}

describe('a withdrawn story', () => {
  test('is gone from the replies in its thread, and comes back with Undo', async () => {
    const talk = await open({});
    talk.newsdesk.publish('Post', FERRY);
    await talk.newsdesk.round();
    talk.newsdesk.publish('Wire', LATER);
    const before = await shown(talk);
    expect(before).toHaveLength(2);
    expect(before[1]).toContain(WORDS);
    const reply = await talk.say(ADMIN, `news withdraw ${await storyOf(talk, 'g1')} a hoax`);
    const after = await shown(talk);
    expect(after[1]).toBe('withdrawn: a hoax');
    expect(after.join('\n')).not.toContain(WORDS);
    await talk.press(ADMIN, buttonOf(reply, 'Undo').actionId);
    expect((await shown(talk))[1]).toContain(WORDS);
  });

  test('is struck from the digest that named it, and the other stories stand', async () => {
    const digest = { cron: '0 12 * * *', timezone: 'Europe/Kyiv' };
    const talk = await open({ mode: 'digest', digest });
    talk.newsdesk.publish('Wire', LATER);
    talk.newsdesk.publish('Post', WHALE);
    await talk.newsdesk.round();
    talk.newsdesk.clock.advance(4 * HOUR_MS);
    expect((await shown(talk)).join('\n')).toContain(WORDS);
    const reply = await talk.say(ADMIN, `news withdraw ${await storyOf(talk, 'g2')} a hoax`);
    const [after = ''] = await shown(talk);
    expect(after).toContain('withdrawn: a hoax');
    expect(after).not.toContain(WORDS);
    expect(after).toContain('Whale rescued');
    await talk.press(ADMIN, buttonOf(reply, 'Undo').actionId);
    const texts = await shown(talk);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(WORDS);
    expect(texts[0]).not.toContain('withdrawn');
    const open_ = await talk.newsdesk.store.listDeliveries({
      states: ['pending', 'leased', 'unknown'],
      destination: undefined,
      limit: 9,
    });
    expect(open_).toEqual([]);
  });

  test('is not told when what held it is over, nor by the next report', async () => {
    const talk = await open({ alertsPerHourMax: 1 });
    talk.newsdesk.publish('Post', WHALE);
    await talk.newsdesk.round();
    talk.newsdesk.publish('Post', FERRY);
    await talk.newsdesk.round();
    expect(
      await talk.newsdesk.store.listHeld({ dueBeforeMs: undefined, storyId: undefined }),
    ).toHaveLength(1);
    await talk.say(ADMIN, `news withdraw ${await storyOf(talk, 'g1')} a hoax`);
    talk.newsdesk.clock.advance(2 * HOUR_MS);
    await talk.newsdesk.round();
    talk.newsdesk.publish('Wire', LATER);
    const texts = await shown(talk);
    expect(await storyOf(talk, 'g2')).toBe(await storyOf(talk, 'g1'));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('Whale');
  });

  test('by one server’s admin: what waits in the server’s channel is not told, elsewhere it is', async () => {
    const digest = { cron: '0 12 * * *', timezone: 'Europe/Kyiv' };
    const destinations = ['slack:C0OPEN', 'discord:70001'] as const;
    const talk = await open({ mode: 'digest', digest, destinations });
    talk.newsdesk.publish('Post', FERRY);
    await talk.newsdesk.round();
    await talk.say(
      discordActor({ workspace: 'discord:80000', channel: 'discord:80001' }),
      'news help',
    );
    const admin = discordActor({ isWorkspaceAdmin: true });
    const storyId = await storyOf(talk, 'g1');
    const reply = await talk.say(admin, `news withdraw ${storyId} not for us`);
    expect(await talk.newsdesk.store.listMutes(storyId)).toMatchObject([
      { destination: 'discord:70001' },
    ]);
    talk.newsdesk.clock.advance(4 * HOUR_MS);
    await talk.newsdesk.round();
    const told = await talk.newsdesk.store.listAlertsOfStory(storyId);
    expect(told.map(({ alert }) => alert.destination)).toEqual(['slack:C0OPEN']);
    await talk.press(admin, buttonOf(reply, 'Undo').actionId);
    expect(await talk.newsdesk.store.listMutes(storyId)).toEqual([]);
  });
});

test('a withdrawn quote is gone from the reply that told it, and is not taken up from the next version', async () => {
  const talk = await open({});
  talk.newsdesk.publish('Post', FERRY);
  await talk.newsdesk.round();
  talk.newsdesk.publish('Wire', LATER);
  await shown(talk);
  const storyId = await storyOf(talk, 'g2');
  const story = await talk.say(ADMIN, `news story ${storyId}`);
  const [id = ''] = new RegExp(`${storyId}\\.[a-z0-9]{6}`).exec(JSON.stringify(story)) ?? [];
  await talk.say(ADMIN, `news withdraw ${id} never said`);
  talk.newsdesk.publish('Wire', { ...LATER, contentText: `${LATER.contentText}\nIt is cold.` });
  talk.newsdesk.clock.advance(HOUR_MS);
  const texts = await shown(talk);
  expect(texts.join('\n')).not.toContain(WORDS);
  expect(texts[1]).toBe('withdrawn: never said');
});
