import { compareQuote } from '../quote/compare-quote.ts';
import { matchWords } from '../quote/match-words.ts';
import type { Quote } from '../quote/quote.ts';
import { quoteKey } from '../quote/quote-key.ts';
import { type ChangedPassage, describeChange, type Version } from '../story/describe-change.ts';
import { type EpochMs, HOUR_MS } from '../time/moment.ts';
import type { Alert, AlertQuote, AlertSentence, AlertSource, AlertWatch } from './alert.ts';
import { type AlertItem, type FirstSeen, toAlertQuote } from './compose-alert.ts';
import type { AlertReply } from './message.ts';

/** An alert is kept current for so long after it was posted (product.md, An alert). */
export const ALERT_LIFE_MS = 48 * HOUR_MS;
/** A story may speak up in the channel again at most once in so long. */
export const LOUD_GAP_MS = 6 * HOUR_MS;
/** Replies under one alert; what comes after is behind "All quotes" and "Sources" alone. */
const REPLIES_PER_UPDATE_MAX = 1;
/** Corrections that an alert shows; older ones stay in its thread. */
const CORRECTIONS_MAX = 3;

/** What came in about a story that a destination was told of. `before`: the earlier version, when it is a revision. */
export interface StoryNews {
  readonly item: AlertItem;
  readonly before: (Version & { readonly itemId: string }) | undefined;
  readonly quotes: readonly Quote[];
  readonly firstSeen: (quote: Quote) => FirstSeen | undefined;
  readonly isReprint: boolean;
  readonly watches: readonly AlertWatch[];
  readonly sources: readonly AlertSource[];
  readonly sourcesCount: number;
  readonly nowMs: EpochMs;
  readonly resurfaceAfterMs: number;
}

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
  const joined = joinSourcesAndWatches(told.alert, news);
  const update = news.before === undefined ? addItem(joined, told, news) : reviseItem(joined, news);
  return { ...update, isEdited: JSON.stringify(update.alert) !== JSON.stringify(told.alert) };
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

function addItem(
  alert: Alert,
  told: { readonly createdAtMs: EpochMs; readonly lastLoudAtMs: EpochMs },
  news: StoryNews,
): Omit<AlertUpdate, 'isEdited'> {
  if (news.isReprint) return { alert, replies: [] };
  const added: AlertQuote[] = [];
  for (const quote of news.quotes) {
    const shown = toAlertQuote(news.item, quote, news.firstSeen(quote));
    const isKnown = [...alert.allQuotes, ...added].some(({ text }) =>
      isSameWords(text, shown.text),
    );
    if (!isKnown) added.push(shown);
  }
  const isLate = news.nowMs - told.createdAtMs > news.resurfaceAfterMs;
  const isLoud = isLate && news.nowMs - told.lastLoudAtMs > LOUD_GAP_MS;
  const replies = added
    .filter((quote) => isNews(quote, alert, news.item.lang) && !isVersion(quote, alert))
    .slice(0, REPLIES_PER_UPDATE_MAX)
    .map(
      (quote): AlertReply => ({
        kind: isLoud ? 'development' : 'quote',
        isLoud,
        publisher: news.item.publisher,
        url: news.item.url,
        atMs: news.nowMs,
        text: isLoud ? news.item.title : undefined,
        replacement: undefined,
        quote,
      }),
    );
  return { alert: { ...alert, allQuotes: [...alert.allQuotes, ...added] }, replies };
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

function reviseItem(alert: Alert, news: StoryNews): Omit<AlertUpdate, 'isEdited'> {
  const { item, before } = news;
  const isShown = [alert.lead, alert.qualifier, ...alert.allQuotes].some(
    (part) => part?.itemId === before?.itemId,
  );
  if (before === undefined || (!isShown && alert.url !== item.url)) return { alert, replies: [] };
  const moved: Alert = {
    ...alert,
    title: alert.url === item.url ? item.title : alert.title,
    lead: moveSentence(alert.lead, news),
    afterLead: alert.afterLead.flatMap((sentence) => moveSentence(sentence, news) ?? []),
    more: alert.more.flatMap((sentence) => moveSentence(sentence, news) ?? []),
    qualifier: moveSentence(alert.qualifier, news),
    keyQuotes: alert.keyQuotes.map((quote) => moveQuote(quote, news)),
    allQuotes: alert.allQuotes.map((quote) => moveQuote(quote, news)),
  };
  const after: Version = { title: item.title, text: item.text };
  const change = describeChange(before, after);
  if (change.kind !== 'correction') return { alert: moved, replies: [] };
  const corrections = change.passages.map((passage) => ({
    publisher: item.publisher,
    atMs: news.nowMs,
    ...readPassage(passage, before, after),
  }));
  return {
    alert: {
      ...moved,
      corrections: [...moved.corrections, ...corrections].slice(-CORRECTIONS_MAX),
    },
    replies: corrections.slice(0, CORRECTIONS_MAX).map(
      (correction): AlertReply => ({
        kind: 'correction',
        isLoud: true,
        publisher: item.publisher,
        url: item.url,
        atMs: news.nowMs,
        text: correction.before,
        replacement: correction.after,
        quote: undefined,
      }),
    ),
  };
}

function readPassage(
  passage: ChangedPassage,
  before: Version,
  after: Version,
): { readonly before: string; readonly after: string } {
  return {
    before: before[passage.field].slice(passage.before.start, passage.before.end),
    after: after[passage.field].slice(passage.after.start, passage.after.end),
  };
}

/** The sentence at its place in the changed text; undefined when the text no longer has it. */
function moveSentence(
  sentence: AlertSentence | undefined,
  { item, before }: StoryNews,
): AlertSentence | undefined {
  if (sentence === undefined || sentence.itemId !== before?.itemId) return sentence;
  const { text } = sentence;
  const start = item.text.indexOf(text);
  return start < 0 ? undefined : { text, itemId: item.id, start, end: start + text.length };
}

/** The quote at its place in the changed text, with the speaker as the text now has it; struck when it is gone. */
function moveQuote(quote: AlertQuote, news: StoryNews): AlertQuote {
  const { item, before, quotes, firstSeen } = news;
  if (quote.itemId !== before?.itemId) return quote;
  const start = item.text.indexOf(quote.text);
  if (start < 0) return { ...quote, isGone: true };
  const found = quotes.find((candidate) => candidate.start === start);
  if (found === undefined)
    return { ...quote, start, end: start + quote.text.length, isGone: false };
  return toAlertQuote(item, found, firstSeen(found));
}
