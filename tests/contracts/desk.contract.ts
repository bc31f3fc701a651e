import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BUTTON_ACTIONS } from '../../src/app/conversation/answer-button.ts';
import { COMMAND_NAMES } from '../../src/app/conversation/answer-command.ts';
import { ENGLISH } from '../../src/app/conversation/labels-english.ts';
import {
  PERSONS,
  type PeopleHarness,
  type Person,
  type Seen,
  type StartPeople,
} from '../emulators/people-harness.ts';
import { HOSTILE_TEXTS } from '../helpers/alerts.ts';
import { makeTalk, type Talk } from '../helpers/talk.ts';
import { UNSEEN } from '../helpers/unseen.ts';

const WORDS = 'The ferry carries trains again before the first snow';
const BODY = `${'The ministry of transport spoke in Norhaven. '.repeat(3)}“${WORDS},” said Mira Olsen, minister of transport, on Tuesday.`;
/** All that a stranger ever reads; in a direct message of Discord nobody vouches for anybody. */
const STRANGER: readonly string[] = [ENGLISH.stranger, ENGLISH.directMessage];
const APOLOGY = 'did not work';
/** What each command is asked with where it needs something. */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'news search': { query: 'ferry' },
  'news quotes': { words: 'Olsen' },
  'news check': { words: WORDS },
  'news why': { url: 'https://post.example/g1' },
  'news withdraw': { what: 'nothing', reason: 'retracted' },
  'watch edit': { name: 'ferries' },
  'watch test': { query: 'ferry' },
  'watch pause': { name: 'ferries' },
  'watch resume': { name: 'ferries' },
  'watch history': { name: 'ferries' },
};

/** Whether a person sees no more than theirs: a stranger the refusal alone, a member no form and nothing of /watch. */
function isTheirs(person: Person, { kind, words }: Seen, command?: string): boolean {
  switch (person) {
    case 'stranger':
      return kind === 'message' && STRANGER.includes(words.trim());
    case 'member':
      return kind === 'message' && (command !== 'watch' || words.includes(ENGLISH.adminsOnly));
    case 'admin':
      return true;
  }
}

/**
 * The whole desk in front of people: the real conversation over a real store, and the real client of a platform against its
 * emulator. Every command, form and button, as a stranger, a member and an admin.
 */
export function describeDesk(start: StartPeople): void {
  let talk: Talk;
  let harness: PeopleHarness;

  beforeEach(async () => {
    talk = await makeTalk({ watches: [] });
    harness = await start(talk.conversation);
    const watch = { name: 'ferries', query: 'ferry', destinations: [harness.channel] };
    await addWatch(watch);
    talk.newsdesk.publish('Post', {
      guid: 'g1',
      title: 'Ferry to carry trains',
      contentText: BODY,
    });
    await talk.newsdesk.round();
  });
  afterEach(async () => {
    const refusals = harness.refusals();
    await harness.close();
    expect(refusals).toEqual([]);
  });

  async function addWatch(values: {
    readonly name: string;
    readonly query: string;
    readonly destinations: readonly string[];
  }): Promise<Seen> {
    const form = await harness.type('admin', { command: 'watch', subcommand: 'add' });
    const { name, query } = values;
    const destination = values.destinations.join(' ');
    const trial = await harness.submit('admin', form, { name, query, destination });
    return press(trial, 'Save');
  }

  function press(seen: Seen, label: string, person: 'member' | 'admin' = 'admin'): Promise<Seen> {
    const found = harness.look(seen).controls.find((control) => control.label === label);
    if (found === undefined) throw new Error(`no "${label}" in ${seen.words}`);
    return harness.press(person, seen, found.actionId);
  }

  async function alertId(): Promise<string> {
    const query = { destinations: [harness.channel], watchId: undefined, sinceMs: undefined };
    const [first] = await talk.newsdesk.store.listAlerts({ ...query, limit: 1 });
    if (first === undefined) throw new Error('no alert came');
    return first.alert.id;
  }

  async function snapshot(): Promise<string> {
    const { store } = talk.newsdesk;
    return JSON.stringify([await store.listWatches(), await store.listFeeds()]);
  }

  describe('commands', () => {
    test.each(PERSONS)(
      'a %s is answered each of them in private, by their rights',
      async (person) => {
        const before = await snapshot();
        for (const name of COMMAND_NAMES) {
          const [command, subcommand = ''] = name.split(' ');
          if (person === 'admin' && /pause|resume|remove|feeds/.test(subcommand)) continue;
          const seen = await harness.type(person, {
            command: command === 'watch' ? 'watch' : 'news',
            subcommand,
            options: OPTIONS[name] ?? {},
          });
          expect(seen).toMatchObject({ isPrivate: true, pings: [] });
          expect(seen.words).not.toContain(APOLOGY);
          expect(isTheirs(person, seen, command)).toBe(true);
        }
        expect(await snapshot()).toBe(before);
      },
    );

    test('a stranger reads the same of everything, and nothing of the desk', async () => {
      for (const [command, subcommand] of [
        ['news', 'latest'],
        ['watch', 'list'],
      ] as const) {
        const seen = await harness.type('stranger', { command, subcommand });
        expect(STRANGER).toContain(seen.words.trim());
        expect(seen.controls).toEqual([]);
      }
    });

    test('a member searches, pages, shares with all, and cannot watch', async () => {
      for (let index = 2; index < 15; index += 1) {
        talk.newsdesk.publish('Post', { guid: `g${index}`, title: `Ferry number ${index} sails` });
      }
      await talk.newsdesk.round();
      const found = await harness.type('member', {
        command: 'news',
        subcommand: 'search',
        options: { query: 'ferry' },
      });
      expect(found.words).toContain('Ferry number');
      const shared = await press(found, ENGLISH.share, 'member');
      expect(shared).toMatchObject({ isPrivate: false, pings: [] });
      expect(found.controls.map(({ label }) => label)).not.toContain(ENGLISH.watchThis);
    });
  });

  test.each(Object.entries(HOSTILE_TEXTS))(
    'what comes from outside pings nobody and leads nowhere: %s',
    async (_name, hostile) => {
      talk.newsdesk.publish('Post', {
        guid: 'foe',
        title: `Foe ${hostile}`,
        contentText: `Foe ${hostile}. “${hostile}”, said ${hostile}.`,
      });
      await talk.newsdesk.round();
      const asked = [
        { subcommand: 'search', options: { query: 'foe' } },
        { subcommand: 'why', options: { url: 'https://post.example/foe' } },
        { subcommand: 'check', options: { words: hostile.slice(0, 1000) } },
        { subcommand: 'latest', options: { watch: hostile.slice(0, 80) } },
      ];
      for (const line of asked) {
        const seen = await harness.type('member', { command: 'news', ...line });
        expect(seen).toMatchObject({ kind: 'message', isPrivate: true, pings: [] });
        expect(seen.words).not.toContain(APOLOGY);
        expect(seen.links.filter((link) => !link.startsWith('https://post.example/'))).toEqual([]);
        expect(UNSEEN.test(seen.words)).toBe(false);
      }
    },
  );

  test.each(PERSONS)('a message of others is explained to a %s by their rights', async (person) => {
    const about = await harness.use(person, 'about', 'See https://post.example/g1');
    const said = await harness.use(person, 'check-quote', `“${WORDS}”`);
    for (const seen of [about, said]) {
      expect(seen).toMatchObject({ kind: 'message', isPrivate: true });
      expect(seen.words).not.toContain(APOLOGY);
      expect(isTheirs(person, seen)).toBe(true);
    }
    expect(about.words.includes('Ferry to carry trains')).toBe(person !== 'stranger');
  });

  describe('a watch', () => {
    test('is refused with a mistake, mended in the form, tried, and saved once', async () => {
      const form = await harness.type('admin', { command: 'watch', subcommand: 'add' });
      const values = { name: 'storms', query: 'ferry AND (storm', destination: harness.channel };
      const refused = await harness.submit('admin', form, values);
      expect(refused.words).toContain('column 11');
      const again =
        refused.kind === 'form'
          ? refused
          : await harness.press('admin', refused, refused.controls[0]?.actionId ?? '');
      const trial = await harness.submit('admin', again, { query: 'ferry AND (storm)' });
      expect(trial.words).toContain('nothing is saved yet');
      const saved = await press(trial, 'Save');
      expect(saved.words).toContain('“storms” is saved.');
      const watches = await talk.newsdesk.store.listWatches();
      expect(watches.find(({ name }) => name === 'storms')).toMatchObject({
        query: 'ferry AND (storm)',
        destinations: [harness.channel],
        version: 1,
      });
    });

    test.each(['stranger', 'member'] as const)(
      'is not saved by a %s who sends an admin’s form',
      async (person) => {
        const form = await harness.type('admin', { command: 'watch', subcommand: 'add' });
        const before = await snapshot();
        const values = { name: 'mine', query: 'ferry', destination: harness.channel };
        const seen = await harness.submit(person, form, values);
        expect(seen).toMatchObject({ kind: 'message', controls: [], isPrivate: true });
        expect(await snapshot()).toBe(before);
      },
    );

    test('is edited, paused, woken and removed, with history and undo', async () => {
      const named = { options: { name: 'ferries' } };
      const form = await harness.type('admin', { command: 'watch', subcommand: 'edit', ...named });
      expect(form.fields.find(({ name }) => name === 'query')?.value).toBe('ferry');
      await press(await harness.submit('admin', form, { query: 'ferry OR boat' }), 'Save');
      for (const subcommand of ['pause', 'resume']) {
        const seen = await harness.type('admin', { command: 'watch', subcommand, ...named });
        expect(seen.words).toContain('ferries');
      }
      const history = await harness.type('admin', {
        command: 'watch',
        subcommand: 'history',
        ...named,
      });
      expect(history.controls.map(({ label }) => label).join()).toContain('Undo');
      const removed = await harness.type('admin', {
        command: 'watch',
        subcommand: 'remove',
        ...named,
      });
      expect(await talk.newsdesk.store.listWatches()).toEqual([]);
      await press(removed, 'Undo');
      const [restored] = await talk.newsdesk.store.listWatches();
      expect(restored).toMatchObject({ name: 'ferries', query: 'ferry OR boat' });
    });
  });

  describe('an alert’s buttons', () => {
    test('work after a restart, each for the person who presses', async () => {
      const id = await alertId();
      await harness.close();
      harness = await start(talk.conversation);
      const quotes = await harness.pressAlert('member', `v1:quotes:${id}`);
      expect(quotes).toMatchObject({ words: expect.stringContaining(WORDS), isPrivate: true });
      expect(quotes.words).toContain('Mira Olsen');
      const sources = await harness.pressAlert('member', `v1:sources:${id}`);
      expect(sources).toMatchObject({ words: expect.stringContaining('Post'), isPrivate: true });
      const report = await harness.pressAlert('member', `v1:report:${id}`);
      const [menu] = report.controls;
      const thanked = await harness.press('member', report, menu?.actionId ?? '', 'wrong-words');
      expect(thanked.words).not.toContain(APOLOGY);
      const again = await harness.press('member', report, menu?.actionId ?? '', 'duplicate');
      expect(again.words).not.toBe(thanked.words);
    });

    test('mute for the desk alone, who can undo it', async () => {
      const id = await alertId();
      const refused = await harness.pressAlert('member', `v1:mute:${id}`);
      expect(refused).toMatchObject({ isPrivate: true, controls: [] });
      const muted = await harness.pressAlert('admin', `v1:mute:${id}`);
      expect(muted.words.toLowerCase()).toContain('muted');
      const undone = await press(muted, 'Undo');
      expect(undone.words.toLowerCase()).toContain('no longer muted');
    });

    test.each(['stranger', 'member'] as const)(
      'and every other button change nothing for a %s, with whatever id',
      async (person) => {
        const before = await snapshot();
        const [watch] = await talk.newsdesk.store.listWatches();
        for (const action of BUTTON_ACTIONS) {
          for (const id of [await alertId(), watch?.id ?? '', 'ferries', 'zz']) {
            const seen = await harness.pressAlert(person, `v1:${action}:${id}`);
            expect(seen.words).not.toContain(APOLOGY);
            expect(seen.kind).toBe('message');
            expect(isTheirs(person, seen)).toBe(true);
          }
        }
        expect(await snapshot()).toBe(before);
      },
    );
  });
}
