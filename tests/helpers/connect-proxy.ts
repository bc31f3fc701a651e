import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A forward proxy on loopback that only tunnels (CONNECT), and knows hosts that nobody else can find. */
export interface ConnectProxy {
  readonly url: string;
  /** Each tunnel that was asked for, as `host:port`. */
  readonly tunnels: readonly string[];
  /** Where a host leads; one that is not known is refused. */
  readonly hosts: Map<string, number>;
  readonly close: () => Promise<void>;
}

/** Starts it on a free port; `userInfo` (`user:password`) is asked of everybody. Anything but CONNECT is refused, so that nothing passes that the proxy could read. */
export async function startConnectProxy(userInfo = ''): Promise<ConnectProxy> {
  const wanted = `Basic ${Buffer.from(userInfo).toString('base64')}`;
  const tunnels: string[] = [];
  const hosts = new Map<string, number>();
  const open = new Set<Duplex>();
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request: IncomingMessage, client: Socket, head: Buffer) => {
    const [host = ''] = (request.url ?? '').split(':');
    const port = hosts.get(host);
    if (userInfo !== '' && request.headers['proxy-authorization'] !== wanted) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    tunnels.push(request.url ?? '');
    if (port === undefined) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const target = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      target.pipe(client).pipe(target);
    });
    for (const one of [client, target]) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        client.destroy();
        target.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://${userInfo === '' ? '' : `${userInfo}@`}127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels,
    hosts,
    close: async () => {
      for (const one of open) one.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
