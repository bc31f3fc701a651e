import { html } from 'hono/html';
import type { Feed } from '../../../core/item/feed.ts';
import type { FeedTest } from '../../../ports/feed-use-cases.ts';
import { csrfField, type Html, type PageContext, renderMoment, renderPage } from '../layout.ts';
import { type Page, renderPageLinks } from '../paging.ts';

/** Feeds on one page; an installation may poll thousands. */
export const FEEDS_SHOWN = 100;

/** The feeds with their health, the ill ones first; adding one by the address of a feed or a site. */
export function renderFeeds(
  context: PageContext,
  view: {
    readonly page: Page<Feed>;
    readonly isOnlyIll: boolean;
    readonly looked: { readonly url: string; readonly test: FeedTest } | undefined;
  },
): Html {
  const { words, viewer } = context;
  const isAdmin = viewer.role === 'admin';
  const link = (page: number): string =>
    `/feeds?${new URLSearchParams({ ...(view.isOnlyIll ? { ill: '1' } : {}), page: String(page) }).toString()}`;
  return renderPage(
    context,
    { title: words.feeds },
    html`${isAdmin ? renderAdding(context, view.looked) : ''}
      <p class="tabs">
        <a href="/feeds" ${view.isOnlyIll ? '' : html`aria-current="true"`}>${words.all}</a>
        <a href="/feeds?ill=1" ${view.isOnlyIll ? html`aria-current="true"` : ''}>${words.onlyIll}</a>
      </p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">${words.publisher}</th>
              <th scope="col">${words.state}</th>
              <th scope="col">${words.lastSuccess}</th>
              <th scope="col">${words.nextPoll}</th>
              <th scope="col">${words.itemsPerWeek}</th>
              ${isAdmin ? html`<th scope="col">${words.actions}</th>` : ''}
            </tr>
          </thead>
          <tbody>
            ${view.page.rows.map((feed) => renderFeed(context, feed, isAdmin))}
          </tbody>
        </table>
      </div>
      ${renderPageLinks(view.page, link)}
      ${isAdmin ? renderRowForms(context) : ''}
      ${isAdmin ? renderLists(context) : ''}`,
  );
}

function stateOf(
  { words }: PageContext,
  feed: Feed,
): { readonly kind: string; readonly text: string } {
  if (feed.isDisabled) return { kind: 'off', text: words.switchedOff };
  if (feed.consecutiveErrors > 0)
    return { kind: 'ill', text: words.errorsInARow(feed.consecutiveErrors) };
  return feed.lastFetchAtMs === undefined
    ? { kind: 'off', text: words.notAskedYet }
    : { kind: 'on', text: words.well };
}

function renderFeed(context: PageContext, feed: Feed, isAdmin: boolean): Html {
  const { words } = context;
  const state = stateOf(context, feed);
  return html`<tr>
    <th scope="row">
      ${feed.publisher}${feed.label === undefined ? '' : html` <span class="soft">(${feed.label})</span>`}
      <span class="address">${feed.url}</span>
    </th>
    <td data-name="${words.state}">
      <span class="badge ${state.kind}">${state.text}</span>
      ${feed.lastError === undefined ? '' : html`<span class="wrong">${feed.lastError}</span>`}
    </td>
    <td data-name="${words.lastSuccess}">${renderMoment(context, feed.lastSuccessAtMs)}</td>
    <td data-name="${words.nextPoll}">${feed.isDisabled ? '–' : renderMoment(context, feed.nextPollAtMs)}</td>
    <td data-name="${words.itemsPerWeek}">${words.count(feed.itemsPerWeek)}</td>
    ${
      isAdmin
        ? html`<td><div class="row">
            <button form="poll" name="id" value="${feed.id}" aria-label="${words.pollNow}: ${feed.publisher}">${words.pollNow}</button>
            <details>
              <summary aria-label="${words.remove}: ${feed.publisher}">${words.remove}</summary>
              <button class="danger" form="remove" name="url" value="${feed.url}">${words.removeReally(feed.publisher)}</button>
            </details>
          </div></td>`
        : ''
    }
  </tr>`;
}

/** What the buttons of all rows send: a form in each row was a third of the page. */
function renderRowForms({ csrf }: PageContext): Html {
  return html`<form id="poll" method="post" action="/feeds/poll">${csrfField(csrf)}</form>
    <form id="remove" method="post" action="/feeds/remove">${csrfField(csrf)}</form>`;
}

function renderAdding(
  context: PageContext,
  looked: { readonly url: string; readonly test: FeedTest } | undefined,
): Html {
  const { words, csrf } = context;
  return html`<section class="panel">
    <h2>${words.addFeed}</h2>
    <form method="post" action="/feeds/look" class="search">
      ${csrfField(csrf)}
      <label for="url">${words.address}</label>
      <input id="url" name="url" type="url" required value="${looked?.url ?? ''}" placeholder="https://" aria-describedby="url-hint" />
      <button class="primary">${words.find}</button>
      <small id="url-hint">${words.addFeedHint}</small>
    </form>
    ${looked === undefined ? '' : renderFound(context, looked)}
  </section>`;
}

function renderFound(
  { words, csrf }: PageContext,
  { url, test }: { readonly url: string; readonly test: FeedTest },
): Html {
  if (test.found.length === 0) {
    return html`<p class="problem" role="alert"><b>${words.foundNone}</b> ${url} ${test.problem ?? ''}</p>`;
  }
  return html`<h3>${words.found(test.found.length)}</h3>
    ${test.found.map(
      (found) =>
        html`<form method="post" action="/feeds/add" class="found">
          ${csrfField(csrf)}
          <input type="hidden" name="url" value="${found.url}" />
          <p class="address">${found.url}</p>
          <label>${words.publisher} <input name="publisher" value="${found.title ?? ''}" /></label>
          <label>${words.label} <input name="label" /></label>
          <button class="primary">${words.add}</button>
        </form>`,
    )}
    ${
      test.feed === undefined
        ? ''
        : html`<ul class="plain-list soft">
            ${test.feed.items.map(({ title }) => html`<li>${title}</li>`)}
          </ul>`
    }`;
}

function renderLists({ words, csrf }: PageContext): Html {
  return html`<section class="panel">
    <h2>${words.opml}</h2>
    <form method="post" action="/feeds/import" enctype="multipart/form-data" class="row">
      ${csrfField(csrf)}
      <label>${words.opml} <input type="file" name="file" required accept=".opml,.xml,text/xml" /></label>
      <button>${words.importOpml}</button>
    </form>
    <p><a href="/feeds/export.opml" download>${words.exportOpml}</a></p>
  </section>`;
}
