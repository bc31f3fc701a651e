import { afterEach, describe, expect, test, vi } from 'vitest';
import type {
  Answer,
  ChatReply,
  ChatRequest,
  Conversation,
  Form,
} from '../../src/ports/conversation.ts';
import { scriptedConversation, textAnswer } from '../emulators/conversation.ts';
import {
  PERSONS,
  type PeopleHarness,
  type Person,
  type Seen,
  type StartPeople,
} from '../emulators/people-harness.ts';
import { HOSTILE_TEXTS, sampleQuote } from '../helpers/alerts.ts';
import { UNSEEN } from '../helpers/unseen.ts';

/** Every command of product.md (Slash commands), with what a person types. */
const COMMANDS: readonly [Person, 'news' | 'watch', string, Readonly<Record<string, string>>][] = [
  ['member', 'news', 'latest', { watch: 'bridges' }],
  ['member', 'news', 'search', { query: 'bridge AND train' }],
  ['member', 'news', 'quotes', { words: 'Mira Olsen' }],
  ['member', 'news', 'story', { id: 's1a2b' }],
  ['member', 'news', 'catchup', { hours: '8' }],
  ['member', 'news', 'check', { words: 'before the first snow' }],
  ['member', 'news', 'why', { url: 'https://courier.example/1' }],
  ['member', 'news', 'help', {}],
  ['admin', 'news', 'withdraw', { what: 's1a2b', reason: 'retracted' }],
  ['admin', 'watch', 'list', {}],
  ['admin', 'watch', 'add', {}],
  ['admin', 'watch', 'edit', { name: 'bridges' }],
  ['admin', 'watch', 'test', { query: 'bridge' }],
  ['admin', 'watch', 'pause', { name: 'bridges' }],
  ['admin', 'watch', 'resume', { name: 'bridges' }],
  ['admin', 'watch', 'remove', { name: 'bridges' }],
  ['admin', 'watch', 'history', { name: 'bridges' }],
  ['admin', 'watch', 'feeds', { action: 'add', url: 'https://courier.example/feed.xml' }],
  ['admin', 'watch', 'console', {}],
];

const RIGHTS: Readonly<Record<Person, object>> = {
  stranger: { isOutsider: true, isWorkspaceAdmin: false },
  member: { isOutsider: false, isWorkspaceAdmin: false },
  admin: { isOutsider: false, isWorkspaceAdmin: true },
};

const FORM: Form = {
  formId: 'watch-edit',
  title: 'Change the watch bridges',
  submitLabel: 'Save',
  state: 'v7:bridges',
  fields: [
    {
      name: 'name',
      label: 'Name',
      kind: 'line',
      value: 'bridges',
      hint: '',
      isRequired: true,
      choices: [],
    },
    {
      name: 'query',
      label: 'Query',
      kind: 'lines',
      value: 'bridge AND train',
      hint: 'Words, "phrases", AND, OR, NOT, @concepts',
      isRequired: true,
      choices: [],
    },
    {
      name: 'destination',
      label: 'Channel',
      kind: 'channel',
      value: '',
      hint: '',
      isRequired: false,
      choices: [],
    },
    {
      name: 'mode',
      label: 'Mode',
      kind: 'choice',
      value: 'instant',
      hint: '',
      isRequired: true,
      choices: [
        { value: 'instant', label: 'At once' },
        { value: 'digest', label: 'As a digest' },
      ],
    },
  ],
};

function answerWith(changes: Partial<Answer>): ChatReply {
  const blocks = [{ kind: 'heading' as const, text: 'Bridges' }];
  return { kind: 'answer', answer: { blocks, buttons: [], ...changes } };
}

/** Every block, button and menu with one text in it, and a last line to wait for. */
function answerOf(text: string): Answer {
  return {
    blocks: [
      { kind: 'heading', text, url: 'https://courier.example/1' },
      {
        kind: 'text',
        runs: [
          { text, isStrong: true },
          { text: ' and ' },
          { text, url: 'https://courier.example/2' },
        ],
      },
      { kind: 'small', runs: [{ text }], atMs: 0 },
      {
        kind: 'quote',
        quote: sampleQuote({ text, speaker: text, role: text, via: text, background: text }),
        isWhole: false,
      },
    ],
    buttons: [
      { actionId: 'v1:x:1', label: text },
      { actionId: 'v1:y:1', label: text, url: 'https://courier.example/3' },
    ],
    menu: { actionId: 'v1:pick:1', label: text, choices: [{ value: 'a', label: text }] },
  };
}

/** Runs the cases that people on every platform must be able to rely on. */
export function describePeople(start: StartPeople): void {
  let harness: PeopleHarness;
  let requests: readonly ChatRequest[];

  async function open(
    reply: (request: ChatRequest) => ChatReply,
    changes: Partial<Conversation> = {},
  ): Promise<void> {
    const conversation = scriptedConversation(reply, changes);
    ({ requests } = conversation);
    harness = await start(conversation);
  }

  afterEach(async () => {
    const refusals = harness.refusals();
    await harness.close();
    expect(refusals).toEqual([]);
  });

  describe('commands', () => {
    test('all of them arrive with what was typed, are acknowledged in time and answered in private', async () => {
      await open(() => textAnswer('Here.'));
      for (const [person, command, subcommand, options] of COMMANDS) {
        const seen = await harness.type(person, { command, subcommand, options });
        expect(seen).toMatchObject({
          kind: 'message',
          words: expect.stringContaining('Here.'),
          isPrivate: true,
        });
        const words = Object.values(options).join(' ');
        const typed =
          harness.platform === 'slack' ? (words === '' ? {} : { text: words }) : { ...options };
        expect(requests.at(-1)).toMatchObject({
          kind: 'command',
          command,
          subcommand,
          options: typed,
        });
      }
      expect(Math.max(...harness.acknowledgedMs)).toBeLessThan(3000);
    });

    test.each(PERSONS)(
      'of a %s come with the rights that the platform vouches for',
      async (person) => {
        await open(() => textAnswer('Here.'));
        await harness.type(person, { command: 'watch', subcommand: 'list' });
        const shared = await harness.type(person, { command: 'news', subcommand: 'help' });
        await harness.use(person, 'about', 'Norhaven bridge');
        expect(requests.map(({ actor }) => actor)).toMatchObject(
          [1, 2, 3].map(() => RIGHTS[person]),
        );
        expect(shared.isPrivate).toBe(true);
      },
    );

    test('that fail inside are answered politely', async () => {
      await open(() => {
        throw new Error('broken inside');
      });
      const seen = await harness.type('member', { command: 'news', subcommand: 'latest' });
      expect(seen).toMatchObject({
        words: expect.stringContaining('did not work'),
        isPrivate: true,
      });
      expect(seen.words).not.toContain('broken');
    });
  });

  describe('buttons', () => {
    const list = answerWith({
      buttons: [
        { actionId: 'v1:page:2', label: 'Older' },
        { actionId: 'v1:share:1', label: 'Share here', style: 'primary' },
        { actionId: 'v1:read:1', label: 'Read', url: 'https://courier.example/1' },
      ],
      menu: {
        actionId: 'v1:verdict:1',
        label: 'What is wrong?',
        choices: [
          { value: 'wrong-words', label: 'Wrong words' },
          { value: 'old-news', label: 'Old news' },
        ],
      },
    });

    test('page in place, share with all, and hand over a choice', async () => {
      await open((request) => {
        if (request.kind === 'command') return list;
        const actionId = request.kind === 'button' ? request.actionId : '';
        const blocks = [{ kind: 'text' as const, runs: [{ text: actionId }] }];
        const isUpdate = actionId === 'v1:page:2';
        return answerWith({ blocks, isUpdate, isShared: actionId === 'v1:share:1' });
      });
      const first = await harness.type('member', { command: 'news', subcommand: 'latest' });
      expect(first.controls.map(({ actionId, label }) => [actionId, label])).toEqual(
        expect.arrayContaining([
          ['v1:page:2', 'Older'],
          ['v1:share:1', 'Share here'],
          ['v1:verdict:1', 'What is wrong?'],
        ]),
      );
      expect(first.links).toEqual(['https://courier.example/1']);
      const older = await harness.press('member', first, 'v1:page:2');
      expect(older).toMatchObject({ isReplacement: true, isPrivate: true });
      const shared = await harness.press('member', first, 'v1:share:1');
      expect(shared).toMatchObject({ isPrivate: false, isReplacement: false });
      const chosen = await harness.press('member', first, 'v1:verdict:1', 'old-news');
      expect(chosen).toMatchObject({ isPrivate: true, isReplacement: false });
      expect(requests.at(-1)).toMatchObject({ actionId: 'v1:verdict:1', choice: 'old-news' });
    });

    test.each(PERSONS)('pressed by a %s come with the rights of that person', async (person) => {
      await open(() => list);
      const seen = await harness.type('member', { command: 'news', subcommand: 'latest' });
      await harness.press(person, seen, 'v1:page:2');
      expect(requests.at(-1)?.actor).toMatchObject(RIGHTS[person]);
    });
  });

  describe('forms', () => {
    const wrong = { query: 'column 8: the bracket is never closed\nbridge (\n       ^' };

    function filledIn(query: string): Form {
      const fields = FORM.fields.map((field) =>
        field.name === 'query' ? { ...field, value: query } : field,
      );
      return { ...FORM, fields };
    }

    function answerForm(request: ChatRequest): ChatReply {
      if (request.kind !== 'form') return { kind: 'form', form: FORM };
      const query = request.values['query'] ?? '';
      return query.includes('(')
        ? { kind: 'form-errors', form: filledIn(query), errors: wrong }
        : answerWith({ buttons: [{ actionId: 'v1:confirm:1', label: 'Save it' }] });
    }

    const opensForm = ({ kind }: ChatRequest): boolean => kind === 'command';

    async function openAgain(seen: Seen): Promise<Seen> {
      if (seen.kind === 'form') return seen;
      const [button] = seen.controls;
      return harness.press('admin', seen, button?.actionId ?? '');
    }

    test('open filled in, say what is wrong, keep what was typed, and are answered', async () => {
      await open(answerForm, { opensForm });
      const form = await harness.type('admin', {
        command: 'watch',
        subcommand: 'edit',
        options: { name: 'bridges' },
      });
      expect(form.kind).toBe('form');
      expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
        ['name', 'bridges'],
        ['query', 'bridge AND train'],
        ['destination', ''],
        ['mode', 'instant'],
      ]);
      const channel =
        harness.platform === 'slack' ? 'slack:C0BRIDGES' : 'discord:700000000000000001';
      const values = { query: 'bridge (', destination: channel, mode: 'digest' };
      const refused = await harness.submit('admin', form, values);
      expect(requests.at(-1)).toMatchObject({
        kind: 'form',
        formId: 'watch-edit',
        state: 'v7:bridges',
        values: { ...values, name: 'bridges' },
      });
      expect(refused.words).toContain('the bracket is never closed');
      expect(refused.isPrivate).toBe(true);
      const again = await openAgain(refused);
      expect(again.fields.find(({ name }) => name === 'query')?.value).toBe('bridge (');
      const saved = await harness.submit('admin', again, { query: 'bridge' });
      expect(saved).toMatchObject({ kind: 'message', isPrivate: true });
      expect(requests.at(-1)).toMatchObject({ state: 'v7:bridges', values: { query: 'bridge' } });
      await harness.press('admin', saved, 'v1:confirm:1');
      expect(requests.at(-1)).toMatchObject({ kind: 'button', actionId: 'v1:confirm:1' });
    });

    test.each(PERSONS)('sent by a %s come with the rights of that person', async (person) => {
      await open(answerForm, { opensForm });
      const form = await harness.type('admin', { command: 'watch', subcommand: 'add' });
      await harness.submit(person, form, { query: 'bridge' });
      expect(requests.at(-1)?.actor).toMatchObject(RIGHTS[person]);
    });

    test('with a query of three thousand characters bring it back whole', async () => {
      const query = `bridge ${'OR "a very long train" '.repeat(140)}`.slice(0, 2990).trimEnd();
      await open(answerForm, { opensForm });
      const form = await harness.type('admin', { command: 'watch', subcommand: 'add' });
      await harness.submit('admin', form, { query });
      expect(requests.at(-1)).toMatchObject({ values: { query } });
    });
  });

  describe('messages of others', () => {
    test.each(['about', 'check-quote'] as const)('can be asked about: %s', async (action) => {
      await open(() => textAnswer('Found.'));
      const seen = await harness.use('member', action, 'She said no: https://courier.example/a');
      expect(seen).toMatchObject({ words: expect.stringContaining('Found.'), isPrivate: true });
      expect(requests).toMatchObject([{ kind: 'message', action }]);
    });
  });

  test.each(Object.entries(HOSTILE_TEXTS))(
    'an answer with %s everywhere has no pings, no foreign links and no controls',
    async (_, text) => {
      await open(() => ({ kind: 'answer', answer: answerOf(text) }));
      const first = await harness.type('member', { command: 'news', subcommand: 'latest' });
      await vi.waitUntil(() => harness.look(first).controls.length > 0);
      const seen = harness.look(first);
      expect(seen.pings).toEqual([]);
      for (const link of seen.links) expect(link).toMatch(/^https:\/\/courier\.example\//);
      expect(seen.words).not.toMatch(UNSEEN);
      for (const { label } of seen.controls) expect(label).not.toMatch(UNSEEN);
      expect(seen.controls.map(({ actionId }) => actionId)).toEqual(
        expect.arrayContaining(['v1:x:1', 'v1:pick:1']),
      );
    },
  );
}
