import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A feed shows so many of its newest items, as feeds do: what a service misses for longer is lost to it. */
const WINDOW_ITEMS = 200;
const SYLLABLES =
  'ba ke li mo nu dra fe gri ho jul ka ler mi no pra qui ros sta tu ver wen xa yor zil'.split(' ');
const TEXT_WORDS = 30;
/** What the watch looks for, one an event: a word that all of a new store's first items share may be taken for their event. */
const TOPICS =
  'anchor bakery canal dairy easel fountain garden harbour island jetty kiln lantern museum nursery orchard piano quarry river sawmill tunnel umbrella violin windmill yacht'.split(
    ' ',
  );
/** The query of the watch that meets every event. */
export const EVENTS_QUERY = TOPICS.join(' OR ');

/** Feeds on loopback whose items have nothing in common but the word that the watch looks for. */
export interface EventFeeds {
  readonly urls: readonly string[];
  /** Numbers of all published events, oldest first: each stands in its item's title as `nr<number>`. */
  readonly published: readonly number[];
  /** How many requests were answered. */
  readonly requestCount: number;
  /** How often a feed was asked for while it was still answering somebody else. */
  readonly overlapCount: number;
  publish(options?: { readonly title?: string }): number;
  /** An item that no watch meets: it is read and kept, and not expected anywhere. */
  publishAside(item: { readonly title: string; readonly text: string }): void;
  /** From now on the feeds answer so. */
  behave(mode: 'well' | 'refuse' | 'hang'): void;
  close(): Promise<void>;
}

/** An answer takes so long, so that two who ask at once are seen. */
const ANSWER_MS = 30;

/** Starts `count` feeds; events go to them in turn. */
export async function startEventFeeds(random: () => number, count: number): Promise<EventFeeds> {
  const items: string[][] = Array.from({ length: count }, () => []);
  const published: number[] = [];
  let asideCount = 0;
  let mode: 'well' | 'refuse' | 'hang' = 'well';
  let requestCount = 0;
  let overlapCount = 0;
  const answering = new Set<string>();
  const server = createServer((request, response) => {
    requestCount += 1;
    if (mode === 'hang') return;
    if (mode === 'refuse') {
      request.socket.destroy();
      return;
    }
    const feed = items[Number(/^\/feed\/(\d+)$/.exec(request.url ?? '')?.[1] ?? 0)] ?? [];
    const path = request.url ?? '';
    if (answering.has(path)) overlapCount += 1;
    answering.add(path);
    setTimeout(() => {
      answering.delete(path);
      response.setHeader('Content-Type', 'application/rss+xml; charset=utf-8');
      response.end(
        `<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title>${feed.slice(-WINDOW_ITEMS).toReversed().join('')}</channel></rss>`,
      );
    }, ANSWER_MS);
  });
  const base = await listen(server);
  return {
    urls: items.map((_, index) => `${base}/feed/${index}`),
    published,
    get overlapCount() {
      return overlapCount;
    },
    get requestCount() {
      return requestCount;
    },
    publish({ title } = {}) {
      const number = published.length + 1;
      published.push(number);
      const words = (length: number): string =>
        Array.from({ length }, () => makeWord(random)).join(' ');
      const topic = TOPICS[number % TOPICS.length] ?? '';
      const name = title ?? `${words(4)} ${topic} ${words(2)}`;
      items[number % count]?.push(
        `<item><guid>event-${number}</guid><title>${name} nr${number}</title><pubDate>${new Date().toUTCString()}</pubDate><description>${words(TEXT_WORDS)}.</description></item>`,
      );
      return number;
    },
    publishAside({ title, text }) {
      asideCount += 1;
      items[asideCount % count]?.push(
        `<item><guid>aside-${asideCount}</guid><title>${title}</title><pubDate>${new Date().toUTCString()}</pubDate><description>${text}</description></item>`,
      );
    },
    behave(next) {
      mode = next;
      if (next === 'refuse') server.closeAllConnections();
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A word that no language has, so that no two events can be taken for one story. */
function makeWord(random: () => number): string {
  const length = 4 + Math.floor(random() * 2);
  return Array.from(
    { length },
    () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '',
  ).join('');
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
