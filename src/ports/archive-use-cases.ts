import type { EpochMs } from '../core/time/moment.ts';
import type { MatchTerm } from './item-store.ts';
import type { PreviewJson } from './preview-use-cases.ts';

/** An alert of the demo: the JSON of its story's item, where it was told, and by which watches. */
export type AlertJson = PreviewJson & {
  readonly destination: string;
  readonly watches: readonly string[];
};

/** An item that a search found, with the places of its hits. */
export interface SearchHit {
  readonly itemId: string;
  readonly title: string;
  readonly url: string | undefined;
  readonly publisher: string;
  readonly publishedAtMs: EpochMs;
  readonly lang: string | undefined;
  readonly storyId: string | undefined;
  readonly text: string;
  readonly terms: readonly MatchTerm[];
}

/** `next` is handed back for the page after this one; undefined: there is none. */
export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly next: string | undefined;
}

export interface SearchRequest {
  readonly query: string;
  readonly sinceMs: EpochMs | undefined;
  readonly limit: number;
  readonly next: string | undefined;
}

/** Why an item met a watch, or did not. */
export interface WatchExplanation {
  readonly watch: string;
  readonly isMatch: boolean;
  readonly terms: readonly MatchTerm[];
  /** For a miss: which part of the query failed, and the nearest thing that was there. */
  readonly reason: string | undefined;
  /** What was decided when the item came: a line a destination ("console: alerted"). */
  readonly decisions: readonly string[];
}

export interface ItemExplanation {
  readonly title: string;
  readonly url: string | undefined;
  readonly publisher: string;
  readonly publishedAtMs: EpochMs;
  readonly storyId: string | undefined;
  readonly watches: readonly WatchExplanation[];
}

/** What was seen and told. */
export interface ArchiveUseCases {
  search(request: SearchRequest): Promise<SearchPage>;
  why(url: string): Promise<ItemExplanation>;
  listAlerts(): Promise<readonly AlertJson[]>;
}
