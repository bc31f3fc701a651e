import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SlackPlatform } from '../../../../src/adapters/chat/slack/slack-platform.ts';
import type { ChatReply } from '../../../../src/ports/conversation.ts';
import {
  lineOf,
  type ScriptedConversation,
  scriptedConversation,
  textAnswer,
} from '../../../emulators/conversation.ts';
import { CHANNEL, slackOn } from '../../../emulators/slack/harness.ts';
import { SlackEmulator } from '../../../emulators/slack/slack-emulator.ts';
import { TEAM_ID } from '../../../emulators/slack/state.ts';
import type { recordingLog } from '../../../helpers/recording-log.ts';

type Json = Readonly<Record<string, unknown>>;

let emulator: SlackEmulator;
let platform: SlackPlatform;
let conversation: ScriptedConversation;
let log: ReturnType<typeof recordingLog>;
let reply: ChatReply;

beforeEach(async () => {
  emulator = await SlackEmulator.start();
  emulator.addChannel(CHANNEL);
  emulator.addUser('U0MEMBER');
  emulator.addUser('U0ADMIN', { isAdmin: true });
  reply = textAnswer('Done.');
  conversation = scriptedConversation(() => reply);
  ({ platform, log } = slackOn(emulator, { conversation }));
  platform.start();
  await emulator.socketOpen();
});

afterEach(async () => {
  await platform.stop();
  await emulator.close();
  if (emulator.refusals.length > 0) throw new Error(emulator.refusals.join('\n'));
});

async function restart(other: ScriptedConversation): Promise<void> {
  await platform.stop();
  await vi.waitUntil(() => emulator.socketCount === 0);
  ({ platform, log } = slackOn(emulator, { conversation: other }));
  platform.start();
  await emulator.socketOpen();
}

async function happen(fields: Json, team_id = TEAM_ID): Promise<void> {
  await emulator.deliver('events_api', { type: 'event_callback', team_id, event: fields });
}

function openApp(user: string, tab = 'home'): Promise<void> {
  return happen({ type: 'app_home_opened', user, tab, channel: 'D0MEMBER' });
}

function invite(inviter: string | undefined, user = 'U0BOT'): Promise<void> {
  return happen({ type: 'member_joined_channel', user, inviter, channel: CHANNEL, team: TEAM_ID });
}

function pressAtHome(changes: Json = {}): Promise<unknown> {
  return emulator.deliver('interactive', {
    type: 'block_actions',
    user: { id: 'U0MEMBER', team_id: TEAM_ID },
    team: { id: TEAM_ID },
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', type: 'home', private_metadata: '' },
    trigger_id: 'trigger-1',
    actions: [
      { type: 'button', block_id: 'b', action_ts: '1.1', action_id: '0:v1:x', value: 'v1:x' },
    ],
    ...changes,
  });
}

const published = () => emulator.views.filter(({ method }) => method === 'views.publish');

describe('the Home tab', () => {
  test('is drawn for whoever opens it, with their rights', async () => {
    await openApp('U0MEMBER');
    await vi.waitUntil(() => published().length === 1);
    expect(published()[0]?.body).toMatchObject({ user_id: 'U0MEMBER', view: { type: 'home' } });
    expect(conversation.visitors).toMatchObject([
      { userId: 'U0MEMBER', isWorkspaceAdmin: false, isOutsider: false, channel: undefined },
    ]);
  });

  test('takes a hundred blocks, and no more', async () => {
    const block = { kind: 'text' as const, runs: [{ text: 'A watch with a name' }] };
    const answer = { blocks: Array.from({ length: 300 }, () => block), buttons: [] };
    const long = scriptedConversation(() => reply, { home: () => Promise.resolve(answer) });
    await restart(long);
    await openApp('U0MEMBER');
    await vi.waitUntil(() => published().length === 1);
    const view = published()[0]?.body['view'] as
      | { readonly blocks: readonly unknown[] }
      | undefined;
    const blocks = view?.blocks ?? [];
    expect(blocks.length).toBeGreaterThan(90);
    expect(blocks.length).toBeLessThanOrEqual(100);
  });

  test('answers a button over itself, and is drawn anew', async () => {
    await pressAtHome();
    await vi.waitUntil(() => published().length === 1);
    const modal = emulator.views.find(({ method }) => method === 'views.open');
    expect(JSON.stringify(modal?.body)).toContain('Done.');
  });

  test('answers too late for a modal in a private message', async () => {
    await pressAtHome({ trigger_id: 'expired' });
    await vi.waitUntil(() => emulator.messages.length === 1);
    expect(emulator.messages[0]).toMatchObject({ channel: 'D0MEMBER', text: 'Done.' });
  });

  test('that cannot be drawn is logged, and ends nothing', async () => {
    emulator.fail({ kind: 'status', status: 500, when: 'before' }, { method: 'views.publish' });
    await openApp('U0MEMBER');
    await vi.waitUntil(() => log.lines.some(({ message }) => message === 'slack event failed'));
    await openApp('U0MEMBER');
    await vi.waitUntil(() => published().length === 1);
    expect(platform.connection().kind).toBe('on');
  });
});

describe('the first message', () => {
  test('goes to whoever invites the app, once, with what is missing', async () => {
    emulator.scopes = emulator.scopes.filter((scope) => scope !== 'groups:history');
    await restart(conversation);
    await invite('U0MEMBER');
    await vi.waitUntil(() => emulator.messages.length === 1);
    await invite('U0ADMIN');
    await openApp('U0ADMIN');
    await vi.waitUntil(() => published().length === 1);
    expect(emulator.messages).toMatchObject([{ channel: 'D0MEMBER', text: 'Welcome.' }]);
    expect(conversation.joinings).toEqual([
      {
        platform: 'slack',
        workspace: `slack:${TEAM_ID}`,
        workspaceName: 'Emulated',
        invitedBy: 'U0MEMBER',
        missing: ['without groups:history private channels cannot be used'],
      },
    ]);
  });

  test('goes to the first admin who opens the app, and to no member', async () => {
    await openApp('U0MEMBER', 'messages');
    await openApp('U0ADMIN', 'messages');
    await vi.waitUntil(() => emulator.messages.length === 1);
    expect(emulator.messages[0]?.channel).toBe('D0ADMIN');
    expect(conversation.joinings).toHaveLength(1);
    expect(published()).toEqual([]);
  });

  test('is not for somebody else’s invitation', async () => {
    await invite('U0MEMBER', 'U0ADMIN');
    await invite(undefined);
    await openApp('U0MEMBER');
    await vi.waitUntil(() => published().length === 1);
    expect(conversation.joinings).toEqual([]);
  });
});

describe('a private message', () => {
  test('stands in the conversation of that person with the app', async () => {
    expect(await platform.tell('U0MEMBER', lineOf('Twelve times as many.'), 'local')).toMatchObject(
      {
        kind: 'sent',
      },
    );
    expect(emulator.messages).toMatchObject([
      { channel: 'D0MEMBER', text: 'Twelve times as many.' },
    ]);
  });

  test('that the app may not write says what to do', async () => {
    emulator.hasMessagesTab = false;
    expect(await platform.tell('U0MEMBER', lineOf('Hello.'), 'local')).toMatchObject({
      kind: 'impossible',
      hint: expect.stringContaining('Messages tab'),
    });
    expect(await platform.tell('U0NOBODY', lineOf('Hello.'), 'local')).toMatchObject({
      kind: 'impossible',
    });
  });
});
