import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A feed on loopback to which the test publishes; each item is about an event of its own. */
export interface FeedServer {
  readonly url: string;
  /** Titles of everything published, oldest first. */
  readonly titles: readonly string[];
  /** How many events there are to publish. */
  readonly eventCount: number;
  publish(): void;
  close(): Promise<void>;
}

/** Events with nothing in common but a harbour, so that no two can be taken for one story. */
export const EVENTS: readonly (readonly [title: string, text: string])[] = [
  [
    'Crane falls into the sea at Aldersund harbour',
    'A crane of forty metres fell from the quay into the water, and nobody was hurt.',
  ],
  [
    'Brekkavik harbour police find stolen bronze horse',
    'The statue that was taken from the museum in spring lay under nets in a shed.',
  ],
  [
    'Pupils learn rope making at Corravane harbour school',
    'Twenty girls and boys lay hemp as their grandparents did, five evenings a week.',
  ],
  [
    'Rain drowns music festival in Dunmarrow harbour',
    'Bands played under tarpaulins while the market packed its stalls.',
  ],
  [
    'Electric ferry leaves Eskerholm harbour for the first time',
    'The boat crosses the strait without a sound and charges in nine minutes.',
  ],
  [
    'Gulls steal wedding cake on Fjellgard harbour terrace',
    'Three tiers of marzipan were gone before the photographer came.',
  ],
  [
    'Painter buys lighthouse beside Grunvik harbour',
    'The tower has no stairs, so canvases are hoisted up through a window.',
  ],
  [
    'Customs seize four tonnes of saffron in Haldane harbour',
    'Officers opened a container that was declared as garden chairs.',
  ],
  [
    'Whale bones surface in Ilvermere harbour mud',
    'A biologist dates the skeleton to the seventeenth century.',
  ],
  [
    'Judge stops hotel plan above Jorsund harbour',
    'The court ruled that swallows nest in the cliff and may not be disturbed.',
  ],
  [
    'Divers map Roman wreck off Kelmora harbour',
    'Amphorae of fish sauce still stand in rows, sealed with pine resin.',
  ],
  [
    'Bakers of Lornholm harbour go on strike',
    'Ovens stay cold until the council lowers the price of flour licences.',
  ],
  [
    'Earthquake cracks breakwater of Mirvik harbour',
    'Seismologists measured 4.1 at dawn; masons will need a month.',
  ],
  [
    'Chess champion plays forty fishermen in Nestad harbour',
    'She won thirty-eight games, drew one and lost to a cook.',
  ],
  [
    'Orrfell harbour bans plastic buoys',
    'From May on floats must be made of cork, says a new by-law.',
  ],
  [
    'Satellite dish from Pellane harbour ends up in orchard',
    'A storm carried the antenna over two hills and into a pear tree.',
  ],
];

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
    eventCount: EVENTS.length,
    publish() {
      const [title, text] = EVENTS[titles.length] ?? [];
      if (title === undefined) throw new Error('every event of the sample feed is published');
      titles.push(title);
      const date = new Date().toUTCString();
      items.push(
        `<item><guid>item-${titles.length}</guid><title>${title}</title><pubDate>${date}</pubDate><description>${text}</description></item>`,
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
