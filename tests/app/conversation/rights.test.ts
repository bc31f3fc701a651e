import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES } from '../../../src/app/conversation/answer-command.ts';
import { ENGLISH } from '../../../src/app/conversation/labels-english.ts';
import { answerOf, answerWords, buttonOf, formOf, type Talk, wordsOf } from '../../helpers/talk.ts';
import {
  changedWatches,
  findAlerts,
  listRequests,
  makeWorld,
  PEOPLE,
  type Person,
  secretOf,
  WORLD,
} from './rights-world.ts';

const STRANGERS: readonly string[] = [ENGLISH.stranger, ENGLISH.directMessage];
const OPTIONS = ['name', 'watch', 'query', 'words', 'id', 'what', 'url', 'timezone', 'reason'];

/** The watches whose name or secret word stands in a text. */
function findNamed(text: string): readonly string[] {
  return WORLD.map(({ id }) => id).filter((id) => text.includes(id) || text.includes(secretOf(id)));
}

/** What a request itself says is no leak when it comes back. */
function withoutEcho(text: string, echo: string): string {
  return echo === '' ? text : text.replaceAll(echo, '');
}

describe.each(PEOPLE)('$name', ({ actor, standing, sees, changes, runsHouse }: Person) => {
  test('sees and changes what is theirs, whatever they type, press and send', async () => {
    const talk = await makeWorld();
    const { store } = talk.newsdesk;
    const alerts = await findAlerts(talk);
    const before = await store.listWatches();
    // Stories that the person's own workspace keeps from them; another's are in the archive that all share.
    const hidden = WORLD.flatMap(({ id, workspace, destinations }, index) =>
      workspace === actor.workspace &&
      !sees.includes(id) &&
      !destinations.some((one) => one === actor.channel)
        ? [index]
        : [],
    );
    const leaks: string[] = [];
    for (const request of await listRequests(talk, actor)) {
      const reply = await talk.ask(request);
      const text = JSON.stringify(reply);
      const echo =
        request.kind === 'command'
          ? (request.options['text'] ?? '')
          : request.kind === 'button'
            ? (request.choice ?? '')
            : '';
      if (standing === 'stranger') {
        if (!STRANGERS.includes(wordsOf(reply))) leaks.push(JSON.stringify(request));
        continue;
      }
      const said = withoutEcho(
        text.replaceAll(request.kind === 'button' ? request.actionId : '\u0000', ''),
        echo,
      );
      // A watch that the person has made or renamed is theirs; the world's others are not.
      const foreign = findNamed(said).filter((id) => !sees.includes(id));
      // What stands in the person's own channel they have read there.
      const read = alerts
        .filter(({ destination }) => destination === actor.channel)
        .map(({ watchId }) => watchId);
      const leaked = foreign.filter((id) => !read.includes(id) || text.includes(secretOf(id)));
      const shown = hidden.filter((index) => new RegExp(`About topic${index}\\b`).test(said));
      if (shown.length > 0) leaks.push(`${JSON.stringify(request)} shows ${shown.join(', ')}`);
      if (leaked.length > 0) leaks.push(`${JSON.stringify(request)} names ${leaked.join(', ')}`);
    }
    for (const option of OPTIONS) {
      const found = await talk.conversation.suggest({ actor, option, typed: '' });
      leaks.push(...findNamed(found.join('\n')).filter((id) => !sees.includes(id)));
    }
    const home = answerWords(await talk.conversation.home(actor));
    leaks.push(...findNamed(home).filter((id) => !sees.includes(id)));
    expect(leaks.slice(0, 3)).toEqual([]);
    const world = new Set(WORLD.map(({ id }) => id));
    const changed = changedWatches(before, await store.listWatches());
    expect(changed.filter((id) => world.has(id) && !changes.includes(id))).toEqual([]);
    // What was made is the person's workspace's own, and told there.
    const made = (await store.listWatches()).filter(({ id }) => !world.has(id));
    expect(made.filter(({ workspace }) => workspace !== actor.workspace)).toEqual([]);
    expect(made.length > 0 && standing !== 'admin').toBe(false);
    expect(changed.some((id) => changes.includes(id))).toBe(changes.length > 0);
    const feeds = (await store.listFeeds()).map(({ url }) => url);
    expect(feeds.includes('https://post.example/feed')).toBe(!runsHouse);
    const mutes = await Promise.all(alerts.map(({ storyId }) => store.listMutes(storyId)));
    const mayMute = standing === 'desk' || standing === 'admin';
    expect(mutes.flat().length > 0 && !mayMute).toBe(false);
    const reported = await store.listFeedback({ watchId: undefined, sinceMs: 0 });
    expect(reported.length > 0 && standing === 'stranger').toBe(false);
  });

  test('opens each watch that is theirs to see, and changes each that is theirs to change', async () => {
    const talk = await makeWorld();
    const help = wordsOf(await talk.say(actor, 'news help'));
    expect(STRANGERS.includes(help)).toBe(standing === 'stranger');
    for (const id of sees) {
      const latest = wordsOf(await talk.say(actor, `news latest ${id}`));
      expect(latest).toContain('About topic');
    }
    for (const { id } of WORLD) {
      const isNamed = wordsOf(await talk.say(actor, `news latest ${id}`)).includes('About topic');
      expect(isNamed).toBe(sees.includes(id));
    }
    for (const { id } of WORLD) {
      const reply = await talk.say(actor, `watch edit ${id}`);
      expect(reply.kind === 'form').toBe(changes.includes(id));
    }
  });
});

describe('who does what', () => {
  const member = PEOPLE.filter(({ standing }) => standing === 'member' || standing === 'desk');
  const admins = PEOPLE.filter(({ standing }) => standing === 'admin');

  test.each(member)('$name is refused each command of admins', async ({ actor }) => {
    const talk = await makeWorld();
    for (const name of COMMAND_NAMES.filter((one) => one.startsWith('watch'))) {
      expect(wordsOf(await talk.say(actor, `${name} house-all`))).toBe(ENGLISH.adminsOnly);
    }
    for (const name of ['news welcome', 'news withdraw']) {
      expect(wordsOf(await talk.say(actor, `${name} x y`))).toBe(ENGLISH.adminsOnly);
    }
  });

  test.each(admins)('$name tells a watch in no other workspace’s channel', async ({ actor }) => {
    const talk = await makeWorld();
    const form = formOf(await talk.say(actor, 'watch add'));
    const foreign = ['slack:C0OPEN', 'discord:70001', 'discord:80001'].filter(
      (destination) =>
        destination !== actor.channel &&
        !(actor.platform === 'slack' && destination.startsWith('slack')),
    );
    for (const destination of foreign) {
      const reply = await talk.submit(actor, form, { name: 'x', query: 'x', destination });
      expect(reply).toMatchObject({ kind: 'form-errors' });
    }
    const own = await talk.submit(actor, form, { name: 'x', query: 'x' });
    expect(buttonOf(own, 'Save')).toBeDefined();
  });

  test('mutes are the desk’s, where the alert stands', async () => {
    const talk: Talk = await makeWorld();
    const alerts = await findAlerts(talk);
    for (const { actor, standing } of PEOPLE) {
      for (const { id } of alerts.filter((one) => one.destination === actor.channel)) {
        const reply = answerOf(await talk.press(actor, `v1:mute:${id}`));
        const mayMute = standing === 'desk' || standing === 'admin';
        expect(reply.isShared === true).toBe(mayMute);
      }
    }
  });

  test('a drafted change is void once the right is gone', async () => {
    const talk = await makeWorld();
    const admin = PEOPLE.find(({ name }) => name === 'an admin of server A')?.actor;
    if (admin === undefined) throw new Error('no admin');
    const form = formOf(await talk.say(admin, 'watch edit a-open'));
    const trial = await talk.submit(admin, form, { query: 'anything' });
    const demoted = { ...admin, isWorkspaceAdmin: false };
    expect(wordsOf(await talk.press(demoted, buttonOf(trial, 'Save').actionId))).toBe(
      ENGLISH.adminsOnly,
    );
    expect(wordsOf(await talk.submit(demoted, form, {}))).toBe(ENGLISH.adminsOnly);
    // The same person in another server is another.
    const elsewhere = { ...admin, workspace: 'discord:80000', channel: 'discord:80001' } as const;
    expect(wordsOf(await talk.press(elsewhere, buttonOf(trial, 'Save').actionId))).toBe(
      ENGLISH.draftGone,
    );
  });
});
