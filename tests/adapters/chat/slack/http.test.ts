import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { stringify } from 'node:querystring';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SlackPlatform } from '../../../../src/adapters/chat/slack/slack-platform.ts';
import { MINUTE_MS } from '../../../../src/core/time/moment.ts';
import type { ChatRequest } from '../../../../src/ports/conversation.ts';
import { scriptedConversation, textAnswer } from '../../../emulators/conversation.ts';
import { slackOn } from '../../../emulators/slack/harness.ts';
import { SlackEmulator, signRequest } from '../../../emulators/slack/slack-emulator.ts';
import { TEAM_ID } from '../../../emulators/slack/state.ts';

const SECRET = '0123456789abcdef0123456789abcdef';

let emulator: SlackEmulator;
let platform: SlackPlatform;
let server: http.Server;
let requests: readonly ChatRequest[];
let answered: PromiseWithResolvers<void>;

beforeEach(async () => {
  emulator = await SlackEmulator.start();
  emulator.addUser('U0MEMBER');
  answered = Promise.withResolvers();
  const conversation = scriptedConversation(() => {
    answered.resolve();
    return textAnswer('Done.');
  });
  requests = conversation.requests;
  ({ platform } = slackOn(emulator, { conversation, signingSecret: SECRET }));
  server = http.createServer((request, response) => platform.handleHttp?.(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterEach(async () => {
  await platform.stop();
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  await emulator.close();
});

const BODY = stringify({
  command: '/news',
  text: 'latest',
  user_id: 'U0MEMBER',
  team_id: TEAM_ID,
  channel_id: 'C0BRIDGES',
});

async function deliver(
  headers: Readonly<Record<string, string>>,
  path = '/slack/events',
  body = BODY,
) {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
}

test('a signed request is acknowledged at once, and answered', async () => {
  const response = await deliver(signRequest(BODY, SECRET));
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('');
  await answered.promise;
  expect(requests).toHaveLength(1);
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['without a signature', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['with another secret', signRequest(BODY, 'f'.repeat(32))],
  ['signed for another body', signRequest('command=%2Fnews', SECRET)],
  ['of ten minutes ago', signRequest(BODY, SECRET, Date.now() - 10 * MINUTE_MS)],
])('a request %s is refused, and nobody is asked', async (_, headers) => {
  expect((await deliver(headers)).status).toBe(401);
  expect(requests).toEqual([]);
});

test('other paths and broken bodies do no harm', async () => {
  expect((await deliver(signRequest(BODY, SECRET), '/elsewhere')).status).toBe(404);
  const broken = 'payload=%7Bbroken';
  expect((await deliver(signRequest(broken, SECRET), '/slack/events', broken)).status).toBe(400);
  expect((await deliver(signRequest(BODY, SECRET))).status).toBe(200);
});

test('Slack’s own check of the address is answered', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c1' });
  const headers = { ...signRequest(body, SECRET), 'content-type': 'application/json' };
  const response = await deliver(headers, '/slack/events', body);
  expect(await response.text()).toContain('c1');
});
