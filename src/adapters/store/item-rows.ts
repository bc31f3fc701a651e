import { sql } from 'kysely';
import type { FeedId, ItemId } from '../../core/item/item.ts';
import type { Arrival, StoredItem } from '../../ports/store.ts';
import type { Db } from './database.ts';
import { orUndefined } from './row-values.ts';
import type { ItemRow } from './tables.ts';

interface ReadItemRow extends ItemRow {
  readonly feed_url: string;
  readonly publisher: string;
  readonly publisher_label: string | null;
  readonly is_counted: number;
  readonly article_text: string | null;
}

/** Items with what their feed says of the publisher, and the article's text; narrowed and ordered by the caller. */
export function selectItems(db: Db) {
  return db
    .selectFrom('items')
    .innerJoin('feeds', 'feeds.id', 'items.feed_id')
    .leftJoin('articles', 'articles.item_key', 'items.key')
    .selectAll('items')
    .select([
      'feeds.url as feed_url',
      'feeds.publisher as publisher',
      'feeds.label as publisher_label',
      'feeds.is_counted as is_counted',
      sql<string | null>`articles.text`.as('article_text'),
    ]);
}

/** An item as the rest of the code has it: the article's text where it was read, else the feed's. */
export function toItem(row: ReadItemRow): StoredItem {
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
