import type { EpochMs } from '../time/moment.ts';
import type { Alert, AlertQuote } from './alert.ts';

/** One story inside a digest. */
export interface DigestEntry {
  readonly storyId: string;
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly publisherLabel: string | undefined;
  readonly sourcesCount: number;
  readonly publishedAtMs: EpochMs | undefined;
  readonly quote: AlertQuote | undefined;
  /** Why an admin took the story back since; absent: it stands. */
  readonly withdrawn?: string;
}

/** Several stories in one message. `reason` says why: its time has come, too many at once, quiet hours, or downtime. */
export interface Digest {
  readonly reason: 'schedule' | 'overflow' | 'quiet-hours' | 'catch-up';
  readonly watchNames: readonly string[];
  readonly sinceMs: EpochMs;
  readonly untilMs: EpochMs;
  readonly entries: readonly DigestEntry[];
  /** Of a digest in several messages: the number of its first entry, from 1, and of all. */
  readonly part?: { readonly from: number; readonly of: number };
}

/** What is added under an alert: a new quote or fact (silent), a correction or a late development (loud). */
export interface AlertReply {
  readonly kind: 'quote' | 'fact' | 'correction' | 'development';
  readonly isLoud: boolean;
  readonly publisher: string;
  readonly url: string;
  readonly atMs: EpochMs;
  /** A verbatim sentence or headline of the item; for a correction what stood there. */
  readonly text: string | undefined;
  /** For a correction: what stands there now. */
  readonly replacement: string | undefined;
  /** For a correction of several things at once: the others. */
  readonly also?: readonly { readonly before: string; readonly after: string }[];
  readonly quote: AlertQuote | undefined;
  /** Why an admin took the story or these words back since; absent: they stand. */
  readonly withdrawn?: string;
}

/** Something that needs a person: one message to the destinations of `notices`. */
export interface Notice {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly hint: string | undefined;
}

/** What a delivery carries, before any platform. */
export type Message =
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'reply'; readonly alertTitle: string; readonly reply: AlertReply }
  | { readonly kind: 'digest'; readonly digest: Digest }
  | { readonly kind: 'notice'; readonly notice: Notice };
