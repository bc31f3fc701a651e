import type { Alert, AlertWatch } from '../core/alert/alert.ts';
import { compileQuery } from '../core/query/compile-query.ts';
import type { Concepts } from '../core/query/concepts.ts';
import { documentOf } from '../core/query/document-of-item.ts';
import type { CheckLine } from '../ports/chat.ts';
import type { MatchRecord, StoredItem } from '../ports/item-store.ts';
import type { Store } from '../ports/store.ts';
import { compileConceptsOf, explainTerms, explainWhyNot } from './rules.ts';

/** A line for each watch of an alert: the stored decision belongs to an item of the story, and its query holds there when tried again. */
export async function proveRules(store: Store, alert: Alert): Promise<readonly CheckLine[]> {
  const concepts = compileConceptsOf(await store.listConcepts());
  const items = await store.listStoryItems(alert.storyId);
  const matches = new Map<string, readonly MatchRecord[]>();
  for (const { id } of items) matches.set(id, await store.listMatches(id));
  const lines: CheckLine[] = [];
  for (const watch of alert.watches) {
    const decided = items.flatMap((item) =>
      (matches.get(item.id) ?? [])
        .filter(({ watchId }) => watchId === watch.watchId)
        .filter(({ fates }) => fates.some(({ destination }) => destination === alert.destination))
        .map((match) => ({ item, match })),
    );
    lines.push(await proveRule(store, { watch, decided, concepts }));
  }
  return lines;
}

interface Decided {
  readonly item: StoredItem;
  readonly match: MatchRecord;
}

async function proveRule(
  store: Store,
  {
    watch,
    decided,
    concepts,
  }: {
    readonly watch: AlertWatch;
    readonly decided: readonly Decided[];
    readonly concepts: Concepts;
  },
): Promise<CheckLine> {
  const subject = `watch ${watch.name}`;
  if (decided.length === 0) {
    const text = 'no stored match of the story’s items led to this destination';
    return { subject, isWell: false, text, hint: 'Matches are kept for retention.items.' };
  }
  const versions = await store.listWatchVersions(watch.watchId);
  let whyNot = '';
  for (const { item, match } of decided) {
    const version = versions.find((one) => one.watch.version === match.watchVersion);
    if (version === undefined) continue;
    const outcome = compileQuery(version.watch.query, concepts);
    if (outcome.kind === 'error') {
      whyNot = `its query cannot be read any more: ${outcome.errors[0]?.message ?? ''}`;
      continue;
    }
    const document = documentOf(item, item.text);
    if (explainTerms(outcome.compiled, document) !== undefined) {
      const text = `version ${match.watchVersion} holds on “${item.title}” (${item.publisher})`;
      return { subject, isWell: true, text, hint: undefined };
    }
    whyNot = `${whyNot || 'its query does not hold now'}: ${explainWhyNot(outcome.compiled, document)}`;
  }
  const hint =
    'The article, or a concept of the query, has changed since: newsdesk audit shows changes of concepts.';
  const text = whyNot || 'the version of the watch that matched is not kept';
  return { subject, isWell: false, text, hint };
}
