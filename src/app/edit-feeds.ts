import type { FeedOptions } from '../core/item/feed.ts';
import { NewsdeskError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import { feedId, feedOptionsOf } from './apply-files.ts';
import { type Acting, auditEntry } from './audit.ts';

/** A feed in a reading list. */
interface ListedFeed {
  readonly url: string;
  readonly title: string | undefined;
  readonly tags: readonly string[];
}

/** Reads and writes OPML 2.0; undefined for a document that is none. */
export interface Opml {
  readonly parse: (document: Uint8Array) => readonly ListedFeed[] | undefined;
  readonly render: (feeds: readonly ListedFeed[], title: string) => string;
}

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

/** Adds the feeds of an OPML reading list that are not polled yet; folders become tags. Throws `feed_invalid` for another document. */
export async function importOpml(
  deps: FeedDeps & { readonly opml: Opml },
  acting: Acting,
  document: Uint8Array,
): Promise<{ readonly added: number; readonly known: number }> {
  const listed = deps.opml.parse(document);
  if (listed === undefined) {
    const hint = 'Export the list again as OPML from your feed reader.';
    throw new NewsdeskError('feed_invalid', 'this file is no OPML reading list', { hint });
  }
  const polled = new Set((await deps.store.listFeeds()).map(({ url }) => url));
  const fresh = listed.filter(({ url }) => !polled.has(url) && /^https?:/.test(url));
  for (const { url, title, tags } of fresh) {
    await addFeed(deps, acting, {
      url,
      publisher: title ?? URL.parse(url)?.hostname ?? url,
      lang: undefined,
      everyMs: undefined,
      label: undefined,
      isCounted: true,
      auth: undefined,
      tags,
    });
  }
  return { added: fresh.length, known: listed.length - fresh.length };
}

/** Every feed as an OPML reading list. */
export async function exportOpml({
  store,
  opml,
}: FeedDeps & { readonly opml: Opml }): Promise<string> {
  const feeds = await store.listFeeds();
  const listed = feeds.map(({ url, publisher, tags }) => ({ url, title: publisher, tags }));
  return opml.render(listed, 'Newsdesk');
}
