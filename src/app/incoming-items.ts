import type { Feed } from '../core/item/feed.ts';
import { deriveItemIds, type FeedId, type ParsedItem } from '../core/item/item.ts';
import { hash128 } from '../core/text/hash.ts';
import { type EpochMs, HOUR_MS } from '../core/time/moment.ts';
import type { ParsedFeed } from '../ports/feed-source.ts';
import type { IncomingItem } from '../ports/feed-store.ts';
import type { Arrival } from '../ports/item-store.ts';
import type { CompiledRules } from './rules.ts';

/** Items of one document; a feed with more is a mistake or an attack, and its newest come first. */
const ITEMS_PER_POLL_MAX = 1000;
/** A text beyond this is not news. */
const TEXT_CHARACTERS_MAX = 200_000;
const TITLE_CHARACTERS_MAX = 1000;
/** After so long without a successful poll, items came late by our fault and not by the publisher's. */
const DOWNTIME_MS = 2 * HOUR_MS;

/** A feed's document, just read. */
interface FreshDocument {
  readonly feed: Feed;
  readonly parsed: ParsedFeed;
  readonly nowMs: EpochMs;
  readonly rules: CompiledRules;
}

/** The items of a feed's document as the store takes them; those that nothing can name are left out. */
export function incomingItems(document: FreshDocument): readonly IncomingItem[] {
  const arrival = arrivalOf(document.feed, document.nowMs);
  const items: IncomingItem[] = [];
  for (const parsed of document.parsed.items.slice(0, ITEMS_PER_POLL_MAX)) {
    const item = incomingItem(document, parsed, arrival);
    if (item !== undefined) items.push(item);
  }
  return items;
}

function arrivalOf(feed: Feed, nowMs: EpochMs): Arrival {
  if (feed.lastSuccessAtMs === undefined) return 'first-poll';
  return nowMs - feed.lastSuccessAtMs > DOWNTIME_MS && feed.consecutiveErrors === 0
    ? 'late'
    : 'regular';
}

function incomingItem(
  { feed, nowMs, rules }: FreshDocument,
  parsed: ParsedItem,
  arrival: Arrival,
): IncomingItem | undefined {
  const ids = deriveItemIds(feed.id as FeedId, parsed);
  const text = (parsed.contentText ?? parsed.summaryText ?? '').slice(0, TEXT_CHARACTERS_MAX);
  const title = (parsed.title ?? firstLine(text)).slice(0, TITLE_CHARACTERS_MAX);
  if (ids.length === 0 || (title === '' && text === '')) return undefined;
  const lang = feed.lang ?? parsed.lang;
  const { author, guid, url, imageUrl } = parsed;
  const document = {
    title,
    body: text,
    source: feed.publisher,
    author: author ?? '',
    lang: lang ?? '',
  };
  return {
    ids,
    guid,
    url,
    title,
    author,
    lang,
    // A date in the future, or none, counts as now: such an item must neither hide below nor stay on top for ever.
    publishedAtMs: Math.min(parsed.publishedAtMs ?? nowMs, nowMs),
    summaryText: parsed.contentText === undefined ? undefined : parsed.summaryText,
    text,
    imageUrl,
    arrival,
    contentHash: hash128(`${title}\n${text}`),
    isSettled: arrival === 'first-poll' && !rules.mayConcern(document),
  };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
