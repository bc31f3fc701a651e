import net from 'node:net';

/** How the line behaves: well; `cut`: refuses and drops; `hang`: stands and carries nothing (half-open); `slow`: each piece comes late. */
export type LineMode = 'well' | 'cut' | 'hang' | 'slow';

/** A piece of a slow line arrives so much later. */
const SLOW_MS = 400;

/** A line between Newsdesk and a server on loopback that can be broken. */
export interface TcpProxy {
  readonly port: number;
  set(mode: LineMode): void;
  close(): Promise<void>;
}

/** Starts a line to `target` (a port on loopback). */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  let mode: LineMode = 'well';
  const sockets = new Set<net.Socket>();
  const keep = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const carry = (from: net.Socket, to: net.Socket): void => {
    from.on('data', (piece: Buffer) => {
      if (mode === 'hang') return;
      if (mode === 'slow') setTimeout(() => to.writable && to.write(piece), SLOW_MS);
      else to.write(piece);
    });
    from.on('close', () => to.destroy());
  };
  const server = net.createServer((near) => {
    keep(near);
    if (mode === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = net.connect(target, '127.0.0.1');
    keep(far);
    carry(near, far);
    carry(far, near);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as net.AddressInfo).port,
    set(next) {
      // What a half-open line has swallowed never comes: whoever waits for it must find that out by itself.
      const isRepair = mode === 'hang' && next === 'well';
      mode = next;
      if (next === 'cut' || isRepair) for (const socket of sockets) socket.resetAndDestroy();
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** The same address with another port. */
export function throughPort(url: string, port: number): string {
  const changed = new URL(url);
  changed.port = String(port);
  return changed.href;
}
