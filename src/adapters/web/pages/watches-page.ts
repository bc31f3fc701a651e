import { html } from 'hono/html';
import type { WatchRow } from '../../../ports/console.ts';
import { renderSparkline } from '../charts.ts';
import { type Html, type PageContext, renderPage } from '../layout.ts';
import { type Page, renderPageLinks } from '../paging.ts';

/** Watches on one page: about 90 KB. An installation of many servers has hundreds. */
export const WATCHES_SHOWN = 100;
/** Of a long query the list shows the beginning; the editor has all of it. */
const QUERY_CHARACTERS_SHOWN = 200;

/** Every watch that the viewer may see, with what it brings. */
export function renderWatches(context: PageContext, page: Page<WatchRow>): Html {
  const { words, viewer } = context;
  const percent = new Intl.NumberFormat(words.tag, { style: 'percent', maximumFractionDigits: 0 });
  return renderPage(
    context,
    { title: words.watches, isLive: true },
    html`${
      viewer.role === 'admin'
        ? html`<p><a class="button primary" href="/watches/new">${words.newWatch}</a></p>`
        : ''
    }
      ${
        page.rows.length === 0
          ? html`<p class="soft">${words.noWatches}</p>`
          : html`<div class="table" id="watches" data-live>
              <table>
                <thead>
                  <tr>
                    <th scope="col">${words.watch}</th>
                    <th scope="col">${words.perDay}</th>
                    <th scope="col" title="${words.precisionHint}">${words.precision}</th>
                    <th scope="col">${words.destinations}</th>
                    <th scope="col">${words.state}</th>
                  </tr>
                </thead>
                <tbody>
                  ${page.rows.map((row) => renderRow(context, row, percent))}
                </tbody>
              </table>
            </div>`
      }
      ${renderPageLinks(page, (number) => `/watches?page=${number}`)}`,
  );
}

function cut(query: string): string {
  if (query.length <= QUERY_CHARACTERS_SHOWN) return query;
  // A character of two halves may stand at the cut.
  return `${query.slice(0, QUERY_CHARACTERS_SHOWN - 1).toWellFormed()}…`;
}

function renderRow(
  { words }: PageContext,
  { watch, days, alerts, precision }: WatchRow,
  percent: Intl.NumberFormat,
): Html {
  const unknown = alerts === 0 ? '–' : words.nothingReported;
  const shownPrecision = precision === undefined ? unknown : percent.format(precision);
  const title = `${words.perDay}: ${words.count(alerts)}`;
  return html`<tr>
    <th scope="row">
      <a href="/watches/${watch.id}">${watch.name}</a>
      <code class="query">${cut(watch.query)}</code>
    </th>
    <td data-name="${words.perDay}">${renderSparkline(days, title)} ${words.count(alerts)}</td>
    <td data-name="${words.precision}">${shownPrecision}</td>
    <td data-name="${words.destinations}">${watch.destinations.join(', ')}</td>
    <td data-name="${words.state}">
      <span class="badge ${watch.isPaused ? 'off' : 'on'}">${watch.isPaused ? words.paused : words.active}</span>
    </td>
  </tr>`;
}
