import { quoteKey } from '../quote/quote-key.ts';
import { type ChangedPassage, describeChange, type Version } from '../story/describe-change.ts';
import type { Alert, AlertCorrection, AlertQuote, AlertSentence } from './alert.ts';
import { toAlertQuote } from './alert-quote.ts';
import type { AlertReply } from './message.ts';
import type { StoryNews } from './story-news.ts';

/**
 * Corrections that an alert keeps; older ones stay in its thread. An article that has been corrected so often is one that changes
 * with each poll: what follows is said in the thread alone.
 */
const CORRECTIONS_MAX = 3;

/** An alert with its texts at their places in the new version; `correction` is what people must be told loudly. */
export interface Revision {
  readonly alert: Alert;
  readonly correction: AlertReply | undefined;
}

/**
 * Follows a new version of an article that the alert shows: what moved is found again, a quote that is gone is struck, and a changed
 * number, name, speaker, quote or title is a correction. Anything else about it is silent.
 */
export function reviseAlert(alert: Alert, news: StoryNews): Revision {
  const { item, before } = news;
  const isShown = [alert.lead, alert.qualifier, ...alert.allQuotes].some(
    (part) => part?.itemId === before?.itemId,
  );
  if (before === undefined || (!isShown && alert.url !== item.url)) {
    return { alert, correction: undefined };
  }
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
  const corrections = findCorrections(before, news);
  const [first, ...also] = corrections;
  if (first === undefined) return { alert: moved, correction: undefined };
  return {
    alert: {
      ...moved,
      corrections: [...moved.corrections, ...corrections].slice(-CORRECTIONS_MAX),
    },
    correction: {
      kind: 'correction',
      isLoud: alert.corrections.length < CORRECTIONS_MAX,
      publisher: item.publisher,
      url: item.url,
      atMs: news.nowMs,
      text: first.before,
      replacement: first.after,
      also: also.map((correction) => ({ before: correction.before, after: correction.after })),
      quote: undefined,
    },
  };
}

/** What was corrected, each thing once: the number in the title is the number in the text. */
function findCorrections(before: Version, { item, nowMs }: StoryNews): readonly AlertCorrection[] {
  const after: Version = { title: item.title, text: item.text };
  const change = describeChange(before, after);
  if (change.kind !== 'correction') return [];
  const corrections: AlertCorrection[] = [];
  for (const passage of change.passages) {
    const read = readPassage(passage, before, after);
    if (corrections.some((known) => isSameCorrection(known, read))) continue;
    corrections.push({ publisher: item.publisher, atMs: nowMs, ...read });
    if (corrections.length === CORRECTIONS_MAX) break;
  }
  return corrections;
}

interface Difference {
  readonly before: string;
  readonly after: string;
}

/** Whether two places say the same: their first words differ alike ("seven ports" and "Seven harbours" are now six). */
function isSameCorrection(one: Difference, other: Difference): boolean {
  return changeOf(one) === changeOf(other);
}

/** The words that differ, without those around them. */
function changeOf({ before, after }: Difference): string {
  const old = quoteKey(before).split(' ');
  const fresh = quoteKey(after).split(' ');
  while (old.length > 0 && fresh.length > 0 && old[0] === fresh[0]) {
    old.shift();
    fresh.shift();
  }
  while (old.length > 0 && fresh.length > 0 && old.at(-1) === fresh.at(-1)) {
    old.pop();
    fresh.pop();
  }
  return `${old.join(' ')} > ${fresh.join(' ')}`;
}

function readPassage(passage: ChangedPassage, before: Version, after: Version): Difference {
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
  const key = quoteKey(quote.text);
  const same = quotes.filter(({ start, end }) => quoteKey(item.text.slice(start, end)) === key);
  // The same words with another comma are the same quote.
  const found = same.find(({ start }) => item.text.startsWith(quote.text, start)) ?? same[0];
  if (found !== undefined) return toAlertQuote(item, found, firstSeen(found));
  const start = item.text.indexOf(quote.text);
  if (start < 0) return { ...quote, isGone: true };
  return { ...quote, itemId: item.id, start, end: start + quote.text.length, isGone: false };
}
