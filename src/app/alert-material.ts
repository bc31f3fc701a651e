import type { Alert, AlertSource, AlertWatch } from '../core/alert/alert.ts';
import { type AlertItem, composeAlert, type FirstSeen } from '../core/alert/compose-alert.ts';
import { deriveAlertId } from '../core/alert/identity.ts';
import type { Quote } from '../core/quote/quote.ts';
import { quoteKey } from '../core/quote/quote-key.ts';
import type { EpochMs } from '../core/time/moment.ts';
import { type Destination, platformOf } from '../core/watch/destination.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { Ids } from '../ports/ids.ts';
import type { StoredItem, Story } from '../ports/item-store.ts';
import type { StoredQuote } from '../ports/quote-store.ts';
import type { Store } from '../ports/store.ts';
import { saidAtMs } from './quote-age.ts';
import { FULL_TEXT_CHARACTERS } from './read-article.ts';
import type { WatchMatch } from './rules.ts';
import { layoutOf, type Settings } from './settings.ts';

/** An alert's watch line names so many terms (product.md, An alert). */
const TERMS_SHOWN_MAX = 3;

/** An item as it was read, in its story. `firstQuotes`: the archive's first sight of old words, by their key. */
export interface ReadItem {
  readonly item: StoredItem;
  readonly quotes: readonly Quote[];
  readonly firstQuotes: ReadonlyMap<string, StoredQuote>;
  readonly story: Pick<Story, 'id' | 'sourcesCount'>;
}

/** What telling needs. */
export interface TellDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly settings: Settings;
}

/** Who reports the story: one source a publisher, in order of arrival. */
export async function listSources(
  { store }: TellDeps,
  { item, story }: Pick<ReadItem, 'item' | 'story'>,
): Promise<readonly AlertSource[]> {
  const bySource = new Map<string, AlertSource>();
  const earlier = await store.listStoryItems(story.id);
  for (const reporting of [...earlier.filter(({ id }) => id !== item.id), item]) {
    if (!bySource.has(reporting.publisher)) bySource.set(reporting.publisher, sourceOf(reporting));
  }
  return [...bySource.values()];
}

function sourceOf(item: StoredItem): AlertSource {
  return {
    publisher: item.publisher,
    label: item.publisherLabel,
    title: item.title,
    url: item.url ?? '',
    publishedAtMs: item.publishedAtMs,
    lang: item.lang ?? '',
    isCounted: item.isCounted,
    reprintOf: item.reprintOf,
  };
}

/** The alert of a story in a destination, composed from the item that tells it. */
export function composeFor(
  deps: TellDeps,
  {
    read,
    destination,
    sources,
    watches,
    nowMs,
  }: {
    readonly read: ReadItem;
    readonly destination: Destination;
    readonly sources: readonly AlertSource[];
    readonly watches: readonly WatchMatch[];
    readonly nowMs: EpochMs;
  },
): Alert {
  return composeAlert({
    alertId: deriveAlertId(deps.ids.digest, read.story.id, destination),
    storyId: read.story.id,
    destination,
    item: alertItem(read.item),
    quotes: read.quotes,
    firstSeen: firstSeenIn(read),
    watches: alertWatches(read.item, watches),
    sources,
    sourcesCount: read.story.sourcesCount,
    layout: layoutOf(deps.settings, destination),
    nowMs,
    mentions: watches.flatMap(({ watch }) => mentionOf(watch, destination) ?? []),
  });
}

function mentionOf(watch: Watch, destination: Destination): string | undefined {
  const platform = platformOf(destination);
  return platform === 'console' ? undefined : watch.mention[platform];
}

/** The item as an alert shows it. */
export function alertItem(item: StoredItem): AlertItem {
  return {
    id: item.id,
    title: item.title,
    url: item.url ?? '',
    publisher: item.publisher,
    publisherLabel: item.publisherLabel,
    publishedAtMs: item.publishedAtMs,
    lang: item.lang ?? '',
    text: item.text,
    // A feed that gives the whole article leaves nothing to say.
    isFromFeedOnly: item.textFrom === 'feed' && item.text.length < FULL_TEXT_CHARACTERS,
  };
}

/** Answers when the archive saw a quote's words first, where that was long before. */
export function firstSeenIn({
  item,
  firstQuotes,
}: ReadItem): (quote: Quote) => FirstSeen | undefined {
  return ({ start, end }) => {
    const first = firstQuotes.get(quoteKey(item.text.slice(start, end)));
    return first === undefined ? undefined : { atMs: saidAtMs(first), publisher: first.publisher };
  };
}

/**
 * The watches as an alert names them, each with the terms as the article has them: one word a term, those of the title
 * first, and none that a watch before it shows already.
 */
export function alertWatches(
  item: Pick<StoredItem, 'title' | 'text'>,
  matches: readonly WatchMatch[],
): readonly AlertWatch[] {
  const shown = new Set<string>();
  return matches.map(({ watch, terms }) => {
    const inOrder = terms.toSorted(
      (a, b) => Number(b.field === 'title') - Number(a.field === 'title') || a.start - b.start,
    );
    const words: string[] = [];
    for (const { term, field, start, end } of inOrder) {
      if (shown.has(term) || (field !== 'title' && field !== 'body')) continue;
      if (words.length === TERMS_SHOWN_MAX) break;
      shown.add(term);
      words.push((field === 'title' ? item.title : item.text).slice(start, end));
    }
    return { watchId: watch.id, name: watch.name, terms: words };
  });
}
