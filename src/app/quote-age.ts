import { isDistinctive } from '../core/quote/distinctive.ts';
import { matchWords } from '../core/quote/match-words.ts';
import { isSpeaker } from '../core/quote/named-speaker.ts';
import type { Quote } from '../core/quote/quote.ts';
import { quoteKey } from '../core/quote/quote-key.ts';
import { type QuoteToken, readQuoteTokens } from '../core/quote/quote-tokens.ts';
import { type EpochMs, HOUR_MS } from '../core/time/moment.ts';
import type { StoredItem } from '../ports/item-store.ts';
import type { QuoteStore, StoredQuote } from '../ports/quote-store.ts';

/** Words first seen longer ago than this are old words (text.md, Key quotes). */
const OLD_WORDS_MS = 72 * HOUR_MS;
/**
 * Fewer words ("We will win") are said anew, but for distinctive ones that the same speaker said; so many are a repeat.
 * Where nobody is known for them, more are asked for.
 */
const REPEAT_WORDS_MIN = 5;
const REPEAT_WORDS_MIN_UNKNOWN = 7;
/** Quotes of one item that are looked up; an item with more is a transcript. */
const QUOTES_LOOKED_UP_MAX = 40;
const CANDIDATES_MAX = 40;

/** When the words of a quote were in the archive's reach: an item that came with a feed's first poll is older than its arrival. */
export function saidAtMs({ publishedAtMs, firstSeenAtMs }: StoredQuote): EpochMs {
  return Math.min(publishedAtMs, firstSeenAtMs);
}

/**
 * The archive's first sight of each quote's words, by the quote's key, where that was over 72 h before: the same words,
 * or a part of them, however punctuated, in any outlet, by the same speaker as far as both are known.
 */
export async function findFirstQuotes(
  store: Pick<QuoteStore, 'findFirstQuotes' | 'findQuoteCandidates'>,
  item: Pick<StoredItem, 'id' | 'text' | 'lang' | 'publishedAtMs' | 'firstSeenAtMs'>,
  quotes: readonly Quote[],
): Promise<ReadonlyMap<string, StoredQuote>> {
  const oldBeforeMs = Math.min(item.firstSeenAtMs, item.publishedAtMs) - OLD_WORDS_MS;
  const firsts = new Map<string, StoredQuote>();
  for (const quote of quotes.slice(0, QUOTES_LOOKED_UP_MAX)) {
    const words = item.text.slice(quote.start, quote.end);
    const key = quoteKey(words);
    const tokens = readQuoteTokens(words);
    const isEnough = tokens.length >= REPEAT_WORDS_MIN || isDistinctive(tokens, item.lang);
    if (firsts.has(key) || !isEnough) continue;
    const near = await store.findQuoteCandidates({ words, limit: CANDIDATES_MAX });
    const same = near.filter((known) => isRepeat({ words, quote }, known));
    const earliest = await store.findFirstQuotes([...new Set([key, ...same.map(keyOf)])]);
    const [first] = [...same, ...earliest.filter((known) => isRepeat({ words, quote }, known))]
      .filter((known) => known.itemId !== item.id && saidAtMs(known) < oldBeforeMs)
      .toSorted((a, b) => saidAtMs(a) - saidAtMs(b));
    if (first !== undefined) firsts.set(key, first);
  }
  return firsts;
}

function keyOf({ textKey }: StoredQuote): string {
  return textKey;
}

function isRepeat(
  { words, quote }: { readonly words: string; readonly quote: Quote },
  known: StoredQuote,
): boolean {
  const [one, other] = [quote.speaker?.name, known.speaker?.name];
  const isKnown = one !== undefined && other !== undefined;
  if (isKnown && !isSpeaker(one, other)) return false;
  const [own, theirs] = [readQuoteTokens(words), readQuoteTokens(known.text)];
  const shorter = Math.min(own.length, theirs.length);
  if (isKnown && own.length < REPEAT_WORDS_MIN) return isSameTokens(own, theirs);
  if (shorter < (isKnown ? REPEAT_WORDS_MIN : REPEAT_WORDS_MIN_UNKNOWN)) return false;
  return matchWords(words, known.text) !== undefined || matchWords(known.text, words) !== undefined;
}

/** A few words are a repeat only as a whole: part of a longer sentence may be anybody's. */
function isSameTokens(own: readonly QuoteToken[], theirs: readonly QuoteToken[]): boolean {
  return (
    own.length === theirs.length && own.every(({ text }, place) => text === theirs[place]?.text)
  );
}
