import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SlackPlatform } from '../../../../src/adapters/chat/slack/slack-platform.ts';
import type { ConnectionState } from '../../../../src/ports/chat.ts';
import { CHANNEL, slackOn } from '../../../emulators/slack/harness.ts';
import { SlackEmulator } from '../../../emulators/slack/slack-emulator.ts';
import { APP_TOKEN, BOT_TOKEN } from '../../../emulators/slack/state.ts';
import { NOW_MS, STANDARD, sampleAlert } from '../../../helpers/alerts.ts';
import { quickClock } from '../../../helpers/quick-clock.ts';
import type { recordingLog } from '../../../helpers/recording-log.ts';

let emulator: SlackEmulator;
let platform: SlackPlatform;
let log: ReturnType<typeof recordingLog>;
const rejections: unknown[] = [];
const keep = (reason: unknown): void => {
  rejections.push(reason);
};

beforeEach(async () => {
  process.on('unhandledRejection', keep);
  emulator = await SlackEmulator.start();
  emulator.addChannel(CHANNEL);
  ({ platform, log } = slackOn(emulator, { clock: quickClock(NOW_MS, 40) }));
});

afterEach(async () => {
  await platform.stop();
  await emulator.close();
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  process.off('unhandledRejection', keep);
  if (rejections.length > 0)
    throw new Error(`unhandled: ${rejections.splice(0).map(String).join('; ')}`);
});

/** Polls the state; connections have no event that a test could wait for. */
async function until(isReached: (state: ConnectionState) => boolean): Promise<ConnectionState> {
  const endMs = performance.now() + 4000;
  while (performance.now() < endMs) {
    const state = platform.connection();
    if (isReached(state)) return state;
    await new Promise((resolve) => {
      setTimeout(resolve, 2);
    });
  }
  throw new Error(`still ${JSON.stringify(platform.connection())}`);
}

const isOn = ({ kind }: ConnectionState): boolean => kind === 'on';
const isStopped = ({ kind }: ConnectionState): boolean => kind === 'stopped';
const said = (level: string): readonly string[] =>
  log.lines.filter((line) => line.level === level).map((line) => line.message);

async function post() {
  return platform.send(
    {
      deliveryId: 'd1',
      kind: 'post',
      destination: `slack:${CHANNEL}`,
      nonce: 'n1',
      message: { kind: 'alert', alert: sampleAlert() },
      parentMessageId: undefined,
      layout: STANDARD,
    },
    new AbortController().signal,
  );
}

test('connects, says so once, and lets go on stop', async () => {
  expect(platform.connection().kind).toBe('off');
  platform.start();
  expect(platform.connection().kind).toBe('connecting');
  await until(isOn);
  expect(said('info')).toEqual(['platform connected']);
  await platform.stop();
  expect(platform.connection()).toEqual({ kind: 'off', reason: 'stopped' });
  await until(() => emulator.socketCount === 0);
});

test('Slack down at the start: goes on trying, says it once, and connects when Slack is back', async () => {
  const { port } = emulator;
  await emulator.close();
  platform.start();
  await until((state) => state.kind === 'connecting' && state.lastError === 'ECONNREFUSED');
  expect((await post()).kind).toBe('unreachable');
  emulator = await SlackEmulator.start(port);
  await until(isOn);
  expect(said('warn')).toEqual(['platform unreachable, trying again']);
});

test('outages of an API that answers with errors are survived', async () => {
  emulator.fail({ kind: 'status', status: 503, when: 'before' }, { method: 'auth.test', times: 2 });
  emulator.fail({ kind: 'html', status: 200 }, { method: 'apps.connections.open', times: 2 });
  emulator.fail({ kind: 'cut', when: 'before' }, { method: 'apps.connections.open', times: 1 });
  platform.start();
  await until(isOn);
  expect(said('error')).toEqual([]);
});

test('a limit on connections is waited for', async () => {
  emulator.fail({ kind: 'rate-limited', retryAfter: '20' }, { method: 'apps.connections.open' });
  platform.start();
  await until(isOn);
  const opens = emulator.calls.filter(({ method }) => method === 'apps.connections.open');
  expect((opens[1]?.atMs ?? 0) - (opens[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(20_000 / 40);
});

test.each(['dropped', 'recycled'])('a socket that is %s is opened again', async (how) => {
  platform.start();
  await until(isOn);
  if (how === 'dropped') emulator.dropSockets();
  else emulator.sendRaw(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
  await until((state) => isOn(state) && emulator.socketsOpened === 2);
  expect(said('error')).toEqual([]);
});

test('a socket that never says hello is given up', async () => {
  emulator.socketMode = 'silent';
  platform.start();
  await until((state) => state.kind === 'connecting' && state.lastError !== undefined);
  emulator.socketMode = 'hello';
  await until(isOn);
  expect(said('error')).toEqual([]);
});

test('being dropped at once does not spin', async () => {
  emulator.socketMode = 'drop';
  platform.start();
  await until(() => emulator.socketsOpened >= 3);
  const opens = emulator.calls.filter(({ method }) => method === 'apps.connections.open');
  const gaps = opens.slice(1).map(({ atMs }, index) => atMs - (opens[index]?.atMs ?? 0));
  // Half a second, then a second of the quick clock, with jitter.
  expect(gaps[1]).toBeGreaterThan(10);
  emulator.socketMode = 'hello';
  await until(isOn);
});

test.each([
  'null',
  '[]',
  '{',
  '{"type":"events_api"}',
  '{"type":"events_api","payload":{}}',
  '"x"',
])('a message that cannot be read ends nothing: %s', async (text) => {
  platform.start();
  await until(isOn);
  emulator.sendRaw(text);
  const { payload } = await emulator.deliver('slash_commands', { command: '/news', text: '' });
  expect(payload).toEqual({});
});

test.each([
  ['a wrong bot token', BOT_TOKEN, 'invalid_auth'],
  ['a revoked bot token', BOT_TOKEN, 'token_revoked'],
  ['an app that was removed', BOT_TOKEN, 'account_inactive'],
  ['a wrong app token', APP_TOKEN, 'invalid_auth'],
])('%s stops the platform, once, with what to do', async (_, token, code) => {
  emulator.deadTokens.set(token, code);
  platform.start();
  const state = await until(isStopped);
  expect(state).toMatchObject({ reason: code, hint: expect.stringMatching(/\w{3,}/) });
  await new Promise((resolve) => {
    setTimeout(resolve, 100);
  });
  // A hundred real milliseconds are four seconds here: trying again as for an outage would have made four calls or more.
  expect(emulator.calls.length).toBeLessThanOrEqual(2);
  expect(said('error')).toEqual(['platform refuses the app']);
});

test('an app token without its right stops the platform', async () => {
  emulator.fail(
    { kind: 'error', error: 'missing_scope', needed: 'connections:write' },
    { method: 'apps.connections.open', times: 9 },
  );
  platform.start();
  expect(await until(isStopped)).toMatchObject({
    hint: expect.stringContaining('connections:write'),
  });
});

test('a token revoked later is found out by the first post, and said once', async () => {
  platform.start();
  await until(isOn);
  emulator.deadTokens.set(BOT_TOKEN, 'token_revoked');
  expect((await post()).kind).toBe('impossible');
  await until(isStopped);
  expect((await post()).kind).toBe('impossible');
  expect(said('error')).toEqual(['platform refuses the app']);
});

test('no token is ever logged', async () => {
  emulator.fail({ kind: 'cut-body' }, { method: 'auth.test' });
  emulator.fail({ kind: 'cut', when: 'before' }, { method: 'apps.connections.open' });
  platform.start();
  await until(isOn);
  const lines = JSON.stringify(log.lines, (_, value: unknown) =>
    value instanceof Error ? `${value.stack} ${JSON.stringify(value)}` : value,
  );
  for (const secret of [BOT_TOKEN, APP_TOKEN, 'ticket=']) expect(lines).not.toContain(secret);
});
