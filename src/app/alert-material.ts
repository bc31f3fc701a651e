import type { Alert, AlertSource, AlertWatch } from '../core/alert/alert.ts';
import { type AlertItem, composeAlert, type FirstSeen } from '../core/alert/compose-alert.ts';
import { deriveAlertId } from '../core/alert/identity.ts';
import type { Quote } from '../core/quote/quote.ts';
import { quoteKey } from '../core/quote/quote-key.ts';
import type { Version } from '../core/story/describe-change.ts';
import type { StoryAssignment } from '../core/story/story-item.ts';
import type { EpochMs } from '../core/time/moment.ts';
import { type Destination, platformOf } from '../core/watch/destination.ts';
import type { Watch } from '../core/watch/watch.ts';
import type { Ids } from '../ports/ids.ts';
import type { Store, StoredItem, StoredQuote, Story } from '../ports/store.ts';
import type { Reading } from './read-article.ts';
import type { WatchMatch } from './rules.ts';
import type { Settings } from './settings.ts';

/** An alert's watch line names so many terms (product.md, An alert). */
const TERMS_SHOWN_MAX = 3;
/** An item in its story, and what was read in it. `firstQuotes`: the archive's first sight of old words, by their key. */
export interface ToldItem {
  readonly item: StoredItem;
  readonly reading: Reading;
  readonly assignment: StoryAssignment;
  readonly story: Story;
  readonly firstQuotes: ReadonlyMap<string, StoredQuote>;
  /** What stood there before, when the item is a new version of one that is known, and that one's id. */
  readonly before: (Version & { readonly itemId: string }) | undefined;
  readonly nowMs: EpochMs;
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
  told: ToldItem,
): Promise<readonly AlertSource[]> {
  const { item, assignment, story } = told;
  const earlier = story.itemCount <= 1 ? [] : await store.listStoryItems(story.id);
  const bySource = new Map<string, AlertSource>();
  for (const other of earlier) {
    if (other.id !== item.id && !bySource.has(other.publisher)) {
      bySource.set(other.publisher, sourceOf(other, other.reprintOf));
    }
  }
  if (!bySource.has(item.publisher)) {
    bySource.set(
      item.publisher,
      sourceOf(item, assignment.isReprint ? assignment.origin : undefined),
    );
  }
  return [...bySource.values()];
}

function sourceOf(item: StoredItem, reprintOf: string | undefined): AlertSource {
  return {
    publisher: item.publisher,
    label: item.publisherLabel,
    title: item.title,
    url: item.url ?? '',
    publishedAtMs: item.publishedAtMs,
    lang: item.lang ?? '',
    isCounted: item.isCounted,
    reprintOf,
  };
}

/** The alert of a story in a destination, composed from the item that tells it. */
export function composeFor(
  deps: TellDeps,
  {
    told,
    destination,
    sources,
    watches,
  }: {
    readonly told: ToldItem;
    readonly destination: Destination;
    readonly sources: readonly AlertSource[];
    readonly watches: readonly WatchMatch[];
  },
): Alert {
  return composeAlert({
    alertId: deriveAlertId(deps.ids.digest, told.story.id, destination),
    storyId: told.story.id,
    destination,
    item: alertItem(told),
    quotes: told.reading.quotes,
    firstSeen: firstSeenIn(told),
    watches: watches.map(alertWatch(told)),
    sources,
    sourcesCount: told.story.sourcesCount,
    size: deps.settings.destinations[destination]?.layout ?? 'standard',
    mentions: watches.flatMap(({ watch }) => mentionOf(watch, destination) ?? []),
  });
}

function mentionOf(watch: Watch, destination: Destination): string | undefined {
  const platform = platformOf(destination);
  return platform === 'console' ? undefined : watch.mention[platform];
}

/** The item as an alert shows it. */
export function alertItem({ item, reading }: ToldItem): AlertItem {
  return {
    id: item.id,
    title: item.title,
    url: item.url ?? '',
    publisher: item.publisher,
    publisherLabel: item.publisherLabel,
    publishedAtMs: item.publishedAtMs,
    lang: reading.lang ?? '',
    text: reading.text,
    isFromFeedOnly: reading.articleText === undefined && item.textFrom === 'feed',
  };
}

/** Answers when the archive saw a quote's words first, where that was long before. */
export function firstSeenIn({
  reading,
  firstQuotes,
}: ToldItem): (quote: Quote) => FirstSeen | undefined {
  return ({ start, end }) => {
    const first = firstQuotes.get(quoteKey(reading.text.slice(start, end)));
    return first === undefined
      ? undefined
      : { atMs: first.firstSeenAtMs, publisher: first.publisher };
  };
}

/** The terms as the article has them, each once, those of the title first. */
export function alertWatch({ item, reading }: ToldItem): (match: WatchMatch) => AlertWatch {
  return ({ watch, terms }) => {
    const inOrder = terms.toSorted(
      (a, b) => Number(b.field === 'title') - Number(a.field === 'title') || a.start - b.start,
    );
    const words = new Map<string, string>();
    for (const { field, start, end } of inOrder) {
      const text = field === 'title' ? item.title : reading.text;
      const shown = field === 'title' || field === 'body' ? text.slice(start, end) : undefined;
      if (shown !== undefined && !words.has(shown.toLowerCase()))
        words.set(shown.toLowerCase(), shown);
    }
    return {
      watchId: watch.id,
      name: watch.name,
      terms: [...words.values()].slice(0, TERMS_SHOWN_MAX),
    };
  };
}
