import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { HealthReport } from '../../ports/health.ts';
import type { Log } from '../../ports/log.ts';
import type { Prometheus } from './prometheus.ts';

/** What the routes answer from. `token`: who shows it as a bearer may read from elsewhere; undefined: nobody may. */
export interface HealthRoutes {
  readonly readHealth: () => Promise<HealthReport>;
  readonly prometheus: Pick<Prometheus, 'contentType' | 'render'>;
  readonly token: string | undefined;
  readonly log: Log;
}

/** Where they are, for the one HTTP server. */
export const HEALTH_PATHS = ['/healthz', '/readyz', '/metrics'] as const;

/**
 * `/healthz`: 200 while the store answers, so that restarting helps otherwise. `/readyz`: 200 between the ready line and the
 * stop. Both say to anybody whether, and to those who may read `/metrics` which part is not well. `/metrics`: to this
 * machine and to who shows the token.
 */
export function createHealthRoutes(routes: HealthRoutes): RequestListener {
  return (request, response) => {
    answer(routes, request, response).catch((err: unknown) => {
      routes.log.warn({ err }, 'health could not be told');
      if (!response.headersSent) response.writeHead(503);
      response.end();
    });
  };
}

async function answer(
  routes: HealthRoutes,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const path = request.url?.split('?', 1)[0];
  const isTrusted = isLocal(request) || showsToken(request, routes.token);
  if (path === '/metrics') {
    if (!isTrusted) {
      response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(
        'Metrics are for this machine, or with the bearer token NEWSDESK_METRICS_TOKEN.\n',
      );
      return;
    }
    const text = await routes.prometheus.render();
    response.writeHead(200, { 'Content-Type': routes.prometheus.contentType }).end(text);
    return;
  }
  const { isAlive, isReady, parts } = await routes.readHealth();
  const isWell = path === '/readyz' ? isReady : isAlive;
  const status = path === '/readyz' ? (isReady ? 'ready' : 'not ready') : isAlive ? 'alive' : 'ill';
  response.writeHead(isWell ? 200 : 503, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(isTrusted ? { status, parts } : { status })}\n`);
}

/**
 * From this machine, by its loopback name, and not through a proxy: a proxy on the same machine comes from loopback with
 * everybody's requests, and a page that rebinds its name to 127.0.0.1 shows that name as Host.
 */
function isLocal({ socket, headers }: IncomingMessage): boolean {
  const { remoteAddress = '' } = socket;
  const isLoopback = /^(?:::ffff:)?127\./.test(remoteAddress) || remoteAddress === '::1';
  const isForwarded = FORWARDING.some((name) => headers[name] !== undefined);
  return isLoopback && !isForwarded && isLoopbackName(headers.host ?? '');
}

const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-real-ip',
  'via',
] as const;

function isLoopbackName(host: string): boolean {
  const name = host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

/** Compared in constant time, so that how long a no takes tells nothing of the token. */
function showsToken({ headers }: IncomingMessage, token: string | undefined): boolean {
  if (token === undefined) return false;
  const shown = Buffer.from(headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return shown.length === wanted.length && timingSafeEqual(shown, wanted);
}
