import { html } from 'hono/html';
import { describeFormProblem } from '../../../core/watch/form-problems.ts';
import type { WatchField, WatchForm } from '../../../core/watch/watch-form.ts';
import type { DraftTrial, WatchPage } from '../../../ports/console.ts';
import { renderDayChart } from '../charts.ts';
import { csrfField, type Html, type PageContext, renderMoment, renderPage } from '../layout.ts';
import { renderTrial, TRIAL_DAYS } from './trial.ts';

/** What the editor shows: a watch or a new one, the form as it stands, and what was tried. */
export interface EditorState {
  /** Undefined: a new watch. */
  readonly page: WatchPage | undefined;
  readonly form: Partial<WatchForm>;
  readonly trial: DraftTrial | undefined;
  readonly days: number;
  /** Somebody else's version, saved meanwhile. */
  readonly isConflict: boolean;
  readonly isEditable: boolean;
  readonly concepts: readonly string[];
}

const FIRST: readonly WatchField[] = ['destinations', 'mode', 'mention'];
const OPTIONS: readonly WatchField[] = [
  'digest',
  'timezone',
  'quiet_hours',
  'break_through',
  'min_publishers',
  'max_per_hour',
  'max_age',
  'visibility',
  'languages',
];
const EXAMPLES: readonly WatchField[] = ['must_match', 'must_not_match'];
const CHOICES: Partial<Record<WatchField, readonly string[]>> = {
  mode: ['instant', 'digest'],
  visibility: ['everyone', 'channel', 'admins'],
};
/** product.md: a query that no chat form holds is written here; the language itself ends at this length. */
const QUERY_CHARACTERS_MAX = 10_000;

/** The page on which a watch is written, tried and saved. */
export function renderEditor(context: PageContext, state: EditorState): Html {
  const { words } = context;
  const { page, trial, isEditable } = state;
  const name = page?.watch.name ?? words.newWatch;
  return renderPage(
    context,
    { title: name },
    html`${
      state.isConflict
        ? html`<div class="problem" role="alert">
              <p><b>${words.conflict}</b></p>
              <p>${words.conflictHint}</p>
              ${page === undefined ? '' : html`<pre>${page.watch.query}</pre>`}
            </div>`
        : ''
    }
      ${isEditable ? '' : html`<p class="soft">${words.readOnlyWatch}</p>`}
      <div class="editor">
        <form method="post" action="/watches/save" id="draft" data-trial="/watches/try">
          ${csrfField(context.csrf)}
          ${
            page === undefined
              ? ''
              : html`<input type="hidden" name="id" value="${page.watch.id}" />
                <input type="hidden" name="version" value="${page.watch.version}" />`
          }
          <fieldset ${isEditable ? '' : html`disabled`}>
            ${field(context, state, 'name')} ${queryField(context, state)}
            ${FIRST.map((key) => field(context, state, key))}
            <details ${isOpen(state, OPTIONS) ? html`open` : ''}>
              <summary>${words.moreOptions}</summary>
              ${OPTIONS.map((key) => field(context, state, key))}
            </details>
            <details ${isOpen(state, EXAMPLES) || (trial?.broken.length ?? 0) > 0 ? html`open` : ''}>
              <summary>${words.examples}</summary>
              ${EXAMPLES.map((key) => field(context, state, key))}
            </details>
            <p class="actions">
              <button class="primary" name="do" value="save">${words.save}</button>
              <button name="do" value="try">${words.tryIt}</button>
              <label class="inline">${words.trialSince}
                <select name="days">
                  ${TRIAL_DAYS.map(
                    (days) =>
                      html`<option value="${days}" ${days === state.days ? html`selected` : ''}>
                        ${words.lastDays(days)}
                      </option>`,
                  )}
                </select>
              </label>
            </p>
          </fieldset>
        </form>
        <section id="trial" class="trial" aria-live="polite" aria-label="${words.liveCheck}">
          ${trial === undefined ? '' : renderTrial(context, { trial, days: state.days, query: state.form.query ?? '' })}
        </section>
      </div>
      ${page === undefined ? '' : renderPast(context, page, isEditable)}`,
  );
}

function isOpen({ form, trial }: EditorState, keys: readonly WatchField[]): boolean {
  const usual: readonly string[] = ['', '1', 'everyone', '6h'];
  return (
    keys.some((key) => !usual.includes(form[key] ?? '')) ||
    (trial?.problems.some((problem) => keys.includes(problem.field)) ?? false)
  );
}

function queryField(context: PageContext, { form, trial, concepts }: EditorState): Html {
  const { words } = context;
  const [label, hint] = [words.fields.query, words.fieldHints.query];
  const isWrong = (trial?.errors.length ?? 0) > 0;
  return html`<div class="field">
    <label for="f-query">${label}</label>
    <div class="complete" data-concepts="${concepts.join(' ')}">
      <textarea
        id="f-query"
        name="query"
        rows="4"
        maxlength="${QUERY_CHARACTERS_MAX}"
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        required
        aria-describedby="h-query trial"
        ${isWrong ? html`aria-invalid="true"` : ''}
      >
${form.query ?? ''}</textarea
      >
    </div>
    <small id="h-query">${hint}</small>
  </div>`;
}

function field(context: PageContext, { form, trial }: EditorState, key: WatchField): Html {
  const { words, viewer } = context;
  const [label, hint] = [words.fields[key], words.fieldHints[key]];
  const value = form[key] ?? '';
  const problem = trial?.problems.find((candidate) => candidate.field === key);
  const described = problem === undefined ? `h-${key}` : `h-${key} p-${key}`;
  const invalid = problem === undefined ? '' : html`aria-invalid="true"`;
  const choices = CHOICES[key];
  const isLong = EXAMPLES.includes(key);
  const control =
    choices === undefined
      ? isLong
        ? html`<textarea id="f-${key}" name="${key}" rows="3" aria-describedby="${described}" ${invalid}>
${value}</textarea
          >`
        : html`<input id="f-${key}" name="${key}" value="${value}" aria-describedby="${described}" ${invalid} />`
      : html`<select id="f-${key}" name="${key}" aria-describedby="${described}">
          ${choices.map((choice) => html`<option ${choice === value ? html`selected` : ''}>${choice}</option>`)}
        </select>`;
  return html`<div class="field">
    <label for="f-${key}">${label}</label>
    ${control}
    ${problem === undefined ? '' : html`<small class="wrong" id="p-${key}">${describeFormProblem(problem, viewer.language)}</small>`}
    <small id="h-${key}">${hint}</small>
  </div>`;
}

function renderPast(context: PageContext, page: WatchPage, isEditable: boolean): Html {
  const { words, viewer, csrf } = context;
  const { watch, versions, days } = page;
  return html`<section class="panel">
      <h2>${words.alertsByDay}</h2>
      ${renderDayChart(days, words.alertsByDay, { words, timezone: viewer.timezone })}
    </section>
    <section class="panel">
      <h2>${words.history}</h2>
      <ol class="history">
        ${versions.map(
          ({ watch: old, audit }) =>
            html`<li>
              <p>
                <b>${words.version} ${old.version}</b> · ${renderMoment(context, audit.atMs)} · ${audit.actor} ·
                ${audit.action}
              </p>
              <pre class="query">${old.query}</pre>
              ${
                old.version === watch.version
                  ? html`<span class="badge on">${words.current}</span>`
                  : isEditable
                    ? html`<form method="post" action="/watches/restore">
                        ${csrfField(csrf)}
                        <input type="hidden" name="id" value="${watch.id}" />
                        <input type="hidden" name="version" value="${old.version}" />
                        <button aria-label="${words.bringBack}: ${words.version} ${old.version}">
                          ${words.bringBack}
                        </button>
                      </form>`
                    : ''
              }
            </li>`,
        )}
      </ol>
    </section>
    ${isEditable ? renderDanger(context, page) : ''}`;
}

function renderDanger({ words, csrf }: PageContext, { watch }: WatchPage): Html {
  return html`<section class="panel row">
    <form method="post" action="/watches/pause">
      ${csrfField(csrf)}
      <input type="hidden" name="id" value="${watch.id}" />
      <input type="hidden" name="paused" value="${watch.isPaused ? 'no' : 'yes'}" />
      <button>${watch.isPaused ? words.resume : words.pause}</button>
    </form>
    <details>
      <summary>${words.remove}</summary>
      <form method="post" action="/watches/remove">
        ${csrfField(csrf)}
        <input type="hidden" name="id" value="${watch.id}" />
        <button class="danger">${words.removeReally(watch.name)}</button>
      </form>
    </details>
  </section>`;
}
