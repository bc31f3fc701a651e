import type { StoredItem } from '../../ports/item-store.ts';
import type { StoredQuote } from '../../ports/quote-store.ts';
import type { Store } from '../../ports/store.ts';

/** Items of a story whose quotes are read: later ones mostly repeat. */
const ITEMS_READ_MAX = 20;

/** The quotes of a story's items: today's before background, named speakers before none, each words once. */
export async function listStoryQuotes(
  store: Store,
  items: readonly StoredItem[],
): Promise<readonly StoredQuote[]> {
  const byWords = new Map<string, StoredQuote>();
  for (const { id } of items.slice(0, ITEMS_READ_MAX)) {
    for (const quote of await store.listQuotesOfItem(id)) {
      if (!byWords.has(quote.textKey)) byWords.set(quote.textKey, quote);
    }
  }
  const rank = ({ background, speaker }: StoredQuote): number =>
    Number(background !== undefined) * 2 + Number(speaker === undefined);
  return [...byWords.values()].toSorted((a, b) => rank(a) - rank(b));
}
