import { describe, expect, test } from 'vitest';
import { COMMAND_NAMES } from '../../../src/app/conversation/answer-command.ts';
import { ENGLISH } from '../../../src/app/conversation/labels-english.ts';
import { answerOf, buttonOf, formOf, type Talk, wordsOf } from '../../helpers/talk.ts';
import { walkRights } from './rights-walk.ts';
import { findAlerts, makeWorld, PEOPLE, type Person, WORLD } from './rights-world.ts';

const STRANGERS: readonly string[] = [ENGLISH.stranger, ENGLISH.directMessage];

describe.each(PEOPLE)('$name', (person: Person) => {
  const { actor, standing, sees, changes } = person;

  test('sees and changes what is theirs, whatever they type, press and send', async () => {
    expect((await walkRights(person)).wrongs.slice(0, 3)).toEqual([]);
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
