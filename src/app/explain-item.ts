import { canonicalUrl } from '../core/item/canonical-url.ts';
import { NewsdeskError } from '../errors.ts';
import type { ItemExplanation } from '../ports/archive-use-cases.ts';
import type { Store } from '../ports/store.ts';
import { documentOf } from './read-article.ts';
import { readQuery } from './read-query.ts';
import { compileConceptsOf, explainTerms, explainWhyNot } from './rules.ts';

/**
 * Why each watch met a stored item, or did not: by trying it again, beside what was decided when the item came. Throws
 * `item_unknown` when the archive has no such address.
 */
export async function explainItem(store: Store, url: string): Promise<ItemExplanation> {
  const item =
    (await store.findItem({ url })) ?? (await store.findItem({ url: canonicalUrl(url) }));
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
  const watches = (await store.listWatches()).map((watch) => {
    const { compiled } = readQuery(watch.query, concepts);
    const terms = explainTerms(compiled, document);
    const decided = decisions.get(watch.id)?.fates ?? [];
    return {
      watch: watch.name,
      isMatch: terms !== undefined,
      terms: terms ?? [],
      reason: terms === undefined ? explainWhyNot(compiled, document) : undefined,
      decisions: decided.map(({ destination, fate }) => `${destination}: ${fate}`),
    };
  });
  const { title, publisher, publishedAtMs, storyId } = item;
  return { title, url: item.url, publisher, publishedAtMs, storyId, watches };
}
