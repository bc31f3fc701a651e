import { describe, expect, test } from 'vitest';
import { createIds } from '../../../src/adapters/system/ids.ts';
import { ENGLISH } from '../../../src/app/conversation/labels-english.ts';
import { UKRAINIAN } from '../../../src/app/conversation/labels-ukrainian.ts';
import { MINUTE_MS } from '../../../src/core/time/moment.ts';
import type { Joining } from '../../../src/ports/conversation.ts';
import {
  answerOf,
  answerWords,
  buttonOf,
  discordActor,
  formOf,
  makeTalk,
  slackActor,
  wordsOf,
} from '../../helpers/talk.ts';

const MEMBER = slackActor();
const ADMIN = slackActor({ isWorkspaceAdmin: true, userId: 'U0ADMIN' });
const DISCORD_ADMIN = discordActor({ isWorkspaceAdmin: true });
const JOINING: Joining = {
  platform: 'discord',
  workspace: 'discord:70000',
  workspaceName: 'Norhaven Desk',
  invitedBy: '900001',
  missing: ['#news: Send Messages'],
};

describe('coming to a workspace', () => {
  test('is told once, with what is missing and three buttons', async () => {
    const talk = await makeTalk();
    const first = await talk.conversation.welcome(JOINING);
    expect(first && answerWords(first)).toContain('⚠ #news: Send Messages');
    expect(first?.buttons.map(({ label }) => label)).toEqual([
      'Choose a channel',
      'Choose watches',
      'Send a sample',
    ]);
    expect(await talk.conversation.welcome(JOINING)).toBeUndefined();
    expect(await talk.newsdesk.store.listWorkspaces()).toMatchObject([
      { id: 'discord:70000', name: 'Norhaven Desk' },
    ]);
  });

  test('the buttons lead to a watch of one’s own, told in the channel that was chosen', async () => {
    const talk = await makeTalk({ watches: [{ name: 'shipped', query: 'ferry' }] });
    // In the direct message there is no channel yet.
    const direct = { ...DISCORD_ADMIN, channel: undefined };
    expect(wordsOf(await talk.press(direct, 'v1:join-watches'))).toBe('Choose a channel first.');
    const form = formOf(await talk.press(direct, 'v1:join-channel'));
    const foreign = await talk.submit(direct, form, { destination: 'discord:80001' });
    expect(foreign).toMatchObject({ kind: 'form-errors' });
    const chosen = await talk.submit(direct, form, { destination: 'discord:70002' });
    expect(wordsOf(chosen)).toContain('New watches are told in discord:70002.');
    const offered = answerOf(await talk.press(direct, buttonOf(chosen, 'Choose watches').actionId));
    const choice = offered.menu?.choices.find(({ label }) => label === 'shipped')?.value;
    const taken = await talk.press(direct, offered.menu?.actionId ?? '', choice);
    expect(wordsOf(taken)).toContain('“shipped” is yours now');
    expect(await talk.newsdesk.store.listWatches()).toMatchObject([
      { workspace: 'discord:70000', name: 'shipped', destinations: ['discord:70002'] },
      { workspace: 'local', name: 'shipped', destinations: ['console'] },
    ]);
    expect(wordsOf(await talk.press(direct, 'v1:join-watches'))).toContain('are here already');
    await talk.press(direct, buttonOf(taken, 'Undo').actionId);
    expect(await talk.newsdesk.store.listWatches()).toHaveLength(1);
  });

  test('a sample goes to the channel, and what stands in its way is said', async () => {
    const talk = await makeTalk();
    expect(wordsOf(await talk.press(ADMIN, 'v1:join-sample'))).toBe(
      'A sample alert stands in slack:C0OPEN.',
    );
    expect(talk.sent).toMatchObject([{ destination: 'slack:C0OPEN', kind: 'post' }]);
    talk.outcome = { kind: 'impossible', reason: 'not in the channel', hint: 'Invite the app.' };
    expect(wordsOf(await talk.press(ADMIN, 'v1:join-sample'))).toContain(
      'did not reach slack:C0OPEN: not in the channel.\nInvite the app.',
    );
  });

  test('members are told nothing of it', async () => {
    const talk = await makeTalk();
    for (const action of ['join-channel', 'join-watches', 'join-sample']) {
      expect(wordsOf(await talk.press(MEMBER, `v1:${action}`))).toBe(ENGLISH.adminsOnly);
    }
    expect(talk.sent).toEqual([]);
  });
});

describe('home', () => {
  test('shows each what they may see: health and the other buttons to admins', async () => {
    const talk = await makeTalk({
      watches: [
        { name: 'open', query: 'ferry', destinations: ['slack:C0OPEN'] },
        { name: 'secret', query: 'storm', destinations: ['slack:C0OPEN'], visibility: 'admins' },
      ],
      connections: [{ platform: 'discord', isOn: false }],
    });
    talk.newsdesk.publish('Post', { guid: 'g1', title: 'Ferry stuck in ice' });
    await talk.newsdesk.round();
    const home = { ...MEMBER, channel: undefined };
    const seen = await talk.conversation.home(home);
    expect(answerWords(seen)).toContain('Ferry stuck in ice');
    expect(answerWords(seen)).toContain('open');
    expect(answerWords(seen)).not.toContain('secret');
    expect(answerWords(seen)).not.toContain('/watch');
    expect(seen.buttons).toEqual([]);
    const admin = await talk.conversation.home({ ...ADMIN, channel: undefined });
    expect(answerWords(admin)).toContain('secret');
    expect(answerWords(admin)).toContain('1 feed, all well.');
    expect(answerWords(admin)).toContain('discord is not connected.');
    expect(admin.buttons.map(({ label }) => label)).toContain('Add a watch');
    const guest = await talk.conversation.home({ ...home, isOutsider: true });
    expect(answerWords(guest)).toBe(ENGLISH.stranger);
  });
});

describe('help', () => {
  test('names the commands under their prefix, to members their own alone', async () => {
    const talk = await makeTalk({ prefix: 'desk-' });
    const words = wordsOf(await talk.say(MEMBER, 'news help'));
    expect(words).toContain('/desk-news latest [watch]');
    expect(words).not.toContain('/desk-watch');
    expect(wordsOf(await talk.say(ADMIN, 'watch'))).toContain('/desk-watch add');
    expect(wordsOf(await talk.say(MEMBER, 'news dance'))).toContain('There is no such command');
  });
});

describe('languages', () => {
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.length;
    if (typeof value !== 'object' || value === null) return typeof value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]): [string, unknown] => [key, shape(inner)])
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  };

  test('both have the same keys, and no text is left in the other language', () => {
    expect(shape(UKRAINIAN)).toEqual(shape(ENGLISH));
    const texts = JSON.stringify(UKRAINIAN, (key, value: unknown) =>
      key === 'languageButton' ? undefined : value,
    );
    for (const [, text = ''] of texts.matchAll(/"(?:[a-z-]+|[a-zA-Z]+)":"([^"]+)"/g)) {
      expect(text).toMatch(/[а-яіїєґ]/i);
    }
    expect(
      JSON.stringify(ENGLISH, (key, value: unknown) =>
        key === 'languageButton' ? undefined : value,
      ),
    ).not.toMatch(/[а-яіїєґ]/i);
  });

  test('are chosen per workspace, by its admins', async () => {
    const talk = await makeTalk();
    await talk.press(MEMBER, 'v1:language:uk');
    expect(wordsOf(await talk.say(MEMBER, 'news latest'))).toBe(ENGLISH.noAlerts);
    const help = await talk.say(ADMIN, 'news help');
    const chosen = await talk.press(ADMIN, buttonOf(help, 'Українською').actionId);
    expect(wordsOf(chosen)).toContain('останні сповіщення цього каналу');
    expect(wordsOf(await talk.say(MEMBER, 'news latest'))).toBe(UKRAINIAN.noAlerts);
    expect(wordsOf(await talk.say(discordActor(), 'news latest'))).toBe(ENGLISH.noAlerts);
    await talk.press(ADMIN, 'v1:language:tlh');
    expect(wordsOf(await talk.say(MEMBER, 'news latest'))).toBe(UKRAINIAN.noAlerts);
    expect(
      await talk.newsdesk.store.listAudit({
        workspace: 'slack:T1',
        subject: 'slack:T1',
        sinceMs: undefined,
        limit: 9,
      }),
    ).toMatchObject([{ action: 'workspace.edit', actor: 'slack:U0ADMIN' }]);
  });

  test('the installation’s is the default; errors of queries too are whole in Ukrainian', async () => {
    const talk = await makeTalk({ settings: { language: 'uk' } });
    expect(wordsOf(await talk.say(MEMBER, 'watch list'))).toBe(UKRAINIAN.adminsOnly);
    expect(wordsOf(await talk.say({ ...MEMBER, isOutsider: true }, 'news latest'))).toBe(
      UKRAINIAN.stranger,
    );
  });
});

describe('feeds', () => {
  const found = {
    url: 'https://courier.example/feed',
    title: 'Courier',
    foundBy: 'link',
    itemCount: 12,
  } as const;

  test('are added from a site’s address, removed, and each is undone', async () => {
    const asked: string[] = [];
    const talk = await makeTalk({
      discoverFeeds: async (url) => {
        asked.push(url);
        return { kind: 'found', feeds: [found] };
      },
    });
    const urls = async () =>
      (await talk.newsdesk.store.listFeeds()).map(({ url }) => url).toSorted();
    const added = await talk.say(ADMIN, 'watch feeds add <https://courier.example|courier>');
    expect(asked).toEqual(['https://courier.example']);
    expect(wordsOf(added)).toContain('Added: Courier, with 12 items now.');
    expect(await urls()).toEqual(['https://courier.example/feed', 'https://post.example/feed']);
    await talk.press(ADMIN, buttonOf(added, 'Undo').actionId);
    expect(await urls()).toEqual(['https://post.example/feed']);
    const removed = await talk.say(ADMIN, 'watch feeds remove https://post.example/feed');
    expect(await urls()).toEqual([]);
    await talk.press(ADMIN, buttonOf(removed, 'Undo').actionId);
    expect(await urls()).toEqual(['https://post.example/feed']);
    expect(wordsOf(await talk.say(ADMIN, 'watch feeds'))).toContain(
      'https://post.example/feed · not asked yet',
    );
    await talk.newsdesk.round();
    expect(wordsOf(await talk.say(ADMIN, 'watch feeds'))).toContain('items a week');
  });

  test('say what is wrong with an address', async () => {
    const talk = await makeTalk({
      discoverFeeds: async () => ({
        kind: 'unreachable',
        because: { kind: 'http-error', status: 404, retryAfterMs: undefined },
      }),
    });
    expect(wordsOf(await talk.say(ADMIN, 'watch feeds add https://none.example'))).toContain(
      'could not be read',
    );
    expect(wordsOf(await talk.say(ADMIN, 'watch feeds add none'))).toContain('is not an address');
    expect(wordsOf(await talk.say(ADMIN, 'watch feeds remove https://none.example'))).toContain(
      'No feed has the address',
    );
    expect(wordsOf(await talk.say(ADMIN, 'watch feeds dance'))).toContain('/watch feeds list');
  });

  test('serve every workspace: one Discord server’s admin among many looks, and changes nothing', async () => {
    const talk = await makeTalk({ discoverFeeds: async () => ({ kind: 'found', feeds: [found] }) });
    await talk.say(
      discordActor({ workspace: 'discord:80000', channel: 'discord:80001' }),
      'news help',
    );
    const list = wordsOf(await talk.say(DISCORD_ADMIN, 'watch feeds list'));
    expect(list).toContain('Post');
    // An address may hold a key.
    expect(list).not.toContain('https://');
    await talk.say(DISCORD_ADMIN, 'watch feeds add https://courier.example');
    await talk.say(DISCORD_ADMIN, 'watch feeds remove https://post.example/feed');
    expect(await talk.newsdesk.store.listFeeds()).toHaveLength(1);
  });

  test('an installation with one Discord server alone is its admins’', async () => {
    const talk = await makeTalk({ discoverFeeds: async () => ({ kind: 'found', feeds: [found] }) });
    await talk.say(DISCORD_ADMIN, 'watch feeds add https://courier.example');
    expect(await talk.newsdesk.store.listFeeds()).toHaveLength(2);
  });
});

describe('/watch console', () => {
  test('is a link that signs this admin in once, within five minutes', async () => {
    const talk = await makeTalk();
    const { store, clock } = talk.newsdesk;
    const ids = createIds();
    const link = async () => {
      const url = buttonOf(await talk.say(ADMIN, 'watch console'), 'Open the console').url ?? '';
      expect(url).toMatch(/^https:\/\/desk\.example\/sign-in\?token=[a-z0-9]{52}$/);
      return ids.digest('console', new URL(url).searchParams.get('token') ?? '');
    };
    const first = await link();
    expect(await store.spendSignInLink(first)).toMatchObject({ actor: 'slack:U0ADMIN' });
    expect(await store.spendSignInLink(first)).toBeUndefined();
    const second = await link();
    clock.advance(5 * MINUTE_MS);
    expect(await store.spendSignInLink(second)).toBeUndefined();
  });

  test('whoever runs the installation sees all of it, others their workspace, one server among many nothing', async () => {
    const talk = await makeTalk();
    await talk.say(discordActor(), 'news help');
    const token = async (actor: typeof ADMIN) => {
      const answer = answerOf(await talk.say(actor, 'watch console'));
      return new URL(answer.buttons[0]?.url ?? 'none:').searchParams.get('token');
    };
    const hash = createIds().digest('console', (await token(ADMIN)) ?? '');
    expect(await talk.newsdesk.store.spendSignInLink(hash)).toMatchObject({
      workspace: 'slack:T1',
    });
    expect(await token(DISCORD_ADMIN)).toBeNull();
    expect(await token(MEMBER)).toBeNull();
  });

  test('says when there is no console', async () => {
    const talk = await makeTalk();
    talk.consoleUrl = undefined;
    expect(wordsOf(await talk.say(ADMIN, 'watch console'))).toBe(ENGLISH.consoleOff);
  });
});

describe('suggestions', () => {
  const suggest = async (
    talk: Awaited<ReturnType<typeof makeTalk>>,
    option: string,
    typed: string,
    actor = MEMBER,
  ) => talk.conversation.suggest({ actor, option, typed });

  test('name watches, speakers and stories that the person may see, and complete concepts', async () => {
    const talk = await makeTalk({
      watches: [
        { name: 'Łódź ferries', query: 'ferry', destinations: ['slack:C0OPEN'] },
        { name: 'secret', query: 'storm', destinations: ['slack:C0OPEN'], visibility: 'admins' },
      ],
    });
    await talk.newsdesk.store.replaceConcepts({
      concepts: { nato: ['NATO'], navy: ['navy'] },
      audit: {
        id: 'a1',
        atMs: 1,
        workspace: 'local',
        actor: 'cli',
        action: 'concepts.apply',
        subject: 'concepts',
        before: undefined,
        after: undefined,
      },
    });
    talk.newsdesk.publish('Post', {
      guid: 'g1',
      title: 'Ferry stuck in ice',
      contentText: 'The ferry is stuck. “It was a long winter for all of us,” said Mira Olsen.',
    });
    await talk.newsdesk.round();
    expect(await suggest(talk, 'name', 'lodz')).toEqual(['Łódź ferries']);
    expect(await suggest(talk, 'watch', '')).toEqual(['Łódź ferries']);
    expect(await suggest(talk, 'watch', 'sec', ADMIN)).toEqual(['secret']);
    expect(await suggest(talk, 'query', 'ferry AND @na')).toEqual([
      'ferry AND @nato',
      'ferry AND @navy',
    ]);
    expect(await suggest(talk, 'words', 'mira')).toEqual(['Mira Olsen']);
    expect(await suggest(talk, 'id', 'ferry')).toEqual([
      expect.stringMatching(/^\w+ · Ferry stuck in ice$/),
    ]);
    expect((await suggest(talk, 'timezone', 'kyi'))[0]).toBe('Europe/Kyiv');
    expect(await suggest(talk, 'url', '', ADMIN)).toEqual(['https://post.example/feed']);
    expect(await suggest(talk, 'url', '')).toEqual([]);
    expect(await suggest(talk, 'name', '', { ...MEMBER, isOutsider: true })).toEqual([]);
    expect(await suggest(talk, 'nonsense', '')).toEqual([]);
  });
});
