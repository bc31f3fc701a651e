import { once } from 'node:events';
import { createServer } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { makeGuardedFetch } from '../../src/adapters/http/guarded-fetch.ts';
import {
  type Campaign,
  type CampaignContext,
  type CampaignReport,
  mustBeZero,
  told,
} from './campaign.ts';

/** Places that a feed must not lead Newsdesk to, in the forms that filters are tricked with. Hosts that need DNS are left out. */
const HOSTS = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0x7f.0.0.1',
  '127.0.0.1.',
  '0.0.0.0',
  '0',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:7f00:1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '[fe80::1]',
  '[fc00::1]',
  '100.64.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  'localhost',
  'localhost.',
  'user:word@127.0.0.1',
  '①②⑦.0.0.1',
  '127。0。0。1',
];
/** The one address that is allowed; it sends everybody on to the others. */
const SENDER = '127.0.0.2';
const SCHEMES = ['http', 'https', 'ftp', 'file', 'gopher', 'data', 'javascript', 'blob', 'ws'];
const PURPOSES = ['feed', 'article'] as const;
const FORMS = { short: { mutations: 200 }, long: { mutations: 20_000 } } as const;

interface Tried {
  readonly reached: string[];
  readonly allowed: string[];
}

/** No address in any form leads to this machine or a private network; shown by listening to every connection that is begun. */
export const campaign: Campaign = {
  about:
    'decimal, octal, mapped and other forms of private addresses, redirects to them, other schemes: 0 connections',
  stores: [],
  run,
};

async function run(context: CampaignContext): Promise<CampaignReport> {
  const target = await startTarget();
  const tried: Tried = { reached: [], allowed: [] };
  const begun = recordConnections();
  const guarded = makeGuardedFetch({
    userAgent: 'Newsdesk/chaos',
    allowAddresses: [],
    concurrency: 8,
    perHost: 8,
  });
  let count = 0;
  try {
    for (const url of addresses(context, target.port)) {
      if (context.isOver()) break;
      for (const purpose of PURPOSES) {
        count += 1;
        begun.length = 0;
        const outcome = await guarded.fetch({ url, purpose }).catch((error: unknown) => ({
          kind: error instanceof Error ? error.name : 'error',
        }));
        if (begun.length > 0)
          tried.reached.push(`${url} began a connection to ${begun.join(', ')}`);
        if (outcome.kind === 'fresh') tried.allowed.push(`${url} was fetched`);
      }
      context.progress(`${count} addresses`);
    }
    begun.length = 0;
    const through = await tryRedirects(target.port, tried);
    const strays = begun.filter((place) => !place.startsWith(`${SENDER}:`));
    tried.reached.push(...strays.map((place) => `a redirect began a connection to ${place}`));
    return {
      findings: [
        told('addresses tried', count),
        told('redirects tried', through),
        // Without these the recorder would be deaf, and its silence would say nothing.
        {
          measure: 'first hops heard',
          figure: String(begun.length - strays.length),
          must: '≥ 1',
          isWell: begun.length > strays.length,
        },
        mustBeZero('connections begun', tried.reached.length),
        mustBeZero('fetched', tried.allowed.length),
        mustBeZero('requests that reached the target', target.hits()),
      ],
      details: [...tried.reached, ...tried.allowed],
    };
  } finally {
    begun.restore();
    await guarded.close();
    await target.close();
  }
}

function* addresses({ random, form }: CampaignContext, port: number): Generator<string> {
  for (const host of HOSTS) {
    for (const scheme of SCHEMES) yield `${scheme}://${host}:${port}/`;
  }
  for (let index = 0; index < FORMS[form].mutations; index++) {
    // 127.x.y.z, each part in a base of its own, and some parts joined.
    const parts = [127, ...Array.from({ length: 3 }, () => Math.floor(random() * 256))];
    const joined = Math.floor(random() * 4);
    const tail = parts.slice(joined).reduce((sum, part) => sum * 256 + part, 0);
    const words = [...parts.slice(0, joined), tail].map((part) => inSomeBase(random, part));
    yield `http://${words.join('.')}:${port}/`;
  }
}

function inSomeBase(random: () => number, part: number): string {
  const base = Math.floor(random() * 3);
  if (base === 0) return String(part);
  return base === 1 ? `0x${part.toString(16)}` : `0${part.toString(8)}`;
}

/** An allowed server on loopback redirects to forms of forbidden places; only the first hop may be connected to. */
async function tryRedirects(port: number, tried: Tried): Promise<number> {
  const places = HOSTS.filter((host) => host !== '127.0.0.1' && !host.includes('@'));
  let location = '';
  const sender = createServer((_request, response) => response.writeHead(302, { location }).end());
  sender.listen(0, SENDER);
  await once(sender, 'listening');
  const guarded = makeGuardedFetch({
    userAgent: 'Newsdesk/chaos',
    allowAddresses: [`${SENDER}/32`],
    concurrency: 2,
    perHost: 2,
  });
  const from = `http://${SENDER}:${(sender.address() as AddressInfo).port}/`;
  for (const host of places) {
    // A header takes Latin-1 alone: the bytes of the address, as a hostile server would send them.
    location = Buffer.from(`http://${host}:${port}/`).toString('latin1');
    const outcome = await guarded.fetch({ url: from, purpose: 'feed' });
    if (outcome.kind === 'fresh') tried.allowed.push(`a redirect to ${location} was followed`);
  }
  await guarded.close();
  sender.closeAllConnections();
  sender.close();
  return places.length;
}

/** Notes each connection that the system is asked for, after names were looked up and guards have spoken. */
function recordConnections(): string[] & { restore: () => void } {
  const begun: string[] = [];
  const connect = Reflect.get(net.Socket.prototype, 'connect') as net.Socket['connect'];
  net.Socket.prototype.connect = function record(this: net.Socket, ...parameters: never[]) {
    this.on('connectionAttempt', (ip: string, port: number) => begun.push(`${ip}:${port}`));
    return Reflect.apply(connect, this, parameters) as net.Socket;
  };
  return Object.assign(begun, {
    restore: () => {
      net.Socket.prototype.connect = connect;
    },
  });
}

interface Target {
  readonly port: number;
  readonly hits: () => number;
  readonly close: () => Promise<void>;
}

async function startTarget(): Promise<Target> {
  let hits = 0;
  const server = createServer((_request, response) => {
    hits += 1;
    response.end('<rss version="2.0"><channel><title>x</title></channel></rss>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    hits: () => hits,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
