import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createHttpServer, type HttpServer } from '../../src/wire/http-server.ts';
import { recordingLog } from '../helpers/recording-log.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

function makeServer(port = 0): { readonly server: HttpServer; readonly lines: () => string } {
  const log = recordingLog();
  const server = createHttpServer({ host: '127.0.0.1', port, log });
  closers.push(() => server.close());
  return { server, lines: () => JSON.stringify(log.lines) };
}

function mountText(server: HttpServer, prefix: string): void {
  server.mount(prefix, (_request, response) => response.end(prefix));
}

test('the longest mounted prefix answers, whole path segments alone', async () => {
  const { server } = makeServer();
  mountText(server, '/slack');
  mountText(server, '/slack/hooks');
  const port = await server.listen();
  const ask = async (path: string): Promise<string> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    return response.ok ? response.text() : String(response.status);
  };
  expect(await ask('/slack/events?x=1')).toBe('/slack');
  expect(await ask('/slack/hooks/7')).toBe('/slack/hooks');
  expect(await ask('/slacker')).toBe('404');
  expect(await ask('/')).toBe('404');
});

test('listens to nobody when nothing is mounted', async () => {
  expect(await makeServer().server.listen()).toBeUndefined();
});

test('a port that is taken is logged with what to do, and ends nothing', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  closers.push(async () => {
    other.close();
    await once(other, 'close');
  });
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { server, lines } = makeServer(port);
  mountText(server, '/');
  expect(await server.listen()).toBeUndefined();
  expect(lines()).toContain('Set PORT to a port that is free.');
});
