import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../src/core/time/moment.ts';
import type { Form } from '../../../src/ports/conversation.ts';
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
const OTHER = slackActor({ isWorkspaceAdmin: true, userId: 'U0OTHER' });
const DISCORD_ADMIN = discordActor({ isWorkspaceAdmin: true });

let talk: Talk;
beforeEach(async () => {
  talk = await makeTalk({ watches: [{ name: 'shipped', query: 'canal' }] });
});

async function watches() {
  return (await talk.newsdesk.store.listWatches()).filter(({ workspace }) => workspace !== 'local');
}

const named = (form: Form, name: string) => form.fields.find((field) => field.name === name);

async function addHarbour(values: Readonly<Record<string, string>> = {}, actor = ADMIN) {
  const form = formOf(await talk.say(actor, 'watch add'));
  return talk.submit(actor, form, { name: 'harbour', query: 'ferry AND ice', ...values });
}

describe('adding a watch', () => {
  test('opens a form at once: Discord’s five fields first, told in this channel', async () => {
    expect(
      talk.conversation.opensForm({
        kind: 'command',
        actor: ADMIN,
        command: 'watch',
        subcommand: 'add',
        options: {},
      }),
    ).toBe(true);
    const form = formOf(await talk.say(ADMIN, 'watch add storms'));
    expect(form.fields.slice(0, 5).map(({ name }) => name)).toEqual([
      'name',
      'query',
      'destination',
      'mode',
      'mention',
    ]);
    expect(named(form, 'name')?.value).toBe('storms');
    expect(named(form, 'destination')).toMatchObject({ kind: 'channel', value: 'slack:C0OPEN' });
  });

  test('/watch test looks back as far as asked, on both platforms', async () => {
    talk.newsdesk.publish('Post', { guid: 'g1', title: 'Ferry stuck in ice' });
    await talk.newsdesk.round();
    const typed = wordsOf(await talk.say(ADMIN, 'watch test ferry since 7d'));
    expect(typed).toContain('In the last 7 days it would have made 1 alert: 0.1 a day.');
    const options = { query: 'ferry', since: '7d' };
    expect(wordsOf(await talk.say(DISCORD_ADMIN, 'watch test', options))).toContain('last 7 days');
    const year = wordsOf(await talk.say(ADMIN, 'watch test ferry 2021-01-01'));
    expect(year).toContain('In the last 30 days');
    const long = wordsOf(await talk.say(ADMIN, 'watch test ferry since 2021-01-01'));
    expect(long).toContain('In the last 365 days');
    // A bar for several days, so that the line fits a phone.
    expect(Math.max(...long.split('\n').map((line) => line.length))).toBeLessThan(80);
    const wrong = { query: 'ferry', since: 'ever' };
    expect(wordsOf(await talk.say(ADMIN, 'watch test', wrong))).toContain('“ever” is no time');
  });

  test('whose saved query can no longer be read can be mended', async () => {
    const concepts = async (own: Readonly<Record<string, readonly string[]>>) =>
      talk.newsdesk.store.replaceConcepts({
        concepts: own,
        audit: {
          id: `a${Object.keys(own).length}`,
          atMs: 1,
          workspace: 'local',
          actor: 'cli',
          action: 'concepts.apply',
          subject: 'concepts',
          before: undefined,
          after: undefined,
        },
      });
    await concepts({ boats: ['ferry'] });
    await talk.press(ADMIN, buttonOf(await addHarbour({ query: '@boats' }), 'Save').actionId);
    await concepts({});
    const form = formOf(await talk.say(ADMIN, 'watch edit harbour'));
    const trial = await talk.submit(ADMIN, form, { query: 'ferry' });
    expect(wordsOf(trial)).toContain('Trial of “harbour”');
  });

  test('is tried on the archive before anything is saved, and saved by a button', async () => {
    talk.newsdesk.publish('Post', { guid: 'g1', title: 'Ferry stuck in ice' });
    await talk.newsdesk.round();
    const trial = await addHarbour();
    expect(wordsOf(trial)).toContain(
      'In the last 30 days it would have made 1 alert: < 0.1 a day.',
    );
    expect(wordsOf(trial)).toContain('Ferry stuck in ice');
    expect(wordsOf(trial)).toMatch(/│ {30}█│ ≤ 1\n 05-11 {21}06-10/);
    expect(await watches()).toEqual([]);
    const saved = await talk.press(ADMIN, buttonOf(trial, 'Save').actionId);
    expect(wordsOf(saved)).toContain('“harbour” is saved.');
    expect(await watches()).toMatchObject([
      { name: 'harbour', workspace: 'slack:T1', destinations: ['slack:C0OPEN'], version: 1 },
    ]);
    const [audit] = await talk.newsdesk.store.listAudit({
      workspace: 'slack:T1',
      subject: 'harbour',
      sinceMs: undefined,
      limit: 1,
    });
    expect(audit).toMatchObject({ actor: 'slack:U0ADMIN', action: 'watch.add' });
  });

  test('a second press saves nothing twice', async () => {
    const { actionId } = buttonOf(await addHarbour(), 'Save');
    await talk.press(ADMIN, actionId);
    expect(wordsOf(await talk.press(ADMIN, actionId))).toContain('saved or discarded already');
    expect(await watches()).toHaveLength(1);
  });

  test('can be discarded, and changed in a form that is filled in', async () => {
    const trial = await addHarbour();
    const form = formOf(await talk.press(ADMIN, buttonOf(trial, 'Change').actionId));
    expect(named(form, 'query')?.value).toBe('ferry AND ice');
    const again = await talk.submit(ADMIN, form, { query: 'ferry' });
    expect(wordsOf(await talk.press(ADMIN, buttonOf(again, 'Discard').actionId))).toContain(
      'Discarded',
    );
    expect(await watches()).toEqual([]);
  });

  test('nobody else can save what somebody has begun', async () => {
    const { actionId } = buttonOf(await addHarbour(), 'Save');
    await talk.press(OTHER, actionId);
    expect(await watches()).toEqual([]);
  });

  test('is over after a day', async () => {
    const { actionId } = buttonOf(await addHarbour(), 'Save');
    talk.newsdesk.clock.advance(25 * HOUR_MS);
    await talk.press(ADMIN, actionId);
    expect(await watches()).toEqual([]);
  });
});

describe('a form with mistakes', () => {
  test('shows the query’s error at its column, with a hint, under the field; and keeps what was typed', async () => {
    const reply = await addHarbour({ query: 'ferry AND (ice' });
    expect(reply).toMatchObject({ kind: 'form-errors' });
    if (reply.kind !== 'form-errors') return;
    expect(reply.errors['query']).toContain('column 11');
    expect(reply.errors['query']).toContain('ferry AND (ice\n            ^');
    expect(reply.errors['query']).toContain('Add ).');
    expect(named(reply.form, 'query')?.value).toBe('ferry AND (ice');
    const mended = await talk.submit(ADMIN, reply.form, { query: 'ferry AND (ice)' });
    expect(answerOf(mended).buttons.map(({ label }) => label)).toEqual([
      'Save',
      'Change',
      'Discard',
    ]);
  });

  test.each([
    ['name', { name: '@everyone' }, 'letters'],
    ['destination', { destination: 'discord:80001' }, 'not a channel here'],
    ['mention', { mention: '<!channel>' }, 'cannot be mentioned'],
    ['max_age', { max_age: 'soon' }, 'not a duration'],
    ['timezone', { timezone: 'Europe/Nowhere' }, 'not a time zone'],
    ['quiet_hours', { quiet_hours: 'night' }, 'not quiet hours'],
    ['languages', { languages: 'english' }, 'not a language'],
    ['query', { must_match: 'a calm sea' }, 'no longer matches: "a calm sea"'],
  ])('%s %j', async (field, values, text) => {
    const reply = await addHarbour(values);
    expect(reply.kind).toBe('form-errors');
    if (reply.kind !== 'form-errors') return;
    expect(reply.errors[field]?.toLowerCase()).toContain(text);
  });

  test('only those who run the installation tell something in its console', async () => {
    expect((await addHarbour({ destination: 'console' })).kind).toBe('answer');
    const reply = await addHarbour({ destination: 'console' }, DISCORD_ADMIN);
    expect(reply).toMatchObject({
      errors: { destination: 'console is not a channel here.' },
    });
  });

  test('a name that is taken is said, in another workspace’s watches it is free', async () => {
    await talk.press(ADMIN, buttonOf(await addHarbour(), 'Save').actionId);
    const again = await addHarbour({}, OTHER);
    expect(again).toMatchObject({
      kind: 'form-errors',
      errors: { name: 'A watch called “harbour” is there already.' },
    });
    expect((await addHarbour({}, DISCORD_ADMIN)).kind).toBe('answer');
  });

  test('in Discord the role with the server’s own id is everyone', async () => {
    const reply = await addHarbour({ mention: '70000' }, DISCORD_ADMIN);
    expect(reply).toMatchObject({ errors: { mention: 'A watch cannot call everyone.' } });
  });
});

describe('Discord’s form of five fields', () => {
  test('takes the rest from the options of the command', async () => {
    const form = formOf(
      await talk.say(DISCORD_ADMIN, 'watch add', {
        name: 'harbour',
        min_publishers: '3',
        languages: 'en, uk',
        quiet_hours: '23:00-07:00',
        timezone: 'Europe/Warsaw',
      }),
    );
    const trial = await talk.submit(DISCORD_ADMIN, form, { query: 'ferry' });
    await talk.press(DISCORD_ADMIN, buttonOf(trial, 'Save').actionId);
    expect(await watches()).toMatchObject([
      {
        publishersMin: 3,
        languages: ['en', 'uk'],
        quietHours: { from: '23:00', to: '07:00', timezone: 'Europe/Warsaw' },
        workspace: 'discord:70000',
        destinations: ['discord:70001'],
      },
    ]);
  });

  test('a digest without a time comes every morning', async () => {
    const form = formOf(await talk.say(DISCORD_ADMIN, 'watch add', { name: 'harbour' }));
    const trial = await talk.submit(DISCORD_ADMIN, form, { query: 'ferry', mode: 'digest' });
    expect(wordsOf(trial)).toContain('Digest 0 8 * * * Europe/Kyiv');
  });

  test('a wrong option is said with a form to begin again', async () => {
    const form = formOf(
      await talk.say(DISCORD_ADMIN, 'watch add', { name: 'harbour', max_age: 'soon' }),
    );
    const reply = await talk.submit(DISCORD_ADMIN, form, { query: 'ferry' });
    expect(reply).toMatchObject({ kind: 'form-errors', errors: { max_age: expect.any(String) } });
  });
});

describe('editing a watch', () => {
  beforeEach(async () => {
    await talk.press(ADMIN, buttonOf(await addHarbour(), 'Save').actionId);
  });

  test('shows what the change gains and loses, and saves a new version', async () => {
    talk.newsdesk.publish('Post', { guid: 'g1', title: 'Ferry stuck in ice' });
    talk.newsdesk.publish('Post', { guid: 'g2', title: 'Ferry sails in the sun' });
    await talk.newsdesk.round();
    const form = formOf(await talk.say(ADMIN, 'watch edit harbour'));
    expect(form.formId).toBe('watch-edit');
    const trial = await talk.submit(ADMIN, form, { query: 'ferry AND sun' });
    expect(wordsOf(trial)).toContain('Compared with the saved query: 1 item more, 1 item fewer');
    expect(wordsOf(trial)).toContain('− Ferry stuck in ice');
    await talk.press(ADMIN, buttonOf(trial, 'Save').actionId);
    expect(await watches()).toMatchObject([{ version: 2, query: 'ferry AND sun' }]);
  });

  test('a digest and quiet hours of different zones keep theirs', async () => {
    const zones = { digest: '0 8 * * *', quiet_hours: '23:00-07:00' };
    const both = { ...zones, timezone: 'Europe/Kyiv, America/New_York' };
    const form = formOf(await talk.say(ADMIN, 'watch edit harbour'));
    const first = await talk.submit(ADMIN, form, both);
    await talk.press(ADMIN, buttonOf(first, 'Save').actionId);
    const again = formOf(await talk.say(ADMIN, 'watch edit harbour'));
    expect(named(again, 'timezone')?.value).toBe(both.timezone);
    const second = await talk.submit(ADMIN, again, { query: 'ferry' });
    await talk.press(ADMIN, buttonOf(second, 'Save').actionId);
    expect(await watches()).toMatchObject([
      {
        query: 'ferry',
        digest: { timezone: 'Europe/Kyiv' },
        quietHours: { timezone: 'America/New_York' },
      },
    ]);
  });

  test('two at once: the second is shown both, and decides', async () => {
    const mine = formOf(await talk.say(ADMIN, 'watch edit harbour'));
    const theirs = formOf(await talk.say(OTHER, 'watch edit harbour'));
    const first = await talk.submit(OTHER, theirs, { query: 'ferry AND fog' });
    await talk.press(OTHER, buttonOf(first, 'Save').actionId);
    const second = await talk.submit(ADMIN, mine, { query: 'ferry AND storm' });
    const conflict = await talk.press(ADMIN, buttonOf(second, 'Save').actionId);
    expect(wordsOf(conflict)).toContain('“harbour” was changed while you wrote');
    expect(wordsOf(conflict)).toContain('Saved by U0OTHER, version 2:');
    expect(wordsOf(conflict)).toContain('ferry AND fog');
    expect(wordsOf(conflict)).toContain('ferry AND storm');
    expect(await watches()).toMatchObject([{ version: 2, query: 'ferry AND fog' }]);
    await talk.press(ADMIN, buttonOf(conflict, 'Save mine over it').actionId);
    expect(await watches()).toMatchObject([{ version: 3, query: 'ferry AND storm' }]);
  });

  test('a query that is too long for a form is never cut: the console is named', async () => {
    const { store } = talk.newsdesk;
    const [watch] = await watches();
    if (watch === undefined) throw new Error('no watch');
    const { id, workspace, version, isPaused, ...options } = watch;
    const query = Array.from({ length: 400 }, (_, index) => `"ferry number ${index}"`).join(' OR ');
    await store.saveWatch({
      id,
      workspace,
      isPaused,
      options: { ...options, query },
      expectedVersion: version,
      audit: {
        id: 'a1',
        atMs: 1,
        workspace,
        actor: 'cli',
        action: 'watch.edit',
        subject: 'harbour',
        before: undefined,
        after: undefined,
      },
    });
    expect(wordsOf(await talk.say(ADMIN, 'watch edit harbour'))).toContain('https://desk.example');
  });

  test('another server’s destinations of a shared watch stay, unseen', async () => {
    const { store } = talk.newsdesk;
    const [shared] = (await store.listWatches()).filter(({ name }) => name === 'shipped');
    if (shared === undefined) throw new Error('no watch');
    const { id, workspace, version, isPaused, ...options } = shared;
    const destinations = ['slack:C0OPEN', 'discord:80001'] as const;
    await store.saveWatch({
      id,
      workspace,
      isPaused,
      options: { ...options, destinations },
      expectedVersion: version,
      audit: {
        id: 'a2',
        atMs: 1,
        workspace,
        actor: 'cli',
        action: 'watch.edit',
        subject: 'shipped',
        before: undefined,
        after: undefined,
      },
    });
    // Those who run the installation see where its own watches are told.
    const form = formOf(await talk.say(ADMIN, 'watch edit shipped'));
    expect(named(form, 'destination')?.value).toBe('slack:C0OPEN, discord:80001');
    expect(named(form, 'destination')?.kind).toBe('line');
    // One server's admin is shown the watch without the others' channels, and may not change it.
    const elsewhere = discordActor({
      isWorkspaceAdmin: true,
      workspace: 'discord:80000',
      channel: 'discord:80001',
    });
    const list = wordsOf(await talk.say(elsewhere, 'watch list'));
    expect(list).toContain('shipped');
    expect(list).not.toContain('C0OPEN');
    expect(wordsOf(await talk.say(elsewhere, 'watch edit shipped'))).toContain(
      'belongs to the whole installation',
    );
  });
});
