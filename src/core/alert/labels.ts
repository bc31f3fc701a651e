import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from '../time/moment.ts';
import { ENGLISH } from './labels-english.ts';
import { UKRAINIAN } from './labels-ukrainian.ts';

/** Every word that Newsdesk itself puts into a message, in one language. Outside text is handed in already clean. */
export interface Labels {
  /** The language's own tag, for dates and plurals. */
  readonly tag: string;
  readonly untitled: string;
  readonly unattributed: string;
  readonly fromFeedOnly: string;
  readonly goneQuote: string;
  readonly justNow: string;
  readonly read: string;
  readonly report: string;
  readonly muteStory: string;
  readonly failed: string;
  readonly expired: string;
  readonly reopenForm: string;
  readonly cancel: string;
  readonly close: string;
  readonly working: string;
  readonly minutesAgo: (count: number) => string;
  readonly hoursAgo: (count: number) => string;
  readonly sourcesSoFar: (count: number) => string;
  readonly allQuotes: (count: number) => string;
  readonly allSources: (count: number) => string;
  readonly inLanguage: (lang: string) => string;
  readonly background: (occasion: string) => string;
  readonly firstSeen: (date: string, publisher: string) => string;
  readonly withdrawn: (reason: string) => string;
  /** One quote that an admin took back; `speaker` empty: nobody is named. */
  readonly quoteWithdrawn: (speaker: string, reason: string) => string;
  readonly correction: (by: string, time: string, before: string, after: string) => string;
  readonly correctionBy: (by: string, time: string) => string;
  readonly newQuote: (publisher: string) => string;
  readonly newFact: (publisher: string) => string;
  readonly development: (title: string) => string;
  readonly moreWatches: (count: number) => string;
  readonly moreStories: (count: number) => string;
  readonly digest: Readonly<
    Record<'schedule' | 'overflow' | 'quiet-hours' | 'catch-up', (count: number) => string>
  >;
}

/** The labels of a language; English where there are none. */
export function labelsFor(language: string): Labels {
  return language === 'uk' ? UKRAINIAN : ENGLISH;
}

/** "12 min ago", "3 h ago"; a date from a day on, since "41 h ago" tells nobody the day. The future is "just now". */
export function formatAge(
  atMs: EpochMs,
  nowMs: EpochMs,
  layout: { readonly language: string; readonly timezone: string },
): string {
  const labels = labelsFor(layout.language);
  const ageMs = nowMs - atMs;
  if (ageMs < MINUTE_MS) return labels.justNow;
  if (ageMs < HOUR_MS) return labels.minutesAgo(Math.floor(ageMs / MINUTE_MS));
  if (ageMs < DAY_MS) return labels.hoursAgo(Math.floor(ageMs / HOUR_MS));
  return formatDay(atMs, nowMs, layout);
}

/** "16 Oct", with the year where it is not this one, in the zone of the layout (an unknown zone counts as UTC). */
export function formatDay(
  atMs: EpochMs,
  nowMs: EpochMs,
  layout: { readonly language: string; readonly timezone: string },
): string {
  const tag = labelsFor(layout.language).tag;
  const year = dateFormat(tag, layout.timezone, { year: 'numeric' });
  const isThisYear = year.format(atMs) === year.format(nowMs);
  return dateFormat(tag, layout.timezone, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(atMs);
}

/** "14:40" in the zone of the layout; with the day before it when that is not today. */
export function formatTime(
  atMs: EpochMs,
  nowMs: EpochMs,
  layout: { readonly language: string; readonly timezone: string },
): string {
  const tag = labelsFor(layout.language).tag;
  const time = dateFormat(tag, layout.timezone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(atMs);
  const day = dateFormat(tag, layout.timezone, { dateStyle: 'short' });
  if (day.format(atMs) === day.format(nowMs)) return time;
  return `${formatDay(atMs, nowMs, layout)}, ${time}`;
}

function dateFormat(
  tag: string,
  timezone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(tag, { ...options, timeZone: timezone });
  } catch {
    // A zone that this ICU does not know must not keep an alert from its readers.
    return new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  }
}
