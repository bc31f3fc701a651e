import type { SpeakerKind } from '../quote/quote.ts';
import type { EpochMs } from '../time/moment.ts';
import type { Destination } from '../watch/destination.ts';

/** A quote as an alert shows it: the words exactly as in the article (`itemId`, `start`, `end` prove it). */
export interface AlertQuote {
  readonly text: string;
  readonly itemId: string;
  readonly start: number;
  readonly end: number;
  readonly speaker: string | undefined;
  readonly speakerKind: SpeakerKind | undefined;
  readonly role: string | undefined;
  readonly cue: string | undefined;
  readonly via: string | undefined;
  /** What older occasion the passage refers to ("October 16"), without a label; undefined for today's words. */
  readonly background: string | undefined;
  /** When and where the archive saw these words first, if that was over 72 h before. */
  readonly firstSeen: { readonly atMs: EpochMs; readonly publisher: string } | undefined;
  /** The article no longer has these words: shown struck through. */
  readonly isGone: boolean;
}

/** A sentence of the article, verbatim (`start` and `end` in the item's text). */
export interface AlertSentence {
  readonly text: string;
  readonly itemId: string;
  readonly start: number;
  readonly end: number;
}

/** One who reports the story. */
export interface AlertSource {
  readonly publisher: string;
  readonly label: string | undefined;
  readonly title: string;
  readonly url: string;
  readonly publishedAtMs: EpochMs | undefined;
  readonly lang: string;
  readonly isCounted: boolean;
  /** The agency or outlet whose text it reprints; undefined: its own report. */
  readonly reprintOf: string | undefined;
}

/** A watch that matched, with at most three of its terms as the article has them. */
export interface AlertWatch {
  readonly watchId: string;
  readonly name: string;
  readonly terms: readonly string[];
}

/** A correction that a publisher made: what stood there and what stands now. */
export interface AlertCorrection {
  readonly publisher: string;
  readonly atMs: EpochMs;
  readonly before: string;
  readonly after: string;
}

/** Words that an admin took out of an alert, and what stood there, for the way back. Only speaker and reason are shown. */
export interface WithdrawnQuote {
  readonly speaker: string | undefined;
  readonly reason: string;
  readonly atMs: EpochMs;
  readonly words: readonly string[];
  readonly before: Pick<
    Alert,
    'keyQuotes' | 'allQuotes' | 'lead' | 'afterLead' | 'more' | 'qualifier'
  >;
}

/** What one destination is told about one story: a document without any platform in it. */
export interface Alert {
  readonly id: string;
  readonly storyId: string;
  readonly destination: Destination;
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly publisherLabel: string | undefined;
  readonly publishedAtMs: EpochMs | undefined;
  /** Primary subtag of the item that is shown. */
  readonly lang: string;
  /** The words came from the feed alone, since the article's page could not be read. */
  readonly isFromFeedOnly: boolean;
  readonly lead: AlertSentence | undefined;
  /** Sentences that tell facts which no other part tells, while there is room: next to the lead, and after the quotes. */
  readonly afterLead: readonly AlertSentence[];
  readonly more: readonly AlertSentence[];
  readonly qualifier: AlertSentence | undefined;
  /** The key quotes, best first, one to three or none. */
  readonly keyQuotes: readonly AlertQuote[];
  /** Every quote of the story, for the button. */
  readonly allQuotes: readonly AlertQuote[];
  readonly sources: readonly AlertSource[];
  /** Publishers counted: reprints and `counts: false` left out. */
  readonly sourcesCount: number;
  readonly watches: readonly AlertWatch[];
  readonly corrections: readonly AlertCorrection[];
  /** Why an admin took it back; undefined: it stands. */
  readonly withdrawn: string | undefined;
  /** Quotes that an admin took back while the story stands. */
  readonly withdrawnQuotes?: readonly WithdrawnQuote[] | undefined;
  /** Ids that this alert may mention on its platform. */
  readonly mentions: readonly string[];
}

/** How a destination wants its alerts. */
export interface AlertLayout {
  readonly size: 'standard' | 'compact';
  /** Language of the labels. */
  readonly language: string;
  /** Zone for dates where the platform cannot show the reader's own. */
  readonly timezone: string;
}

/** The visible characters of an alert, title to watch line; product.md (An alert). */
export const ALERT_CHARACTERS_MAX = { standard: 1200, compact: 400 } as const;
