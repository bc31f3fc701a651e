import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { NewsdeskError } from '../errors.ts';
import type { DemoPublisher } from './article.ts';
import { renderHostileFeed } from './hostile-feed.ts';
import { PUBLISHERS } from './publishers.ts';
import { feedTypeOf, renderFeed } from './render-feed.ts';
import { renderPage } from './render-page.ts';
import { encodeWindows1251 } from './windows-1251.ts';

/** A feed of the demo, in the shape in which every feed is configured. */
interface DemoFeed {
  readonly url: string;
  readonly publisher: string;
  readonly lang: string | undefined;
  readonly everyMs: number;
  readonly label: string | undefined;
  readonly isCounted: boolean;
  readonly auth: undefined;
  readonly tags: readonly string[];
}

/** A running server. `close` ends its connections too. */
export interface DemoServer {
  /** Its address on loopback, without a slash at its end. */
  readonly url: string;
  readonly feeds: readonly DemoFeed[];
  close(): Promise<void>;
}

/** Often enough that one sees the correction come while the demo runs. */
const EVERY_MS = 20_000;

/** Serves the sample feeds and their pages on loopback, at a free port; dates count back from `nowMs`. */
export async function startDemoServer(nowMs: number = Date.now()): Promise<DemoServer> {
  const requests = new Map<string, number>();
  const server = createServer((request, response) => {
    answer({ request, response, requests, startedAtMs: nowMs, base });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new NewsdeskError('fetch_failed', 'the demo server has no port');
  }
  const base = `http://127.0.0.1:${address.port}`;
  return {
    url: base,
    feeds: listFeeds(base),
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

function listFeeds(base: string): readonly DemoFeed[] {
  const common = { everyMs: EVERY_MS, isCounted: true, auth: undefined, tags: [] };
  const samples = PUBLISHERS.map((publisher) => ({
    ...common,
    url: `${base}/${publisher.slug}/feed`,
    publisher: publisher.name,
    lang: publisher.lang,
    label: publisher.label,
  }));
  return [
    ...samples,
    {
      ...common,
      url: `${base}/open-mic/feed`,
      publisher: 'Open Mic Wire',
      lang: 'en',
      label: 'open platform',
      isCounted: false,
    },
    {
      ...common,
      url: `${base}/slow-ferry/feed`,
      publisher: 'Slow Ferry Gazette',
      lang: undefined,
      label: undefined,
    },
  ];
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** How often each feed was asked for. */
  readonly requests: Map<string, number>;
  readonly startedAtMs: number;
  readonly base: string;
}

function answer(exchange: Exchange): void {
  const { request, response, startedAtMs, base } = exchange;
  const [path = '/'] = (request.url ?? '/').split('?', 1);
  const [slug, page, ...rest] = path.slice(1).split('/');
  if (path === '/robots.txt') {
    send(response, 'text/plain; charset=utf-8', Buffer.from('User-agent: *\nAllow: /\n'));
    return;
  }
  if (path === '/slow-ferry/feed') {
    response.writeHead(503, { 'retry-after': '600', 'content-type': 'text/plain' });
    response.end('The ferry is late.\n');
    return;
  }
  if (path === '/open-mic/feed') {
    send(response, 'text/xml', Buffer.from(renderHostileFeed(base, startedAtMs)));
    return;
  }
  const publisher = PUBLISHERS.find((known) => known.slug === slug);
  if (publisher && page === 'feed' && rest.length === 0) answerFeed(exchange, publisher);
  else if (publisher && page && rest.length === 0) answerPage(exchange, publisher, page);
  else answerMissing(response);
}

function answerFeed(exchange: Exchange, publisher: DemoPublisher): void {
  const { request, response, requests, startedAtMs, base } = exchange;
  const count = (requests.get(publisher.slug) ?? 0) + 1;
  requests.set(publisher.slug, count);
  const isLater = count > 1;
  const changes = publisher.articles.some(({ corrected, changesGuid }) => corrected ?? changesGuid);
  const etag = `"${publisher.slug}-${startedAtMs}-${changes && isLater ? 2 : 1}"`;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag });
    response.end();
    return;
  }
  const text = renderFeed({ publisher, base, startedAtMs, isLater });
  send(response, feedTypeOf(publisher), encode(publisher, text), { etag });
}

function answerPage(exchange: Exchange, publisher: DemoPublisher, slug: string): void {
  const { response, requests, startedAtMs } = exchange;
  const article = publisher.articles.find((known) => known.slug === slug);
  if (article === undefined) {
    answerMissing(response);
    return;
  }
  const isLater = (requests.get(publisher.slug) ?? 0) > 1;
  const publishedAtMs = startedAtMs - article.minutesAgo * 60_000;
  const text = renderPage({ publisher, article, publishedAtMs, isLater });
  send(response, `text/html; charset=${publisher.charset}`, encode(publisher, text));
}

function answerMissing(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' });
  response.end('Not here.\n');
}

function encode(publisher: DemoPublisher, text: string): Buffer {
  return publisher.charset === 'windows-1251' ? encodeWindows1251(text) : Buffer.from(text);
}

function send(
  response: ServerResponse,
  type: string,
  body: Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(200, { 'content-type': type, 'content-length': body.length, ...headers });
  response.end(body);
}
