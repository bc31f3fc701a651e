import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type GuardedFetch, makeGuardedFetch } from '../../../src/adapters/http/guarded-fetch.ts';
import type { FetchOutcome, FetchRequest } from '../../../src/ports/fetch.ts';
import { type LoopbackServer, startServer } from '../../helpers/loopback-server.ts';

const BODY = '<rss version="2.0"><channel><title>Harbour Post</title></channel></rss>';
const nowMs = Date.UTC(2026, 2, 18, 10);
const open: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((thing) => thing.close()));
});

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LoopbackServer> {
  const server = await startServer(answer);
  open.push(server);
  return server;
}

function client(
  options: Partial<Parameters<typeof makeGuardedFetch>[0]> = {},
): GuardedFetch['fetch'] {
  const http = makeGuardedFetch({
    userAgent: 'Newsdesk/0.1 (+desk@harbour.example)',
    allowAddresses: ['127.0.0.1/32'],
    nowMs: () => nowMs,
    ...options,
  });
  open.push(http);
  return http.fetch;
}

async function fetchFrom(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  more: Partial<FetchRequest> = {},
  options: Parameters<typeof client>[0] = {},
): Promise<{ outcome: FetchOutcome; server: LoopbackServer }> {
  const server = await serve(answer);
  const outcome = await client(options)({ url: `${server.url}/feed`, purpose: 'feed', ...more });
  return { outcome, server };
}

function answerWith(
  status: number,
  headers: Record<string, string> = {},
  body: string | Buffer = '',
) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, headers).end(body);
  };
}

describe('who asks', () => {
  test('says who it is and what it wants, without cookies, referrer or cache orders', async () => {
    const { server } = await fetchFrom(answerWith(200, { 'set-cookie': 'a=1' }, BODY));
    const headers = server.requests[0]?.headers;
    expect(headers?.['user-agent']).toBe('Newsdesk/0.1 (+desk@harbour.example)');
    expect(headers?.accept).toContain('application/rss+xml');
    expect(headers?.['accept-encoding']).toBe('gzip, br, zstd, deflate');
    for (const name of ['cookie', 'referer', 'cache-control', 'pragma', 'if-none-match']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  test('keeps a secret header from another host', async () => {
    const other = await serve(answerWith(200, {}, BODY));
    const { server } = await fetchFrom(answerWith(302, { location: `${other.url}/feed` }), {
      headers: { authorization: 'Bearer harbour-secret' },
    });
    expect(server.requests[0]?.headers.authorization).toBe('Bearer harbour-secret');
    expect(other.requests[0]?.headers).not.toHaveProperty('authorization');
  });
});

describe('validators', () => {
  test('hands them on byte for byte and never invents one', async () => {
    const etag = 'W/"a b;c--gzip"';
    const { outcome } = await fetchFrom(answerWith(200, { etag }, BODY));
    expect(outcome).toMatchObject({ kind: 'fresh', validators: { etag, lastModified: undefined } });
  });

  test('sends both back as they came, and takes a 304 for no change', async () => {
    const validators = { etag: '"harbour-7"', lastModified: 'Wed, 18 Mar 2026 07:05:09 gmt' };
    const { outcome, server } = await fetchFrom(answerWith(304), { validators });
    expect(server.requests[0]?.headers['if-none-match']).toBe(validators.etag);
    expect(server.requests[0]?.headers['if-modified-since']).toBe(validators.lastModified);
    expect(outcome).toMatchObject({ kind: 'not-modified', because: 'status', validators });
  });

  test('keeps them from an address that they did not come from', async () => {
    const other = await serve(answerWith(200, {}, BODY));
    const validators = { etag: '"1"', lastModified: undefined };
    await fetchFrom(answerWith(301, { location: other.url }), { validators });
    expect(other.requests[0]?.headers).not.toHaveProperty('if-none-match');
  });

  test('knows an unchanged body where the server knows no validators', async () => {
    const server = await serve(answerWith(200, {}, BODY));
    const fetch = client();
    const first = await fetch({ url: server.url, purpose: 'feed' });
    const knownBodyHash = first.kind === 'fresh' ? first.bodyHash : '';
    const second = await fetch({ url: server.url, purpose: 'feed', knownBodyHash });
    expect(second).toMatchObject({ kind: 'not-modified', because: 'same-body' });
  });
});

describe('bodies', () => {
  test.each([
    ['gzip', gzipSync(BODY)],
    ['br', brotliCompressSync(BODY)],
    ['zstd', zstdCompressSync(BODY)],
    ['deflate', deflateSync(BODY)],
    ['deflate', deflateRawSync(BODY)],
    ['identity', Buffer.from(BODY)],
    ['gzip', Buffer.from(BODY)],
    ['gzip, br', brotliCompressSync(gzipSync(BODY))],
  ])('undoes %s (%#)', async (encoding, bytes) => {
    const { outcome } = await fetchFrom(answerWith(200, { 'content-encoding': encoding }, bytes));
    const text = outcome.kind === 'fresh' ? new TextDecoder().decode(outcome.bytes) : outcome.kind;
    expect(text).toBe(BODY);
  });

  test('counts decoded bytes: a bomb ends at the cap', async () => {
    const bomb = gzipSync(Buffer.alloc(9 * 1024 * 1024));
    const { outcome } = await fetchFrom(answerWith(200, { 'content-encoding': 'gzip' }, bomb));
    expect(outcome).toEqual({ kind: 'too-large', bodyBytesMax: 8 * 1024 * 1024 });
  });

  test('cuts a body that never ends', async () => {
    const { outcome } = await fetchFrom(
      (_request, response) => {
        const pump = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        };
        response.on('drain', pump);
        pump();
      },
      { bodyBytesMax: 200_000 },
    );
    expect(outcome.kind).toBe('too-large');
  });

  test('reports a body that is not what its coding says', async () => {
    const broken = Buffer.concat([gzipSync(BODY).subarray(0, 12), Buffer.from('not deflate')]);
    const { outcome } = await fetchFrom(answerWith(200, { 'content-encoding': 'gzip' }, broken));
    expect(outcome).toEqual({ kind: 'network-error', code: 'bad-encoding' });
  });
});

describe('time', () => {
  const timeouts = { totalMs: 150, idleMs: 5000 };

  test('ends a body that drips on, in all', async () => {
    const { outcome } = await fetchFrom(
      (_request, response) => {
        response.write('<rss>');
        const drip = setInterval(() => response.write('x'), 20);
        response.on('close', () => {
          clearInterval(drip);
        });
      },
      {},
      { timeouts },
    );
    expect(outcome).toEqual({ kind: 'timeout', stage: 'total' });
  });

  test('says where it waited: for the headers, for the body', async () => {
    const idle = { timeouts: { totalMs: 20_000, idleMs: 100 } };
    const silent = await fetchFrom(() => {}, {}, idle);
    const stuck = await fetchFrom((_request, response) => void response.write('<rss>'), {}, idle);
    expect(silent.outcome).toEqual({ kind: 'timeout', stage: 'headers' });
    expect(stuck.outcome).toEqual({ kind: 'timeout', stage: 'body' });
  });

  test('reports a connection that breaks', async () => {
    const { outcome } = await fetchFrom((request) => request.socket.resetAndDestroy());
    expect(outcome).toMatchObject({ kind: 'network-error', code: 'ECONNRESET' });
  });
});

describe('redirects', () => {
  function hops(statuses: readonly number[]) {
    return (request: IncomingMessage, response: ServerResponse): void => {
      const hop = Number(new URL(request.url ?? '', 'http://x').searchParams.get('hop') ?? 0);
      const status = statuses[hop];
      if (status === undefined) response.end(BODY);
      else response.writeHead(status, { location: `/feed?hop=${hop + 1}` }).end();
    };
  }

  test('reports a move for good where the way began with 301 or 308', async () => {
    const { outcome, server } = await fetchFrom(hops([301, 308, 302]));
    expect(outcome).toMatchObject({
      kind: 'fresh',
      finalUrl: `${server.url}/feed?hop=3`,
      permanentUrl: `${server.url}/feed?hop=2`,
    });
  });

  test('reports none where the first hop was for now', async () => {
    const { outcome } = await fetchFrom(hops([302, 301]));
    expect(outcome).toMatchObject({ kind: 'fresh', permanentUrl: undefined });
  });

  test('follows five and not six', async () => {
    expect((await fetchFrom(hops([302, 302, 302, 302, 302]))).outcome.kind).toBe('fresh');
    expect((await fetchFrom(hops([302, 302, 302, 302, 302, 302]))).outcome.kind).toBe(
      'redirect-loop',
    );
  });

  test.each([
    ['http://169.254.169.254/latest', 'address'],
    ['http://2130706434/', 'address'],
    ['http://0x7f.2/', 'address'],
    ['http://[::ffff:127.0.0.2]/', 'address'],
    ['http://trusted.example@127.0.0.2/', 'userinfo'],
    ['file:///etc/hostname', 'scheme'],
    ['gopher://harbour.example/', 'scheme'],
    ['http://harbour.example:25/', 'port'],
  ])('checks each hop: refuses %s', async (location, reason) => {
    const { outcome } = await fetchFrom(answerWith(302, { location }));
    expect(outcome).toMatchObject({ kind: 'refused-address', reason });
  });
});

describe('what a server means', () => {
  const page = { 'content-type': 'text/html' };

  test.each<[string, Parameters<typeof answerWith>, Partial<FetchOutcome>]>([
    ['410 as gone', [410], { kind: 'gone' }],
    ['404 as an error', [404], { kind: 'http-error', status: 404 }],
    [
      '429 as a limit',
      [429, { 'retry-after': '120' }],
      { kind: 'rate-limited', retryAfterMs: 120_000 },
    ],
    [
      '503 with a date as a limit',
      [503, { 'retry-after': 'Wed, 18 Mar 2026 10:01:00 GMT' }],
      { kind: 'rate-limited', status: 503, retryAfterMs: 60_000 },
    ],
    ['503 alone as an error', [503], { kind: 'http-error', status: 503 }],
    ['403 as a refusal', [403, page, '<h1>Forbidden</h1>'], { kind: 'blocked', by: 'forbidden' }],
    [
      'a wall at 403',
      [403, page, '<title>Just a moment...</title>'],
      { kind: 'blocked', by: 'bot-wall' },
    ],
    [
      'a wall at 200',
      [200, page, '<script src="/captcha-delivery.com">'],
      { kind: 'blocked', by: 'bot-wall' },
    ],
    [
      'a wall by its header',
      [403, { 'cf-mitigated': 'challenge' }],
      { kind: 'blocked', by: 'bot-wall' },
    ],
  ])('takes %s', async (_name, answer, ending) => {
    const { outcome } = await fetchFrom(answerWith(...answer));
    expect(outcome).toMatchObject(ending);
  });

  test('reads how long an answer may be used, and its links', async () => {
    const { outcome, server } = await fetchFrom(
      answerWith(
        200,
        {
          'cache-control': 'public, max-age=900',
          link: '</hub>; rel="hub", <https://a.example/f>; rel=self',
        },
        BODY,
      ),
    );
    expect(outcome).toMatchObject({
      freshness: { cacheMaxAgeMs: 900_000, expiresAtMs: undefined },
      links: [
        { url: `${server.url}/hub`, rel: 'hub' },
        { url: 'https://a.example/f', rel: 'self' },
      ],
    });
  });

  test('takes Expires relative to the server’s own clock', async () => {
    const headers = {
      date: 'Wed, 18 Mar 2026 12:00:00 GMT',
      expires: 'Wed, 18 Mar 2026 12:20:00 GMT',
    };
    const { outcome } = await fetchFrom(answerWith(200, headers, BODY));
    expect(outcome).toMatchObject({ freshness: { expiresAtMs: nowMs + 20 * 60_000 } });
  });
});

describe('limits', () => {
  test('asks a host twice at once and no more', async () => {
    let active = 0;
    let most = 0;
    const server = await serve((_request, response) => {
      active++;
      most = Math.max(most, active);
      setTimeout(() => {
        active--;
        response.end(BODY);
      }, 10);
    });
    const fetch = client();
    const urls = Array.from({ length: 8 }, (_, index) => `${server.url}/${index}`);
    const outcomes = await Promise.all(urls.map((url) => fetch({ url, purpose: 'feed' })));
    expect(outcomes.every((outcome) => outcome.kind === 'fresh')).toBe(true);
    expect(most).toBe(2);
  });
});

describe('behind a proxy', () => {
  test('lets the proxy dial, and checks names all the same', async () => {
    const proxy = await serve(answerWith(200, {}, BODY));
    const allowed = client({ proxy: { url: proxy.url }, allowAddresses: ['127.0.0.0/8'] });
    const passed = await allowed({ url: 'http://localhost:81/feed', purpose: 'feed' });
    expect(passed.kind).toBe('fresh');
    expect(proxy.requests[0]?.url).toBe('http://localhost:81/feed');
    const refusing = client({ proxy: { url: proxy.url }, allowAddresses: [] });
    const refused = await refusing({ url: 'http://localhost:81/feed', purpose: 'feed' });
    expect(refused).toMatchObject({ kind: 'refused-address', reason: 'address' });
    expect(proxy.requests).toHaveLength(1);
  });

  test('goes past it to the hosts that are named', async () => {
    const proxy = await serve(answerWith(500));
    const { outcome } = await fetchFrom(
      answerWith(200, {}, BODY),
      {},
      { proxy: { url: proxy.url, noProxy: '127.0.0.1' } },
    );
    expect(outcome.kind).toBe('fresh');
  });
});
