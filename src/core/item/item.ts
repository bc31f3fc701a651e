import { hash128 } from '../text/hash.ts';
import type { EpochMs } from '../time/moment.ts';
import { canonicalUrl } from './canonical-url.ts';

declare const brand: unique symbol;
/** An item's id: derived from its feed and its guid, so that a second poll finds the same item. */
export type ItemId = string & { readonly [brand]: 'ItemId' };
/** A feed's id. It outlives a change of the feed's address. */
export type FeedId = string & { readonly [brand]: 'FeedId' };

/** A file that an item carries (RSS enclosure, Atom enclosure link, Media RSS content). */
export interface Enclosure {
  readonly url: string;
  readonly type: string | undefined;
  readonly lengthBytes: number | undefined;
}

/** One item as a feed gives it: texts are plain, addresses absolute, moments UTC; `undefined` means that the feed is silent. */
export interface ParsedItem {
  readonly guid: string | undefined;
  readonly url: string | undefined;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly publishedAtMs: EpochMs | undefined;
  readonly updatedAtMs: EpochMs | undefined;
  readonly summaryText: string | undefined;
  /** The full text where the feed carries it: paragraphs are kept apart by newlines. */
  readonly contentText: string | undefined;
  readonly imageUrl: string | undefined;
  readonly enclosures: readonly Enclosure[];
  /** A language's primary subtag, declared by the feed or detected; undefined when neither is sure. */
  readonly lang: string | undefined;
}

/** An item as Newsdesk keeps it: what the feed gave, who published it, and the text that everything else reads. */
export interface Item {
  readonly id: ItemId;
  readonly feedId: FeedId;
  readonly publisher: string;
  readonly guid: string | undefined;
  readonly url: string | undefined;
  readonly title: string;
  readonly author: string | undefined;
  readonly lang: string | undefined;
  /** Never after `firstSeenAtMs`: a date in the future, or none, counts as the moment at which the item was first seen. */
  readonly publishedAtMs: EpochMs;
  readonly firstSeenAtMs: EpochMs;
  /** The feed's summary, where its text is another. */
  readonly summaryText: string | undefined;
  readonly text: string;
  readonly textFrom: 'feed' | 'article';
  readonly imageUrl: string | undefined;
}

/** What an item can be known by. */
type Identity = Pick<ParsedItem, 'guid' | 'url' | 'title'>;

function idOf(feedHalf: string, kind: 'guid' | 'url' | 'title', value: string): ItemId {
  return `${feedHalf}${hash128(`${kind}:${value}`).slice(0, 28)}` as ItemId;
}

/**
 * Every id under which the item may already be known, the item's own id first (feed + guid, else the canonical URL, else the title;
 * the same on every poll and machine): feeds that change their guids at each
 * poll keep the address, and those that change the address keep the guid. Empty when nothing names the item.
 */
export function deriveItemIds(feedId: FeedId, item: Identity): readonly ItemId[] {
  // The feed's own half comes first, so that no feed can make an id of another feed's item.
  const feedHalf = hash128(feedId).slice(0, 12);
  const ids: ItemId[] = [];
  const guid = item.guid?.trim();
  if (guid) ids.push(idOf(feedHalf, 'guid', guid));
  if (item.url !== undefined) ids.push(idOf(feedHalf, 'url', canonicalUrl(item.url)));
  const title = item.title?.trim();
  if (ids.length === 0 && title) ids.push(idOf(feedHalf, 'title', title));
  return ids;
}
