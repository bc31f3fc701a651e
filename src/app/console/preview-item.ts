import type { AlertLayout } from '../../core/alert/alert.ts';
import { composeAlert } from '../../core/alert/compose-alert.ts';
import type { Message } from '../../core/alert/message.ts';
import type { ItemId } from '../../core/item/item.ts';
import { compileQuery } from '../../core/query/compile-query.ts';
import { documentOf } from '../../core/query/document-of-item.ts';
import type { EpochMs } from '../../core/time/moment.ts';
import type { WatchOptions } from '../../core/watch/watch.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MessagePreview } from '../../ports/console.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Store } from '../../ports/store.ts';
import { alertItem, alertWatches, listSources } from '../alert-material.ts';
import { readQuotes } from '../read-quotes.ts';
import { compileConceptsOf, explainTerms } from '../rules.ts';
import type { Settings } from '../settings.ts';

/** Draws a message as each platform would be sent it; made by wire.ts from the platforms' own renderers. */
export type RenderPreview = (
  message: Message,
  layout: AlertLayout,
  nowMs: EpochMs,
) => Promise<MessagePreview>;

export interface PreviewItemDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly renderPreview: RenderPreview;
}

/** The alert that a watch would make of an archived item, as each platform would show it. Nothing is stored. */
export async function previewItem(
  deps: PreviewItemDeps,
  itemId: string,
  watch: WatchOptions,
): Promise<MessagePreview | undefined> {
  const { store, clock, settings } = deps;
  const item = await store.findItem({ id: itemId as ItemId });
  const outcome = compileQuery(watch.query, compileConceptsOf(await store.listConcepts()));
  if (item === undefined || outcome.kind === 'error') return undefined;
  const terms = explainTerms(outcome.compiled, documentOf(item, item.text)) ?? [];
  const story = item.storyId === undefined ? undefined : await store.findStory(item.storyId);
  const shownStory = { id: story?.id ?? item.id, sourcesCount: story?.sourcesCount ?? 1 };
  const nowMs = clock.nowMs();
  const layout = {
    size: 'standard',
    language: settings.language,
    timezone: settings.timezone,
  } as const;
  const draft = {
    ...watch,
    // A draft may have no name yet.
    name: watch.name || '…',
    id: 'draft',
    workspace: 'local',
    version: 1,
    isPaused: false,
  } as const;
  const alert = composeAlert({
    alertId: 'preview',
    storyId: shownStory.id,
    destination: 'console',
    item: alertItem(item),
    quotes: await readQuotes(item.text, {
      lang: item.lang ?? '',
      title: item.title,
      publishedAtMs: item.publishedAtMs,
    }),
    firstSeen: () => undefined,
    watches: alertWatches(item, [{ watch: draft, terms }]),
    sources: listSources(item, await deps.store.listStoryItems(shownStory.id)),
    sourcesCount: shownStory.sourcesCount,
    layout,
    nowMs,
    mentions: [],
  });
  return deps.renderPreview({ kind: 'alert', alert }, layout, nowMs);
}
