import net from 'node:net';

/**
 * Every test speaks to servers on loopback only: a connection to anywhere else fails at once, so that no
 * test depends on the network or reaches a stranger (style.md, section 9).
 */
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost|::ffff:127\.\d+\.\d+\.\d+)$/;
const connect = Reflect.get(net.Socket.prototype, 'connect') as net.Socket['connect'];

net.Socket.prototype.connect = function guardedConnect(
  this: net.Socket,
  ...callArguments: unknown[]
): net.Socket {
  const [first, second] = callArguments.flat();
  const options =
    typeof first === 'object' && first !== null ? first : { port: first, host: second };
  const { host, path } = options as { host?: unknown; path?: unknown };
  if (path === undefined && typeof host === 'string' && !LOOPBACK.test(host)) {
    throw new Error(`a test tried to connect to ${host}; only loopback is allowed`);
  }
  return Reflect.apply(connect, this, callArguments) as net.Socket;
};
