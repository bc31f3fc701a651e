import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SlackPlatform } from '../../../../src/adapters/chat/slack/slack-platform.ts';
import type { ChatReply, ChatRequest } from '../../../../src/ports/conversation.ts';
import { scriptedConversation, textAnswer } from '../../../emulators/conversation.ts';
import { CHANNEL, slackOn } from '../../../emulators/slack/harness.ts';
import { SlackEmulator } from '../../../emulators/slack/slack-emulator.ts';
import { TEAM_ID } from '../../../emulators/slack/state.ts';
import { quickClock } from '../../../helpers/quick-clock.ts';
import type { recordingLog } from '../../../helpers/recording-log.ts';

type Json = Readonly<Record<string, unknown>>;

const FORM: ChatReply = {
  kind: 'form',
  form: {
    formId: 'watch-add',
    title: 'Add a watch',
    submitLabel: 'Save',
    state: 's1',
    fields: [
      {
        name: 'query',
        label: 'Query',
        kind: 'lines',
        value: '',
        hint: '',
        isRequired: true,
        choices: [],
      },
    ],
  },
};

let emulator: SlackEmulator;
let platform: SlackPlatform;
let log: ReturnType<typeof recordingLog>;
let requests: readonly ChatRequest[];
let answer: (request: ChatRequest) => ChatReply | Promise<ChatReply>;

beforeEach(async () => {
  emulator = await SlackEmulator.start();
  emulator.addChannel(CHANNEL);
  emulator.addUser('U0MEMBER');
  emulator.addUser('U0ADMIN', { isAdmin: true });
  emulator.addUser('U0GUEST', { isGuest: true });
  answer = () => textAnswer('Done.');
  const conversation = scriptedConversation((request) => answer(request));
  requests = conversation.requests;
  ({ platform, log } = slackOn(emulator, { conversation, clock: quickClock(Date.now(), 5) }));
  platform.start();
  await emulator.socketOpen();
});

afterEach(async () => {
  await platform.stop();
  await emulator.close();
  if (emulator.refusals.length > 0) throw new Error(emulator.refusals.join('\n'));
});

function address(path = 'a1'): string {
  return emulator.apiUrl.replace('/api/', `/response/${path}`);
}

function command(name: string, text: string, changes: Json = {}): Json {
  return {
    command: name,
    text,
    user_id: 'U0MEMBER',
    team_id: TEAM_ID,
    channel_id: CHANNEL,
    response_url: address(),
    trigger_id: 'trigger-1',
    ...changes,
  };
}

function press(action: Json, changes: Json = {}): Json {
  return {
    type: 'block_actions',
    user: { id: 'U0MEMBER', team_id: TEAM_ID },
    team: { id: TEAM_ID },
    channel: { id: CHANNEL },
    container: { type: 'message', is_ephemeral: false },
    message: { ts: '1.000000' },
    trigger_id: 'trigger-2',
    response_url: address(),
    actions: [{ type: 'button', block_id: 'b', action_ts: '1.1', ...action }],
    ...changes,
  };
}

function submit(values: Json, changes: Json = {}): Json {
  return {
    type: 'view_submission',
    user: { id: 'U0ADMIN', team_id: TEAM_ID },
    team: { id: TEAM_ID },
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: 'v1:form',
      private_metadata: JSON.stringify({
        formId: 'watch-add',
        state: 's1',
        title: 'Add',
        channel: CHANNEL,
      }),
      state: { values: { query: { value: { type: 'plain_text_input', ...values } } } },
      ...changes,
    },
  };
}

/** What is shown comes after the acknowledgement: wait for it by its effect, not by time. */
async function until<T>(find: () => T | undefined): Promise<T> {
  for (let round = 0; round < 500; round += 1) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    await fetch(`${emulator.apiUrl}nothing`, { method: 'POST' });
  }
  throw new Error(`nothing came: ${JSON.stringify(log.lines)}`);
}

const response = () => until(() => emulator.responses.at(-1)?.body);
const shownView = (method: string) =>
  until(() => emulator.views.find((view) => view.method === method)?.body);

test('a command reaches the conversation, and its answer is private', async () => {
  const { payload, afterMs } = await emulator.deliver(
    'slash_commands',
    command('/news', '  Search bridge AND train  7d '),
  );
  expect(payload).toEqual({});
  expect(afterMs).toBeLessThan(500);
  expect(await response()).toMatchObject({
    response_type: 'ephemeral',
    replace_original: false,
    text: 'Done.',
  });
  expect(requests).toEqual([
    {
      kind: 'command',
      command: 'news',
      subcommand: 'search',
      options: { text: 'bridge AND train  7d' },
      actor: {
        platform: 'slack',
        workspace: `slack:${TEAM_ID}`,
        userId: 'U0MEMBER',
        roleIds: [],
        isWorkspaceAdmin: false,
        isOutsider: false,
        channel: `slack:${CHANNEL}`,
      },
    },
  ]);
});

test.each([
  ['U0ADMIN', TEAM_ID, { isWorkspaceAdmin: true, isOutsider: false }],
  ['U0GUEST', TEAM_ID, { isWorkspaceAdmin: false, isOutsider: true }],
  ['U0ADMIN', 'T0FOREIGN', { isWorkspaceAdmin: false, isOutsider: true }],
])('%s of %s has the rights that Slack vouches for', async (user_id, team_id, rights) => {
  await emulator.deliver('slash_commands', command('/watch', 'list', { user_id, team_id }));
  await response();
  expect(requests[0]?.actor).toMatchObject({ ...rights, workspace: `slack:${TEAM_ID}` });
});

test('whoever cannot be looked up gets no answer but an apology', async () => {
  emulator.fail({ kind: 'status', status: 500, when: 'before' }, { method: 'users.info' });
  await emulator.deliver('slash_commands', command('/news', 'latest'));
  expect((await response())['text']).toContain('did not work');
  expect(requests).toEqual([]);
});

test('without users:read people are members, and nobody is an admin', async () => {
  emulator.scopes = emulator.scopes.filter((scope) => scope !== 'users:read');
  await emulator.deliver('slash_commands', command('/watch', 'list', { user_id: 'U0ADMIN' }));
  await response();
  expect(requests[0]?.actor).toMatchObject({ isWorkspaceAdmin: false, isOutsider: false });
});

test('an error inside is answered politely, logged, and ends nothing', async () => {
  answer = () => {
    throw new Error('broken inside');
  };
  await emulator.deliver('slash_commands', command('/news', 'latest'));
  expect((await response())['text']).toContain('did not work');
  expect(log.lines).toContainEqual(
    expect.objectContaining({ level: 'error', message: 'slack request failed' }),
  );
  answer = () => textAnswer('Well again.');
  await emulator.deliver(
    'slash_commands',
    command('/news', 'latest', { response_url: address('a2') }),
  );
  await until(() => emulator.responses.find(({ url }) => url === '/response/a2'));
});

test('a response address that has expired is replaced by a private message', async () => {
  await emulator.deliver(
    'slash_commands',
    command('/news', 'latest', { response_url: address('expired') }),
  );
  const message = await until(() => emulator.messages.at(-1));
  expect(message).toMatchObject({ onlyFor: 'U0MEMBER', channel: CHANNEL });
});

test('a slow conversation does not delay the acknowledgement', async () => {
  const slow = Promise.withResolvers<ChatReply>();
  answer = () => slow.promise;
  await emulator.deliver('slash_commands', command('/news', 'search everything'));
  expect(emulator.responses).toEqual([]);
  slow.resolve(textAnswer('At last.'));
  expect(await response()).toMatchObject({ text: 'At last.' });
});

test('a button hands back its id, a menu the choice too, a link button nothing', async () => {
  await emulator.deliver(
    'interactive',
    press({ action_id: '1:v1:quotes:a', value: 'v1:quotes:a' }),
  );
  await emulator.deliver(
    'interactive',
    press({
      type: 'static_select',
      action_id: 'menu:v1:reason:a',
      selected_option: { value: 'wrong-words' },
    }),
  );
  await emulator.deliver(
    'interactive',
    press({ action_id: '0:v1:read:a', url: 'https://courier.example/' }),
  );
  await until(() => emulator.responses[1]);
  expect(
    requests.map((request) =>
      request.kind === 'button' ? [request.actionId, request.choice] : [],
    ),
  ).toEqual([
    ['v1:quotes:a', undefined],
    ['v1:reason:a', 'wrong-words'],
  ]);
});

test('paging replaces a private message, and never the alert of everybody', async () => {
  answer = () => ({ kind: 'answer', answer: { blocks: [], buttons: [], isUpdate: true } });
  const more = { action_id: '0:v1:more', value: 'v1:more' };
  await emulator.deliver('interactive', press(more));
  expect(await response()).toMatchObject({ replace_original: false });
  await emulator.deliver(
    'interactive',
    press(more, { container: { type: 'message', is_ephemeral: true } }),
  );
  await until(() => emulator.responses[1]);
  expect(await response()).toMatchObject({ replace_original: true });
  // Between a person and the app nobody else reads.
  await emulator.deliver('interactive', press(more, { channel: { id: 'D0MEMBER' } }));
  await until(() => emulator.responses[2]);
  expect(await response()).toMatchObject({ replace_original: true });
});

test('what is shared is seen by the channel', async () => {
  answer = () => ({ kind: 'answer', answer: { blocks: [], buttons: [], isShared: true } });
  await emulator.deliver('interactive', press({ action_id: '0:v1:share', value: 'v1:share' }));
  expect(await response()).toMatchObject({ response_type: 'in_channel' });
});

test('a form opens at once', async () => {
  answer = () => FORM;
  await emulator.deliver('slash_commands', command('/watch', 'add', { user_id: 'U0ADMIN' }));
  const body = await shownView('views.open');
  expect(body['trigger_id']).toBe('trigger-1');
});

test('a form whose moment has passed says so', async () => {
  answer = () => FORM;
  await emulator.deliver('slash_commands', command('/watch', 'add', { trigger_id: 'expired' }));
  expect((await response())['text']).toContain('took too long');
});

test('errors of a form stand under their fields', async () => {
  answer = () => ({
    kind: 'form-errors',
    form: FORM.kind === 'form' ? FORM.form : ({} as never),
    errors: { query: 'column 8: a ) is missing' },
  });
  const { payload } = await emulator.deliver('interactive', submit({ value: 'bridge (' }));
  expect(payload).toEqual({
    response_action: 'errors',
    errors: { query: 'column 8: a ) is missing' },
  });
  expect(requests[0]).toMatchObject({
    kind: 'form',
    formId: 'watch-add',
    state: 's1',
    values: { query: 'bridge (' },
    actor: { isWorkspaceAdmin: true, channel: `slack:${CHANNEL}` },
  });
});

test('the answer to a form takes its place', async () => {
  answer = () => textAnswer('2 alerts a day.');
  const { payload } = await emulator.deliver('interactive', submit({ value: 'bridge' }));
  expect(payload).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
  expect(JSON.stringify(payload)).toContain('2 alerts a day.');
});

test('a slow answer to a form is waited for in the form', async () => {
  const slow = Promise.withResolvers<ChatReply>();
  answer = () => slow.promise;
  const { payload } = await emulator.deliver('interactive', submit({ value: 'bridge' }));
  expect(JSON.stringify(payload)).toContain('Working on it');
  slow.resolve(textAnswer('2 alerts a day.'));
  expect(JSON.stringify(await shownView('views.update'))).toContain('2 alerts a day.');
});

test('a form that nobody knows is answered politely', async () => {
  const { payload } = await emulator.deliver(
    'interactive',
    submit({}, { private_metadata: 'of old' }),
  );
  expect(JSON.stringify(payload)).toContain('did not work');
});

test('a message shortcut hands over text and links without markup', async () => {
  await emulator.deliver('interactive', {
    type: 'message_action',
    callback_id: 'check-quote',
    user: { id: 'U0MEMBER', team_id: TEAM_ID },
    team: { id: TEAM_ID },
    channel: { id: CHANNEL },
    message: {
      type: 'message',
      ts: '1.0',
      text: '<@U0MEMBER> said R &amp; D, see <https://courier.example/1?a&amp;b|here>',
    },
    response_url: address(),
    trigger_id: 'trigger-3',
  });
  await response();
  expect(requests[0]).toMatchObject({
    kind: 'message',
    action: 'check-quote',
    text: ' said R & D, see here',
    links: ['https://courier.example/1?a&b'],
  });
});

test('what an app’s message links to stands in its blocks', async () => {
  const blocks = [
    {
      type: 'section',
      text: { type: 'mrkdwn', text: '*<https://courier.example/2?a&amp;b|Bridge>*' },
    },
    { type: 'actions', elements: [{ type: 'button', url: 'https://courier.example/3' }] },
    { type: 'section', text: { type: 'plain_text', text: '<https://foe.example/|x>' } },
  ];
  const attachments = [{ title_link: 'https://courier.example/4' }, { from_url: 'javascript:no' }];
  await emulator.deliver('interactive', {
    type: 'message_action',
    callback_id: 'about',
    user: { id: 'U0MEMBER', team_id: TEAM_ID },
    team: { id: TEAM_ID },
    channel: { id: CHANNEL },
    message: { type: 'message', ts: '1.0', text: 'Bridge', blocks, attachments },
    response_url: address(),
  });
  await response();
  const [asked] = requests;
  expect(asked?.kind === 'message' ? asked.links.toSorted() : []).toEqual([
    'https://courier.example/2?a&b',
    'https://courier.example/3',
    'https://courier.example/4',
  ]);
});

test('the next form in a form’s place keeps the channel in which it began', async () => {
  answer = () => FORM;
  const { payload } = await emulator.deliver('interactive', submit({ value: 'bridge' }));
  expect(JSON.stringify(payload)).toContain(`\\"channel\\":\\"${CHANNEL}\\"`);
});

test('whoever belongs to another workspace is an outsider without being looked up', async () => {
  await emulator.deliver('slash_commands', command('/news', 'latest', { team_id: 'T0FOREIGN' }));
  await response();
  expect(requests[0]?.actor).toMatchObject({ isOutsider: true });
  expect(emulator.calls.filter(({ method }) => method === 'users.info')).toEqual([]);
});

test('the prefix renames the commands', async () => {
  await platform.stop();
  await until(() => (emulator.socketCount === 0 ? true : undefined));
  const conversation = scriptedConversation(() => textAnswer('Prefixed.'));
  ({ platform } = slackOn(emulator, { conversation, commandPrefix: 'desk-' }));
  platform.start();
  await emulator.socketOpen();
  await emulator.deliver('slash_commands', command('/desk-news', 'latest'));
  expect(await response()).toMatchObject({ text: 'Prefixed.' });
});
