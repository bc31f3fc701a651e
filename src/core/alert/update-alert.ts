import { compareQuote } from '../quote/compare-quote.ts';
import { matchWords } from '../quote/match-words.ts';
import { quoteKey } from '../quote/quote-key.ts';
import { findNewFact } from '../story/find-new-fact.ts';
import { type EpochMs, HOUR_MS } from '../time/moment.ts';
import type { Alert, AlertQuote } from './alert.ts';
import { toAlertQuote } from './alert-quote.ts';
import type { AlertReply } from './message.ts';
import { reviseAlert } from './revise-alert.ts';
import type { StoryNews } from './story-news.ts';

/** An alert is kept current for so long after it was posted (product.md, An alert). */
export const ALERT_LIFE_MS = 48 * HOUR_MS;
/** A story may speak up in the channel again at most once in so long. */
export const LOUD_GAP_MS = 6 * HOUR_MS;

/** How the alert stands now, and what is said in its thread. `isEdited`: the message shown must change. */
export interface AlertUpdate {
  readonly alert: Alert;
  readonly isEdited: boolean;
  readonly replies: readonly AlertReply[];
}

/** What a told alert becomes with the news: silently for what adds, loudly for what corrects (product.md, An alert). */
export function updateAlert(
  told: { readonly alert: Alert; readonly createdAtMs: EpochMs; readonly lastLoudAtMs: EpochMs },
  news: StoryNews,
): AlertUpdate {
  if (news.nowMs - told.createdAtMs > ALERT_LIFE_MS) {
    return { alert: told.alert, isEdited: false, replies: [] };
  }
  const revised = reviseAlert(joinSourcesAndWatches(told.alert, news), news);
  const { alert, replies } = addNews(revised.alert, told, news);
  return {
    alert,
    isEdited: JSON.stringify(alert) !== JSON.stringify(told.alert),
    // Who has read that a number was wrong need not be told in the same minute what else is new.
    replies: revised.correction === undefined ? replies : [revised.correction],
  };
}

function joinSourcesAndWatches(alert: Alert, news: StoryNews): Alert {
  const known = new Set(alert.watches.map(({ watchId }) => watchId));
  const added = news.watches.filter(({ watchId }) => !known.has(watchId));
  return {
    ...alert,
    sources: news.sources,
    sourcesCount: news.sourcesCount,
    watches: [...alert.watches, ...added],
  };
}

/** The item's new quotes, for "All quotes"; a reply for the first of today's and for a new fact, one together. */
function addNews(
  alert: Alert,
  told: { readonly createdAtMs: EpochMs; readonly lastLoudAtMs: EpochMs },
  news: StoryNews,
): { readonly alert: Alert; readonly replies: readonly AlertReply[] } {
  if (news.isReprint) return { alert, replies: [] };
  const { item, before, earlier, nowMs } = news;
  const added: AlertQuote[] = [];
  for (const quote of news.quotes) {
    const shown = toAlertQuote(item, quote, news.firstSeen(quote));
    const isKnown = [...alert.allQuotes, ...added].some(({ text }) =>
      isSameWords(text, shown.text),
    );
    if (!isKnown) added.push(shown);
  }
  const joined =
    added.length === 0 ? alert : { ...alert, allQuotes: [...alert.allQuotes, ...added] };
  const quote = added.find(
    (candidate) => isNews(candidate, alert, item.lang) && !isVersion(candidate, alert),
  );
  const versions = before === undefined ? earlier : [...earlier, { ...before, lang: item.lang }];
  const fact = item.lang === alert.lang ? findNewFact(item, versions) : undefined;
  if (quote === undefined && fact === undefined) return { alert: joined, replies: [] };
  const isLate = nowMs - told.createdAtMs > news.resurfaceAfterMs;
  const isLoud = isLate && nowMs - told.lastLoudAtMs > LOUD_GAP_MS;
  const sentence = fact === undefined ? undefined : item.text.slice(fact.start, fact.end);
  const reply: AlertReply = {
    kind: isLoud ? 'development' : fact === undefined ? 'quote' : 'fact',
    isLoud,
    publisher: item.publisher,
    url: item.url,
    atMs: nowMs,
    text: isLoud ? (sentence ?? item.title) : sentence,
    replacement: undefined,
    quote,
  };
  return { alert: joined, replies: [reply] };
}

/** The same words, or a part of them: another outlet has trimmed or punctuated them. */
function isSameWords(one: string, other: string): boolean {
  return (
    quoteKey(one) === quoteKey(other) ||
    matchWords(one, other) !== undefined ||
    matchWords(other, one) !== undefined
  );
}

/** A differing version of a quote that is known: it stands behind "All quotes", and is no new quote to tell of. */
function isVersion({ text }: AlertQuote, alert: Alert): boolean {
  const known = alert.allQuotes.map((quote) => ({ words: quote.text, speaker: '' }));
  return compareQuote({ words: text, speaker: '' }, known).kind === 'altered';
}

/** Words of today with a speaker, in the alert's language: in another one they are most likely a translation of what is known. */
function isNews(quote: AlertQuote, alert: Alert, lang: string): boolean {
  const { speaker, background, firstSeen } = quote;
  return (
    lang === alert.lang &&
    speaker !== undefined &&
    background === undefined &&
    firstSeen === undefined
  );
}
