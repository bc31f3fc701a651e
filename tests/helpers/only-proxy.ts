import net from 'node:net';

/**
 * Preloaded into a program by `node --import` (and so into its worker threads): every connection but those to the port
 * `ONLY_PORT` of loopback is refused, as a firewall would, and named on stderr.
 */
const onlyPort = Number(process.env['ONLY_PORT']);
const connect = Reflect.get(net.Socket.prototype, 'connect') as net.Socket['connect'];

net.Socket.prototype.connect = function refuseOthers(
  this: net.Socket,
  ...callArguments: unknown[]
): net.Socket {
  const [first, second] = callArguments.flat();
  const options =
    typeof first === 'object' && first !== null ? first : { port: first, host: second };
  const { host, port } = options as { host?: unknown; port?: unknown };
  if (Number(port) === onlyPort) return Reflect.apply(connect, this, callArguments) as net.Socket;
  process.stderr.write(`DIRECT CONNECTION to ${String(host)}:${String(port)}\n`);
  const error = Object.assign(new Error('direct connections are refused'), {
    code: 'ECONNREFUSED',
  });
  process.nextTick(() => this.destroy(error));
  return this;
};
