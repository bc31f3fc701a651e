import { compileQuery } from '../../core/query/compile-query.ts';
import { formatQuery } from '../../core/query/format-query.ts';
import { DAY_MS } from '../../core/time/moment.ts';
import { findBrokenExamples } from '../../core/watch/examples.ts';
import type { Watch, WatchOptions } from '../../core/watch/watch.ts';
import { readWatchForm, toWatchForm, type WatchForm } from '../../core/watch/watch-form.ts';
import { NewsdeskError } from '../../errors.ts';
import type {
  ConsoleDesk,
  DraftTrial,
  MessagePreview,
  SaveOutcome,
  Viewer,
} from '../../ports/console.ts';
import type { Ids } from '../../ports/ids.ts';
import { optionsOf } from '../apply-files.ts';
import { auditEntry } from '../audit.ts';
import { blankWatch, saveWatch } from '../edit-watches.ts';
import { compileConceptsOf } from '../rules.ts';
import { testQuery } from '../test-query.ts';
import { CHART_DAYS, listWatchRows, type OverviewDeps } from './overview.ts';
import { actingOf, canEditWatch, canSeeWatch, requireAdmin } from './viewer-rights.ts';
import { firstDayMs, toDays } from './yields.ts';

export interface WatchDeskDeps extends OverviewDeps {
  readonly ids: Ids;
  readonly defaults: { readonly ageMaxMs: number };
  /** The alert of an archived item as each platform would be sent it; undefined when it cannot be composed. */
  readonly previewItem: (
    itemId: string,
    watch: WatchOptions,
  ) => Promise<MessagePreview | undefined>;
}

type WatchDesk = Pick<
  ConsoleDesk,
  | 'listWatches'
  | 'openWatch'
  | 'blankForm'
  | 'canEdit'
  | 'tryDraft'
  | 'saveWatch'
  | 'setWatchPaused'
  | 'removeWatch'
  | 'restoreWatch'
  | 'listConcepts'
>;

interface Draft {
  readonly id: string | undefined;
  readonly form: Partial<WatchForm>;
}

const NOTHING_TRIED: Omit<DraftTrial, 'problems' | 'errors'> = {
  canonical: undefined,
  trial: undefined,
  broken: [],
  preview: undefined,
};

/** Watches in the console: seen, tried on the archive, saved, brought back. */
export function createWatchDesk(deps: WatchDeskDeps): WatchDesk {
  const { store } = deps;
  return {
    listWatches: (viewer) => listWatchRows(deps, viewer),
    openWatch: (viewer, id) => openWatch(deps, viewer, id),
    blankForm: () => toWatchForm(blankWatch(deps, { name: '', query: '' })),
    canEdit: (viewer, watch) =>
      watch === undefined ? viewer.role === 'admin' : canEditWatch(viewer, watch),
    tryDraft: async (viewer, { id, form, days }) => {
      const watch = id === undefined ? undefined : await findVisible(deps, viewer, id);
      return tryDraft(deps, { watch, form, days });
    },
    saveWatch: (viewer, draft) => saveDraft(deps, viewer, draft),
    async setWatchPaused(viewer, { id, isPaused }) {
      const watch = await findEditable(deps, viewer, id);
      const change = {
        action: isPaused ? 'watch.pause' : 'watch.resume',
        subject: watch.name,
        before: watch.isPaused,
        after: isPaused,
      };
      const audit = auditEntry(deps, actingOf(viewer), change);
      const { workspace, version: expectedVersion } = watch;
      await store.saveWatch({
        id,
        workspace,
        options: optionsOf(watch),
        isPaused,
        expectedVersion,
        audit,
      });
    },
    async removeWatch(viewer, id) {
      const watch = await findEditable(deps, viewer, id);
      const before = optionsOf(watch);
      const change = { action: 'watch.remove', subject: watch.name, before, after: undefined };
      await store.removeWatch({ id, audit: auditEntry(deps, actingOf(viewer), change) });
    },
    async restoreWatch(viewer, { id, version }) {
      const watch = await findEditable(deps, viewer, id);
      const old = (await store.listWatchVersions(id)).find(
        ({ watch: kept }) => kept.version === version,
      );
      if (old === undefined) return false;
      const saved = await saveWatch(deps, actingOf(viewer), {
        watch,
        options: optionsOf(old.watch),
      });
      return saved.kind === 'saved';
    },
    listConcepts: () => store.listConcepts(),
  };
}

async function findVisible(
  { store }: WatchDeskDeps,
  viewer: Viewer,
  id: string,
): Promise<Watch | undefined> {
  const watch = (await store.listWatches()).find((candidate) => candidate.id === id);
  return watch !== undefined && canSeeWatch(viewer, watch) ? watch : undefined;
}

/** Throws `watch_unknown`, or `not_allowed`. */
async function findEditable(deps: WatchDeskDeps, viewer: Viewer, id: string): Promise<Watch> {
  requireAdmin(viewer);
  const watch = await findVisible(deps, viewer, id);
  if (watch === undefined) {
    const hint = 'It may have been removed: look at the list again.';
    throw new NewsdeskError('watch_unknown', 'this watch is not there', { hint });
  }
  if (canEditWatch(viewer, watch)) return watch;
  const hint =
    'Change config/watches.yaml and run newsdesk apply, or sign in with newsdesk console.';
  throw new NewsdeskError('not_allowed', 'this watch belongs to the installation', { hint });
}

async function openWatch(
  deps: WatchDeskDeps,
  viewer: Viewer,
  id: string,
): ReturnType<WatchDesk['openWatch']> {
  const watch = await findVisible(deps, viewer, id);
  if (watch === undefined) return undefined;
  const sinceMs = firstDayMs(deps.clock.nowMs(), CHART_DAYS, deps.settings.timezone);
  const counts = await deps.store.countAlertsByTime({ sinceMs, bucketMs: DAY_MS, watchIds: [id] });
  return {
    watch,
    versions: await deps.store.listWatchVersions(id),
    days: toDays(counts, { sinceMs, days: CHART_DAYS }),
  };
}

async function tryDraft(
  deps: WatchDeskDeps,
  {
    watch,
    form,
    days,
  }: { readonly watch: Watch | undefined; readonly form: Draft['form']; readonly days: number },
): Promise<DraftTrial> {
  const { store, clock, settings } = deps;
  const before = watch === undefined ? blankWatch(deps, { name: '', query: '' }) : optionsOf(watch);
  const read = readWatchForm(form, { before, timezone: settings.timezone });
  const problems = read.kind === 'wrong' ? read.problems : [];
  const query = form.query ?? before.query;
  const concepts = compileConceptsOf(await store.listConcepts());
  const outcome = compileQuery(query, concepts);
  if (outcome.kind === 'error') return { ...NOTHING_TRIED, problems, errors: outcome.errors };
  const { compiled } = outcome;
  const nowMs = clock.nowMs();
  const trial = await testQuery(store, {
    query,
    sinceMs: nowMs - days * DAY_MS,
    nowMs,
    watch: watch?.name,
  });
  const { options } = read;
  const [newest] = trial.samples;
  return {
    problems,
    errors: [],
    canonical: formatQuery(compiled.query),
    trial,
    broken: findBrokenExamples(compiled, options).map(({ kind, text }) => ({
      text,
      isWanted: kind === 'missed',
    })),
    preview: newest === undefined ? undefined : await deps.previewItem(newest.itemId, options),
  };
}

async function saveDraft(
  deps: WatchDeskDeps,
  viewer: Viewer,
  { id, version, form }: Draft & { readonly version: number | undefined },
): Promise<SaveOutcome> {
  const watch = id === undefined ? undefined : await findEditable(deps, viewer, id);
  requireAdmin(viewer);
  const before = watch === undefined ? blankWatch(deps, { name: '', query: '' }) : optionsOf(watch);
  const read = readWatchForm(form, { before, timezone: deps.settings.timezone });
  const trial = await tryDraft(deps, { watch, form, days: CHART_DAYS });
  const isWrong = trial.errors.length > 0 || trial.broken.length > 0;
  if (read.kind === 'wrong' || isWrong) return { kind: 'wrong', trial };
  const edited = watch === undefined ? undefined : { ...watch, version: version ?? watch.version };
  return saveWatch(deps, actingOf(viewer), { watch: edited, options: read.options });
}
