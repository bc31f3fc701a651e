import type { EpochMs } from '../time/moment.ts';

/** What the clusterer reads of an item. Plain text in `body`, paragraphs parted by blank lines; both texts may be empty. */
export interface StoryItem {
  readonly id: string;
  readonly url: string;
  readonly guid?: string | undefined;
  readonly feed: string;
  readonly publisher: string;
  readonly title: string;
  readonly body: string;
  /** A language tag; only its primary subtag is read. */
  readonly lang: string;
  readonly publishedAtMs: EpochMs;
  /** When the item was first seen: what moves the window on. Default: `publishedAtMs`, so a date in the future should come with it. */
  readonly seenAtMs?: EpochMs | undefined;
  /** The story that the store knows the item by: it is put there, and nothing is decided anew. */
  readonly storyId?: string | undefined;
  /** False for a publisher that is shown and never counted (`counts: false` of its feed). Default: true. */
  readonly countsAsSource?: boolean | undefined;
}

/** How many items of a story are copies of one agency's report. */
export interface Reprints {
  readonly agency: string;
  readonly count: number;
}

/** Why an item was put where it is. `score` is a probability from 0 to 1 where one was computed, else 1. */
export interface JoinReason {
  readonly kind: 'new' | 'known' | 'revision' | 'copy' | 'same-language' | 'cross-language';
  /** One English sentence for `--explain`, with the words that decided. */
  readonly text: string;
  readonly score: number;
  /** The item that was found most alike; null when the story is new. */
  readonly likeItemId: string | null;
}

/** Where an item belongs, and the state of its story with the item in it. */
export interface StoryAssignment {
  readonly storyId: string;
  /** Origins that count: an agency and all its copies are one, an outlet that is only cited is the cited one. 0 when no publisher counts. */
  readonly independentPublishers: number;
  /** Every publisher of the story, in order of arrival. */
  readonly publishers: readonly string[];
  readonly reprintsOf: readonly Reprints[];
  /** The id of the first version of the same article (its own id if it was added before under this id), else null. */
  readonly revisionOf: string | null;
  /** True when the words are another publisher's or an agency's. */
  readonly isReprint: boolean;
  /** Whose report it is: an agency, a cited outlet, else the publisher. */
  readonly origin: string;
  readonly reason: JoinReason;
}
