import { createClusterer as create } from '../../src/core/story/create-clusterer.ts';

/** An item as the corpora write it: moments are ISO 8601. */
interface CorpusItem {
  readonly id: string;
  readonly url: string;
  readonly guid?: string;
  readonly feed: string;
  readonly publisher: string;
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly publishedAt: string;
}
interface Answer {
  readonly storyId: string;
  readonly independentPublishers: number;
  readonly revisionOf: string | null;
}

/** The clusterer in the shape that the scorers of `corpora/clusters` call. */
export function createClusterer(options: { agencies?: readonly string[] } = {}): {
  add: (item: CorpusItem) => Answer;
} {
  const clusterer = create({ agencies: options.agencies ?? [] });
  return {
    add: ({ publishedAt, ...item }) =>
      clusterer.add({ ...item, publishedAtMs: Date.parse(publishedAt) }),
  };
}
