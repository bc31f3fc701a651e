import type { FeedId, ItemId } from '../../core/item/item.ts';
import type { Arrival, StoredItem } from '../../ports/item-store.ts';
import { orUndefined } from './row-values.ts';
import type { ItemDetailsRow } from './tables.ts';

/** An item as the rest of the code has it: the article's text where it was read, else the feed's. */
export function toItem(row: ItemDetailsRow): StoredItem {
  return {
    id: row.id as ItemId,
    feedId: row.feed_id as FeedId,
    feedUrl: row.feed_url,
    publisher: row.publisher,
    publisherLabel: orUndefined(row.publisher_label),
    isCounted: row.is_counted === 1,
    guid: orUndefined(row.guid),
    url: orUndefined(row.url),
    title: row.title,
    author: orUndefined(row.author),
    lang: orUndefined(row.lang),
    publishedAtMs: row.published_at,
    firstSeenAtMs: row.first_seen_at,
    summaryText: orUndefined(row.summary_text),
    text: row.article_text ?? row.text,
    textFrom: row.article_text === null ? 'feed' : 'article',
    imageUrl: orUndefined(row.image_url),
    revision: row.revision,
    arrival: row.arrival as Arrival,
    storyId: orUndefined(row.story_id),
    reprintOf: orUndefined(row.reprint_of),
    isProcessed: row.is_processed === 1,
    isWithdrawn: row.is_withdrawn === 1,
  };
}
