import assert from 'node:assert/strict';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ScriptedConversation } from '../../../emulators/conversation.ts';
import { scriptedConversation, textAnswer } from '../../../emulators/conversation.ts';
import { DiscordEmulator } from '../../../emulators/discord/discord-emulator.ts';
import { discordOn } from '../../../emulators/discord/harness.ts';
import { member, newsCommand, press } from '../../../emulators/discord/people.ts';

let emulator: DiscordEmulator;
let made: ReturnType<typeof discordOn>;
let conversation: ScriptedConversation;
const rejections: unknown[] = [];
const keep = (reason: unknown): void => void rejections.push(reason);

beforeEach(async () => {
  process.on('unhandledRejection', keep);
  emulator = await DiscordEmulator.start();
  emulator.gateway.heartbeatMs = 400;
  conversation = scriptedConversation(() => textAnswer('Here it is.'));
  made = discordOn(emulator, { conversation });
  made.platform.start();
  await emulator.until(() => emulator.commands.length > 0);
});
afterEach(async () => {
  await made.platform.stop();
  await emulator.close();
  process.off('unhandledRejection', keep);
  assert.deepEqual(rejections.splice(0), []);
});

/** The service still answers whoever asks next. */
async function isAlive(): Promise<boolean> {
  const next = emulator.interact(newsCommand('latest'));
  await emulator.until(() => next.answers[0]?.body['content'] !== undefined);
  return made.platform.connection().kind === 'on';
}

const CALLBACK = { method: 'POST', path: /\/callback$/ } as const;

test.each([
  ['too late (10062)', { kind: 'error', status: 404, code: 10_062 }],
  ['a second time (40060)', { kind: 'error', status: 400, code: 40_060 }],
  ['into an outage', { kind: 'status', status: 503, isAfter: false }],
  ['into a page of a proxy', { kind: 'html', status: 200 }],
  ['into a cut connection', { kind: 'cut', isAfter: true }],
  ['into a limit', { kind: 'rate-limited', retryAfterS: 0.01, isGlobal: false }],
] as const)('an acknowledgement that comes %s ends nothing', async (_, fault) => {
  emulator.fail({ ...fault, ...CALLBACK });
  emulator.interact(newsCommand('latest'));
  await vi.waitUntil(() => made.log.lines.some(({ level }) => level === 'warn'));
  expect(await isAlive()).toBe(true);
});

test('an answer after its token has expired ends nothing', async () => {
  const expired = { kind: 'error', status: 401, code: 50_027, path: /^\/webhooks\// } as const;
  for (const method of ['PATCH', 'PATCH', 'POST']) emulator.fail({ ...expired, method });
  emulator.interact(newsCommand('latest'));
  await vi.waitUntil(() =>
    made.log.lines.some(({ message }) => message === 'discord could not be answered'),
  );
  const spent = emulator.interact(press('v1:quotes:a'));
  await emulator.until(() => spent.callback !== undefined);
  expect(await isAlive()).toBe(true);
});

test.each([
  ['a guest of one voice channel', { ...member('300000000000000005', true), flags: 16 }],
  ['no member at all', undefined],
])('%s is an outsider, whatever else the payload says', async (_, who) => {
  const user = { id: '300000000000000005' };
  emulator.interact({ ...newsCommand('latest'), member: who, user });
  await vi.waitUntil(() => conversation.requests.length === 1);
  expect(conversation.requests[0]?.actor).toMatchObject({
    isOutsider: true,
    isWorkspaceAdmin: false,
    roleIds: [],
    channel: undefined,
  });
});

test('each server is a workspace of its own', async () => {
  const second = '800000000000000002';
  emulator.interact(newsCommand('latest'));
  emulator.interact({ ...newsCommand('latest'), guild_id: second });
  await vi.waitUntil(() => conversation.requests.length === 2);
  expect(conversation.requests.map(({ actor }) => actor.workspace)).toEqual([
    'discord:800000000000000001',
    `discord:${second}`,
  ]);
});
