import { expect, test } from 'vitest';
import {
  deriveItemIds,
  type FeedId,
  type ItemId,
  type ParsedItem,
} from '../../../src/core/item/item.ts';

function deriveItemId(
  feedId: FeedId,
  named: Pick<ParsedItem, 'guid' | 'url' | 'title'>,
): ItemId | undefined {
  return deriveItemIds(feedId, named)[0];
}

const feed = 'feed-a' as FeedId;
const item = { guid: '77', url: 'https://a.example/77?utm_source=rss', title: 'Ferry sails' };

test('finds the same item on a second poll', () => {
  expect(deriveItemId(feed, { ...item, title: 'Ferry sails at last' })).toBe(
    deriveItemId(feed, item),
  );
});

test('keeps two feeds with one guid apart', () => {
  expect(deriveItemId('feed-b' as FeedId, item)).not.toBe(deriveItemId(feed, item));
});

test('knows an item by its address when its guid changes', () => {
  const [, byUrl] = deriveItemIds(feed, item);
  const again = deriveItemIds(feed, { ...item, guid: '78', url: 'https://www.a.example/77' });
  expect(again).toContain(byUrl);
});

test('does not take an address for a guid that reads the same', () => {
  const byGuid = deriveItemId(feed, {
    guid: 'https://a.example/77',
    url: undefined,
    title: undefined,
  });
  const byUrl = deriveItemId(feed, {
    guid: undefined,
    url: 'https://a.example/77',
    title: undefined,
  });
  expect(byGuid).not.toBe(byUrl);
});

test('falls back to the title, and then knows nothing', () => {
  expect(deriveItemId(feed, { guid: ' ', url: undefined, title: 'Ferry sails' })).toBeDefined();
  expect(deriveItemId(feed, { guid: undefined, url: undefined, title: ' ' })).toBeUndefined();
});
