import type { MatchDocument } from './query.ts';

/** What a query is tried on of an item: the publisher's name is the source; the text is the article's where it was read. */
export function documentOf(
  item: {
    readonly title: string;
    readonly publisher: string;
    readonly author: string | undefined;
    readonly lang: string | undefined;
  },
  text: string,
): MatchDocument {
  const { title, publisher, author, lang } = item;
  return { title, body: text, source: publisher, author: author ?? '', lang: lang ?? '' };
}
