import type { StoredQuote } from '../ports/quote-store.ts';
import { oneLine } from './output.ts';

/** Who said it, in which role and where, on one line. */
export function formatSpeaker({ speaker, via, background }: StoredQuote): string {
  const parts = [
    speaker?.name ?? 'unattributed',
    speaker?.role,
    via,
    background === undefined ? undefined : `background: the article refers to ${background}`,
  ];
  return parts
    .filter((part) => part !== undefined)
    .map((part) => oneLine(part))
    .join(' · ');
}

/** An archived quote as other programs read it; unknown is null, never absent. */
export function toQuoteJson(quote: StoredQuote): Record<string, unknown> {
  return {
    text: quote.text,
    speaker: quote.speaker?.name ?? null,
    role: quote.speaker?.role ?? null,
    cue: quote.cue ?? null,
    via: quote.via ?? null,
    background: quote.background ?? null,
    publisher: quote.publisher,
    url: quote.url ?? null,
    title: quote.title,
    item: quote.itemId,
    start: quote.start,
    end: quote.end,
    publishedAt: new Date(quote.publishedAtMs).toISOString(),
    firstSeenAt: new Date(quote.firstSeenAtMs).toISOString(),
  };
}
