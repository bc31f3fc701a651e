import { parseFeed as parse } from '../../src/adapters/feeds/parse-feed.ts';

interface ScoredEntry {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly author: string | undefined;
  readonly summary: string | undefined;
  readonly content: string | undefined;
  readonly image: string | undefined;
  readonly enclosures: readonly { readonly url: string }[];
}

interface ScoredFeed {
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly entries: readonly ScoredEntry[];
}

function toInstant(moment: number | undefined): string | undefined {
  return moment === undefined ? undefined : new Date(moment).toISOString();
}

/** Newsdesk's parser in the shape that the corpus's scorer asks for. Throws for what is not a feed. */
export async function parseFeed(
  bytes: Uint8Array,
  source: { readonly contentType?: string; readonly url: string },
): Promise<ScoredFeed> {
  const outcome = await parse(bytes, { url: source.url, contentType: source.contentType });
  if (outcome.kind !== 'feed') throw new Error(`not a feed: ${outcome.what}`);
  const { feed } = outcome;
  return {
    title: feed.title,
    link: feed.siteUrl,
    entries: feed.items.map((item) => ({
      id: item.guid,
      title: item.title,
      link: item.url,
      published: toInstant(item.publishedAtMs),
      updated: toInstant(item.updatedAtMs),
      author: item.author,
      // Markup without a word in it is an empty text.
      summary: item.summaryText ?? '',
      content: item.contentText,
      image: item.imageUrl,
      enclosures: item.enclosures,
    })),
  };
}
