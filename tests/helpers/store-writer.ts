import { writeSync } from 'node:fs';
import { openStore } from '../../src/adapters/store/open-store.ts';
import type { StoreAddress } from '../../src/adapters/store/store-address.ts';
import { openStoreInWorker } from '../../src/adapters/store/store-proxy.ts';
import type { ItemId } from '../../src/core/item/item.ts';
import { FEED, makeDelivery, makeIncoming, SENT, STATE } from './store-samples.ts';

/**
 * A process that writes to a store until it is killed, and says on stdout what was acknowledged, a line each: `item <id>`,
 * `delivery <id>`, `sent <id>`. What it said must be in the store, whatever happened to it.
 */
const [addressJson = '', round = '0', isInWorker = 'no'] = process.argv.slice(2);
const address = JSON.parse(addressJson) as StoreAddress;
const store =
  isInWorker === 'yes'
    ? await openStoreInWorker(address, { role: 'service' })
    : await openStore(address, { role: 'service' });
const owner = 'writer';
await store.releaseOwner(owner);
await store.saveFeed({ id: 'feed1', options: FEED, nowMs: await store.nowMs() });

// Synchronous: what is said has left the process before the next write begins.
const say = (line: string): void => void writeSync(1, `${line}\n`);
say('ready');

async function pollForEver(): Promise<void> {
  for (let count = 0; ; count++) {
    const nowMs = await store.nowMs();
    await store.claimDueFeeds({ owner, nowMs, leaseMs: 60_000, limit: 1, feedIds: ['feed1'] });
    const names = [`${round}-${count}-a`, `${round}-${count}-b`];
    const items = names.map((name) =>
      makeIncoming(name, { ids: [`id-${name}` as ItemId], publishedAtMs: nowMs }),
    );
    const receipt = await store.recordPoll({
      feedId: 'feed1',
      owner,
      nowMs,
      state: STATE,
      movedTo: undefined,
      items,
    });
    if (!receipt.isStale) for (const name of names) say(`item id-${name}`);
  }
}

async function writeForEver(): Promise<void> {
  for (let count = 0; ; count++) {
    const id = `${round}-${count}`;
    await store.addDeliveries([makeDelivery(id, { dueInMs: 0 })]);
    say(`delivery ${id}`);
  }
}

async function deliverForEver(): Promise<void> {
  for (;;) {
    const claimed = await store.claimDeliveries({
      owner,
      leaseMs: 60_000,
      limit: 5,
      platforms: ['console'],
    });
    for (const { id, token } of claimed) {
      if (!(await store.markSending({ id, token }))) continue;
      if (await store.endDelivery({ id, token, ending: SENT })) say(`sent ${id}`);
    }
  }
}

await Promise.all([pollForEver(), writeForEver(), deliverForEver()]);
