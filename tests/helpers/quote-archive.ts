import { quoteKey } from '../../src/core/quote/quote-key.ts';
import { speakerKey } from '../../src/core/quote/speaker-key.ts';
import type { EpochMs } from '../../src/core/time/moment.ts';
import type { StoredQuote } from '../../src/ports/quote-store.ts';
import type { MadeUpQuote } from './made-up-quotes.ts';
import {
  itemId,
  makeIncoming,
  makeProcessing,
  type OpenedStore,
  poll,
  processingLease,
} from './store-samples.ts';

/** A made-up quote as the archive has it, alone in its item. */
export function archivedQuote(
  { words, spellings }: MadeUpQuote,
  place: { readonly name: string; readonly publisher: string; readonly atMs: EpochMs },
): StoredQuote {
  const speaker = { name: spellings[0] ?? '', kind: 'person', role: undefined } as const;
  return {
    itemId: itemId(`id-${place.name}`),
    start: 0,
    end: words.length,
    text: words,
    textKey: quoteKey(words),
    speakerKey: speakerKey(speaker),
    speaker,
    confidence: 0.9,
    cue: 'said',
    via: undefined,
    background: undefined,
    group: undefined,
    publisher: place.publisher,
    url: `https://press.example/${place.name}`,
    title: `Item ${place.name}`,
    publishedAtMs: place.atMs,
    firstSeenAtMs: place.atMs,
  };
}

/** Writes the quotes as the processing of their items does, an item each. */
export async function fillQuotes(
  opened: OpenedStore,
  quotes: readonly (MadeUpQuote & { readonly atMs: EpochMs })[],
): Promise<void> {
  const names = quotes.map((_, index) => `q${index}`);
  await poll(
    opened,
    names.map((name) => makeIncoming(name)),
  );
  const lease = await processingLease(opened.store);
  for (const [index, quote] of quotes.entries()) {
    const place = { name: `q${index}`, publisher: `Outlet ${index % 40}`, atMs: quote.atMs };
    const record = makeProcessing(place.name, {
      lang: quote.lang,
      quotes: [archivedQuote(quote, place)],
    });
    if (!(await opened.store.saveProcessing(record, lease))) throw new Error('not saved');
  }
}
