import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import {
  createHubCallback,
  type HubCallbackOptions,
} from '../../../src/adapters/hub/hub-callback.ts';
import { type LoopbackServer, startServer } from '../../helpers/loopback-server.ts';
import { recordingLog } from '../../helpers/recording-log.ts';

const ID = 'k7m2p9q4r6s8t0v1w3x5y7z9ab';
const SECRET = 'known to the hub alone';

type Push = Parameters<HubCallbackOptions['receivePush']>[0];

let server: LoopbackServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Hub {
  readonly url: string;
  readonly pushes: Push[];
  readonly checks: Parameters<HubCallbackOptions['confirmIntent']>[0][];
}

async function startHub(own: Partial<HubCallbackOptions> = {}): Promise<Hub> {
  const pushes: Push[] = [];
  const checks: Hub['checks'] = [];
  const callback = createHubCallback({
    log: recordingLog(),
    findSecret: async (id) => (id === ID ? { secret: SECRET } : undefined),
    confirmIntent: async (check) => {
      checks.push(check);
      return check.topicUrl === 'https://news.example/feed';
    },
    receivePush: async (push) => {
      pushes.push(push);
      return 'taken';
    },
    ...own,
  });
  server = await startServer(callback);
  return { url: `${server.url}/hub/${ID}`, pushes, checks };
}

const INTENT = `hub.mode=subscribe&hub.topic=${encodeURIComponent('https://news.example/feed')}&hub.lease_seconds=864000`;

function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers });
}

describe('verification', () => {
  test('echoes the challenge of what was asked for, as plain text', async () => {
    const { url, checks } = await startHub();
    const answer = await fetch(`${url}?${INTENT}&hub.challenge=c4t9`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('c4t9');
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(checks).toEqual([
      { id: ID, mode: 'subscribe', topicUrl: 'https://news.example/feed', leaseSeconds: 864000 },
    ]);
  });

  test('refuses what was not asked for, and a challenge that is none', async () => {
    const { url, checks } = await startHub();
    const other = INTENT.replace('news.example', 'other.example');
    expect((await fetch(`${url}?${other}&hub.challenge=c4t9`)).status).toBe(404);
    expect(checks).toHaveLength(1);
    for (const challenge of ['', '%3Cb%3E%20x', 'x'.repeat(2000)]) {
      const answer = await fetch(`${url}?${INTENT}&hub.challenge=${challenge}`);
      expect(answer.status).toBe(404);
    }
    expect(checks).toHaveLength(1);
  });

  test('takes a lease that is no number for none', async () => {
    const { url, checks } = await startHub();
    await fetch(`${url}?${INTENT.replace('864000', '1e99')}&hub.challenge=c4t9`);
    expect(checks[0]?.leaseSeconds).toBeUndefined();
  });

  test('hears that a hub will not', async () => {
    const { url, checks } = await startHub();
    const denied = INTENT.replace('subscribe', 'denied');
    const answer = await fetch(`${url}?${denied}&hub.reason=no`);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(checks[0]?.mode).toBe('denied');
  });
});

describe('a push', () => {
  const body = '<rss><channel><title>Т</title></channel></rss>';
  const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;

  test('comes with its bytes, and with whether its signature holds', async () => {
    const { url, pushes } = await startHub();
    const type = { 'content-type': 'application/rss+xml' };
    expect((await post(url, body, { ...type, 'x-hub-signature': signature })).status).toBe(202);
    // Content that does not verify is answered with success all the same (WebSub, section 8).
    expect((await post(url, body, { ...type, 'x-hub-signature': 'sha256=00' })).status).toBe(202);
    expect((await post(url, body, type)).status).toBe(202);
    expect(pushes.map(({ isSigned }) => isSigned)).toEqual([true, false, false]);
    expect(Buffer.from(pushes[0]?.bytes ?? []).toString()).toBe(body);
    expect(pushes[0]?.contentType).toBe('application/rss+xml');
  });

  test('of a subscription without a secret is never signed', async () => {
    const { url, pushes } = await startHub({ findSecret: async () => ({ secret: undefined }) });
    await post(url, body, { 'x-hub-signature': signature });
    expect(pushes[0]?.isSigned).toBe(false);
  });

  test('that nobody asked for is gone, and says nothing else', async () => {
    const { url, pushes } = await startHub();
    expect((await post(url.replace('k7m2', 'k7m3'), body)).status).toBe(410);
    expect((await post(url.replace(ID, 'short'), body)).status).toBe(404);
    expect((await fetch(url, { method: 'PUT', body })).status).toBe(405);
    expect(pushes).toEqual([]);
  });

  test('larger than a feed may be is refused', async () => {
    const { url, pushes } = await startHub();
    const status = await post(url, 'x'.repeat(8 * 1024 * 1024 + 1)).then(
      (answer) => answer.status,
      // The connection may be cut before all of it was sent.
      () => 413,
    );
    expect(status).toBe(413);
    expect(pushes).toEqual([]);
  });

  test('comes again later when it could not be taken', async () => {
    const { url } = await startHub({ receivePush: async () => 'busy' });
    const answer = await post(url, body);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
  });

  test('beyond as many as may be at work waits at the hub', async () => {
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let begun = 0;
    let fill = (): void => undefined;
    const isFull = new Promise<void>((resolve) => {
      fill = resolve;
    });
    const { url } = await startHub({
      receivePush: async () => {
        begun += 1;
        if (begun === 8) fill();
        await held;
        return 'taken';
      },
    });
    const first = Array.from({ length: 8 }, () => post(url, body));
    await isFull;
    expect((await post(url, body)).status).toBe(503);
    finish();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual(Array(8).fill(202));
    expect((await post(url, body)).status).toBe(202);
  });

  test('that breaks something is tried again, and the failure is logged', async () => {
    const log = recordingLog();
    const { url } = await startHub({
      log,
      receivePush: async () => {
        throw new Error('no disk');
      },
    });
    expect((await post(url, body)).status).toBe(503);
    expect(log.lines.map(({ message }) => message)).toEqual(['a push broke off']);
  });
});
