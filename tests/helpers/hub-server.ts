import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A publisher with a WebSub hub beside it, on loopback: a feed, its articles' pages, and pushes of what is new. */
export interface HubServer {
  readonly feedUrl: string;
  /** Callbacks that verified, with the secret that each gave. */
  readonly subscribers: ReadonlyMap<string, string | undefined>;
  /** Puts an item into the feed and pushes it, signed, to every subscriber; answers their status codes. */
  publish(item: PublishedItem): Promise<readonly number[]>;
  close(): Promise<void>;
}

export interface PublishedItem {
  readonly title: string;
  readonly teaser: string;
  readonly paragraphs: readonly string[];
}

/** Starts it on a free port. */
export async function startHubServer(): Promise<HubServer> {
  const items: PublishedItem[] = [];
  const subscribers = new Map<string, string | undefined>();
  let origin = '';
  const feed = (shown: readonly PublishedItem[]): string =>
    renderFeed(origin, shown, items.length - shown.length);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [, page] = /^\/news\/(\d+)$/.exec(request.url ?? '') ?? [];
    const item = page === undefined ? undefined : items[Number(page)];
    if (request.url === '/feed') {
      response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
      response.end(feed(items.slice(-30)));
    } else if (item !== undefined) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(renderPage(item));
    } else if (request.url === '/hub' && request.method === 'POST') {
      const form = new URLSearchParams(await readText(request));
      response.writeHead(202).end();
      await verify(form, subscribers);
    } else {
      response.writeHead(404).end();
    }
  };
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  await new Promise<void>((settle) => {
    server.listen(0, '127.0.0.1', settle);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    feedUrl: `${origin}/feed`,
    subscribers,
    async publish(item) {
      items.push(item);
      const body = feed([item]);
      return Promise.all(
        [...subscribers].map(async ([callback, secret]) => {
          const headers: Record<string, string> = { 'content-type': 'application/rss+xml' };
          if (secret !== undefined) headers['x-hub-signature'] = sign(body, secret);
          return (await fetch(callback, { method: 'POST', headers, body })).status;
        }),
      );
    },
    close: () =>
      new Promise((settle) => {
        server.closeAllConnections();
        server.close(() => settle());
      }),
  };
}

function sign(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

async function verify(
  form: URLSearchParams,
  subscribers: Map<string, string | undefined>,
): Promise<void> {
  const callback = form.get('hub.callback') ?? '';
  const challenge = randomBytes(8).toString('hex');
  const url = new URL(callback);
  for (const name of ['hub.mode', 'hub.topic', 'hub.lease_seconds'])
    url.searchParams.set(name, form.get(name) ?? '');
  url.searchParams.set('hub.challenge', challenge);
  const echo = await fetch(url);
  if (!echo.ok || (await echo.text()) !== challenge) return;
  if (form.get('hub.mode') === 'unsubscribe') subscribers.delete(callback);
  else subscribers.set(callback, form.get('hub.secret') ?? undefined);
}

function renderFeed(origin: string, items: readonly PublishedItem[], first: number): string {
  const entries = items.map(({ title, teaser }, index) => {
    const link = `${origin}/news/${first + index}`;
    return `<item><guid>${link}</guid><link>${link}</link><title>${title}</title><description>${teaser}</description><pubDate>${new Date().toUTCString()}</pubDate></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Coast Wire</title><language>en</language><atom:link rel="hub" href="${origin}/hub"/><atom:link rel="self" href="${origin}/feed"/>${entries.join('')}</channel></rss>`;
}

function renderPage({ title, paragraphs }: PublishedItem): string {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('');
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${text}</article></body></html>`;
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
