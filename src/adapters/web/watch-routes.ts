import type { Context, Hono } from 'hono';
import { toWatchForm, WATCH_FIELDS, type WatchForm } from '../../core/watch/watch-form.ts';
import type { DraftTrial, Viewer, WatchPage } from '../../ports/console.ts';
import type { ConsoleOptions } from './console-app.ts';
import type { ConsoleEnv } from './guard.ts';
import { pageContext, readForm } from './page-context.ts';
import { renderTrial, TRIAL_DAYS } from './pages/trial.ts';
import { type EditorState, renderEditor } from './pages/watch-editor.ts';
import { renderWatches, WATCHES_SHOWN } from './pages/watches-page.ts';
import { cutPage } from './paging.ts';

type Deps = Pick<ConsoleOptions, 'desk' | 'clock'>;
type Values = Readonly<Record<string, string>>;

/** Watches: the list, the editor, its live check, and what changes them. */
export function addWatchRoutes(app: Hono<ConsoleEnv>, deps: Deps): void {
  const { desk, clock } = deps;
  const viewerOf = (context: Context<ConsoleEnv>): Viewer => context.get('signedIn').viewer;
  app.get('/watches', async (context) => {
    const rows = await desk.listWatches(viewerOf(context));
    const page = cutPage(rows, { asked: context.req.query('page'), perPage: WATCHES_SHOWN });
    return context.html(renderWatches(pageContext(context, clock), page));
  });
  app.get('/watches/new', async (context) => {
    const form = { ...desk.blankForm(viewerOf(context)), query: context.req.query('query') ?? '' };
    return showEditor(context, deps, { page: undefined, form });
  });
  app.get('/watches/:id', async (context) => {
    const page = await desk.openWatch(viewerOf(context), context.req.param('id'));
    return page === undefined
      ? context.notFound()
      : showEditor(context, deps, { page, form: toWatchForm(page.watch) });
  });
  app.post('/watches/try', async (context) => {
    const values = await readForm(context);
    const trial = await tryDraft(deps, viewerOf(context), values);
    const shown = { trial, days: daysOf(values), query: values['query'] ?? '' };
    return context.html(renderTrial(pageContext(context, clock), shown));
  });
  app.post('/watches/save', async (context) => saveDraft(context, deps));
  app.post('/watches/pause', async (context) => {
    const { id = '', paused } = await readForm(context);
    const isPaused = paused === 'yes';
    await desk.setWatchPaused(viewerOf(context), { id, isPaused });
    return context.redirect(
      `/watches/${encodeURIComponent(id)}?done=${isPaused ? 'paused' : 'resumed'}`,
      303,
    );
  });
  app.post('/watches/remove', async (context) => {
    const { id = '' } = await readForm(context);
    await desk.removeWatch(viewerOf(context), id);
    return context.redirect('/watches?done=removed', 303);
  });
  app.post('/watches/restore', async (context) => {
    const { id = '', version } = await readForm(context);
    const isBack = await desk.restoreWatch(viewerOf(context), { id, version: Number(version) });
    return isBack
      ? context.redirect(`/watches/${encodeURIComponent(id)}?done=restored`, 303)
      : context.notFound();
  });
}

function daysOf(values: Values): number {
  const days = Number(values['days']);
  return TRIAL_DAYS.find((known) => known === days) ?? TRIAL_DAYS[0];
}

function formOf(values: Values): Partial<WatchForm> {
  const entries = WATCH_FIELDS.flatMap((field) => {
    const value = values[field];
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(entries);
}

function tryDraft({ desk }: Deps, viewer: Viewer, values: Values): Promise<DraftTrial> {
  return desk.tryDraft(viewer, { id: values['id'], form: formOf(values), days: daysOf(values) });
}

async function showEditor(
  context: Context<ConsoleEnv>,
  { desk, clock }: Deps,
  shown: {
    readonly page: WatchPage | undefined;
    readonly form: Partial<WatchForm>;
    readonly trial?: DraftTrial;
    readonly days?: number;
    readonly isConflict?: boolean;
  },
): Promise<Response> {
  const { viewer } = context.get('signedIn');
  const watch = shown.page?.watch;
  const state: EditorState = {
    page: shown.page,
    form: shown.form,
    trial: shown.trial,
    days: shown.days ?? TRIAL_DAYS[0],
    isConflict: shown.isConflict === true,
    isEditable: desk.canEdit(viewer, watch),
    concepts: Object.keys(await desk.listConcepts()).toSorted(),
  };
  const page = renderEditor(pageContext(context, clock), state);
  return context.html(page, shown.trial === undefined || shown.isConflict !== true ? 200 : 409);
}

async function saveDraft(context: Context<ConsoleEnv>, deps: Deps): Promise<Response> {
  const { desk } = deps;
  const { viewer } = context.get('signedIn');
  const values = await readForm(context);
  const { id } = values;
  const form = formOf(values);
  const days = daysOf(values);
  const openPage = async (): Promise<WatchPage | undefined> =>
    id === undefined ? undefined : desk.openWatch(viewer, id);
  if (values['do'] === 'try') {
    const trial = await tryDraft(deps, viewer, values);
    return showEditor(context, deps, { page: await openPage(), form, trial, days });
  }
  const version = values['version'] === undefined ? undefined : Number(values['version']);
  const outcome = await desk.saveWatch(viewer, { id, version, form });
  switch (outcome.kind) {
    case 'saved':
      return context.redirect(`/watches/${encodeURIComponent(outcome.watch.id)}?done=saved`, 303);
    case 'wrong':
      return showEditor(context, deps, {
        page: await openPage(),
        form,
        trial: outcome.trial,
        days,
      });
    case 'conflict': {
      const trial = await tryDraft(deps, viewer, values);
      return showEditor(context, deps, {
        page: await openPage(),
        form,
        trial,
        days,
        isConflict: true,
      });
    }
  }
}
