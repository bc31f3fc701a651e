import { html } from 'hono/html';
import { renderCaret } from '../../../core/query/caret.ts';
import { describeQueryError } from '../../../core/query/describe-query-error.ts';
import type { QueryError } from '../../../core/query/query-error.ts';
import { describeFormProblem } from '../../../core/watch/form-problems.ts';
import type { SearchHit } from '../../../ports/archive-use-cases.ts';
import type { DraftTrial } from '../../../ports/console.ts';
import type { Backtest } from '../../../ports/watch-use-cases.ts';
import { renderBars, renderDayChart } from '../charts.ts';
import { drawDiscord } from '../draw-discord.ts';
import { drawSlack } from '../draw-slack.ts';
import type { Html, PageContext } from '../layout.ts';
import { renderHits } from './hits.ts';

/** How far back the archive can be asked, in days. */
export const TRIAL_DAYS = [30, 90] as const;
const HITS_SHOWN = 8;
const RANKS_SHOWN = 8;

/** What a draft would do: what is wrong with it, or what it would have caught. */
export function renderTrial(
  context: PageContext,
  {
    trial,
    days,
    query,
  }: { readonly trial: DraftTrial; readonly days: number; readonly query: string },
): Html {
  const { words, viewer } = context;
  return html`${trial.errors.map((error) => renderError(context, query, error))}
  ${trial.problems
    // What is not filled in yet is said beside its field when it is to be saved.
    .filter(({ kind }) => kind !== 'missing')
    .map(
      (problem) =>
        html`<p class="problem">
          <b>${words.fields[problem.field]}:</b>
          ${describeFormProblem(problem, viewer.language)}
        </p>`,
    )}
  ${trial.broken.map(
    ({ text, isWanted }) =>
      html`<p class="problem">
        <b>${isWanted ? words.brokenWanted : words.brokenUnwanted}</b> “${text}”
      </p>`,
  )}
  ${
    trial.canonical === undefined || trial.canonical === query.trim()
      ? ''
      : html`<p class="canonical">${words.canonicalForm}: <code>${trial.canonical}</code></p>`
  }
  ${trial.trial === undefined ? '' : renderBacktest(context, trial.trial, days)}
  ${
    trial.preview === undefined
      ? ''
      : html`<section>
          <h2>${words.previewOf}</h2>
          <div class="previews">
            <figure><figcaption>${words.asSlack}</figcaption>${drawSlack(trial.preview.slack)}</figure>
            <figure><figcaption>${words.asDiscord}</figcaption>${drawDiscord(trial.preview.discord)}</figure>
          </div>
        </section>`
  }`;
}

function renderError({ words, viewer }: PageContext, query: string, error: QueryError): Html {
  const { message, hint } = describeQueryError(error, viewer.language);
  return html`<div class="problem" role="alert">
    <p><b>${message}</b> <span class="soft">${error.code}, ${words.column(error.column)}</span></p>
    <pre class="caret" tabindex="0">${renderCaret(query, error).join('\n')}</pre>
    <p>${hint}</p>
  </div>`;
}

function renderBacktest(context: PageContext, trial: Backtest, days: number): Html {
  const { words, viewer } = context;
  const chart = trial.days.map(({ day, stories }) => ({ dayMs: Date.parse(day), count: stories }));
  return html`${
    trial.warnings.length === 0
      ? ''
      : html`<div class="warning">
            <b>${words.warnings}</b>
            ${trial.warnings.map((warning) => html`<p>${warning}</p>`)}
          </div>`
  }
    <section>
      <h2>${trial.items === 0 ? words.trialNone(days) : words.trialHits(trial.stories, trial.items, days)}</h2>
      ${renderDayChart(chart, words.alertsByDay, { words, timezone: viewer.timezone })}
    </section>
    ${trial.difference === undefined ? '' : renderDifference(context, trial.difference)}
    ${
      trial.items === 0
        ? ''
        : html`<section class="columns">
              <div>
                <h3>${words.topPublishers}</h3>
                ${renderBars(trial.publishers.slice(0, RANKS_SHOWN).map(({ publisher, items }) => ({ name: publisher, count: items })))}
              </div>
              <div>
                <h3>${words.topTerms}</h3>
                ${renderBars(trial.terms.slice(0, RANKS_SHOWN).map(({ term, items }) => ({ name: term, count: items })))}
              </div>
            </section>
            <section>
              <h2>${words.samples}</h2>
              ${renderHits(context, trial.samples.slice(0, HITS_SHOWN))}
            </section>`
    }`;
}

function renderDifference(
  context: PageContext,
  { gained, lost }: { readonly gained: readonly SearchHit[]; readonly lost: readonly SearchHit[] },
): Html {
  const { words } = context;
  if (gained.length + lost.length === 0) return html`<p class="soft">${words.unchanged}</p>`;
  const part = (title: string, kind: string, hits: readonly SearchHit[]): Html =>
    hits.length === 0
      ? html``
      : html`<details class="${kind}">
          <summary>${title}</summary>
          ${renderHits(context, hits.slice(0, HITS_SHOWN))}
        </details>`;
  return html`${part(words.gained(gained.length), 'gained', gained)}
  ${part(words.lost(lost.length), 'lost', lost)}`;
}
