import type { FeedOptions } from '../core/item/feed.ts';
import { NewsdeskError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import { feedId, feedOptionsOf } from './apply-files.ts';
import { type Acting, auditEntry } from './audit.ts';

interface FeedDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Adds a feed, due at once. Throws `feed_invalid` for an address that is none, or that is polled already. */
export async function addFeed(deps: FeedDeps, acting: Acting, options: FeedOptions): Promise<void> {
  const { store, ids, clock } = deps;
  const url = URL.parse(options.url);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const hint = 'Give the address of a feed, for example https://news.example.org/world.xml.';
    throw new NewsdeskError('feed_invalid', `"${options.url}" is not an address of a feed`, {
      hint,
    });
  }
  const feeds = await store.listFeeds();
  if (feeds.some((feed) => feed.url === options.url)) {
    const hint = 'newsdesk feeds list shows how it is.';
    throw new NewsdeskError('feed_invalid', `${options.url} is polled already`, { hint });
  }
  await store.saveFeed({ id: feedId(ids, options.url), options, nowMs: clock.nowMs() });
  const change = { action: 'feed.add', subject: options.url, before: undefined, after: options };
  await store.addAudit(auditEntry(deps, acting, change));
}

/** Stops polling a feed; its items stay. Throws `feed_unknown` when no feed has this address. */
export async function removeFeed(deps: FeedDeps, acting: Acting, url: string): Promise<void> {
  const feed = (await deps.store.listFeeds()).find((candidate) => candidate.url === url);
  if (feed === undefined) {
    const hint = 'newsdesk feeds list names every address.';
    throw new NewsdeskError('feed_unknown', `no feed has the address ${url}`, { hint });
  }
  await deps.store.removeFeed(feed.id);
  const change = {
    action: 'feed.remove',
    subject: url,
    before: feedOptionsOf(feed),
    after: undefined,
  };
  await deps.store.addAudit(auditEntry(deps, acting, change));
}
