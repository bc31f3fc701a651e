import { canonicalUrl } from '../core/item/canonical-url.ts';
import { compileQuery } from '../core/query/compile-query.ts';
import type { Concepts } from '../core/query/concepts.ts';
import { documentOf } from '../core/query/document-of-item.ts';
import type { MissReason } from '../core/query/explain-miss.ts';
import type { Destination } from '../core/watch/destination.ts';
import type { Watch } from '../core/watch/watch.ts';
import { NewsdeskError } from '../errors.ts';
import type { ItemExplanation, WatchExplanation } from '../ports/archive-use-cases.ts';
import type { MatchFate, MatchRecord, StoredItem } from '../ports/item-store.ts';
import type { Store } from '../ports/store.ts';
import { describeFate } from './describe-fate.ts';
import { compileConceptsOf, explainTerms, explainWhyNot } from './rules.ts';

/** The item at this address, however a reader has it. */
export async function findItemAt(store: Store, url: string): Promise<StoredItem | undefined> {
  return (await store.findItem({ url })) ?? (await store.findItem({ url: canonicalUrl(url) }));
}

/** What a reader may see of it, in whose words. */
interface View {
  /** The watches to explain, and the destinations to name; default: all. */
  readonly watches?: readonly Watch[];
  readonly canSee?: (destination: Destination) => boolean;
  /** The words for what was missing, and for what was decided; default: English ones, and the codes. */
  readonly missReasons?: Readonly<Record<MissReason, string>>;
  readonly fates?: Readonly<Record<MatchFate, string>>;
}

/**
 * Why each watch met a stored item, or did not: by trying it again, beside what was decided when the item came. Throws
 * `item_unknown` when the archive has no such address.
 */
export async function explainItem(
  store: Store,
  url: string,
  view: View = {},
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
  const watches = (view.watches ?? (await store.listWatches())).map((watch) =>
    explainWatch(watch, { item, concepts, decided: decisions.get(watch.id), view }),
  );
  const { title, publisher, publishedAtMs, storyId } = item;
  return { title, url: item.url, publisher, publishedAtMs, storyId, watches };
}

interface Case {
  readonly item: StoredItem;
  readonly concepts: Concepts;
  readonly decided: MatchRecord | undefined;
  readonly view: View;
}

function explainWatch(watch: Watch, { item, concepts, decided, view }: Case): WatchExplanation {
  const outcome = compileQuery(watch.query, concepts);
  const { canSee = () => true } = view;
  const fates = (decided?.fates ?? [])
    .filter(({ destination }) => canSee(destination))
    .map(
      ({ destination, fate }) =>
        `${destination}: ${view.fates?.[fate] ?? describeFate(fate, watch, item)}`,
    );
  if (outcome.kind === 'error') {
    const [error] = outcome.errors;
    const reason = `its query cannot be read: ${error?.message ?? ''} ${error?.hint ?? ''}`.trim();
    return { watch: watch.name, isMatch: false, terms: [], reason, decisions: fates };
  }
  const document = documentOf(item, item.text);
  const terms = explainTerms(outcome.compiled, document);
  const isMatch = terms !== undefined;
  return {
    watch: watch.name,
    isMatch,
    terms: terms ?? [],
    reason: isMatch ? undefined : explainWhyNot(outcome.compiled, document, view.missReasons),
    decisions: [...fates, ...findRemarks(watch, { item, decided, isMatch })],
  };
}

/** Where what was decided then and what holds now differ, and why. */
function findRemarks(
  watch: Watch,
  now: Pick<Case, 'item' | 'decided'> & { readonly isMatch: boolean },
): readonly string[] {
  const { item, decided, isMatch } = now;
  if (decided === undefined) {
    if (!isMatch) return [];
    if (watch.isPaused) return ['nothing was decided: the watch is paused'];
    if (item.isProcessed)
      return ['nothing was decided: the watch did not match when the item came'];
    return ['nothing is decided yet: the item waits its turn'];
  }
  const version = `version ${decided.watchVersion} of the watch`;
  if (!isMatch) return [`matched when it came, by ${version}; it is version ${watch.version} now`];
  return decided.watchVersion === watch.version
    ? []
    : [`decided by ${version}, which has changed since`];
}
