import { expect, test } from 'vitest';
import { deriveItemIds, type FeedId } from '../../../src/core/item/item.ts';

/** The id under which an item is kept. */
function firstId(feed: FeedId, item: Parameters<typeof deriveItemIds>[1]): string | undefined {
  return deriveItemIds(feed, item)[0];
}

const feed = 'feed-a' as FeedId;
const item = { guid: '77', url: 'https://a.example/77?utm_source=rss', title: 'Ferry sails' };

test('finds the same item on a second poll', () => {
  expect(firstId(feed, { ...item, title: 'Ferry sails at last' })).toBe(firstId(feed, item));
});

test('keeps two feeds with one guid apart', () => {
  expect(firstId('feed-b' as FeedId, item)).not.toBe(firstId(feed, item));
});

test('knows an item by its address when its guid changes', () => {
  const [, byUrl] = deriveItemIds(feed, item);
  const again = deriveItemIds(feed, { ...item, guid: '78', url: 'https://www.a.example/77' });
  expect(again).toContain(byUrl);
});

test('does not take an address for a guid that reads the same', () => {
  const byGuid = firstId(feed, {
    guid: 'https://a.example/77',
    url: undefined,
    title: undefined,
  });
  const byUrl = firstId(feed, {
    guid: undefined,
    url: 'https://a.example/77',
    title: undefined,
  });
  expect(byGuid).not.toBe(byUrl);
});

test('falls back to the title, and then knows nothing', () => {
  expect(firstId(feed, { guid: ' ', url: undefined, title: 'Ferry sails' })).toBeDefined();
  expect(firstId(feed, { guid: undefined, url: undefined, title: ' ' })).toBeUndefined();
});
