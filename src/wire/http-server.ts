import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../ports/log.ts';

/** The one HTTP server of a process: Slack's requests, hubs' pushes, health and the console are mounted on it. */
export interface HttpServer {
  /** Hands the requests for `prefix` and what lies under it to `handler`; the longest prefix that fits wins. */
  readonly mount: (prefix: string, handler: RequestListener) => void;
  /** Listens if anything is mounted; answers the port. Undefined: nothing is mounted, or the port is taken (logged). */
  readonly listen: () => Promise<number | undefined>;
  readonly close: () => Promise<void>;
}

/** `port` 0 takes a free one. What nobody has mounted is answered with 404. */
export function createHttpServer({
  host,
  port,
  log,
}: {
  readonly host: string;
  readonly port: number;
  readonly log: Log;
}): HttpServer {
  const mounted = new Map<string, RequestListener>();
  const server = createServer((request, response) => {
    const handler = findHandler(mounted, request);
    if (handler === undefined) response.writeHead(404).end();
    else handler(request, response);
  });
  return {
    mount: (prefix, handler) => void mounted.set(prefix, handler),
    async listen() {
      if (mounted.size === 0) return undefined;
      server.listen(port, host);
      try {
        await once(server, 'listening');
      } catch (err) {
        log.error({ err, hint: 'Set PORT to a port that is free.' }, 'cannot listen');
        return undefined;
      }
      server.on('error', (err) => log.error({ err }, 'the HTTP server failed'));
      return portOf(server.address());
    },
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function findHandler(
  mounted: ReadonlyMap<string, RequestListener>,
  { url = '/' }: IncomingMessage,
): RequestListener | undefined {
  const path = url.split('?', 1)[0] ?? '/';
  const prefixes = [...mounted.keys()].toSorted((a, b) => b.length - a.length);
  const fits = (prefix: string): boolean =>
    prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
  const found = prefixes.find(fits);
  return found === undefined ? undefined : mounted.get(found);
}

function portOf(address: AddressInfo | string | null): number | undefined {
  return address === null || typeof address === 'string' ? undefined : address.port;
}
