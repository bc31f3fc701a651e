import { mergeQuotes } from '../core/quote/merge-quotes.ts';
import type { ItemStore } from '../ports/item-store.ts';
import type { QuoteStore } from '../ports/quote-store.ts';
import type { StoryQuote } from '../ports/quote-use-cases.ts';

/** Items of one story whose quotes are read: more only repeat them. */
const ITEMS_MAX = 60;

/** The quotes of a story over all its publishers: the same words once with who carried them, differing versions side by side. */
export async function mergeStoryQuotes(
  store: Pick<ItemStore, 'listStoryItems'> & Pick<QuoteStore, 'listQuotesOfItem'>,
  storyId: string,
): Promise<readonly StoryQuote[]> {
  const items = await store.listStoryItems(storyId);
  const spoken = [];
  for (const { id, text } of items.slice(0, ITEMS_MAX)) {
    for (const stored of await store.listQuotesOfItem(id)) {
      // The text may have been replaced since; what no longer stands in it is not shown as a quote.
      if (text.slice(stored.start, stored.end) !== stored.text) continue;
      spoken.push({ words: stored.text, speaker: stored.speaker?.name ?? '', stored });
    }
  }
  return mergeQuotes(spoken).map(({ versions }) => ({
    versions: versions.map(({ words, quotes, differences }) => ({
      words,
      differences,
      carriedBy: quotes.map(({ stored }) => stored),
    })),
  }));
}
