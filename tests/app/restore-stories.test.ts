import { expect, test } from 'vitest';
import { pollDueFeeds } from '../../src/app/poll-feeds.ts';
import { createProcessor } from '../../src/app/process-items.ts';
import { restoreStories } from '../../src/app/restore-stories.ts';
import { SECOND_MS } from '../../src/core/time/moment.ts';
import type { Store } from '../../src/ports/store.ts';
import { makeNewsdesk, type Newsdesk } from '../helpers/newsdesk.ts';

const REPORTS = 60;
const MINISTERS = ['Adler', 'Brandl', 'Cermak', 'Dorsey', 'Eklund', 'Farkas'];

const go = () => Promise.resolve(true);
const signal = new AbortController().signal;

/** A desk that has put 60 reports into stories and lets one more wait. */
async function deskWithStories(): Promise<Newsdesk> {
  const newsdesk = await makeNewsdesk();
  await newsdesk.round();
  for (let number = 0; number < REPORTS; number++)
    newsdesk.publish('Post', {
      guid: `report-${number}`,
      title: `${MINISTERS[number % MINISTERS.length]} opens bridge ${number} near Lund`,
    });
  await newsdesk.round();
  return newsdesk;
}

/** The same store, in which something happens with each page of stories that is read. */
function storeThat(store: Store, onPage: () => Promise<void>): Store {
  return new Proxy(store, {
    get: (target, method: keyof Store) =>
      method === 'listItemsSince'
        ? async (page: Parameters<Store['listItemsSince']>[0]) => {
            await onPage();
            return await target.listItemsSince(page);
          }
        : target[method],
  });
}

/** Polls an item and leaves it to the processor under test. */
async function waitingItem(newsdesk: Newsdesk): Promise<void> {
  newsdesk.publish('Post', { guid: 'next', title: 'Ferry aground off Gotland' });
  newsdesk.clock.advance(120 * SECOND_MS);
  await pollDueFeeds(newsdesk.deps, { signal, onReport: () => undefined });
}

test('all stories come back, a page at a time', async () => {
  const { deps } = await deskWithStories();
  let pages = 0;
  const clusterer = await restoreStories(deps, () => {
    pages += 1;
    return Promise.resolve(true);
  });
  expect(clusterer?.size()).toBe(REPORTS);
  expect(pages).toBe(2);
});

test('reading ends when it may not go on', async () => {
  const { deps } = await deskWithStories();
  expect(await restoreStories(deps, () => Promise.resolve(false))).toBeUndefined();
  expect((await restoreStories(deps, go))?.size()).toBe(REPORTS);
});

test('a process that reads stories for longer than its lease keeps it', async () => {
  const newsdesk = await deskWithStories();
  await waitingItem(newsdesk);
  await newsdesk.store.releaseOwner('test');
  const store = storeThat(newsdesk.store, async () => {
    newsdesk.clock.advance(15 * SECOND_MS);
    const other = await newsdesk.store.acquireLease({
      name: 'process-items',
      owner: 'other',
      leaseMs: 30 * SECOND_MS,
    });
    expect(other).toBeUndefined();
  });
  const processor = createProcessor({ ...newsdesk.deps, store, owner: 'new' });
  expect(await processor.processWaiting(signal)).toBe(1);
});

test('a process whose lease went to another while it read leaves the items to that one', async () => {
  const newsdesk = await deskWithStories();
  await waitingItem(newsdesk);
  await newsdesk.store.releaseOwner('test');
  const store = storeThat(newsdesk.store, async () => {
    newsdesk.clock.advance(31 * SECOND_MS);
    await newsdesk.store.acquireLease({
      name: 'process-items',
      owner: 'other',
      leaseMs: 90 * SECOND_MS,
    });
  });
  const processor = createProcessor({ ...newsdesk.deps, store, owner: 'new' });
  expect(await processor.processWaiting(signal)).toBe(0);
  expect(await newsdesk.store.listUnprocessedItems(9)).toHaveLength(1);
});
