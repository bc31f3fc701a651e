import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { type Answer, sendRequest } from '../../../src/adapters/http/send-request.ts';
import { startServer } from '../../helpers/loopback-server.ts';

const open: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()));
});

async function ask(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  limits: Partial<Parameters<typeof sendRequest>[2]> = {},
): Promise<Answer> {
  const server = await startServer(answer);
  const agent = new Agent();
  open.push(server, { close: () => agent.destroy() });
  return sendRequest(
    agent,
    { origin: server.url, path: '/', method: 'GET' },
    {
      totalMs: 5000,
      signal: undefined,
      wantedOf: (status) => ({ bytesMax: 100, isNeeded: status < 300 }),
      ...limits,
    },
  );
}

function textOf({ bytes }: Answer): string | undefined {
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

test('reads a body of several pieces whole', async () => {
  const answer = await ask((_request, response) => {
    response.write('one ');
    setTimeout(() => response.end('two'), 10);
  });
  expect({ status: answer.status, text: textOf(answer) }).toEqual({ status: 200, text: 'one two' });
});

test('passes over what is said before the answer', async () => {
  const answer = await ask((_request, response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload' }, () => response.end('news'));
  });
  expect(textOf(answer)).toBe('news');
});

test('reads nothing of a body that says that it is too long', async () => {
  const answer = await ask((_request, response) => {
    response.writeHead(200, { 'content-length': '101' }).flushHeaders();
  });
  expect(answer).toMatchObject({ status: 200, bytes: undefined });
});

test('keeps the head of an answer whose body is not needed and breaks off', async () => {
  const answer = await ask((_request, response) => {
    response.writeHead(301, { location: '/feed', 'content-length': '50' }).write('Moved');
    setTimeout(() => response.destroy(), 10);
  });
  expect(answer).toMatchObject({ status: 301, headers: { location: '/feed' }, bytes: undefined });
});

test('fails when a body that is needed breaks off', async () => {
  const broken = ask((_request, response) => {
    response.writeHead(200, { 'content-length': '50' }).write('<rss>');
    setTimeout(() => response.destroy(), 10);
  });
  await expect(broken).rejects.toThrow('other side closed');
});

test.each(['before the head', 'after it'])('ends with the signal, %s', async (when) => {
  const leaving = new AbortController();
  const left = ask(
    (_request, response) => {
      if (when === 'after it') response.write('<rss>');
      setTimeout(() => leaving.abort(new Error('enough')), 20);
    },
    { signal: leaving.signal },
  );
  await expect(left).rejects.toThrow('enough');
});

test('asks nobody when the signal was there before', async () => {
  const left = ask(() => undefined, { signal: AbortSignal.abort(new Error('enough')) });
  await expect(left).rejects.toThrow('enough');
});
