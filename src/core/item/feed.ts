import type { EpochMs } from '../time/moment.ts';

/** A feed as an admin lists it. */
export interface FeedOptions {
  readonly url: string;
  /** Several feeds of one publisher count as one source. */
  readonly publisher: string;
  /** Primary subtag; undefined: found per item. */
  readonly lang: string | undefined;
  /** How often it is polled, milliseconds; undefined: adaptive. */
  readonly everyMs: number | undefined;
  /** Shown after the publisher's name ("Russian state media"). */
  readonly label: string | undefined;
  /** False: shown, never counted as a source. */
  readonly isCounted: boolean;
  /** The header to send, and the environment variable that holds its value. */
  readonly auth: { readonly header: string; readonly from: string } | undefined;
  /** Folders of an imported OPML file. */
  readonly tags: readonly string[];
}

/** What the last polls of a feed left behind. Validators are kept byte for byte. */
export interface FeedState {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  /** The address that the validators came from, where redirects lead elsewhere than to `url`; they are sent there only. */
  readonly validatorsUrl: string | undefined;
  readonly bodyHash: string | undefined;
  readonly nextPollAtMs: EpochMs;
  readonly lastFetchAtMs: EpochMs | undefined;
  readonly lastSuccessAtMs: EpochMs | undefined;
  readonly lastItemAtMs: EpochMs | undefined;
  readonly consecutiveErrors: number;
  /** What went wrong last, for people; undefined when the last poll was well. */
  readonly lastError: string | undefined;
  readonly permanentRedirects: number;
  /** Items seen so far (the store counts them), and how many of them in the last seven days. */
  readonly itemsSeen: number;
  readonly itemsPerWeek: number;
  readonly isDisabled: boolean;
  /** The admins have been told that it is ill; they are told once more when it is well. */
  readonly isReportedIll: boolean;
  readonly title: string | undefined;
  readonly hubUrl: string | undefined;
  readonly selfUrl: string | undefined;
}

/** A feed as it is kept. */
export interface Feed extends FeedOptions, FeedState {
  readonly id: string;
}
