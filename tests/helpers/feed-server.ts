import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A feed on loopback to which the test publishes; each item is about an event of its own. */
export interface FeedServer {
  readonly url: string;
  /** Titles of everything published, oldest first. */
  readonly titles: readonly string[];
  publish(): void;
  close(): Promise<void>;
}

const SYLLABLES = [
  'bra',
  'kel',
  'mon',
  'tir',
  'vos',
  'lun',
  'dar',
  'fen',
  'gol',
  'hip',
  'jas',
  'nor',
  'pel',
  'quo',
  'ras',
  'sul',
];

/** Invented words, other ones for each item, so that no two items can be taken for one story. */
function inventWords(item: number, count: number): string {
  const words: string[] = [];
  for (let index = 0; index < count; index++) {
    let number = (item + 1) * 7919 + index * 104_729;
    let word = '';
    for (let letters = 0; letters < 3; letters++) {
      word += SYLLABLES[number % SYLLABLES.length];
      number = Math.floor(number / SYLLABLES.length) + index;
    }
    words.push(word);
  }
  return words.join(' ');
}

/** Starts the server on a free port. */
export async function startFeedServer(): Promise<FeedServer> {
  const titles: string[] = [];
  const items: string[] = [];
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/rss+xml; charset=utf-8');
    response.end(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Coast</title>${items.toReversed().join('')}</channel></rss>`,
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`,
    titles,
    publish() {
      const title = `Harbour ${inventWords(titles.length, 6)}`;
      const text = inventWords(titles.length + 1000, 25);
      titles.push(title);
      const date = new Date().toUTCString();
      items.push(
        `<item><guid>item-${titles.length}</guid><title>${title}</title><pubDate>${date}</pubDate><description>${text}.</description></item>`,
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
