import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createHealthRoutes } from '../../../src/adapters/metrics/health-routes.ts';
import { createPrometheus } from '../../../src/adapters/metrics/prometheus.ts';
import type { HealthReport } from '../../../src/ports/health.ts';
import { VITALS } from './vitals.ts';

const TOKEN = 'a-token-for-prometheus-only';
const WELL: HealthReport = {
  isAlive: true,
  isReady: true,
  parts: [{ name: 'slack', isWell: false, text: 'token revoked', hint: 'Make a new one.' }],
};
const SILENT = { debug: none, info: none, warn: none, error: none };
let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

function none(): void {
  // What is logged here is nobody's business.
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function serve({
  report = WELL,
  token = TOKEN,
  readVitals = () => Promise.resolve(VITALS),
}: {
  readonly report?: HealthReport;
  readonly token?: string | undefined;
  readonly readVitals?: () => Promise<typeof VITALS>;
} = {}): Promise<(path: string, headers?: Record<string, string>) => Promise<Answer>> {
  const prometheus = createPrometheus({
    build: { version: '1', node: '24', store: 'sqlite' },
    readVitals,
    nowMs: () => 100_000,
    connections: () => [{ platform: 'slack', isOn: true }],
    clockJumps: () => 0,
  });
  const readHealth = (): Promise<HealthReport> => Promise.resolve(report);
  const server = createServer(createHealthRoutes({ readHealth, prometheus, token, log: SILENT }));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  close = () => new Promise((resolve) => void server.close(() => resolve()));
  const { port } = server.address() as AddressInfo;
  return (path, headers = {}) =>
    new Promise((resolve, reject) => {
      get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      }).once('error', reject);
    });
}

test('says to this machine which part is not well, and what to do', async () => {
  const ask = await serve();
  const { status, text } = await ask('/healthz');
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({ status: 'alive', parts: WELL.parts });
});

test.each([
  ['forwarded by a proxy', { 'x-forwarded-for': '203.0.113.7' }],
  ['forwarded in the words of RFC 7239', { forwarded: 'for=203.0.113.7' }],
  ['to a name that was rebound to loopback', { host: 'desk.example.org' }],
  ['with a wrong token', { 'x-forwarded-for': '203.0.113.7', authorization: `Bearer ${TOKEN}x` }],
])('tells a stranger (%s) no part and no metric', async (_, headers: Record<string, string>) => {
  const ask = await serve();
  expect(JSON.parse((await ask('/healthz', headers)).text)).toEqual({ status: 'alive' });
  expect(JSON.parse((await ask('/readyz', headers)).text)).toEqual({ status: 'ready' });
  const { status, text } = await ask('/metrics', headers);
  expect(status).toBe(403);
  expect(text).not.toContain('newsdesk_feeds');
});

test('shows metrics from elsewhere to who shows the token', async () => {
  const ask = await serve();
  const headers = { 'x-forwarded-for': '203.0.113.7', authorization: `Bearer ${TOKEN}` };
  expect(await ask('/metrics', headers)).toMatchObject({
    status: 200,
    text: expect.stringContaining('newsdesk_feeds{state="well"} 8') as string,
  });
});

test('without a token nobody from elsewhere may read, whatever they show', async () => {
  const ask = await serve({ token: undefined });
  const headers = { 'x-forwarded-for': '203.0.113.7', authorization: 'Bearer undefined' };
  expect((await ask('/metrics', headers)).status).toBe(403);
});

test('is ill without a store, and not ready before the ready line', async () => {
  const ill = await serve({ report: { isAlive: false, isReady: false, parts: [] } });
  expect((await ill('/healthz')).status).toBe(503);
  await close?.();
  const starting = await serve({ report: { isAlive: true, isReady: false, parts: [] } });
  expect((await starting('/healthz')).status).toBe(200);
  expect(await starting('/readyz')).toMatchObject({ status: 503 });
});

test('metrics of a store that does not answer say so, and are told all the same', async () => {
  const ask = await serve({ readVitals: () => Promise.reject(new Error('gone')) });
  const { status, text } = await ask('/metrics');
  expect(status).toBe(200);
  expect(text).toContain('newsdesk_store_up 0');
});

test('tells the age of what waits in seconds', async () => {
  const { text } = await (await serve())('/metrics');
  expect(text).toContain('newsdesk_oldest_delivery_seconds{state="pending"} 60');
  expect(text).toContain('newsdesk_deliveries_overdue_seconds 30');
  expect(text).not.toContain('newsdesk_oldest_delivery_seconds{state="sent"}');
});
