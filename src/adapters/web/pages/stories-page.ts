import { html } from 'hono/html';
import type { SearchPage } from '../../../ports/archive-use-cases.ts';
import { type Html, type PageContext, renderPage } from '../layout.ts';
import { renderHits } from './hits.ts';

/** What the archive holds, newest first, or what a query finds in it. */
export function renderStories(
  context: PageContext,
  {
    query,
    page,
    problem,
  }: {
    readonly query: string;
    readonly page: SearchPage;
    /** What is wrong with the query: its message with the caret, and a hint. */
    readonly problem: { readonly message: string; readonly hint: string | undefined } | undefined;
  },
): Html {
  const { words, viewer } = context;
  const next = new URLSearchParams({ q: query, next: page.next ?? '' });
  const watch = new URLSearchParams({ query });
  return renderPage(
    context,
    { title: words.stories },
    html`<form method="get" action="/stories" class="search" role="search">
        <label for="q">${words.search}</label>
        <input id="q" name="q" type="search" value="${query}" spellcheck="false" aria-describedby="q-hint" />
        <button class="primary">${words.search}</button>
        <small id="q-hint">${words.searchHint}</small>
      </form>
      ${
        problem === undefined
          ? ''
          : html`<div class="problem" role="alert">
              ${renderProblem(problem.message)}
              ${problem.hint === undefined ? '' : html`<p>${problem.hint}</p>`}
            </div>`
      }
      ${
        problem !== undefined
          ? ''
          : query === ''
            ? html`<h2>${words.newest}</h2>`
            : viewer.role === 'admin'
              ? html`<p><a class="button" href="/watches/new?${watch.toString()}">${words.watchThis}</a></p>`
              : ''
      }
      ${problem === undefined && page.hits.length === 0 ? html`<p class="soft">${words.searchNone}</p>` : renderHits(context, page.hits)}
      ${page.next === undefined ? '' : html`<p><a class="button" rel="next" href="/stories?${next.toString()}">${words.next}</a></p>`}`,
  );
}

/** The first line is a sentence and wraps; the query with the caret under its column must not. */
function renderProblem(message: string): Html {
  const [sentence = '', ...caret] = message.split('\n');
  return html`<p>${sentence}</p>
    <pre class="caret" tabindex="0">${caret.join('\n')}</pre>`;
}
