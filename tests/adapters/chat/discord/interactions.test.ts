import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChatReply, Conversation, Form } from '../../../../src/ports/conversation.ts';
import { scriptedConversation, textAnswer } from '../../../emulators/conversation.ts';
import { textOf } from '../../../emulators/discord/checks.ts';
import { DiscordEmulator } from '../../../emulators/discord/discord-emulator.ts';
import { discordOn } from '../../../emulators/discord/harness.ts';
import {
  member,
  newsCommand,
  onMessage,
  press,
  submit,
  typing,
  watchCommand,
} from '../../../emulators/discord/people.ts';
import type { SeenInteraction } from '../../../emulators/discord/state.ts';
import { readContent } from '../../../emulators/discord/visible.ts';
import { HOSTILE_TEXTS, sampleQuote } from '../../../helpers/alerts.ts';
import { UNSEEN } from '../../../helpers/unseen.ts';

let emulator: DiscordEmulator;
let stop: () => Promise<void>;
let log: ReturnType<typeof discordOn>['log'];

beforeEach(async () => {
  emulator = await DiscordEmulator.start();
  emulator.gateway.heartbeatMs = 400;
});
afterEach(async () => {
  await stop();
  await emulator.close();
  assert.deepEqual(emulator.violations, []);
});

async function online<T extends Conversation>(conversation: T): Promise<T> {
  const made = discordOn(emulator, { conversation });
  stop = () => made.platform.stop();
  log = made.log;
  made.platform.start();
  await emulator.until(() => emulator.commands.length > 0);
  return conversation;
}

function answerOf(seen: SeenInteraction): string {
  return seen.answers.map(({ body }) => readContent(textOf(body['content']), [])).join('\n');
}

async function untilAnswered(seen: SeenInteraction, text: string): Promise<void> {
  await emulator.until(() => answerOf(seen).includes(text));
}

const FORM: Form = {
  formId: 'watch-add',
  title: 'Add a watch that has a title longer than Discord takes',
  submitLabel: 'Save',
  state: 'v3:channel=700000000000000001:'.padEnd(180, 'x'),
  fields: ['name', 'query', 'destination', 'mode', 'mention', 'languages'].map((name) => ({
    name,
    label: `The ${name}`,
    kind: name === 'query' ? 'lines' : name === 'mode' ? 'choice' : 'line',
    value: name === 'query' ? '"old words" OR ' : name === 'mode' ? 'instant' : '',
    hint: 'What it is for',
    isRequired: name !== 'mention',
    choices:
      name === 'mode'
        ? [
            { value: 'instant', label: 'At once' },
            { value: 'digest', label: 'Digest' },
          ]
        : [],
  })),
};

describe('a command', () => {
  test('is acknowledged before it is answered, for the person alone', async () => {
    const { promise, resolve } = Promise.withResolvers<ChatReply>();
    const conversation = await online(scriptedConversation(() => promise));
    const seen = emulator.interact(newsCommand('search', { query: 'harbour', since: '7d' }));
    await emulator.until(() => seen.callback !== undefined);
    expect(seen.callback).toMatchObject({ type: 5, data: { flags: 64 } });
    resolve(textAnswer('Three stories.'));
    await untilAnswered(seen, 'Three stories.');
    expect(seen.answers).toHaveLength(1);
    expect(seen.answers[0]?.isEphemeral).toBe(true);
    expect(conversation.requests).toMatchObject([
      {
        kind: 'command',
        command: 'news',
        subcommand: 'search',
        options: { query: 'harbour', since: '7d' },
        actor: {
          workspace: 'discord:800000000000000001',
          userId: '300000000000000001',
          roleIds: ['200000000000000001'],
          isWorkspaceAdmin: false,
          isOutsider: false,
          channel: 'discord:700000000000000001',
        },
      },
    ]);
  });

  test('knows Manage Server, and takes nobody of a direct message for a member', async () => {
    const conversation = await online(scriptedConversation(() => textAnswer('Done.')));
    emulator.interact(watchCommand('list'));
    const { member: _, ...direct } = newsCommand('help');
    const user = { id: '300000000000000009', username: 'eve', discriminator: '0', avatar: null };
    const seen = emulator.interact({ ...direct, user, guild_id: undefined, guild: undefined });
    await untilAnswered(seen, 'Done.');
    expect(conversation.requests.map(({ actor }) => actor)).toMatchObject([
      { isWorkspaceAdmin: true, isOutsider: false },
      { isWorkspaceAdmin: false, isOutsider: true, channel: undefined, roleIds: [] },
    ]);
  });

  test('with an answer for all shows it to all, and nothing else', async () => {
    const shared: ChatReply = {
      kind: 'answer',
      answer: { blocks: [{ kind: 'heading', text: 'Shared' }], buttons: [], isShared: true },
    };
    await online(scriptedConversation(() => shared));
    const seen = emulator.interact(newsCommand('latest'));
    await untilAnswered(seen, 'Shared');
    expect(seen.answers.map(({ isEphemeral }) => isEphemeral)).toEqual([false]);
  });

  test('that fails is answered politely, and the service goes on', async () => {
    await online(
      scriptedConversation(({ kind }) => {
        if (kind === 'command') throw new Error('no store');
        return textAnswer('Fine.');
      }),
    );
    const seen = emulator.interact(newsCommand('latest'));
    await untilAnswered(seen, 'Sorry');
    const next = emulator.interact(press('v1:quotes:a1'));
    await untilAnswered(next, 'Fine.');
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('whose acknowledgement comes too late ends quietly', async () => {
    const conversation = await online(scriptedConversation(() => textAnswer('Late.')));
    const path = /callback$/;
    emulator.fail({ kind: 'error', status: 404, code: 10_062, method: 'POST', path });
    emulator.interact(newsCommand('latest'));
    await emulator.until(() => emulator.requests.some((request) => request.startsWith('PATCH')));
    await vi.waitUntil(() =>
      log.lines.some(({ message }) => message.includes('could not be answered')),
    );
    expect(conversation.requests).toHaveLength(1);
  });

  test('shows a quote of any length whole, over several messages', async () => {
    const words = Array.from({ length: 700 }, (_, index) => `word${index}*`).join(' ');
    const quote = sampleQuote({ text: words });
    await online(
      scriptedConversation(() => ({
        kind: 'answer',
        answer: {
          blocks: [{ kind: 'quote', quote, isWhole: true }],
          buttons: [{ actionId: 'v1:share:1', label: 'Share here' }],
        },
      })),
    );
    const seen = emulator.interact(newsCommand('story', { id: 's1' }));
    await untilAnswered(seen, 'minister of transport');
    const shown = answerOf(seen).replace(/\s+/g, ' ');
    expect(shown).toContain(`“${words}”`);
    expect(seen.answers.every(({ isEphemeral }) => isEphemeral)).toBe(true);
    expect(
      seen.answers.filter(({ body }) => (body['components'] as unknown[]).length > 0),
    ).toHaveLength(1);
  });

  test.each(Object.entries(HOSTILE_TEXTS))(
    'answers with %s in every block harmlessly',
    async (_, text) => {
      await online(
        scriptedConversation(() => ({
          kind: 'answer',
          answer: {
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
              { kind: 'code', text },
              { kind: 'text', runs: [{ text: 'The end.' }] },
            ],
            buttons: [{ actionId: 'v1:x:1', label: text }],
            menu: {
              actionId: 'v1:pick:1',
              label: text,
              choices: [{ value: text.slice(0, 90), label: text }],
            },
          },
        })),
      );
      const seen = emulator.interact(newsCommand('latest'));
      await untilAnswered(seen, 'The end.');
      const links: string[] = [];
      for (const { body } of seen.answers) {
        // A code block is literal: no link, no mention.
        const content = textOf(body['content']).replace(/```[^]*?```/g, '');
        expect(readContent(content, links)).not.toMatch(UNSEEN);
        expect(body['allowed_mentions']).toEqual({ parse: [] });
      }
      for (const link of links) expect(link).toMatch(/^https:\/\/courier\.example\//);
    },
  );
});

describe('a button', () => {
  test('of an alert is answered beside it, for the person alone', async () => {
    const conversation = await online(scriptedConversation(() => textAnswer('Seven quotes.')));
    const seen = emulator.interact(press('v1:quotes:alert01'));
    await untilAnswered(seen, 'Seven quotes.');
    expect(seen.callback?.type).toBe(6);
    expect(seen.answers.map(({ isEphemeral }) => isEphemeral)).toEqual([true]);
    expect(conversation.requests).toMatchObject([
      { kind: 'button', actionId: 'v1:quotes:alert01', choice: undefined },
    ]);
  });

  test('of a paged answer replaces it; a menu hands over its choice', async () => {
    const conversation = await online(
      scriptedConversation(() => ({
        kind: 'answer',
        answer: { blocks: [{ kind: 'heading', text: 'Page 2' }], buttons: [], isUpdate: true },
      })),
    );
    const ephemeral = { isEphemeral: true };
    const seen = emulator.interact(press('v1:page:2', ['words'], undefined, ephemeral));
    await untilAnswered(seen, 'Page 2');
    expect(seen.answers.map(({ id }) => id)).toEqual(['@original']);
    // What everybody sees, as an alert, is never replaced: the page stands beside it, for this person.
    const beside = emulator.interact(press('v1:page:2', ['words']));
    await untilAnswered(beside, 'Page 2');
    expect(beside.answers).toMatchObject([{ isEphemeral: true }]);
    expect(beside.answers[0]?.id).not.toBe('@original');
    expect(conversation.requests[0]).toMatchObject({ actionId: 'v1:page:2', choice: 'words' });
  });
});

describe('a form', () => {
  test('opens at once, comes back with its state, and is opened again filled in after errors', async () => {
    const filled: Form = {
      ...FORM,
      fields: FORM.fields.map((field) =>
        field.name === 'query' ? { ...field, value: '"mine' } : field,
      ),
    };
    const conversation = await online(
      scriptedConversation(
        ({ kind }): ChatReply =>
          kind === 'form'
            ? { kind: 'form-errors', form: filled, errors: { query: '"mine\n^ unclosed quote' } }
            : { kind: 'form', form: FORM },
        { opensForm: ({ kind }) => kind === 'command' },
      ),
    );
    const asked = emulator.interact(watchCommand('add'));
    await emulator.until(() => asked.callback !== undefined);
    expect(asked.callback?.type).toBe(9);
    const modal = asked.callback?.data ?? {};
    expect(modal['components']).toHaveLength(5);

    const sent = emulator.interact(submit(modal, ['harbour', '"mine', 'discord:1', 'digest', '']));
    await untilAnswered(sent, 'unclosed quote');
    expect(conversation.requests[1]).toMatchObject({
      kind: 'form',
      formId: 'watch-add',
      state: FORM.state,
      values: {
        name: 'harbour',
        query: '"mine',
        destination: 'discord:1',
        mode: 'digest',
        mention: '',
      },
    });

    const button = JSON.stringify(sent.answers[0]?.body).match(/v1:reopen:[\w-]+/)?.[0] ?? '';
    const stranger = emulator.interact(press(button, undefined, '300000000000000007'));
    await untilAnswered(stranger, 'too long');
    const again = emulator.interact({
      ...press(button),
      member: member('300000000000000002', true),
    });
    await emulator.until(() => again.callback !== undefined);
    expect(again.callback?.type).toBe(9);
    expect(JSON.stringify(again.callback?.data)).toContain(String.raw`\"mine`);
  });

  test('with a state too long for its ids still gets it back', async () => {
    const state = 'long '.repeat(200);
    const conversation = await online(
      scriptedConversation(
        ({ kind }): ChatReply =>
          kind === 'form' ? textAnswer('Saved.') : { kind: 'form', form: { ...FORM, state } },
        { opensForm: ({ kind }) => kind === 'command' },
      ),
    );
    const asked = emulator.interact(watchCommand('edit', { name: 'harbour' }));
    await emulator.until(() => asked.callback !== undefined);
    const sent = emulator.interact(submit(asked.callback?.data ?? {}, []));
    await untilAnswered(sent, 'Saved.');
    expect(conversation.requests[1]).toMatchObject({ state });
  });

  test('that is decided too late is offered by a button', async () => {
    const { promise, resolve } = Promise.withResolvers<ChatReply>();
    await online(scriptedConversation(() => promise, { opensForm: () => true }));
    const asked = emulator.interact(watchCommand('add'));
    await emulator.until(() => asked.callback?.type === 5);
    resolve({ kind: 'form', form: FORM });
    await emulator.until(() => asked.answers[0]?.body['components'] !== undefined);
    expect(JSON.stringify(asked.answers)).toContain('v1:reopen:');
  });
});

describe('typing and message commands', () => {
  test('suggests at most 25 short values, and none when asking fails', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `harbour ${index}`);
    const suggest = vi
      .fn<Conversation['suggest']>()
      .mockResolvedValueOnce([...names, 'x'.repeat(200)])
      .mockRejectedValueOnce(new Error('no store'));
    await online(scriptedConversation(() => textAnswer(''), { suggest }));
    const seen = emulator.interact(typing('name', 'har'));
    await emulator.until(() => seen.callback !== undefined);
    expect(seen.callback?.data['choices']).toHaveLength(25);
    expect(suggest).toHaveBeenCalledWith(expect.objectContaining({ option: 'name', typed: 'har' }));
    const failed = emulator.interact(typing('name', 'har'));
    await emulator.until(() => failed.callback !== undefined);
    expect(failed.callback).toMatchObject({ type: 8, data: { choices: [] } });
  });

  test.each([
    ['About this', 'about'],
    ['Check quote', 'check-quote'],
  ] as const)('%s reads the message', async (name, action) => {
    const conversation = await online(scriptedConversation(() => textAnswer('Found.')));
    const seen = emulator.interact(
      onMessage(name, String.raw`She said \*no\*: https://courier.example/a?b=1 !`),
    );
    await untilAnswered(seen, 'Found.');
    expect(conversation.requests).toMatchObject([
      {
        kind: 'message',
        action,
        text: 'She said *no*: https://courier.example/a?b=1 !',
        links: ['https://courier.example/a?b=1'],
      },
    ]);
  });
});
