import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

/** A thread that serves any number of feeds of three invented items each, with one new item a minute. */
const counter = workerData as Int32Array;
const PLACES = ['Norhaven', 'Eastmole', 'Saltwick', 'Harrow Bay', 'Lynford', 'Ostmarsh'];
const DEEDS = ['reopens its ferry', 'delays the harbour dredging', 'votes on the port budget'];

function item(feed: number, serial: number): string {
  const place = PLACES[(feed + serial) % PLACES.length];
  const deed = DEEDS[(feed * 7 + serial) % DEEDS.length];
  const date = new Date(serial * 60_000).toUTCString();
  const link = `http://127.0.0.1/${feed}/${serial}`;
  return `<item><guid>${link}</guid><title>${place} ${deed}, council ${feed} says</title><pubDate>${date}</pubDate><description>The council of ${place} said on day ${serial} that number ${feed} of its plans goes ahead.</description></item>`;
}

const server = createServer((request, response) => {
  Atomics.add(counter, 0, 1);
  const feed = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0);
  const minute = Math.floor(Date.now() / 60_000);
  const items = [0, 1, 2].map((back) => item(feed, minute - back)).join('');
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  response.end(
    `<rss version="2.0"><channel><title>Council ${feed}</title>${items}</channel></rss>`,
  );
});
server.listen(0, '127.0.0.1', () => {
  parentPort?.postMessage((server.address() as AddressInfo).port);
});
