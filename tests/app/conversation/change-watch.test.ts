import { beforeEach, describe, expect, test } from 'vitest';
import {
  answerOf,
  buttonOf,
  discordActor,
  formOf,
  makeTalk,
  slackActor,
  type Talk,
  wordsOf,
} from '../../helpers/talk.ts';

const ADMIN = slackActor({ isWorkspaceAdmin: true, userId: 'U0ADMIN' });
const MEMBER = slackActor({ userId: 'U0MEMBER' });
const OTHER = slackActor({ isWorkspaceAdmin: true, userId: 'U0OTHER' });

let talk: Talk;
beforeEach(async () => {
  talk = await makeTalk({
    watches: [{ name: 'harbour', query: 'ferry', destinations: ['slack:C0OPEN'] }],
  });
});

async function harbour() {
  return (await talk.newsdesk.store.listWatches())[0];
}

async function edit(actor: typeof ADMIN, query: string) {
  const form = formOf(await talk.say(actor, 'watch edit harbour'));
  const trial = await talk.submit(actor, form, { query });
  return talk.press(actor, buttonOf(trial, 'Save').actionId);
}

async function actions(): Promise<readonly string[]> {
  const audit = await talk.newsdesk.store.listAudit({
    workspace: 'slack:T1',
    subject: undefined,
    sinceMs: undefined,
    limit: 50,
  });
  return audit.map(({ action, actor }) => `${action} ${actor}`);
}

describe('a watch rests and works again', () => {
  test('with Undo, and each is in the audit', async () => {
    const paused = await talk.say(ADMIN, 'watch pause harbour');
    expect(wordsOf(paused)).toContain('“harbour” is paused.');
    expect(await harbour()).toMatchObject({ isPaused: true, version: 2 });
    await talk.press(ADMIN, buttonOf(paused, 'Undo').actionId);
    expect(await harbour()).toMatchObject({ isPaused: false, version: 3 });
    await talk.say(ADMIN, 'watch pause harbour');
    await talk.say(ADMIN, 'watch resume harbour');
    expect(await harbour()).toMatchObject({ isPaused: false });
    expect((await actions()).toSorted()).toEqual([
      'watch.pause slack:U0ADMIN',
      'watch.pause slack:U0ADMIN',
      'watch.resume slack:U0ADMIN',
      'watch.undo slack:U0ADMIN',
    ]);
  });

  test('pausing what rests already changes nothing', async () => {
    await talk.say(ADMIN, 'watch pause harbour');
    await talk.say(OTHER, 'watch pause harbour');
    expect(await harbour()).toMatchObject({ version: 2 });
  });
});

describe('a removed watch', () => {
  test('can be brought back as it was', async () => {
    const removed = await talk.say(ADMIN, 'watch remove harbour');
    expect(await harbour()).toBeUndefined();
    const undo = buttonOf(removed, 'Undo').actionId;
    expect(wordsOf(await talk.press(ADMIN, undo))).toContain('“harbour” is back.');
    expect(await harbour()).toMatchObject({ name: 'harbour', query: 'ferry', workspace: 'local' });
    // A second press finds it there.
    expect(wordsOf(await talk.press(ADMIN, undo))).toContain('has been changed since');
  });
});

describe('the history', () => {
  test('says who changed what, and takes the newest change back', async () => {
    await edit(ADMIN, 'ferry AND ice');
    await edit(OTHER, 'ferry AND fog');
    const history = await talk.say(ADMIN, 'watch history harbour');
    expect(wordsOf(history)).toContain('3. changed · U0OTHER');
    expect(wordsOf(history)).toContain('Query: ferry AND ice → ferry AND fog');
    expect(wordsOf(history)).toContain('1. taken from the files · command line');
    const undone = await talk.press(ADMIN, buttonOf(history, 'Undo').actionId);
    expect(wordsOf(undone)).toContain('“harbour” is as it was.');
    expect(await harbour()).toMatchObject({ query: 'ferry AND ice', version: 4 });
  });

  test('an Undo that comes too late is refused', async () => {
    const saved = await edit(ADMIN, 'ferry AND ice');
    await edit(OTHER, 'ferry AND fog');
    const late = await talk.press(ADMIN, buttonOf(saved, 'Undo').actionId);
    expect(wordsOf(late)).toContain('has been changed since');
    expect(await harbour()).toMatchObject({ query: 'ferry AND fog', version: 3 });
  });

  test('any version can stand again', async () => {
    await edit(ADMIN, 'ferry AND ice');
    await edit(ADMIN, 'ferry AND fog');
    const { menu } = answerOf(await talk.say(ADMIN, 'watch history harbour'));
    expect(menu?.choices.map(({ value }) => value)).toEqual(['2', '1']);
    await talk.press(ADMIN, menu?.actionId ?? '', '1');
    expect(await harbour()).toMatchObject({ query: 'ferry', version: 4 });
  });

  test('of a watch that was removed says by whom, and brings it back', async () => {
    await edit(ADMIN, 'ferry AND ice');
    await talk.say(OTHER, 'watch remove harbour');
    expect(wordsOf(await talk.say(MEMBER, 'watch history harbour'))).not.toContain('ferry');
    const stranger = discordActor({ isWorkspaceAdmin: true });
    expect(wordsOf(await talk.say(stranger, 'watch history harbour'))).not.toContain('ferry');
    const history = await talk.say(ADMIN, 'watch history harbour');
    expect(wordsOf(history)).toContain('removed · U0OTHER');
    expect(wordsOf(history)).toContain('2. changed · U0ADMIN');
    await talk.press(ADMIN, buttonOf(history, 'Undo').actionId);
    expect(await harbour()).toMatchObject({ query: 'ferry AND ice', version: 3 });
  });

  test('the button of a private note takes the change back that it tells of', async () => {
    await edit(ADMIN, 'ferry AND ice');
    const watch = await harbour();
    const direct = { ...ADMIN, channel: undefined };
    await talk.press(direct, `v1:undo-watch:${watch?.id}.2`);
    expect(await harbour()).toMatchObject({ query: 'ferry', version: 3 });
  });
});

describe('the list', () => {
  test('says how each watch does, and opens one', async () => {
    for (const [guid, title, contentText] of [
      [
        'g1',
        'Ferry stuck in ice',
        'The ferry Anna lies in the ice off Norhaven with 40 people on board.',
      ],
      [
        'g2',
        'Museum wins a prize',
        'A model of an old ferry brought the museum of Velde its first prize.',
      ],
    ] as const) {
      talk.newsdesk.publish('Post', { guid, title, contentText });
      await talk.newsdesk.round();
    }
    const [alert] = await talk.newsdesk.store.listAlerts({
      destinations: undefined,
      watchId: undefined,
      sinceMs: undefined,
      limit: 1,
    });
    expect(wordsOf(await talk.say(ADMIN, 'watch list'))).toContain(
      '0.1 alerts a day, nothing reported',
    );
    await talk.press(slackActor(), `v1:reported:${alert?.alert.id}`, 'not-relevant');
    const list = await talk.say(ADMIN, 'watch list');
    expect(wordsOf(list)).toContain('0.1 alerts a day, precision 50 %');
    const { menu } = answerOf(list);
    const one = await talk.press(ADMIN, menu?.actionId ?? '', menu?.choices[0]?.value);
    expect(answerOf(one).buttons.map(({ label }) => label)).toEqual([
      'Edit',
      'Pause',
      'History',
      'Remove',
    ]);
    expect(formOf(await talk.press(ADMIN, buttonOf(one, 'Edit').actionId)).formId).toBe(
      'watch-edit',
    );
  });

  test('has pages', async () => {
    const names = Array.from(
      { length: 14 },
      (_, index) => `watch ${String(index).padStart(2, '0')}`,
    );
    talk = await makeTalk({ watches: names.map((name) => ({ name })) });
    const first = await talk.say(ADMIN, 'watch list');
    expect(wordsOf(first)).toContain('watch 05');
    expect(wordsOf(first)).not.toContain('watch 06');
    const second = await talk.press(ADMIN, buttonOf(first, 'More →').actionId);
    expect(answerOf(second).isUpdate).toBe(true);
    const third = await talk.press(ADMIN, buttonOf(second, 'More →').actionId);
    expect(wordsOf(third)).toContain('watch 13');
    expect(answerOf(third).buttons.map(({ label }) => label)).toEqual(['← Back']);
    expect(wordsOf(await talk.press(ADMIN, buttonOf(third, '← Back').actionId))).toContain(
      'watch 06',
    );
  });
});
