import { canonicalUrl } from '../core/item/canonical-url.ts';
import type { MissReason } from '../core/query/explain-miss.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { Watch } from '../core/watch/watch.ts';
import { NewsdeskError } from '../errors.ts';
import type { ItemExplanation } from '../ports/archive-use-cases.ts';
import type { MatchFate, StoredItem } from '../ports/item-store.ts';
import type { Store } from '../ports/store.ts';
import { documentOf } from './read-article.ts';
import { readQuery } from './read-query.ts';
import { compileConceptsOf, explainTerms, explainWhyNot } from './rules.ts';

/** The item at this address, however a reader has it. */
export async function findItemAt(store: Store, url: string): Promise<StoredItem | undefined> {
  return (await store.findItem({ url })) ?? (await store.findItem({ url: canonicalUrl(url) }));
}

/**
 * Why each watch met a stored item, or did not: by trying it again, beside what was decided when the item came. Throws
 * `item_unknown` when the archive has no such address.
 */
export async function explainItem(
  store: Store,
  url: string,
  view: {
    /** The watches to explain, and the destinations to name; default: all. */
    readonly watches?: readonly Watch[];
    readonly canSee?: (destination: Destination) => boolean;
    /** The words for what was missing, and for what was decided; default: English ones, and the codes. */
    readonly missReasons?: Readonly<Record<MissReason, string>>;
    readonly fates?: Readonly<Record<MatchFate, string>>;
  } = {},
): Promise<ItemExplanation> {
  const item = await findItemAt(store, url);
  if (item === undefined) {
    const hint =
      'Only items of the polled feeds can be explained; newsdesk preview reads any address.';
    throw new NewsdeskError('item_unknown', `the archive has no item at ${url}`, { hint });
  }
  const decisions = new Map(
    (await store.listMatches(item.id)).map((match) => [match.watchId, match]),
  );
  const concepts = compileConceptsOf(await store.listConcepts());
  const document = documentOf(item, item.text);
  const { canSee = () => true } = view;
  const watches = (view.watches ?? (await store.listWatches())).map((watch) => {
    const { compiled } = readQuery(watch.query, concepts);
    const terms = explainTerms(compiled, document);
    const decided = decisions.get(watch.id)?.fates ?? [];
    return {
      watch: watch.name,
      isMatch: terms !== undefined,
      terms: terms ?? [],
      reason: terms === undefined ? explainWhyNot(compiled, document, view.missReasons) : undefined,
      decisions: decided
        .filter(({ destination }) => canSee(destination))
        .map(({ destination, fate }) => `${destination}: ${view.fates?.[fate] ?? fate}`),
    };
  });
  const { title, publisher, publishedAtMs, storyId } = item;
  return { title, url: item.url, publisher, publishedAtMs, storyId, watches };
}
