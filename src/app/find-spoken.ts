import type { ItemId } from '../core/item/item.ts';
import { isSpeaker } from '../core/quote/named-speaker.ts';
import { askedSpeakerKeys } from '../core/quote/speaker-key.ts';
import { NewsdeskError } from '../errors.ts';
import type { QuotePlace, QuoteStore, StoredQuote } from '../ports/quote-store.ts';
import type { SpokenPage, SpokenRequest } from '../ports/quote-use-cases.ts';

/** Quotes of one surname read at once, and in all for one page: others may bear it too. */
const QUOTES_PER_STEP = 100;
const QUOTES_READ_MAX = 5_000;

type SpokenStore = Pick<QuoteStore, 'listQuotesBySpeaker' | 'searchQuotes'>;
type Walk = Pick<SpokenRequest, 'sinceMs' | 'limit'> & { readonly after: QuotePlace | undefined };

/** What somebody said, whatever the spelling of the name; if nobody of that name spoke, who said the words. Newest first. */
export async function findSpokenQuotes(
  store: SpokenStore,
  request: SpokenRequest,
): Promise<SpokenPage> {
  const { text, sinceMs, limit, next } = request;
  const walk = { sinceMs, limit: limit + 1, after: parsePlace(next) };
  const spoken = await listSpoken(store, text, walk);
  // On a later page nothing more by the speaker is an end, no reason to look for the name as a word.
  if (spoken.length > 0) return toPage('speaker', spoken, limit);
  if (next !== undefined && (await isSpeakerKnown(store, text)))
    return toPage('speaker', [], limit);
  return toPage('words', await store.searchQuotes({ words: text, ...walk }), limit);
}

async function isSpeakerKnown(store: SpokenStore, text: string): Promise<boolean> {
  const known = await listSpoken(store, text, { sinceMs: undefined, limit: 1, after: undefined });
  return known.length > 0;
}

async function listSpoken(
  store: SpokenStore,
  name: string,
  { sinceMs, limit, after }: Walk,
): Promise<readonly StoredQuote[]> {
  const speakerKeys = askedSpeakerKeys(name);
  const found: StoredQuote[] = [];
  let place = after;
  for (let read = 0; read < QUOTES_READ_MAX && found.length < limit; read += QUOTES_PER_STEP) {
    const page = await store.listQuotesBySpeaker({
      speakerKeys,
      sinceMs,
      after: place,
      limit: QUOTES_PER_STEP,
    });
    found.push(...page.filter(({ speaker }) => isSpeaker(name, speaker?.name ?? '')));
    place = page.at(-1);
    if (page.length < QUOTES_PER_STEP) break;
  }
  return found.slice(0, limit);
}

function toPage(by: SpokenPage['by'], found: readonly StoredQuote[], limit: number): SpokenPage {
  const quotes = found.slice(0, limit);
  const last = found.length > limit ? quotes.at(-1) : undefined;
  const next =
    last === undefined ? undefined : `${last.publishedAtMs}.${last.start}.${last.itemId}`;
  return { by, quotes, next };
}

function parsePlace(next: string | undefined): QuotePlace | undefined {
  if (next === undefined) return undefined;
  const [, moment, start, id] = /^(\d{1,16})\.(\d{1,9})\.([\w-]{1,64})$/.exec(next) ?? [];
  if (moment === undefined || start === undefined || id === undefined) {
    const hint = 'Copy it from the last answer, or leave it out for the first page.';
    throw new NewsdeskError('usage_invalid', `"${next}" is not a page`, { hint });
  }
  return { publishedAtMs: Number(moment), itemId: id as ItemId, start: Number(start) };
}
