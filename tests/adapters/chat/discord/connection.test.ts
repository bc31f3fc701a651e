import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { scriptedConversation, textAnswer } from '../../../emulators/conversation.ts';
import { DiscordEmulator } from '../../../emulators/discord/discord-emulator.ts';
import { discordOn } from '../../../emulators/discord/harness.ts';
import { newsCommand } from '../../../emulators/discord/people.ts';
import { CHANNEL_ID } from '../../../emulators/discord/state.ts';
import { STANDARD, sampleAlert } from '../../../helpers/alerts.ts';

let emulator: DiscordEmulator;
let closers: (() => Promise<void>)[];

beforeEach(async () => {
  emulator = await DiscordEmulator.start();
  // As fast as the clock: the pulse of a connection is part of its supervision.
  emulator.gateway.heartbeatMs = 400;
  closers = [];
});
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
  await emulator.close();
  assert.deepEqual(emulator.violations, []);
});

function connect(options: Parameters<typeof discordOn>[1] = {}): ReturnType<typeof discordOn> {
  const made = discordOn(emulator, options);
  closers.push(() => made.platform.stop());
  made.platform.start();
  return made;
}

async function untilOn({ platform }: ReturnType<typeof discordOn>): Promise<void> {
  await vi.waitUntil(() => platform.connection().kind === 'on', { timeout: 10_000, interval: 10 });
}

function answered(): Promise<void> {
  return emulator.until(() =>
    emulator.interactions.some(({ answers }) => answers[0]?.body['content'] !== undefined),
  );
}

describe('the gateway connection', () => {
  test('says ready, asks for the intent Guilds alone and registers the commands once', async () => {
    const first = connect();
    await untilOn(first);
    await emulator.until(() => emulator.commands.length > 0);
    expect(emulator.gateway.intents).toEqual([1]);
    await first.platform.stop();
    const second = connect();
    await untilOn(second);
    await emulator.until(
      () => emulator.requests.filter((one) => one.startsWith('GET /applications/9')).length === 2,
    );
    await second.platform.stop();
    expect(emulator.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(1);
  });

  test('a dropped socket is resumed, and what was asked meanwhile is answered', async () => {
    const made = connect({ conversation: scriptedConversation(() => textAnswer('Here.')) });
    await untilOn(made);
    emulator.gateway.dropSockets();
    emulator.interact(newsCommand('help'));
    await answered();
    expect(emulator.gateway.counts).toMatchObject({ identify: 1, resume: 1 });
  });

  test('op 7 is followed by a resume, a lost session by a new one', async () => {
    const made = connect();
    await untilOn(made);
    emulator.gateway.askToReconnect();
    await emulator.until(() => emulator.gateway.counts.resume === 1);
    await emulator.until(() => emulator.gateway.isConnected);
    emulator.gateway.invalidate();
    await emulator.until(() => emulator.gateway.counts.identify === 2);
    expect(emulator.gateway.counts.resume).toBe(1);
  });

  test('Discord may be down at the start: it is said once, and connects when it is back', async () => {
    const { port } = emulator;
    const apiUrl = emulator.apiUrl;
    await emulator.close();
    const made = connect({ apiUrl });
    await vi.waitUntil(
      () => made.log.lines.length > 0 && made.platform.connection().kind === 'connecting',
    );
    emulator = await DiscordEmulator.start(port);
    await untilOn(made);
    const outages = made.log.lines.filter(({ message }) => message.includes('unreachable'));
    expect(outages).toHaveLength(1);
  });

  test('an answer of a proxy instead of the gateway’s address is an outage, not an end', async () => {
    emulator.fail({ kind: 'html', status: 200, method: 'GET', path: /gateway/ });
    const made = connect();
    await untilOn(made);
    expect(made.log.lines[0]?.message).toContain('unreachable');
  });

  test.each([
    ['503', { kind: 'status', status: 503, isAfter: false }],
    ['a cut connection', { kind: 'cut', isAfter: false }],
    ['an answer cut in its middle', { kind: 'cut-body' }],
  ] as const)(
    '%s instead of the gateway’s address is tried again, and said once',
    async (_, fault) => {
      emulator.fail({ ...fault, method: 'GET', path: /gateway/ });
      const made = connect();
      await untilOn(made);
      const said = made.log.lines.filter(({ level }) => level === 'warn' || level === 'error');
      expect(said.map(({ message }) => message)).toEqual(['platform unreachable, trying again']);
    },
  );

  test('a limit on the gateway’s address is waited for', async () => {
    const limit = { kind: 'rate-limited', retryAfterS: 0.1, isGlobal: false } as const;
    emulator.fail({ ...limit, method: 'GET', path: /gateway/ });
    const made = connect();
    await untilOn(made);
    expect(emulator.violations).toEqual([]);
    expect(made.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('a refused token is said once and ends all requests', async () => {
    emulator.isTokenRevoked = true;
    const made = connect();
    await vi.waitUntil(() => made.platform.connection().kind === 'stopped');
    const asked = emulator.requests.length;
    for (let round = 0; round < 20; round += 1) {
      const outcome = await made.platform.send(message(round), new AbortController().signal);
      expect(outcome).toMatchObject({
        kind: 'impossible',
        hint: expect.stringContaining('DISCORD_TOKEN'),
      });
    }
    expect(emulator.requests.length - asked).toBeLessThanOrEqual(1);
    expect(made.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(JSON.stringify(made.log.lines)).not.toContain('emulator-token');
  });

  test('a token that the gateway alone refuses stops the connection', async () => {
    emulator.isGatewayTokenRefused = true;
    const made = connect();
    await vi.waitUntil(() => made.platform.connection().kind === 'stopped');
    expect(made.platform.connection()).toMatchObject({
      hint: expect.stringContaining('DISCORD_TOKEN'),
    });
  });
});

function message(round: number): Parameters<ReturnType<typeof discordOn>['platform']['send']>[0] {
  return {
    deliveryId: `d${round}`,
    kind: 'post',
    destination: `discord:${CHANNEL_ID}`,
    nonce: `n${round}`,
    message: { kind: 'alert', alert: sampleAlert() },
    parentMessageId: undefined,
    layout: STANDARD,
  };
}
