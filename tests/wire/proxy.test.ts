import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChatPlatform } from '../../src/ports/chat.ts';
import { type ChatProxy, isDirect, makeChatProxy } from '../../src/wire/proxy.ts';
import { lineOf, scriptedConversation, textAnswer } from '../emulators/conversation.ts';
import { DiscordEmulator } from '../emulators/discord/discord-emulator.ts';
import { newsCommand } from '../emulators/discord/people.ts';
import { CHANNEL_ID, TOKEN } from '../emulators/discord/state.ts';
import { CHANNEL, slackOn } from '../emulators/slack/harness.ts';
import { SlackEmulator } from '../emulators/slack/slack-emulator.ts';
import { TEAM_ID } from '../emulators/slack/state.ts';
import { STANDARD, sampleAlert } from '../helpers/alerts.ts';
import { type ConnectProxy, startConnectProxy } from '../helpers/connect-proxy.ts';
import { quickClock } from '../helpers/quick-clock.ts';
import { recordingLog } from '../helpers/recording-log.ts';

/** Only the proxy knows these: whoever dials them directly finds nothing, and fails the test (helpers/only-loopback). */
const SLACK_HOST = 'slack.desk.example';
const DISCORD_HOST = 'discord.desk.example';

let gate: ConnectProxy;
let proxy: ChatProxy;
let platform: ChatPlatform;

beforeEach(async () => {
  gate = await startConnectProxy();
  proxy = makeChatProxy({ url: gate.url });
});
afterEach(async () => {
  await platform?.stop();
  await proxy.close();
  await gate.close();
});

function post(destination: `slack:${string}` | `discord:${string}`) {
  const message = { kind: 'alert', alert: sampleAlert({ destination }) } as const;
  const rest = { deliveryId: 'd1', nonce: 'n1', parentMessageId: undefined, layout: STANDARD };
  const outgoing = { kind: 'post', destination, message, ...rest } as const;
  return platform.send(outgoing, new AbortController().signal);
}

test('Slack: posts, socket, commands and their answers go through the proxy alone', async () => {
  const emulator = await SlackEmulator.start();
  emulator.host = SLACK_HOST;
  gate.hosts.set(SLACK_HOST, emulator.port);
  emulator.addChannel(CHANNEL);
  emulator.addUser('U0MEMBER');
  const conversation = scriptedConversation(() => textAnswer('Through.'));
  const { fetch, dispatcher } = proxy;
  ({ platform } = slackOn(emulator, { conversation, fetch, dispatcher }));
  platform.start();
  await emulator.socketOpen();
  await emulator.deliver('slash_commands', {
    command: '/news',
    text: 'help',
    user_id: 'U0MEMBER',
    team_id: TEAM_ID,
    channel_id: CHANNEL,
    response_url: `http://${SLACK_HOST}/response/a1`,
  });
  await vi.waitUntil(() => emulator.responses.length === 1);
  expect((await post(`slack:${CHANNEL}`)).kind).toBe('sent');
  expect(new Set(gate.tunnels)).toEqual(new Set([`${SLACK_HOST}:80`]));
  await platform.stop();
  await emulator.close();
});

test('Discord: requests and the gateway go through the proxy alone', async () => {
  const emulator = await DiscordEmulator.start();
  emulator.host = DISCORD_HOST;
  emulator.gateway.heartbeatMs = 400;
  gate.hosts.set(DISCORD_HOST, emulator.port);
  // The gateway is routed before discord.js is loaded, so that nothing here may import it above.
  const { routeGateway } = await import('../../src/adapters/chat/discord/route-gateway.ts');
  routeGateway((url) => proxy.agentFor(url));
  const { createDiscordPlatform } = await import(
    '../../src/adapters/chat/discord/discord-platform.ts'
  );
  platform = createDiscordPlatform({
    token: TOKEN,
    apiUrl: emulator.apiUrl,
    conversation: scriptedConversation(() => textAnswer('Through.')),
    layout: STANDARD,
    clock: quickClock(),
    chance: () => 0.5,
    log: recordingLog(),
    fetch: proxy.fetch,
  });
  platform.start();
  await emulator.until(() => emulator.commands.length > 0);
  const seen = emulator.interact(newsCommand('help'));
  await emulator.until(() => seen.answers[0]?.body['content'] === 'Through.');
  emulator.gateway.dropSockets();
  await emulator.until(() => emulator.gateway.counts.resume === 1);
  expect((await post(`discord:${CHANNEL_ID}`)).kind).toBe('sent');
  expect(await platform.tell('300000000000000001', lineOf('Hello.'), 'local')).toMatchObject({
    kind: 'sent',
  });
  expect(new Set(gate.tunnels)).toEqual(new Set([`${DISCORD_HOST}:80`]));
  await platform.stop();
  await emulator.close();
});

test('a proxy that lets nothing through is an outage, and no message is uncertain for it', async () => {
  const emulator = await SlackEmulator.start();
  emulator.host = SLACK_HOST;
  emulator.addChannel(CHANNEL);
  const { fetch, dispatcher } = proxy;
  const made = slackOn(emulator, { fetch, dispatcher });
  ({ platform } = made);
  platform.start();
  await vi.waitUntil(() => made.log.lines.some(({ level }) => level === 'warn'));
  expect(platform.connection().kind).toBe('connecting');
  expect((await post(`slack:${CHANNEL}`)).kind).toBe('unreachable');
  gate.hosts.set(SLACK_HOST, emulator.port);
  await emulator.socketOpen();
  await platform.stop();
  await emulator.close();
});

describe('NO_PROXY', () => {
  test.each([
    ['wss://gateway.discord.gg/', '', false],
    ['wss://gateway.discord.gg/', '*', true],
    ['wss://gateway.discord.gg/', 'discord.gg', true],
    ['wss://gateway.discord.gg/', '.discord.gg, example.org', true],
    ['wss://gateway.discord.gg/', '*.discord.gg', true],
    ['wss://gateway.discord.gg/', 'cord.gg', false],
    ['wss://gateway.discord.gg/', 'discord.gg:443', true],
    ['wss://gateway.discord.gg/', 'discord.gg:8443', false],
    ['ws://127.0.0.1:9000/', '127.0.0.1', true],
    ['ws://127.0.0.1:9000/', '127.0.0.1:9000 localhost', true],
  ])('%s with "%s": direct is %s', (url, noProxy, expected) => {
    expect(isDirect(url, noProxy)).toBe(expected);
  });
});
