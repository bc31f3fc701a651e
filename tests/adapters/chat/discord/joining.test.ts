import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer, ChatReply, Form } from '../../../../src/ports/conversation.ts';
import {
  lineOf,
  type ScriptedConversation,
  scriptedConversation,
  textAnswer,
} from '../../../emulators/conversation.ts';
import { DiscordEmulator, directChannelOf } from '../../../emulators/discord/discord-emulator.ts';
import { discordOn } from '../../../emulators/discord/harness.ts';
import { directly, press, submit } from '../../../emulators/discord/people.ts';
import {
  BOT_ID,
  CHANNEL_ID,
  GUILD_ID,
  OTHER_CHANNEL_ID,
} from '../../../emulators/discord/state.ts';
import { quickClock } from '../../../helpers/quick-clock.ts';

const INVITER = '300000000000000004';
const OWNER = '600000000000000001';
const ADMIN_ROLE = '200000000000000009';
const AUDIT_ROLE = '200000000000000008';
const WELCOME: Answer = {
  ...lineOf('Welcome.'),
  buttons: [{ actionId: 'v1:setup-channel', label: 'Choose a channel' }],
};

let emulator: DiscordEmulator;
let conversation: ScriptedConversation;
let made: ReturnType<typeof discordOn> | undefined;

beforeEach(async () => {
  emulator = await DiscordEmulator.start();
  emulator.gateway.heartbeatMs = 400;
  made = undefined;
});
afterEach(async () => {
  await made?.platform.stop();
  await emulator.close();
  assert.deepEqual(emulator.violations, []);
});

async function online(
  reply: ChatReply = textAnswer('Done.'),
  changes: Partial<ScriptedConversation> = {},
): Promise<void> {
  const greeted = new Set<string>();
  conversation = scriptedConversation(() => reply, {
    welcome: async (joining) => {
      joinings.push(joining);
      if (greeted.has(joining.workspace)) return undefined;
      greeted.add(joining.workspace);
      return WELCOME;
    },
    ...changes,
  });
  const joinings = conversation.joinings as unknown as (typeof conversation.joinings)[number][];
  // Slow enough that a busy machine looks a person up within the adapter's second.
  made = discordOn(emulator, { conversation, clock: quickClock(Date.now(), 8) });
  made.platform.start();
  await emulator.until(() => emulator.commands.length > 0);
}

function letters(userId: string): readonly unknown[] {
  return emulator.seen(directChannelOf(userId)).map(({ body }) => body['content']);
}

function guild() {
  const found = emulator.guilds.get(GUILD_ID);
  assert(found);
  return found;
}

function giveAuditLog(): void {
  guild().roles.set(AUDIT_ROLE, '128');
  guild().members.set(BOT_ID, [AUDIT_ROLE]);
  guild().joinedAt = new Date().toISOString();
}

describe('the first message', () => {
  test('goes to the owner where the audit log may not be read, which is not even tried', async () => {
    await online();
    await emulator.until(() => letters(OWNER).length === 1);
    expect(conversation.joinings).toEqual([
      {
        platform: 'discord',
        workspace: `discord:${GUILD_ID}`,
        workspaceName: 'Harbour desk',
        invitedBy: undefined,
        missing: [],
      },
    ]);
    expect(emulator.requests.filter((request) => request.includes('audit'))).toEqual([]);
  });

  test('goes to whoever added the bot, if the audit log says so', async () => {
    giveAuditLog();
    guild().invitedBy = INVITER;
    await online();
    await emulator.until(() => letters(INVITER).length === 1);
    expect(conversation.joinings).toMatchObject([{ invitedBy: INVITER }]);
    expect(letters(OWNER)).toEqual([]);
  });

  test('stands in the system channel where nobody takes it', async () => {
    giveAuditLog();
    guild().invitedBy = INVITER;
    guild().systemChannelId = OTHER_CHANNEL_ID;
    for (const one of [INVITER, OWNER]) emulator.closedTo.add(one);
    await online();
    await emulator.until(() => emulator.seen(OTHER_CHANNEL_ID).length === 1);
    // In a channel Discord itself says which server is meant.
    expect(JSON.stringify(emulator.seen(OTHER_CHANNEL_ID)[0]?.body)).toContain(
      '"v1:setup-channel"',
    );
  });

  test('names each channel and what is missing there', async () => {
    emulator.overwrite(CHANNEL_ID, [{ id: GUILD_ID, type: 0, allow: '0', deny: '1024' }]);
    emulator.overwrite(OTHER_CHANNEL_ID, [{ id: GUILD_ID, type: 0, allow: '0', deny: '67584' }]);
    await online();
    await emulator.until(() => letters(OWNER).length === 1);
    expect(conversation.joinings[0]?.missing).toEqual([
      '#channel-2: Send Messages, Read Message History',
      '#channel-1: View Channel',
    ]);
  });

  test('of a server that comes later is sent then; a server known before gets none', async () => {
    await online();
    await emulator.until(() => letters(OWNER).length === 1);
    const second = '800000000000000002';
    emulator.addGuild(second, { ownerId: '600000000000000002' });
    await emulator.until(() => letters('600000000000000002').length === 1);
    emulator.addGuild(second, { ownerId: '600000000000000002' });
    await vi.waitUntil(() => conversation.joinings.length === 3);
    expect(letters('600000000000000002')).toHaveLength(1);
    expect(conversation.joinings[1]?.workspace).toBe(`discord:${second}`);
  });

  test('that fails ends nothing', async () => {
    await online(undefined, { welcome: () => Promise.reject(new Error('no store')) });
    await vi.waitUntil(() =>
      made?.log.lines.some(({ message }) => message === 'discord welcome failed'),
    );
    expect(made?.platform.connection().kind).toBe('on');
  });
});

describe('a button in a direct message', () => {
  const FORM: Form = {
    formId: 'setup',
    title: 'Choose a channel',
    submitLabel: 'Save',
    state: 's1',
    fields: [
      {
        name: 'destination',
        label: 'Channel',
        kind: 'channel',
        value: '',
        hint: '',
        isRequired: true,
        choices: [],
      },
    ],
  };

  async function pressWelcome(userId: string) {
    await emulator.until(() => letters(OWNER).length === 1);
    const [letter] = emulator.seen(directChannelOf(OWNER));
    const [, id = ''] = /"custom_id":"([^"]+)"/.exec(JSON.stringify(letter?.body)) ?? [];
    expect(id).toBe(`@${GUILD_ID}:v1:setup-channel`);
    return emulator.interact(directly(press(id), userId));
  }

  test('is about its server, with the rights that the person has there now', async () => {
    guild().members.set(OWNER, []);
    await online();
    const seen = await pressWelcome(OWNER);
    await emulator.until(() => seen.answers.length === 1);
    expect(conversation.requests).toMatchObject([
      {
        kind: 'button',
        actionId: 'v1:setup-channel',
        actor: { workspace: `discord:${GUILD_ID}`, isWorkspaceAdmin: true, isOutsider: false },
      },
    ]);
  });

  test.each([
    ['a member without a role', [], { isWorkspaceAdmin: false, isOutsider: false }],
    ['a manager', [ADMIN_ROLE], { isWorkspaceAdmin: true, isOutsider: false }],
    ['somebody who left', undefined, { isWorkspaceAdmin: false, isOutsider: true }],
  ])('pressed by %s is theirs', async (_, roles, rights) => {
    guild().roles.set(ADMIN_ROLE, '32');
    if (roles !== undefined) guild().members.set(INVITER, roles);
    await online();
    const seen = await pressWelcome(INVITER);
    await emulator.until(() => seen.answers.length === 1);
    expect(conversation.requests[0]?.actor).toMatchObject(rights);
  });

  test('opens a form with the channels that bot and person can use, and the form comes back', async () => {
    guild().members.set(OWNER, []);
    const unusable = '700000000000000003';
    emulator.addChannel(unusable);
    emulator.overwrite(unusable, [{ id: BOT_ID, type: 1, allow: '0', deny: '2048' }]);
    await online({ kind: 'form', form: FORM }, { opensForm: ({ kind }) => kind === 'button' });
    const seen = await pressWelcome(OWNER);
    await emulator.until(() => seen.callback !== undefined);
    expect(seen.callback?.type).toBe(9);
    const labels = seen.callback?.data['components'] as
      | readonly { readonly component: unknown }[]
      | undefined;
    expect(labels?.[0]?.component).toMatchObject({
      type: 3,
      options: [{ value: `discord:${CHANNEL_ID}` }, { value: `discord:${OTHER_CHANNEL_ID}` }],
    });
    const modal = seen.callback?.data ?? {};
    emulator.interact(directly(submit(modal, [`discord:${CHANNEL_ID}`]), OWNER));
    await vi.waitUntil(() => conversation.requests.length === 2);
    expect(conversation.requests[1]).toMatchObject({
      kind: 'form',
      formId: 'setup',
      state: 's1',
      values: { destination: `discord:${CHANNEL_ID}` },
      actor: { workspace: `discord:${GUILD_ID}`, isWorkspaceAdmin: true },
    });
  });

  test('whose person cannot be looked up is answered with an apology, and nobody is asked', async () => {
    await online();
    emulator.fail({ kind: 'status', status: 503, isAfter: false, method: 'GET', path: /members/ });
    const seen = await pressWelcome(OWNER);
    await emulator.until(() => seen.answers.length === 1);
    expect(seen.answers).toMatchObject([{ isEphemeral: true }]);
    expect(JSON.stringify(seen.answers)).toContain('did not work');
    expect(conversation.requests).toEqual([]);
  });

  test('whose person takes long to look up is acknowledged meanwhile', async () => {
    guild().members.set(OWNER, []);
    await online();
    emulator.fail({ kind: 'slow', delayMs: 300, method: 'GET', path: /members/ });
    const seen = await pressWelcome(OWNER);
    await emulator.until(() => seen.callback?.type === 6);
    expect(conversation.requests).toEqual([]);
    await emulator.until(() => seen.answers.length === 1);
    expect(conversation.requests[0]?.actor.isWorkspaceAdmin).toBe(true);
  });
});

describe('a private message', () => {
  test('is about the one server, or the one in which the person was last seen', async () => {
    await online();
    const note: Answer = {
      ...lineOf('Twelve times.'),
      buttons: [{ actionId: 'v1:undo:1', label: 'Undo' }],
    };
    expect(await made?.platform.tell(INVITER, note, 'local')).toMatchObject({ kind: 'sent' });
    const second = '800000000000000002';
    emulator.addGuild(second, { ownerId: '600000000000000002' });
    await emulator.until(() => letters('600000000000000002').length === 1);
    await made?.platform.tell(INVITER, note, 'local');
    emulator.interact({ ...press('v1:x', undefined, INVITER), guild_id: second });
    await vi.waitUntil(() => conversation.requests.length === 1);
    await made?.platform.tell(INVITER, note, 'local');
    const ids = emulator
      .seen(directChannelOf(INVITER))
      .map(({ body }) => /"custom_id":"([^"]+)"/.exec(JSON.stringify(body))?.[1]);
    expect(ids).toEqual([`@${GUILD_ID}:v1:undo:1`, 'v1:undo:1', `@${second}:v1:undo:1`]);
  });

  test('is about the workspace that it is for, wherever the person was met last', async () => {
    await online();
    const second = '800000000000000002';
    emulator.addGuild(second, { ownerId: '600000000000000002' });
    await emulator.until(() => letters('600000000000000002').length === 1);
    emulator.interact({ ...press('v1:x', undefined, INVITER), guild_id: second });
    await vi.waitUntil(() => conversation.requests.length === 1);
    const buttons = [{ actionId: 'v1:undo-watch:w.2', label: 'Undo' }];
    const note: Answer = { ...lineOf('Twelve times.'), buttons };
    await made?.platform.tell(INVITER, note, `discord:${GUILD_ID}`);
    const [told] = emulator.seen(directChannelOf(INVITER));
    expect(JSON.stringify(told?.body)).toContain(`"@${GUILD_ID}:v1:undo-watch:w.2"`);
  });

  test('that the person does not take ends as impossible', async () => {
    await online();
    emulator.closedTo.add(INVITER);
    expect(await made?.platform.tell(INVITER, lineOf('Hello.'), 'local')).toMatchObject({
      kind: 'impossible',
      hint: expect.stringContaining('private messages'),
    });
  });
});

test('a channel belongs to its server; one that the bot does not see belongs to none', async () => {
  await online();
  const hidden = '700000000000000004';
  emulator.addChannel(hidden);
  emulator.refuse(hidden, { status: 403, code: 50_001 });
  const workspaceOf = async (id: string) => made?.platform.workspaceOf?.(`discord:${id}`);
  expect(await workspaceOf(CHANNEL_ID)).toBe(`discord:${GUILD_ID}`);
  expect(await workspaceOf(hidden)).toBeUndefined();
  expect(await workspaceOf('799999999999999999')).toBeUndefined();
});
