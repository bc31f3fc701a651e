import type { FeedOptions } from '../core/item/feed.ts';
import { isLanguageCode } from '../core/text/language.ts';
import { NewsdeskError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { ImportReceipt } from '../ports/feed-use-cases.ts';
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

/** A label stands after the publisher's name in every alert; the files' schema has the same limit. */
const LABEL_CHARACTERS_MAX = 60;

interface FeedProblem {
  readonly message: string;
  readonly hint: string;
}

/** What keeps a feed from being added: the files that `newsdesk export` writes would not be read again. */
function findProblem({ url, publisher, lang, label }: FeedOptions): FeedProblem | undefined {
  if (!/^https?:\/\/\S+$/.test(url) || !URL.canParse(url)) {
    const hint = 'Give the address of a feed, for example https://news.example.org/world.xml.';
    return { message: `"${url}" is not an address of a feed`, hint };
  }
  if (publisher.trim() === '') {
    const hint = 'Name who is behind it: several feeds of one publisher count as one source.';
    return { message: `${url} has no publisher`, hint };
  }
  if (lang !== undefined && !isLanguageCode(lang)) {
    const hint = 'Write a code of two or three small letters: en, uk, de.';
    return { message: `"${lang}" is not a language code`, hint };
  }
  if (label !== undefined && (label === '' || label.length > LABEL_CHARACTERS_MAX)) {
    const hint = `Write one to ${LABEL_CHARACTERS_MAX} characters, or leave it out.`;
    return { message: `the label is ${label === '' ? 'empty' : 'too long'}`, hint };
  }
  return undefined;
}

/** Adds a feed, due at once. Throws `feed_invalid` for options that are none, or an address that is polled already. */
export async function addFeed(deps: FeedDeps, acting: Acting, options: FeedOptions): Promise<void> {
  const problem = findProblem(options);
  if (problem !== undefined) {
    throw new NewsdeskError('feed_invalid', problem.message, { hint: problem.hint });
  }
  const feeds = await deps.store.listFeeds();
  if (feeds.some((feed) => feed.url === options.url)) {
    const hint = 'newsdesk feeds list shows how it is.';
    throw new NewsdeskError('feed_invalid', `${options.url} is polled already`, { hint });
  }
  await save(deps, acting, options);
}

async function save(deps: FeedDeps, acting: Acting, options: FeedOptions): Promise<void> {
  const { store, ids, clock } = deps;
  const change = { action: 'feed.add', subject: options.url, before: undefined, after: options };
  await store.saveFeed({
    id: feedId(ids, options.url),
    options,
    nowMs: clock.nowMs(),
    audit: auditEntry(deps, acting, change),
  });
}

/** Stops polling a feed; its items stay. Throws `feed_unknown` when no feed has this address. */
export async function removeFeed(deps: FeedDeps, acting: Acting, url: string): Promise<void> {
  const feed = (await deps.store.listFeeds()).find((candidate) => candidate.url === url);
  if (feed === undefined) {
    const hint = 'newsdesk feeds list names every address.';
    throw new NewsdeskError('feed_unknown', `no feed has the address ${url}`, { hint });
  }
  const change = {
    action: 'feed.remove',
    subject: url,
    before: feedOptionsOf(feed),
    after: undefined,
  };
  await deps.store.removeFeed(feed.id, auditEntry(deps, acting, change));
}

/**
 * Adds the feeds of an OPML reading list that are not polled yet; folders become tags. `refused`: their addresses are none.
 * Throws `feed_invalid` for another document.
 */
export async function importOpml(
  deps: FeedDeps & { readonly opml: Opml },
  acting: Acting,
  document: Uint8Array,
): Promise<ImportReceipt> {
  const listed = deps.opml.parse(document);
  if (listed === undefined) {
    const hint = 'Export the list again as OPML from your feed reader.';
    throw new NewsdeskError('feed_invalid', 'this file is no OPML reading list', { hint });
  }
  const polled = new Set((await deps.store.listFeeds()).map(({ url }) => url));
  const fresh = listed.filter(({ url }) => !polled.has(url)).map(toOptions);
  const sound = fresh.filter((options) => findProblem(options) === undefined);
  for (const options of sound) await save(deps, acting, options);
  return {
    added: sound.length,
    known: listed.length - fresh.length,
    refused: fresh.length - sound.length,
  };
}

function toOptions({ url, title, tags }: ListedFeed): FeedOptions {
  return {
    url,
    publisher: title ?? URL.parse(url)?.hostname ?? url,
    lang: undefined,
    everyMs: undefined,
    label: undefined,
    isCounted: true,
    auth: undefined,
    tags,
  };
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
